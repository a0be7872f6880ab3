package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CheckFilesTest {

    private static final String GOOD = """
            claims:
              - id: reflection
                claim: log(1 + exp(z)) == z + log(1 + exp(-z))
                where: {z: real}
              - id: fails
                claim: x == x + 1
                where: {x: real}
                expect: fails
            """;

    private static final String WRONG = """
            claims:
              - id: wrong-factor
                claim: log(1 + exp(z)) == 2*z
                where: {z: real}
            """;

    private static final String UNREADABLE = """
            claims:
              - id: broken
                claim: log(1 + z == z
                where: {z: real}
              - id: good
                claim: z == z
                where: {z: real}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void everythingAsExpectedIsStatusZeroAndOneLine() throws IOException {
        Outcome outcome = Outcome.of("check", file("good.yaml", GOOD)).mustAnswer(0);
        assertEquals(List.of("2 claims: 1 proved, 1 refuted; all as expected"), outcome.lines());
    }

    @Test
    void showsWhatIsNotAsExpectedWithItsLineAndCounterexample() throws IOException {
        String name = file("wrong.yaml", WRONG);
        Outcome outcome = Outcome.of("check", name).mustAnswer(1);
        outcome.mustContain(name + ", line 2: wrong-factor is expected to hold");
        outcome.mustContain("  counterexample: z = 0");
        outcome.mustContain("1 claim: 1 refuted; 1 not as expected");
    }

    @Test
    void anUndecidedClaimIsStatusThree() throws IOException {
        Outcome.of("check", file("open.yaml", """
                claims:
                  - id: vacuous
                    claim: exp(x) == x
                    where: {x: real}
                    given: [x > 1, x < 0]
                """))
                .mustAnswer(3)
                .mustContain("1 claim: 1 undecided; 1 not as expected");
    }

    @Test
    void judgesTheOthersWhereAClaimCannotBeRead() throws IOException {
        String name = file("unreadable.yaml", UNREADABLE);
        Path json = folder.resolve("out.json");
        Outcome outcome = Outcome.of("check", name, "--json", json.toString());
        JsonNode claims = Schema.CHECK_RESULT.mustAccept(Files.readString(json)).path("claims");
        assertAll(
                () -> assertEquals(2, outcome.status()),
                () -> assertEquals(
                        "2 claims: 1 proved, 1 not readable; 1 not as expected",
                        outcome.lines().get(0)),
                () -> assertEquals(
                        List.of("lossproof check: " + name
                                + ", line 3: claim: column 11 of 'log(1 + z == z': '==' where ')' would be right"),
                        outcome.err().lines().toList()),
                () -> assertEquals("error", claims.path(0).path("verdict").textValue()),
                () -> assertEquals(
                        "log(1 + z == z", claims.path(0).path("claim").textValue()),
                () -> assertEquals(2, claims.path(0).path("line").intValue()),
                () -> assertEquals("proved", claims.path(1).path("verdict").textValue()));
    }

    @Test
    void readsAFolderWithAllThatIsInIt() throws IOException {
        file("claims/b.yml", GOOD);
        file(
                "claims/deeper/a.json",
                "{\"claims\": [{\"id\": \"j\", \"claim\": \"x == x\", \"where\": {\"x\": \"real\"}}]}");
        file("claims/notes.txt", "no claims");
        Outcome outcome =
                Outcome.of("check", folder.resolve("claims").toString()).mustAnswer(0);
        outcome.mustContain("b.yml: 1 proved, 1 refuted");
        outcome.mustContain("a.json: 1 proved");
        outcome.mustContain("3 claims: 2 proved, 1 refuted; all as expected");
    }

    @Test
    void refusesAllFilesAtOnceAndWritesNothing() throws IOException {
        Path json = folder.resolve("out.json");
        String good = file("good.yaml", GOOD);
        String other = file("other.yaml", "a: b");
        String missing = folder.resolve("missing.yaml").toString();
        Outcome.of("check", good, other, missing, "--json", json.toString())
                .mustRefuse(
                        "lossproof check: " + other + ": this is no claim file; it has no 'claims'",
                        "lossproof check: cannot read " + missing + ": there is no such file");
        assertFalse(Files.exists(json));
    }

    @Test
    void optionsOfAStatementDoNotGoWithFiles() throws IOException {
        Outcome.of("check", file("good.yaml", GOOD), file("wrong.yaml", WRONG), "--where", "x: real")
                .mustRefuse("lossproof check: --where, --given, --relation and --in go with a statement;"
                        + " a claim file has its own");
    }

    @Test
    void refusesAFolderWithoutClaimFiles() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Outcome.refused(
                "there is no claim file", "check", folder.resolve("empty").toString());
    }

    @Test
    void readsStandardInputAndAnswersOnStandardOutput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)));
        try {
            Outcome outcome = Outcome.of("check", "-", "--json", "-").mustAnswer(0);
            assertEquals(
                    2,
                    Schema.CHECK_RESULT.mustAccept(outcome.out()).path("claims").size());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void onlyOneFormGoesToStandardOutput() throws IOException {
        Outcome.refused("only one of", "check", file("good.yaml", GOOD), "--json", "-", "--junit", "-");
    }

    @Test
    void writesJUnitXmlWithASuiteForEachFileAndACaseForEachClaim() throws Exception {
        Path xml = folder.resolve("out.xml");
        Outcome.of(
                "check",
                file("good.yaml", GOOD),
                file("wrong.yaml", WRONG),
                file("bad.yaml", UNREADABLE),
                "--junit",
                xml.toString());
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        Element all = document.getDocumentElement();
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertAll(
                () -> assertEquals("5", all.getAttribute("tests")),
                () -> assertEquals("1", all.getAttribute("failures")),
                () -> assertEquals("1", all.getAttribute("errors")),
                () -> assertEquals(3, document.getElementsByTagName("testsuite").getLength()),
                () -> assertEquals(5, document.getElementsByTagName("testcase").getLength()),
                () -> assertEquals(1, document.getElementsByTagName("error").getLength()),
                () -> assertEquals("refuted", failure.getAttribute("type")),
                () -> assertTrue(failure.getAttribute("message").contains("at z = 0"), failure.getAttribute("message")),
                () -> assertTrue(failure.getTextContent().contains("log(1 + exp(z)) == 2*z")));
    }

    @Test
    void summarisesInMarkdownForAPullRequest() throws IOException {
        Path markdown = folder.resolve("out.md");
        String name = file("wrong.yaml", WRONG);
        Outcome.of("check", name, "--markdown", markdown.toString());
        List<String> lines = Files.readAllLines(markdown);
        assertAll(
                () -> assertEquals("## Lossproof: 1 of 1 claim not as expected", lines.get(0)),
                () -> assertEquals("### refuted: `wrong-factor` (`" + name + ":2`)", lines.get(2)),
                () -> assertTrue(lines.contains("log(1 + exp(z)) == 2*z"), lines::toString),
                () -> assertTrue(lines.contains("| `" + name + "` | 0 | 0 | 1 | 0 | 0 | 0 |"), lines::toString));
    }

    @Test
    void hostileTextCannotLeaveItsPlaceInAnyForm() throws Exception {
        String name = file("hostile.yaml", """
                claims:
                  - id: "</testcase>&<script>|`\\u0001"
                    claim: "x == 1 ``` ]]> <b>"
                    where: {x: real}
                """);
        Path xml = folder.resolve("out.xml");
        Path markdown = folder.resolve("out.md");
        assertEquals(
                2,
                Outcome.of("check", name, "--junit", xml.toString(), "--markdown", markdown.toString())
                        .status());
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        Element only = (Element) document.getElementsByTagName("testcase").item(0);
        assertAll(
                () -> assertEquals("</testcase>&<script>|`\uFFFD", only.getAttribute("name")),
                () -> assertTrue(Files.readAllLines(markdown).contains("````")));
    }
}
