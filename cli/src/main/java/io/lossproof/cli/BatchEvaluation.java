package io.lossproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers a file of questions, one JSON object a line, with a file of answers in the same order. */
final class BatchEvaluation {

    private static final int DIGITS = 40;
    private static final int LONGEST_LINE = 1_000_000;
    private static final List<String> FIELDS = List.of("id", "family", "parametrisation", "quantity", "inputs");

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Evaluation evaluation = new Evaluation();
    private final PrintWriter err;
    private final boolean progress;

    BatchEvaluation(PrintWriter err, boolean progress) {
        this.err = err;
        this.progress = progress;
    }

    /** The exit status: 2 if a line could not be answered. */
    int run(Path in, Path out) {
        List<String> lines = read(in);
        StringBuilder answers = new StringBuilder();
        int failed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (progress && i % 100 == 0) {
                err.printf("\r%d of %d lines", i, lines.size());
                err.flush();
            }
            if (lines.get(i).isBlank()) {
                continue;
            }
            ObjectNode answer = answer(lines.get(i));
            failed += answer.has("error") ? 1 : 0;
            answers.append(answer).append('\n');
        }
        if (progress) {
            err.print("\r" + " ".repeat(40) + "\r");
            err.flush();
        }
        WholeFile.write(out, answers.toString());
        return failed > 0 ? Main.UNUSABLE_INPUT : Status.AS_EXPECTED;
    }

    private static List<String> read(Path in) {
        try {
            return Files.readAllLines(in, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UnusableInputException("cannot read " + in + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new UnusableInputException("cannot read " + in + ": it is not a text in UTF-8");
        } catch (IOException e) {
            throw new UnusableInputException("cannot read " + in + ": " + e.getMessage());
        }
    }

    private ObjectNode answer(String line) {
        ObjectNode answer = nodes.objectNode();
        answer.putNull("id");
        try {
            if (line.length() > LONGEST_LINE) {
                throw new UnusableInputException("the line is longer than " + LONGEST_LINE + " characters");
            }
            JsonNode question = mapper.readTree(line);
            if (!(question instanceof ObjectNode)) {
                throw new UnusableInputException("the line is not a JSON object");
            }
            answer.set("id", question.path("id").isMissingNode() ? nodes.nullNode() : question.get("id"));
            write(answer, question);
        } catch (JsonProcessingException e) {
            answer.put("error", "the line is not JSON: " + e.getOriginalMessage());
        } catch (UnusableInputException e) {
            answer.put("error", String.join("; ", e.problems()));
        } catch (KernelInputs.UnusableException e) {
            answer.put("error", String.join("; ", e.problems()));
        }
        return answer;
    }

    private void write(ObjectNode answer, JsonNode question) {
        for (Iterator<String> names = question.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new UnusableInputException(
                        "there is no field '" + name + "'; fields are " + String.join(", ", FIELDS));
            }
        }
        if (!question.has("family")) {
            throw new UnusableInputException("the field 'family' is missing");
        }
        DistributionFamily family = Lookup.family(text(question, "family", ""));
        String named = text(question, "parametrisation", "");
        Parametrisation parametrisation = Lookup.parametrisation(family, named.isEmpty() ? null : named);
        Kernel kernel = evaluation.kernel(family, parametrisation);
        Quantity quantity = Lookup.quantity(text(question, "quantity", "loss"), kernel.quantities());
        KernelInputs inputs = KernelInputs.of(
                family, parametrisation, inputs(question.path("inputs")), Evaluation.needsObservation(quantity));
        List<Evaluation.Value> values = evaluation.values(kernel, quantity, inputs, DIGITS);
        int columns = quantity == Quantity.HESSIAN ? (int) Math.round(Math.sqrt(values.size())) : 0;
        put(answer, "value", quantity, values, columns, value -> number(value.value()));
        put(answer, "hex", quantity, values, columns, value -> nodes.textNode(hex(value.value())));
        put(answer, "certified", quantity, values, columns, value -> nodes.textNode(value.certified()));
        put(
                answer,
                "rounded",
                quantity,
                values,
                columns,
                value -> value.rounded().isPresent() ? number(value.rounded().getAsDouble()) : nodes.nullNode());
        put(
                answer,
                "largest_term",
                quantity,
                values,
                columns,
                value -> value.largestTerm().<JsonNode>map(this::number).orElseGet(nodes::nullNode));
    }

    private static String text(JsonNode question, String field, String otherwise) {
        JsonNode node = question.path(field);
        if (node.isMissingNode()) {
            return otherwise;
        }
        if (!node.isTextual()) {
            throw new UnusableInputException("the field '" + field + "' is a text");
        }
        return node.textValue();
    }

    private static Map<String, List<Double>> inputs(JsonNode node) {
        if (!node.isObject()) {
            throw new UnusableInputException("the field 'inputs' is an object of names and numbers");
        }
        Map<String, List<Double>> inputs = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            List<Double> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(entry -> values.add(number(field.getKey(), entry)));
            } else {
                values.add(number(field.getKey(), field.getValue()));
            }
            inputs.put(field.getKey(), values);
        });
        return inputs;
    }

    private static double number(String name, JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(node.textValue())) {
            return Double.parseDouble(node.textValue());
        }
        throw new UnusableInputException("the input '" + name + "' is a number or a list of numbers, not " + node);
    }

    private JsonNode number(double value) {
        return Double.isFinite(value) ? nodes.numberNode(value) : nodes.textNode(String.valueOf(value));
    }

    private static String hex(double value) {
        return Double.isFinite(value) ? Double.toHexString(value) : String.valueOf(value);
    }

    /** A scalar, an array, or an array of rows. */
    private void put(
            ObjectNode answer,
            String field,
            Quantity quantity,
            List<Evaluation.Value> values,
            int columns,
            Function<Evaluation.Value, JsonNode> shown) {
        if (Kernel.isScalar(quantity)) {
            answer.set(field, shown.apply(values.get(0)));
            return;
        }
        ArrayNode array = nodes.arrayNode();
        ArrayNode row = array;
        for (int i = 0; i < values.size(); i++) {
            if (columns > 0 && i % columns == 0) {
                row = array.addArray();
            }
            row.add(shown.apply(values.get(i)));
        }
        answer.set(field, array);
    }
}
