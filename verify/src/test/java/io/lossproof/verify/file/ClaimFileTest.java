package io.lossproof.verify.file;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFileTest {

    private static ClaimFile.Entry only(String... lines) {
        List<ClaimFile.Entry> entries =
                ClaimFile.read("f", String.join("\n", lines)).entries();
        assertEquals(1, entries.size());
        return entries.get(0);
    }

    private static Claim claim(String... lines) {
        ClaimFile.Entry entry = only(lines);
        assertEquals(List.of(), entry.problems());
        return entry.claim().orElseThrow();
    }

    private static List<String> problems(String text) {
        return assertThrows(NoClaimFileException.class, () -> ClaimFile.read("f", text))
                .problems();
    }

    // ---- what is read ---------------------------------------------------------------------------------------------

    @Test
    void readsEveryFieldOfAClaim() {
        Claim claim = claim(
                "claims:",
                "  - id: scaled",
                "    claim: 2*(x - m)^2 == (x - m)^2",
                "    where: {x: real, m: real}",
                "    given: [x > m, m > 0]",
                "    relation: scale",
                "    in: [m]",
                "    expect: fails",
                "    source: a book");
        assertAll(
                () -> assertEquals("scaled", claim.id()),
                () -> assertEquals("2*(x - m)^2 == (x - m)^2", claim.statement()),
                () -> assertEquals(2, claim.scope().given().size()),
                () -> assertEquals(Claim.UpTo.SCALE, claim.upTo()),
                () -> assertEquals(List.of("m"), claim.in()),
                () -> assertFalse(claim.expected()),
                () -> assertEquals("a book", claim.source()));
    }

    @Test
    void aClaimHoldsEquallyOverTheRealsUnlessItSaysOtherwise() {
        Claim claim = claim("claims:", "- id: a", "  claim: x == x", "  where: {x: real}");
        assertAll(
                () -> assertTrue(claim.expected()),
                () -> assertEquals(Claim.UpTo.EQUAL, claim.upTo()),
                () -> assertTrue(claim.scope().given().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x: {0, 1}}           | x: {0, 1}",
                "{x: {-1, 1/2, 3}}     | x: {-1, 1/2, 3}",
                "{x: [0, 1]}           | x: [0, 1]",
                "{x: '(0, 1]'}         | x: (0, 1]",
                "\"x: {0, 1}, y: real\" | x: {0, 1}, y: real",
                "{x: vector(3)}        | x: vector(3)",
                "{x: '{1, ..., 3}'}    | x: {1, ..., 3}",
                "{x: {1, ..., 3}}      | x: {1, ..., 3}",
            })
    void readsDomainsAsPeopleWriteThem(String where, String scope) {
        Claim claim = claim("claims:", "- id: a", "  claim: 1 == 1", "  where: " + where);
        assertEquals(scope, claim.scope().toString());
    }

    @Test
    void readsOneConditionAndOneName() {
        Claim claim = claim(
                "claims:",
                "- id: a",
                "  claim: a + 1 == a",
                "  where: {a: real, b: real}",
                "  given: a < b",
                "  relation: constant",
                "  in: a, b");
        assertAll(
                () -> assertEquals(1, claim.scope().given().size()), () -> assertEquals(List.of("a", "b"), claim.in()));
    }

    @Test
    void readsJson() {
        Claim claim = claim("{\"claims\":\t[{\"id\": \"a\",\n\t\"claim\": \"x == x\", \"where\": {\"x\": \"real\"}}]}");
        assertEquals("x == x", claim.statement());
    }

    // ---- claims that cannot be read -------------------------------------------------------------------------------

    @Test
    void saysAllThatIsWrongWithItsLineAndKeepsTheOtherClaims() {
        ClaimFile file = ClaimFile.read("f", """
                claims:
                  - id: a
                    claim: log(1 + x == x
                    where: {x: real}
                    colour: red
                  - id: a
                    claim: x == x
                    where: {x: reel}
                    expect: perhaps
                  - claim: [x]
                    relation: near
                  - nothing
                  - id: good
                    claim: x == x
                    where: {x: real}
                """);
        List<String> problems = file.entries().stream()
                .flatMap(entry -> entry.problems().stream())
                .toList();
        assertAll(
                () -> assertEquals(5, file.entries().size()),
                () -> assertTrue(file.entries().get(4).claim().isPresent()),
                () -> assertTrue(file.entries().subList(0, 4).stream()
                        .allMatch(entry -> entry.claim().isEmpty())),
                () -> assertEquals(
                        List.of(
                                "f, line 5: 'colour' is unknown;"
                                        + " a claim has id, claim, where, given, relation, in, expect, source",
                                "f, line 3: claim: column 11 of 'log(1 + x == x': '==' where ')' would be right",
                                "f, line 6: the id 'a' stands in line 2 already",
                                "f, line 9: 'expect' is holds or fails, not 'perhaps'",
                                "f, line 8: where: column 4 of 'x: reel': 'reel' is not a domain;"
                                        + " domains are real, positive, nonnegative, negative, nonzero, unit, integer,"
                                        + " natural, an interval (a, b], a set {0, 1}, vector(K), simplex(K),"
                                        + " closed-simplex(K), positive-definite(d), a power positive^n of one of these",
                                "f, line 10: 'id' is missing",
                                "f, line 10: 'claim' is a text; one that begins with {, [ or * is quoted",
                                "f, line 11: relation: 'near' is none of equal, constant, scale, gradient, argmin,"
                                        + " float(4 ulp), float32(4 ulp)",
                                "f, line 12: a claim is a mapping with id, claim and where"),
                        problems));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relation: scale            | in: scale needs the parameters it speaks of, such as mu",
                "in: x                      | in: parameters go with constant, scale, gradient and argmin",
                "given: x + 1               | given: ",
                "given: {x: 1}              | 'given' is a text or a list of texts",
                "where: {x: }               | 'x' needs a domain",
                "where: [x, real]           | 'where' is a mapping from names to domains",
                "where: {x: {a: b}}         | 'x' needs a domain",
                "claim: {x: 1}              | 'claim' is a text; one that begins with {, [ or * is quoted",
                "id: ''                     | 'id' is a text that is not empty",
                "expect: true               | 'expect' is holds or fails, not 'true'",
            })
    void refusesAFieldThatSaysNothing(String field, String problem) {
        String name = field.substring(0, field.indexOf(':'));
        StringBuilder text = new StringBuilder("claims:\n- " + field);
        if (!name.equals("id")) {
            text.append("\n  id: a");
        }
        if (!name.equals("claim")) {
            text.append("\n  claim: x == x");
        }
        if (!name.equals("where")) {
            text.append("\n  where: {x: real}");
        }
        ClaimFile.Entry entry = only(text.toString());
        assertTrue(entry.claim().isEmpty());
        assertEquals(1, entry.problems().size(), entry.problems().toString());
        assertTrue(
                entry.problems().get(0).startsWith("f, line 2: " + problem),
                entry.problems().toString());
    }

    // ---- files that are none --------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | f: the file is empty; it begins with 'claims:'",
                "text                                | f: this is no claim file; it begins with 'claims:'",
                "a: b                                | f: this is no claim file; it has no 'claims'",
                "claims: text                        | f, line 1: 'claims' is a list, each item with '- id:'",
                "'claims: !!java.net.URL [x]'        | f, line 1: tags are not read",
                "'claims: !x [x]'                    | f, line 1: tags are not read",
                "'claims: [&a x, *a]'                | f, line 1: aliases are not read",
            })
    void refusesWhatIsNoClaimFile(String text, String problem) {
        assertEquals(problem, problems(text).get(0));
    }

    @Test
    void refusesTwoDocuments() {
        assertEquals(List.of("f, line 2: a claim file is one document"), problems("claims: []\n---\nclaims: []"));
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        List<String> problems = problems("claims:\n - id: a\n   claim: [x\n - b");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("f, line 4, column "), problems.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 1_000, 100_000})
    void refusesDeepNestingBeforeBuildingAnything(int depth) {
        assertEquals(List.of("f, line 1: nested more than 12 deep"), problems("[".repeat(depth)));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertEquals(
                List.of("f: the file has 20000001 characters; at most 20000000 are read"),
                problems(" ".repeat(20_000_001)));
    }

    @Test
    void anEmptyListOfClaimsIsAClaimFile() {
        assertEquals(List.of(), ClaimFile.read("f", "claims: []").entries());
    }
}
