package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Objects;
import java.util.Set;

/** Documents against the schemas that the program ships. */
final class Schemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Schemas() {}

    static Set<ValidationMessage> problems(String schema, String json) {
        JsonSchema found = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Objects.requireNonNull(
                        Main.class.getResourceAsStream("/io/lossproof/schema/" + schema + ".json"), schema));
        return found.validate(tree(json));
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    static void requireValid(String schema, String json) {
        assertEquals(Set.of(), problems(schema, json), json);
    }

    static void requireInvalid(String schema, String json) {
        assertFalse(problems(schema, json).isEmpty(), () -> "accepted by " + schema + ": " + json);
    }
}
