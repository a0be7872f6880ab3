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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** A schema that is shipped with the program, by its name. */
enum Schema {
    CHECK_RESULT("check-result"),
    EVALUATION("evaluation"),
    FAMILIES("families"),
    DERIVATION("derivation"),
    RUN("run");

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final String id;

    Schema(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    JsonNode document() {
        String name = "/io/lossproof/schema/" + id + ".json";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private List<String> problems(JsonNode document) {
        JsonSchema schema = FACTORY.getSchema(document());
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .sorted()
                .toList();
    }

    /** Checks a document and hands it back. */
    JsonNode mustAccept(String json) {
        JsonNode document = parse(json);
        assertEquals(List.of(), problems(document));
        return document;
    }

    void mustRefuse(JsonNode document) {
        assertFalse(problems(document).isEmpty(), () -> id + " accepts " + document);
    }
}
