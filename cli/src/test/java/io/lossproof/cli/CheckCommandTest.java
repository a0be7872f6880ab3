package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {

    private static final String DENSITY = "-Log(Exp(-(y - m)^2/(2*s^2))/(s*Sqrt(2*pi)))";
    private static final String NORMAL = "y: real, m: real, s: positive";

    /** The conditions exclude each other, and agreement over no points is no evidence. */
    private static final String[] UNDECIDED = {
        "exp(x) == x", "--where", "x: real", "--given", "x > 1", "--given", "x < 0"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static Outcome check(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Outcome.of(all);
    }

    // ---- verdicts -------------------------------------------------------------------------------------------------

    @Test
    void aFamilyOfVeryManyMembersIsNotWrittenOut() {
        Outcome.of("check", "product(x[i], i, 1, 1000000) == x[1]", "--where", "x: positive^1000000")
                .mustContain("the family x has 1000000 members; at most 64 are looked at");
    }

    @Test
    void aStatementMayBeginWithAMinus() {
        Outcome.of("check", "-x == 0 - x", "--where", "x: real").mustAnswer(0).mustContain("proved: -x == 0 - x");
        Outcome.of("check", "--where", "x: real", "-(x^2) <= 0").mustAnswer(0);
        Outcome.of("check", "--where", "x: real", "--x == x").mustAnswer(0);
        Outcome.of("check", "--relatoin", "scale", "x == x", "--where", "x: real")
                .mustRefuse("lossproof check: Unknown option: '--relatoin'; see lossproof check --help");
        Outcome.of("check", "--relatoin")
                .mustRefuse("lossproof check: Unknown option: '--relatoin'; see lossproof check --help");
    }

    @Test
    void provesTheReflectionOfSoftplus() {
        Outcome outcome = check("Log(1+Exp(z)) == z + Log(1+Exp(-z))", "--where", "z: real")
                .mustAnswer(0);
        assertEquals(
                "proved: log(1 + exp(z)) == z + log(1 + exp(-z))",
                outcome.lines().get(0));
        outcome.mustContain("normal form: proved");
        outcome.mustContain("enclosure: supported");
    }

    @Test
    void refutesTheReflectionWithAFactorAtOneAndShowsBothEnclosures() {
        Outcome outcome = check("Log(1+Exp(z)) == 2*z + Log(1+Exp(-z))", "--where", "z: real")
                .mustAnswer(1);
        List<String> lines = outcome.lines();
        assertAll(
                () -> assertEquals("refuted: log(1 + exp(z)) == 2*z + log(1 + exp(-z))", lines.get(0)),
                () -> assertTrue(lines.contains("  counterexample: z = 1"), outcome.out()),
                // log(1 + e) and 2 + log(1 + 1/e)
                () -> outcome.mustContain("left:  [1.3132616875182228340489954949678556"),
                () -> outcome.mustContain("right: [2.3132616875182228340489954949678556"));
    }

    @Test
    void refutesThatTheRootOfASquareIsTheNumberOverTheReals() {
        Outcome outcome = check("Sqrt(x^2) == x", "--where", "x: real").mustAnswer(1);
        assertEquals("refuted: sqrt(x^2) == x", outcome.lines().get(0));
        outcome.mustContain("counterexample: x = -1");
        outcome.mustContain("left:  1");
        outcome.mustContain("right: -1");
    }

    @Test
    void provesThatTheRootOfASquareIsTheNumberWhereItIsPositive() {
        Outcome outcome = check("Sqrt(x^2) == x", "--where", "x: positive").mustAnswer(0);
        assertEquals("proved: sqrt(x^2) == x", outcome.lines().get(0));
    }

    @Test
    void leavesOpenWhatNoPointCanBeTriedFor() {
        Outcome outcome = check(UNDECIDED).mustAnswer(3);
        assertEquals("undecided: exp(x) == x", outcome.lines().get(0));
    }

    @Test
    void comparesUpToAConstant() {
        check("(y - m)^2/(2*s^2) == " + DENSITY, "--where", NORMAL).mustAnswer(1);
        Outcome outcome = check(
                        "(y - m)^2/(2*s^2) == " + DENSITY, "--where", NORMAL, "--relation", "constant", "--in", "m")
                .mustAnswer(0);
        outcome.mustContain("up to: constant, in m");
    }

    @Test
    void comparesUpToAPositiveFactor() {
        String statement = "(y - m)^2 == " + DENSITY;
        check(statement, "--where", NORMAL, "--relation", "constant", "--in", "m")
                .mustAnswer(1);
        Outcome outcome = check(statement, "--where", NORMAL, "--relation", "SCALE", "--in", " m ,")
                .mustAnswer(0);
        outcome.mustContain("up to: scale, in m");
    }

    @Test
    void judgesTheAccuracyOfAnEvaluation() {
        Outcome supported = check("softplus(z) == log(1 + exp(z))", "--where", "z: real", "--relation", "float(4 ulp)")
                .mustAnswer(0);
        supported.mustContain("relation: float(4 ulp)");
        Outcome refuted = check("exp(x) - 1 == expm1(x)", "--where", "x: real", "--relation", "float32(2 ulp)")
                .mustAnswer(1);
        refuted.mustContain("2 ulp allowed");
        refuted.mustContain("nearest relation that holds: expm1(x) is within float32(2 ulp)");
    }

    @Test
    void refusesWhatIsNoAccuracy() {
        Outcome outcome = check("x == x", "--where", "x: real", "--relation", "float(many ulp)");
        assertEquals(2, outcome.status());
        assertTrue(
                outcome.err().contains("'many' in 'float(many ulp)' is not a positive number of ulps"), outcome.err());
        Outcome parameters = check("x == x", "--where", "x: real", "--relation", "float(4 ulp)", "--in", "x");
        assertEquals(2, parameters.status());
    }

    @Test
    void comparesMinimisers() {
        String statement = "(y - m)^2 == " + DENSITY;
        Outcome outcome = check(statement, "--where", NORMAL, "--relation", "argmin", "--in", "m")
                .mustAnswer(0);
        outcome.mustContain("up to: argmin, in m");
        Outcome refuted = check("(m - y)^2 == (m - 2*y)^2", "--where", NORMAL, "--relation", "argmin", "--in", "m")
                .mustAnswer(1);
        refuted.mustContain("counterexample: ");
        refuted.mustContain("m' = ");
        check("(m - 1)^2 == (m - 1)^2 + (m - 1)^4", "--where", "m: real", "--relation", "argmin", "--in", "m")
                .mustAnswer(0);
    }

    @Test
    void takesLimits() {
        check("limit(q*(1 - q)/n, n, inf) == 0", "--where", "q: unit, n: positive")
                .mustAnswer(0)
                .mustContain("limit: supported, the left side is 0: it behaves like q*(1 - q)/n");
        check("limit(q*(1 - q)/n, n, inf) == q", "--where", "q: unit, n: positive")
                .mustAnswer(1);
        check("limit(1/x, x, 0) == 0", "--where", "x: real").mustAnswer(1);
        check("limit(sin(x), x, inf) == 0", "--where", "x: real").mustAnswer(3);
        check("limit(x, x, -1) == 0", "--where", "x: positive")
                .mustRefuse(
                        "lossproof check: statement: column 13 of 'limit(x, x, -1) == 0': -1 is not approached from inside"
                                + " positive");
    }

    @Test
    void usesTheGivenConditions() {
        String[] statement = {"abs(x - y) == y - x", "--where", "x: real, y: real"};
        check(statement).mustAnswer(1);
        check(statement[0], statement[1], statement[2], "--given", "x < y").mustAnswer(0);
        check(statement[0], statement[1], statement[2], "--given", "x < 0", "--given", "y > 0")
                .mustAnswer(0);
    }

    @ParameterizedTest
    @CsvSource({
        "exp(x) >= 1 + x, 0",
        "exp(x) <= 1 + x, 1",
        "exp(x) > 0, 0",
        "exp(x) < 0, 1",
    })
    void readsEveryOrder(String statement, int status) {
        int found = check(statement, "--where", "x: real").status();
        assertEquals(status, found);
    }

    // ---- JSON -----------------------------------------------------------------------------------------------------

    @Test
    void writesTheResultAsJsonToStandardOutputAndNothingElse() {
        Outcome outcome = check("Log(1+Exp(z)) == 2*z + Log(1+Exp(-z))", "--where", "z: real", "--json", "-")
                .mustAnswer(1);
        JsonNode result = Schema.CHECK_RESULT.mustAccept(outcome.out());
        JsonNode claim = result.path("claims").path(0);
        assertAll(
                () -> assertEquals(1, result.path("claims").size()),
                () -> assertEquals("refuted", claim.path("verdict").textValue()),
                () -> assertFalse(claim.path("as_expected").booleanValue()),
                () -> assertEquals(
                        1, claim.path("counterexample").path("at").path("z").intValue()));
    }

    @Test
    void writesTheResultAsJsonToAFileAndTheAnswerAsText() throws IOException {
        Path file = folder.resolve("result.json");
        Files.writeString(file, "an older result");
        Outcome outcome = check("Sqrt(x^2) == x", "--where", "x: positive", "--json", file.toString())
                .mustAnswer(0);
        assertEquals("proved: sqrt(x^2) == x", outcome.lines().get(0));
        JsonNode result = Schema.CHECK_RESULT.mustAccept(Files.readString(file));
        assertEquals("proved", result.path("claims").path(0).path("verdict").textValue());
        assertEquals(List.of("result.json"), filesLeft());
    }

    @Test
    void writesAnUndecidedResultAsNotExpected() {
        Outcome outcome = check(Stream.concat(Stream.of(UNDECIDED), Stream.of("--json", "-"))
                        .toArray(String[]::new))
                .mustAnswer(3);
        JsonNode claim =
                Schema.CHECK_RESULT.mustAccept(outcome.out()).path("claims").path(0);
        assertEquals("undecided", claim.path("verdict").textValue());
        assertFalse(claim.path("as_expected").booleanValue());
    }

    @Test
    void repeatsARunWithItsSeed() {
        String[] command = {"exp(x) >= 1 + x", "--where", "x: real", "--seed", "99", "--json", "-"};
        String first = check(command).out();
        assertEquals(99, Schema.parse(first).path("seed").intValue());
        assertEquals(withoutTime(first), withoutTime(check(command).out()));
    }

    private static String withoutTime(String json) {
        return json.replaceAll("\"seconds\" : [0-9.E-]+", "");
    }

    // ---- unusable input -------------------------------------------------------------------------------------------

    static Stream<List<String>> refusals() {
        return Stream.of(
                List.of("'q' is not declared; declared are x", "exp(x) == q", "--where", "x: real"),
                List.of("'x' is not declared; no variable is", "exp(x) == x"),
                List.of("column 7 of 'exp(x == x': '==' where ')' would be right", "exp(x == x", "--where", "x: real"),
                List.of("column 14 of ", "exp(x) == x +* 2", "--where", "x: real"),
                List.of("column 1 of '': ", "", "--where", "x: real"),
                List.of("'==', '<=', '>=', '<' or '>' would be right", "exp(x)", "--where", "x: real"),
                List.of(
                        "'funny' is none of equal, constant, scale",
                        "x == x",
                        "--where",
                        "x: real",
                        "--relation",
                        "funny"),
                List.of(
                        "--in: scale needs the parameters it speaks of",
                        "x == x",
                        "--where",
                        "x: real",
                        "--relation",
                        "scale"),
                List.of(
                        "--in: 'q' is not declared",
                        "x == x",
                        "--where",
                        "x: real",
                        "--relation",
                        "scale",
                        "--in",
                        "q"),
                List.of(
                        "--in: parameters go with constant, scale, gradient and argmin",
                        "x == x",
                        "--where",
                        "x: real",
                        "--in",
                        "x"),
                List.of("x is declared twice", "x == x", "--where", "x: real, x: positive"),
                List.of("'rael' is not a domain; domains are real, ", "x == x", "--where", "x: rael"),
                List.of("the end where ':' would be right", "x == x", "--where", "x"),
                List.of(
                        "--given: column 1 of 'q > 1': 'q' is not declared",
                        "x == x",
                        "--where",
                        "x: real",
                        "--given",
                        "q > 1"),
                List.of("Missing required parameter: 'STATEMENT|FILE'", "--where", "x: real"),
                List.of("'--seed': 'abc' is not a long", "x == x", "--where", "x: real", "--seed", "abc"),
                List.of("Unknown option: '--bogus'", "x == x", "--where", "x: real", "--bogus"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesInOneLineAndWritesNothing(List<String> messageAndCommand) {
        List<String> command = messageAndCommand.subList(1, messageAndCommand.size());
        Outcome outcome = check(Stream.concat(
                        command.stream(),
                        Stream.of("--json", folder.resolve("result.json").toString()))
                .toArray(String[]::new));
        assertAll(
                () -> assertEquals(2, outcome.status()),
                () -> assertEquals("", outcome.out()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()),
                () -> assertTrue(outcome.err().startsWith("lossproof check: "), outcome.err()),
                () -> assertTrue(outcome.err().contains(messageAndCommand.get(0)), outcome.err()),
                () -> assertEquals(List.of(), filesLeft()));
    }

    @Test
    void namesEverythingThatIsWrong() {
        check("x == ", "--where", "x: real", "--given", "q > 1", "--given", "x >", "--relation", "foo")
                .mustRefuse(
                        "lossproof check: --given: column 1 of 'q > 1': 'q' is not declared; declared are x",
                        "lossproof check: --given: column 4 of 'x >': the end where a number, a name or '(' would be"
                                + " right",
                        "lossproof check: --relation: 'foo' is none of equal, constant, scale, gradient, argmin, float(4 ulp), float32(4 ulp)",
                        "lossproof check: statement: column 6 of 'x == ': the end where a number, a name or '(' would"
                                + " be right");
    }

    @Test
    void doesNotCallNamesUndeclaredWhereTheDeclarationsAreWrong() {
        Outcome outcome = check("x == q", "--where", "x: rael", "--given", "x > 1", "--relation", "scale", "--in", "x");
        assertEquals(2, outcome.status());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("'rael' is not a domain"), outcome.err());
    }

    static Stream<String> hostileFormulas() {
        return Stream.of(
                "(".repeat(9_000) + "x" + ")".repeat(9_000),
                "(".repeat(15_000) + "x",
                "sin(".repeat(3_000) + "x" + ")".repeat(3_000),
                "-".repeat(19_000) + "x",
                "x" + "^x".repeat(9_000),
                "if(x > 0, ".repeat(1_000) + "x" + ", 0)".repeat(1_000),
                "abs(".repeat(100_000) + "x");
    }

    @ParameterizedTest
    @MethodSource("hostileFormulas")
    void refusesHostileNestingAtOnceAndInOneShortLine(String formula) {
        Outcome outcome = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> check(formula + " == x", "--where", "x: real"));
        assertAll(
                () -> assertEquals(2, outcome.status()),
                () -> assertEquals("", outcome.out()),
                () -> assertEquals(1, outcome.err().lines().count()),
                () -> assertTrue(outcome.err().length() < 400, outcome.err()));
    }

    @Test
    void refusesAFileThatCannotBeWrittenWithoutAnAnswer() {
        Path file = folder.resolve("nowhere").resolve("result.json");
        Outcome outcome = check("Sqrt(x^2) == x", "--where", "x: positive", "--json", file.toString());
        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("lossproof check: cannot write " + file + ": "), outcome.err());
        assertEquals(List.of(), filesLeft());
    }

    private List<String> filesLeft() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
