package io.lossproof.verify.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Stores a run as JSON and reads it back. */
public final class RunFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RunFile() {}

    public static String write(Run run) {
        try {
            return MAPPER.writeValueAsString(run) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be written as JSON", e);
        }
    }

    /** Reads a run; an {@link IllegalArgumentException} says in one line why a text is none. */
    public static Run read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            JsonNode version = tree == null ? null : tree.get("version");
            if (version == null || !version.isInt()) {
                throw new IllegalArgumentException("this is not a stored run: it has no version");
            }
            if (version.intValue() != Run.FORMAT) {
                throw new IllegalArgumentException(
                        "this run has format version " + version + "; this program reads version " + Run.FORMAT);
            }
            return MAPPER.treeToValue(tree, Run.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a stored run: " + e.getOriginalMessage(), e);
        }
    }
}
