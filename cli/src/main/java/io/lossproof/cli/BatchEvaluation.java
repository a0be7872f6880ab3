package io.lossproof.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.numeric.kernel.KernelInputs.Given;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers a file of questions, one JSON object a line, with a file of answers in the same order. */
final class BatchEvaluation {

    private static final int DIGITS = 40;
    private static final int LONGEST_LINE = 1_000_000;
    private static final int LONGEST_ID = 1_000;
    private static final List<String> FIELDS =
            List.of("id", "family", "parametrisation", "quantity", "base", "inputs", "other");
    private static final List<String> SPECIAL = List.of("NaN", "Infinity", "-Infinity");

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonFactory factory =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private final Evaluation evaluation = new Evaluation();
    private final PrintWriter err;
    private final boolean progress;

    BatchEvaluation(PrintWriter err, boolean progress) {
        this.err = err;
        this.progress = progress;
    }

    /** What a line is answered with: values, or what is wrong. */
    private record Answer(JsonNode id, Quantity quantity, List<Evaluation.Value> values, Optional<String> error) {}

    /** The exit status: 2 if a line could not be answered. */
    int run(Path in, Path out) {
        boolean[] failed = {false};
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(in), LONGEST_LINE)) {
            WholeFile.write(out, writer -> failed[0] = answer(lines, writer));
        } catch (NoSuchFileException e) {
            throw new UnusableInputException("cannot read " + in + ": there is no such file");
        } catch (IOException e) {
            throw new UnusableInputException("cannot read " + in + ": " + e.getMessage());
        }
        return failed[0] ? Main.UNUSABLE_INPUT : Status.AS_EXPECTED;
    }

    /** Answers all lines; blank ones ask nothing. Whether one could not be answered. */
    private boolean answer(BoundedLines lines, Writer writer) throws IOException {
        boolean failed = false;
        int count = 0;
        for (Optional<BoundedLines.Line> line = next(lines); line.isPresent(); line = next(lines)) {
            show(count++);
            if (line.get().problem().isEmpty() && line.get().text().isBlank()) {
                continue;
            }
            Answer answer = answer(line.get());
            failed |= answer.error.isPresent();
            write(answer, writer);
        }
        if (progress) {
            err.print("\r" + " ".repeat(40) + "\r");
            err.flush();
        }
        return failed;
    }

    /** A failure to read is told apart from one to write. */
    private static Optional<BoundedLines.Line> next(BoundedLines lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new UnusableInputException("cannot read the questions: " + e.getMessage());
        }
    }

    private void show(int count) {
        if (progress && count % 100 == 0) {
            err.printf("\r%d lines", count);
            err.flush();
        }
    }

    // ---- questions ------------------------------------------------------------------------------------------------

    private Answer answer(BoundedLines.Line line) {
        JsonNode id = NullNode.getInstance();
        String problem;
        try {
            if (line.problem().isPresent()) {
                throw new UnusableInputException(line.problem().get());
            }
            JsonNode question = mapper.readTree(line.text());
            if (!(question instanceof ObjectNode)) {
                throw new UnusableInputException("the line is not a JSON object");
            }
            JsonNode given = question.path("id");
            if (given.isContainerNode() || given.toString().length() > LONGEST_ID) {
                throw new UnusableInputException(
                        "the field 'id' is a text of moderate length, a number, true or false");
            }
            id = given.isMissingNode() ? id : given;
            return answer(id, question);
        } catch (JsonProcessingException e) {
            problem = "the line is not JSON: " + e.getOriginalMessage();
        } catch (UnusableInputException e) {
            problem = String.join("; ", e.problems());
        } catch (KernelInputs.UnusableException e) {
            problem = String.join("; ", e.problems());
        }
        return new Answer(id, Quantity.LOSS, List.of(), Optional.of(Main.message(problem)));
    }

    private Answer answer(JsonNode id, JsonNode question) {
        for (Iterator<String> names = question.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new UnusableInputException(
                        "there is no field '" + name + "'; fields are " + String.join(", ", FIELDS));
            }
        }
        DistributionFamily family = Lookup.family(text(question, "family")
                .orElseThrow(() -> new UnusableInputException("the field 'family' is missing")));
        Parametrisation parametrisation =
                Lookup.parametrisation(family, text(question, "parametrisation").orElse(null));
        Kernel inNats = evaluation.kernel(family, parametrisation, LogBase.E);
        Quantity quantity = Lookup.quantity(text(question, "quantity").orElse("loss"), inNats.quantities());
        LogBase base = Lookup.base(base(question).orElse(null), List.of(quantity));
        Kernel kernel = evaluation.kernel(family, parametrisation, base);
        KernelInputs inputs = Evaluation.inputs(family, parametrisation, quantity, inputs(question, quantity));
        return new Answer(id, quantity, evaluation.values(kernel, quantity, inputs, DIGITS), Optional.empty());
    }

    private static Optional<String> text(JsonNode question, String field) {
        JsonNode node = question.path(field);
        if (!node.isMissingNode() && !node.isTextual()) {
            throw new UnusableInputException("the field '" + field + "' is a text");
        }
        return Optional.ofNullable(node.textValue());
    }

    /** The base of the logarithm, {@code 2}, {@code 10} or {@code "e"}, as a field or among the inputs. */
    private static Optional<String> base(JsonNode question) {
        JsonNode field = question.path("base");
        JsonNode input = question.path("inputs").path("base");
        if (!field.isMissingNode() && !input.isMissingNode()) {
            throw new UnusableInputException("the base of the logarithm is given twice");
        }
        JsonNode node = field.isMissingNode() ? input : field;
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
        return Optional.of(whole && node.canConvertToInt() ? String.valueOf(node.intValue()) : node.asText());
    }

    /** By name; where the second of two members is a field of its own, the names of both go without a number. */
    private static Map<String, Given> inputs(JsonNode question, Quantity quantity) {
        JsonNode given = question.path("inputs");
        Map<String, Given> inputs = inputs(
                "inputs", given instanceof ObjectNode object ? object.deepCopy().without("base") : given);
        JsonNode other = question.path("other");
        if (other.isMissingNode()) {
            return inputs;
        }
        if (!quantity.isOfPair()) {
            throw new UnusableInputException(
                    "the field 'other' is the second of two members; the " + quantity.text() + " is of one");
        }
        Map<String, Given> both = new LinkedHashMap<>();
        inputs.forEach((name, value) -> both.put(name + "_1", value));
        inputs("other", other).forEach((name, value) -> both.put(name + "_2", value));
        return both;
    }

    private static Map<String, Given> inputs(String field, JsonNode node) {
        if (!node.isObject()) {
            throw new UnusableInputException("the field '" + field + "' is an object of names and numbers");
        }
        Map<String, Given> inputs = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                List<Double> values = new ArrayList<>();
                value.forEach(element -> values.add(number(name, element)));
                inputs.put(name, Given.list(values));
            } else {
                inputs.put(name, Given.number(number(name, value)));
            }
        });
        return inputs;
    }

    private static double number(String name, JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual() && SPECIAL.contains(node.textValue())) {
            return Double.parseDouble(node.textValue());
        }
        throw new UnusableInputException("the input '" + name + "' is a number or a list of numbers, not " + node);
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    /** What writes one value. */
    @FunctionalInterface
    private interface Shown {
        void write(JsonGenerator json, Evaluation.Value value) throws IOException;
    }

    private void write(Answer answer, Writer writer) throws IOException {
        try (JsonGenerator json = factory.createGenerator(writer)) {
            json.setCodec(mapper);
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeTree(answer.id);
            if (answer.error.isPresent()) {
                json.writeStringField("error", answer.error.get());
            } else {
                put(json, "value", answer, (to, value) -> number(to, OptionalDouble.of(value.value())));
                put(json, "hex", answer, (to, value) -> to.writeString(hex(value.value())));
                put(json, "certified", answer, (to, value) -> to.writeString(value.certified()));
                put(json, "rounded", answer, (to, value) -> number(to, value.rounded()));
                put(
                        json,
                        "largest_term",
                        answer,
                        (to, value) -> number(
                                to, value.largestTerm().map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));
            }
            json.writeEndObject();
        }
        writer.write('\n');
    }

    /** A scalar, an array, or an array of rows. */
    private static void put(JsonGenerator json, String field, Answer answer, Shown shown) throws IOException {
        json.writeFieldName(field);
        List<Evaluation.Value> values = answer.values;
        if (Kernel.isScalar(answer.quantity)) {
            shown.write(json, values.get(0));
            return;
        }
        boolean matrix = answer.quantity.shape() == Quantity.Shape.MATRIX;
        int columns = matrix ? (int) Math.round(Math.sqrt(values.size())) : values.size();
        if (matrix) {
            json.writeStartArray();
        }
        for (int from = 0; from < values.size(); from += columns) {
            json.writeStartArray();
            for (Evaluation.Value value : values.subList(from, from + columns)) {
                shown.write(json, value);
            }
            json.writeEndArray();
        }
        if (matrix) {
            json.writeEndArray();
        }
    }

    private static void number(JsonGenerator json, OptionalDouble value) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (Double.isFinite(value.getAsDouble())) {
            json.writeNumber(value.getAsDouble());
        } else {
            json.writeString(String.valueOf(value.getAsDouble()));
        }
    }

    private static String hex(double value) {
        return Double.isFinite(value) ? Double.toHexString(value) : String.valueOf(value);
    }
}
