package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Losses, gradients and Hessians of every parametrisation against {@code reference.csv}, which {@code reference.py}
 * writes from the densities alone. All points are asked in one batch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceValuesTest {

    private static final String FILE = "reference.csv";

    /** What {@code certified} promises. */
    private static final int DIGITS = 40;

    /**
     * How far a kernel may be off: so many ulps of the value, or of the largest term where its last sum can cancel. The
     * largest error over all points of the file is 2.07.
     */
    private static final int ULPS = 3;

    private final List<Row> rows = new ArrayList<>();

    /** A line of the file with the answer of the program. */
    record Row(
            String family,
            String parametrisation,
            String inputs,
            String quantity,
            List<String> values,
            JsonNode answer) {
        @Override
        public String toString() {
            return String.join(" ", family, parametrisation, quantity, inputs);
        }
    }

    @BeforeAll
    void askForAllPoints(@TempDir Path folder) throws IOException {
        List<String> lines = lines();
        Path in = Files.write(
                folder.resolve("in.jsonl"),
                lines.subList(2, lines.size()).stream()
                        .map(ReferenceValuesTest::question)
                        .toList());
        Path out = folder.resolve("out.jsonl");
        Outcome.of("eval", "--batch", in.toString(), "--out", out.toString()).mustAnswer(0);
        List<String> answers = Files.readAllLines(out);
        for (int i = 2; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            rows.add(new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    List.of(cells[4].split(" ")),
                    Schema.EVALUATION.mustAccept(answers.get(i - 2))));
        }
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReferenceValuesTest.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String question(String line) {
        String[] cells = line.split(",");
        ObjectNode question = Schema.MAPPER.createObjectNode();
        question.put("id", line);
        question.put("family", cells[0]);
        question.put("parametrisation", cells[1]);
        question.put("quantity", cells[3]);
        ObjectNode inputs = question.putObject("inputs");
        for (String input : cells[2].split(";")) {
            String[] numbers = input.substring(input.indexOf('=') + 1).split(" ");
            String name = input.substring(0, input.indexOf('='));
            if (cells[0].equals("categorical")) {
                for (String number : numbers) {
                    inputs.withArray(name).add(Double.parseDouble(number));
                }
            } else {
                inputs.put(name, Double.parseDouble(numbers[0]));
            }
        }
        return question.toString();
    }

    Stream<Row> rows() {
        return rows.stream();
    }

    @Test
    void theFileSaysWhatWroteItAndHasEveryParametrisation() throws IOException {
        String header = lines().get(0);
        assertTrue(header.matches("# mpmath [0-9.]+, 2600 digits, of which 50 are shown; written by .*"), header);
        TreeSet<String> expected = new TreeSet<>();
        for (DistributionFamily family : Families.all()) {
            family.parametrisations()
                    .forEach(p -> List.of("loss", "gradient", "hessian")
                            .forEach(quantity -> expected.add(family.id() + " " + p.id() + " " + quantity)));
        }
        TreeSet<String> found = new TreeSet<>();
        rows.forEach(row -> found.add(row.family + " " + row.parametrisation + " " + row.quantity));
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCertifiedDigitIsRight(Row row) {
        List<JsonNode> certified = entries(row, "certified");
        for (int i = 0; i < certified.size(); i++) {
            MathContext certainly = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
            BigDecimal expected = new BigDecimal(row.values.get(i)).round(certainly);
            BigDecimal found = new BigDecimal(certified.get(i).textValue());
            assertEquals(0, expected.compareTo(found), "entry " + i + " is " + found + ", not " + expected);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void roundedIsTheNearestDouble(Row row) {
        List<JsonNode> rounded = entries(row, "rounded");
        for (int i = 0; i < rounded.size(); i++) {
            assertEquals(nearest(row.values.get(i)), number(rounded.get(i)), "entry " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theKernelIsAFewUlpsOffAtMost(Row row) {
        List<JsonNode> values = entries(row, "value");
        List<JsonNode> hex = entries(row, "hex");
        List<JsonNode> terms = entries(row, "largest_term");
        for (int i = 0; i < values.size(); i++) {
            double value = number(values.get(i));
            double term = terms.get(i).isNull() ? 0 : number(terms.get(i));
            double shown = Double.parseDouble(hex.get(i).textValue());
            double error = ulps(value, new BigDecimal(row.values.get(i)), term);
            String where = "entry " + i + " is " + value + ", " + error + " ulps off " + row.values.get(i);
            assertAll(() -> assertEquals(value, shown), () -> assertTrue(error <= ULPS, where));
        }
    }

    // ---- measuring ------------------------------------------------------------------------------------------------

    /** The entries by rows, as many as the reference has. */
    private static List<JsonNode> entries(Row row, String field) {
        List<JsonNode> entries = new ArrayList<>();
        flatten(row.answer.get(field), entries);
        assertEquals(row.values.size(), entries.size());
        return entries;
    }

    private static void flatten(JsonNode node, List<JsonNode> entries) {
        if (node.isArray()) {
            node.forEach(child -> flatten(child, entries));
        } else {
            entries.add(node);
        }
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.textValue());
    }

    /** The nearest double; what underflows keeps its sign. */
    private static double nearest(String value) {
        return new BigDecimal(value).doubleValue();
    }

    private static double ulps(double value, BigDecimal exact, double term) {
        double rounded = exact.doubleValue();
        if (Double.isInfinite(value) || Double.isInfinite(rounded)) {
            return value == rounded ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        double scale = Math.ulp(Math.max(Math.abs(rounded), Math.min(term, Double.MAX_VALUE)));
        return new BigDecimal(value)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(scale), MathContext.DECIMAL64)
                .doubleValue();
    }
}
