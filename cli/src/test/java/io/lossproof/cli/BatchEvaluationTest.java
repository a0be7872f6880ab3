package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchEvaluationTest {

    private static final String EXAMPLE = "{\"id\": \"1\", \"family\": \"bernoulli\", \"parametrisation\": \"logit\","
            + " \"quantity\": \"loss\", \"inputs\": {\"z\": 1.5, \"y\": 1}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Path in() {
        return folder.resolve("in.jsonl");
    }

    private Path out() {
        return folder.resolve("out.jsonl");
    }

    private Outcome run() {
        return Outcome.of("eval", "--batch", in().toString(), "--out", out().toString());
    }

    /** Asks the questions; each answer has the form that the schema states. */
    private List<JsonNode> answers(int status, String... questions) throws IOException {
        Files.write(in(), List.of(questions));
        Outcome outcome = run().mustAnswer(status);
        assertEquals("", outcome.out());
        return Files.readAllLines(out()).stream()
                .map(Schema.EVALUATION::mustAccept)
                .toList();
    }

    private static String question(String family, String quantity, String inputs) {
        return "{\"id\": \"q\", \"family\": \"" + family + "\", \"quantity\": \"" + quantity + "\", \"inputs\": {"
                + inputs + "}}";
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    /** The line of the documentation; the digits are those of mpmath. */
    @Test
    void answersTheExample() throws IOException {
        answers(0, EXAMPLE);
        assertEquals(
                "{\"id\":\"1\",\"value\":0.2014132779827524,\"hex\":\"0x1.9c7e908f5420fp-3\","
                        + "\"certified\":\"0.2014132779827524094994828090570911052544\","
                        + "\"rounded\":0.2014132779827524,\"largest_term\":null}\n",
                Files.readString(out()));
    }

    @Test
    void keepsTheOrderAndTheIdsAndSkipsBlankLines() throws IOException {
        List<JsonNode> answers = answers(
                2,
                "{\"id\": \"b\", \"family\": \"bernoulli\", \"inputs\": {\"p\": 0.5, \"y\": 1}}",
                "",
                "{\"id\": 7, \"family\": \"nobody\"}",
                "   ",
                "{\"family\": \"bernoulli\", \"inputs\": {\"p\": 0.5, \"y\": 0}}",
                "{\"id\": \"a\", \"family\": \"bernoulli\", \"inputs\": {\"p\": 0.25, \"y\": 1}}");
        assertEquals(
                List.of("\"b\"", "7", "null", "\"a\""),
                answers.stream().map(answer -> answer.get("id").toString()).toList());
        assertEquals(
                List.of(false, true, false, false),
                answers.stream().map(answer -> answer.has("error")).toList());
    }

    @Test
    void givesAHessianAsRowsWithTheVectorsInPlace() throws IOException {
        JsonNode answer = answers(
                        0,
                        "{\"id\": 1, \"family\": \"categorical\", \"parametrisation\": \"softmax\","
                                + " \"quantity\": \"hessian\", \"inputs\": {\"z\": [1, 2, 4], \"y\": 0}}")
                .get(0);
        for (String field : List.of("value", "hex", "certified", "rounded", "largest_term")) {
            assertEquals(3, answer.get(field).size(), field);
            answer.get(field).forEach(row -> assertEquals(3, row.size(), field));
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                JsonNode certified = answer.get("certified");
                assertEquals(certified.get(i).get(j), certified.get(j).get(i));
            }
        }
    }

    @Test
    void givesTheParametersOfAGradientInTheirOrder() throws IOException {
        JsonNode answer = answers(0, question("gaussian", "gradient", "\"sigma\": 2, \"y\": 3, \"mu\": 1"))
                .get(0);
        // (mu - y)/sigma^2 and 1/sigma - (y - mu)^2/sigma^3
        assertEquals("[-0.5,0.0]", answer.get("value").toString());
        assertEquals(
                "-0." + "5" + "0".repeat(39), answer.get("certified").get(0).textValue());
        assertEquals("0", answer.get("certified").get(1).textValue());
    }

    @Test
    void writesWhatIsBeyondTheDoublesAsText() throws IOException {
        JsonNode answer = answers(0, question("gaussian", "gradient", "\"mu\": 1e200, \"sigma\": 1e-200, \"y\": 2"))
                .get(0);
        assertEquals("[\"Infinity\",\"-Infinity\"]", answer.get("value").toString());
        assertTrue(answer.get("certified").get(0).textValue().startsWith("1.0000000000000000055"), answer::toString);
    }

    @Test
    void needsNoObservationForAMoment() throws IOException {
        assertEquals(
                "4",
                answers(0, question("gaussian", "variance", "\"mu\": 0, \"sigma\": 2"))
                        .get(0)
                        .get("certified")
                        .textValue());
    }

    // ---- lines that cannot be answered ----------------------------------------------------------------------------

    static Stream<List<String>> hostileLines() {
        String gaussian = "{\"id\": \"x\", \"family\": \"gaussian\", \"inputs\": ";
        return Stream.of(
                List.of("the line is not JSON: ", "not JSON"),
                List.of("the line is not JSON: ", "{\"id\": 1"),
                List.of("the line is not JSON: ", EXAMPLE + " and more"),
                List.of("the line is not JSON: ", EXAMPLE + EXAMPLE),
                List.of("the line is not JSON: ", "[".repeat(100_000)),
                List.of("the line is not JSON: ", "{\"id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                List.of("the line is not JSON: ", gaussian + "{\"mu\": NaN, \"sigma\": 1, \"y\": 0}}"),
                List.of("the line is not JSON: ", gaussian + "{\"mu\": " + "9".repeat(5_000) + "}}"),
                List.of("the line is not JSON: Duplicate field 'y'", gaussian + "{\"mu\": 0, \"y\": 1, \"y\": 2}}"),
                List.of("the line is not JSON: Duplicate field 'id'", "{\"id\": 1, \"id\": 2}"),
                List.of("the line is longer than 1000000 bytes", "{\"id\": \"" + "x".repeat(1_000_000) + "\"}"),
                List.of("the line is not a JSON object", "[1, 2]"),
                List.of("the line is not a JSON object", "\"text\""),
                List.of("the line is not a JSON object", "null"),
                List.of(
                        "there is no field 'colour'; fields are id, family, parametrisation, quantity, base, inputs, other",
                        "{\"id\": 1, \"colour\": 2}"),
                List.of("the field 'family' is missing", "{\"id\": 1}"),
                List.of("the field 'family' is a text", "{\"id\": 1, \"family\": 3}"),
                List.of("the field 'family' is a text", "{\"id\": 1, \"family\": null}"),
                List.of("there is no family 'gausian'; did you mean gaussian?", "{\"id\": 1, \"family\": \"gausian\"}"),
                List.of("the field 'quantity' is a text", "{\"id\": 1, \"family\": \"gaussian\", \"quantity\": []}"),
                List.of("there is no quantity 'los'; did you mean loss?", question("gaussian", "los", "")),
                List.of("the field 'inputs' is an object", "{\"id\": 1, \"family\": \"gaussian\"}"),
                List.of("the field 'inputs' is an object", gaussian + "[0, 1]}"),
                List.of("the input 'mu' is a number or a list of numbers, not \"1\"", gaussian + "{\"mu\": \"1\"}}"),
                List.of("the input 'mu' is a number or a list of numbers, not true", gaussian + "{\"mu\": true}}"),
                List.of("the input 'mu' is a number or a list of numbers, not [0]", gaussian + "{\"mu\": [[0]]}}"),
                List.of("mu is one number, not a list of 0", gaussian + "{\"mu\": [], \"sigma\": 1, \"y\": 0}}"),
                List.of("mu = NaN is outside", gaussian + "{\"mu\": \"NaN\", \"sigma\": 1, \"y\": 0}}"),
                List.of("mu = -Infinity is outside", gaussian + "{\"mu\": \"-Infinity\", \"sigma\": 1, \"y\": 0}}"),
                List.of("mu = Infinity is outside", gaussian + "{\"mu\": 1e999999999, \"sigma\": 1, \"y\": 0}}"),
                List.of("sigma = 0 is outside (0, inf)", gaussian + "{\"mu\": 0, \"sigma\": 1e-400, \"y\": 0}}"),
                List.of("the input 'y' is missing", gaussian + "{\"mu\": 0, \"sigma\": 1}}"),
                List.of("there is no input 'tau'", gaussian + "{\"mu\": 0, \"sigma\": 1, \"y\": 0, \"tau\": 1}}"));
    }

    @ParameterizedTest
    @MethodSource("hostileLines")
    void saysWhatIsWrongWithALineAndAnswersTheOthers(List<String> errorAndLine) throws IOException {
        List<JsonNode> answers = answers(2, EXAMPLE, errorAndLine.get(1), EXAMPLE);
        assertEquals(3, answers.size());
        String error = answers.get(1).path("error").asText();
        assertAll(
                () -> assertTrue(error.startsWith(errorAndLine.get(0)), error),
                () -> assertFalse(error.contains("\n") || error.contains("Exception"), error),
                () -> assertTrue(error.length() < 400, error),
                () -> assertEquals(answers.get(0), answers.get(2)),
                () -> assertTrue(answers.get(0).has("value")));
    }

    @Test
    void namesEverythingThatIsWrongWithTheInputs() throws IOException {
        String error = answers(2, question("gaussian", "loss", "\"mu\": \"NaN\", \"sigma\": -1"))
                .get(0)
                .get("error")
                .textValue();
        assertEquals(
                "mu = NaN is outside the real numbers, the parameter space of Gaussian;"
                        + " sigma = -1 is outside (0, inf), the parameter space of Gaussian;"
                        + " the input 'y' is missing (observed value)",
                error);
    }

    @Test
    void refusesAHessianOfMoreEntriesThanAreComputed() throws IOException {
        String error = answers(
                        2,
                        "{\"id\": 1, \"family\": \"categorical\", \"parametrisation\": \"softmax\","
                                + " \"quantity\": \"hessian\", \"inputs\": {\"y\": 0, \"z\": [" + "0,".repeat(1_999)
                                + "0]}}")
                .get(0)
                .get("error")
                .textValue();
        assertEquals("the hessian has 4000000 entries; at most 1048576 are computed", error);
    }

    @Test
    void anIdIsATextANumberOrAWord() throws IOException {
        for (String id : List.of("\"a\"", "7", "-1.5", "true", "null")) {
            JsonNode answer = answers(0, EXAMPLE.replace("\"id\": \"1\"", "\"id\": " + id))
                    .get(0);
            assertEquals(id, answer.get("id").toString());
        }
        for (String id : List.of("[1]", "{}", "\"" + "x".repeat(2_000) + "\"")) {
            JsonNode answer = answers(2, EXAMPLE.replace("\"id\": \"1\"", "\"id\": " + id))
                    .get(0);
            assertTrue(answer.get("id").isNull());
            assertEquals(
                    "the field 'id' is a text of moderate length, a number, true or false",
                    answer.get("error").textValue());
        }
    }

    /** A mark of byte order at the start, an end of line with a carriage return, and bytes that are no UTF-8. */
    @Test
    void bytesThatAreNoTextSpoilTheirLineOnly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("\uFEFF" + EXAMPLE + "\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes(("\n" + EXAMPLE).getBytes(StandardCharsets.UTF_8));
        Files.write(in(), bytes.toByteArray());
        run().mustAnswer(2);
        List<JsonNode> answers = Files.readAllLines(out()).stream()
                .map(Schema.EVALUATION::mustAccept)
                .toList();
        assertEquals(
                "{\"id\":null,\"error\":\"the line is not UTF-8\"}",
                answers.get(1).toString());
        assertTrue(answers.get(0).has("value"));
        assertEquals(answers.get(0), answers.get(2));
    }

    // ---- files ----------------------------------------------------------------------------------------------------

    @Test
    void answersAnEmptyFileWithAnEmptyOne() throws IOException {
        Files.writeString(in(), "");
        run().mustAnswer(0);
        assertEquals("", Files.readString(out()));
    }

    @Test
    void replacesAnOlderResultWholeAndLeavesNothingBeside() throws IOException {
        Files.writeString(out(), "older\n".repeat(1_000));
        answers(0, EXAMPLE);
        assertEquals(1, Files.readAllLines(out()).size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(in(), out()), files.sorted().toList());
        }
    }

    @Test
    void refusesAMissingFileAndKeepsTheOlderResult() throws IOException {
        Files.writeString(out(), "older");
        run().mustRefuse("lossproof eval: cannot read " + in() + ": there is no such file");
        assertEquals("older", Files.readString(out()));
    }

    @Test
    void refusesABatchThatIsNotWhollyDescribed() {
        String message = "lossproof eval: a batch takes --batch IN and --out OUT, and nothing else";
        Outcome.of("eval", "--batch", in().toString()).mustRefuse(message);
        Outcome.of("eval", "--out", out().toString()).mustRefuse(message);
        Outcome.of("eval", "bernoulli", "--batch", in().toString(), "--out", out().toString())
                .mustRefuse(message);
    }
}
