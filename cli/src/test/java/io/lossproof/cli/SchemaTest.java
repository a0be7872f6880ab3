package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.lossproof.symbolic.family.Families;
import io.lossproof.verify.Identities;
import io.lossproof.verify.Runner;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import io.lossproof.verify.source.SourceDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas accept what the program writes, and refuse the same documents with one thing broken. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void isItselfASchemaOfDraft202012UnderItsOwnName(Schema schema) {
        JsonNode document = schema.document();
        String dialect = "https://json-schema.org/draft/2020-12/schema";
        assertAll(
                () -> assertEquals(dialect, document.path("$schema").textValue()),
                () -> assertEquals(
                        "https://lossproof.io/schema/" + schema.id() + "/1",
                        document.path("$id").textValue()),
                () -> assertEquals(
                        Set.of(),
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(SchemaLocation.of(dialect))
                                .validate(document)));
    }

    @Test
    void checkResultsAreAccepted() {
        JsonNode document = Schema.CHECK_RESULT.mustAccept(checked("z: real", "log(1 + exp(z)) == 2*z"));
        Schema.CHECK_RESULT.mustAccept(checked("z: vector(3)", "logsumexp(z) == z[1]"));
        Schema.CHECK_RESULT.mustAccept(checked("x: {0, 1}", "x^2 == x"));
        Schema.CHECK_RESULT.mustAccept(checked("x: positive, y: positive", "log(x*y) == log(x) + log(y)"));
        eachBreakIsRefused(
                Schema.CHECK_RESULT,
                document,
                root -> root.remove("version"),
                root -> root.put("version", 2),
                root -> root.put("seed", "1"),
                root -> root.put("extra", 1),
                root -> first(root, "claims").put("verdict", "perhaps"),
                root -> first(root, "claims").put("verdict", "proved"),
                root -> first(root, "claims").put("as_expected", "no"),
                root -> first(root, "claims").remove("reason"),
                root -> first(root, "claims").put("seconds", -1),
                root -> first(root, "claims").put("colour", "red"),
                root -> first(first(root, "claims"), "evidence").put("outcome", "error"),
                root -> first(first(root, "claims"), "evidence").remove("route"),
                root -> first(root, "claims").putObject("counterexample").put("left", "1"));
    }

    private static String checked(String where, String statement) {
        return Outcome.of("check", statement, "--where", where, "--json", "-").out();
    }

    @Test
    void notKnowingIsNotAsExpected() {
        JsonNode document = Schema.parse(checked("z: real", "z == z"));
        ObjectNode claim = first((ObjectNode) document, "claims");
        assertTrue(claim.path("as_expected").booleanValue());
        claim.put("verdict", "undecided");
        Schema.CHECK_RESULT.mustRefuse(document);
    }

    @Test
    void evaluationsAreAccepted(@TempDir Path folder) throws IOException {
        String bernoulli = "{\"id\": 1, \"family\": \"bernoulli\", \"inputs\": {\"p\": 0.25, \"y\": 1}";
        String gaussian = "{\"family\": \"gaussian\", \"inputs\": {\"mu\": 1e200, \"sigma\": 1e-200, \"y\": 0}";
        List<String> questions = new ArrayList<>(List.of("nonsense", bernoulli + "}"));
        for (String quantity : List.of("loss", "gradient", "hessian", "mean", "score", "observed-information")) {
            questions.add(bernoulli + ", \"quantity\": \"" + quantity + "\"}");
            questions.add(gaussian + ", \"quantity\": \"" + quantity + "\"}");
        }
        Path in = Files.write(folder.resolve("in.jsonl"), questions);
        Path out = folder.resolve("out.jsonl");
        Outcome.of("eval", "--batch", in.toString(), "--out", out.toString()).mustAnswer(2);
        List<String> answers = Files.readAllLines(out);
        assertEquals(questions.size(), answers.size());
        answers.forEach(Schema.EVALUATION::mustAccept);
        eachBreakIsRefused(
                Schema.EVALUATION,
                Schema.parse(answers.get(1)),
                root -> root.remove("id"),
                root -> root.remove("hex"),
                root -> root.put("value", "0.5"),
                root -> root.putNull("value"),
                root -> root.put("hex", "1.5"),
                root -> root.put("certified", "1.5…"),
                root -> root.put("certified", 1.5),
                root -> root.put("error", "also"),
                root -> root.putArray("value"),
                root -> root.put("largest_term", "none"));
        eachBreakIsRefused(
                Schema.EVALUATION,
                Schema.parse(answers.get(0)),
                root -> root.remove("error"),
                root -> root.put("error", ""),
                root -> root.put("value", 1));
    }

    @Test
    void theListOfFamiliesIsAccepted() {
        JsonNode document = Schema.FAMILIES.mustAccept(
                Outcome.of("list", "families", "--json").mustAnswer(0).out());
        eachBreakIsRefused(
                Schema.FAMILIES,
                document,
                root -> root.remove("version"),
                root -> root.putArray("families"),
                root -> first(root, "families").put("id", "Has Spaces"),
                root -> first(root, "families").remove("support"),
                root -> first(first(root, "families"), "parametrisations").putArray("parameters"),
                root -> ((ArrayNode) first(first(root, "families"), "parametrisations")
                                .get("quantities"))
                        .add("grad"),
                root -> ((ObjectNode) first(root, "families").get("observation")).put("shape", 3));
    }

    @Test
    void derivationsAreAccepted() {
        Set<String> seen = new TreeSet<>();
        Families.all()
                .forEach(family -> family.parametrisations().forEach(parametrisation -> {
                    seen.add(family.id() + " " + parametrisation.id());
                    Schema.DERIVATION.mustAccept(derived(family.id(), parametrisation.id()));
                    Schema.DERIVATION.mustAccept(information(family.id(), parametrisation.id()));
                }));
        assertTrue(seen.size() >= 9, seen::toString);
        eachBreakIsRefused(
                Schema.DERIVATION,
                Schema.parse(derived("gaussian", "mu-sigma")),
                root -> root.remove("title"),
                root -> root.put("version", "1"),
                root -> first(root, "derivations").put("name", "other"),
                root -> first(root, "derivations").remove("start"),
                root -> first(first(root, "derivations"), "steps").remove("condition"),
                root -> first(first(root, "derivations"), "steps").put("text", ""),
                root -> first(root, "formulas").put("quantity", "mean"),
                root -> first(root, "formulas").put("mathml", "<math/>"));
        eachBreakIsRefused(
                Schema.DERIVATION,
                Schema.DERIVATION.mustAccept(Outcome.of("derive", "M8", "--format", "json")
                        .mustAnswer(0)
                        .out()),
                root -> root.remove("claims"),
                root -> first(root, "claims").remove("text"),
                root -> first(root, "claims").put("expect", "perhaps"),
                root -> first(root, "derivations").remove("of"));
    }

    private static String derived(String family, String parametrisation) {
        return Outcome.of("derive", family, "--parametrisation", parametrisation, "--format", "json")
                .mustAnswer(0)
                .out();
    }

    private static String information(String family, String parametrisation) {
        List<String> words =
                new ArrayList<>(List.of("derive", family, "--parametrisation", parametrisation, "--format", "json"));
        for (String quantity : List.of(
                "entropy", "cross-entropy", "kl-divergence", "score", "observed-information", "fisher-information")) {
            words.add("--quantity");
            words.add(quantity);
        }
        return Outcome.of(words.toArray(String[]::new)).mustAnswer(0).out();
    }

    @Test
    void storedRunsAreAccepted() {
        Run run = new Runner(Runner.USUAL_SEED, (done, total, finding) -> {})
                .run(
                        List.of(Families.named("bernoulli").orElseThrow()),
                        Identities.all().subList(0, 2),
                        SourceDocuments.all());
        assertFalse(run.claims().isEmpty());
        JsonNode document = Schema.RUN.mustAccept(RunFile.write(run));
        eachBreakIsRefused(
                Schema.RUN,
                document,
                root -> root.put("version", 2),
                root -> root.remove("engine"),
                root -> root.put("started", "yesterday"),
                root -> root.put("host", "somewhere"),
                root -> first(root, "claims").put("verdict", "maybe"),
                root -> first(root, "claims").put("verdict", "undecided"),
                root -> first(root, "claims").put("relation", "="),
                root -> first(root, "claims").put("upTo", "shift"),
                root -> first(root, "claims").put("expect", true),
                root -> first(first(root, "claims"), "evidence").put("outcome", "conflict"),
                root -> first(root, "families").putArray("parametrisations"),
                root -> first(first(root, "families"), "parametrisations").putArray("derivation"),
                root -> first(first(first(root, "families"), "parametrisations"), "gradient")
                        .putArray("steps"),
                root -> first(first(first(first(root, "families"), "parametrisations"), "hessian"), "steps")
                        .remove("rule"),
                root -> first(first(first(root, "families"), "parametrisations"), "accuracy")
                        .put("largest", -1),
                root -> first(first(first(root, "families"), "parametrisations"), "accuracy")
                        .put("quantity", "kl"),
                root -> first(first(first(root, "families"), "parametrisations"), "accuracy")
                        .put("unit", "bits"),
                root -> first(first(root, "families"), "parametrisations").remove("quantities"),
                root -> first(first(first(root, "families"), "parametrisations"), "quantities")
                        .put("name", "surprise"),
                root -> first(first(first(root, "families"), "parametrisations"), "quantities")
                        .remove("claim"),
                root -> first(first(first(first(root, "families"), "parametrisations"), "quantities"), "derivation")
                        .remove("reason"),
                root -> plot(root).remove("held"),
                root -> plot(root).putArray("panels"),
                root -> first(plot(root), "panels").put("quantity", "entropy"),
                root -> first(plot(root), "panels").put("high", "1"),
                root -> first(first(plot(root), "panels"), "curves").putArray("observations"),
                root -> first(first(first(plot(root), "panels"), "curves"), "pieces")
                        .putArray("y")
                        .add(1)
                        .addNull());
    }

    private static ObjectNode plot(ObjectNode root) {
        return first(first(first(root, "families"), "parametrisations"), "plots");
    }

    // ---- breaking -------------------------------------------------------------------------------------------------

    @SafeVarargs
    private static void eachBreakIsRefused(Schema schema, JsonNode document, Consumer<ObjectNode>... breaks) {
        for (Consumer<ObjectNode> change : breaks) {
            ObjectNode broken = document.deepCopy();
            change.accept(broken);
            schema.mustRefuse(broken);
        }
    }

    private static ObjectNode first(ObjectNode parent, String array) {
        return (ObjectNode) parent.path(array).path(0);
    }
}
