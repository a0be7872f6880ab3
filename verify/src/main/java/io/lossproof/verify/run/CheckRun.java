package io.lossproof.verify.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found, in the form that others rely on.
 *
 * @param version of the form
 * @param seed of the points
 * @param claims in the order in which they were given
 */
public record CheckRun(int version, long seed, List<Checked> claims) {

    /** The version of the form. */
    public static final int FORMAT = 1;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public CheckRun {
        claims = List.copyOf(claims);
    }

    public static CheckRun of(long seed, List<Checked> claims) {
        return new CheckRun(FORMAT, seed, claims);
    }

    /**
     * A claim and its verdict.
     *
     * @param id its name in its file
     * @param claim the statement
     * @param verdict proved, supported, refuted, undecided, conflict, or error if it cannot be read
     * @param expect {@code holds} or {@code fails}
     * @param nearest the nearest relation that does hold, or null
     * @param asExpected whether the verdict is the expected one
     * @param reason why it is undecided or cannot be read, or null
     * @param evidence by route: its name, outcome and detail, and what else it counted and measured
     * @param counterexample the simplest found, or null
     * @param seconds how long it took
     * @param file in which it stands, or null
     * @param line of the file in which it starts, or null
     */
    public record Checked(
            String id,
            String claim,
            String verdict,
            String expect,
            @Nullable String nearest,
            @JsonProperty("as_expected") boolean asExpected,
            @Nullable String reason,
            List<Map<String, Object>> evidence,
            @Nullable Witness counterexample,
            double seconds,
            @Nullable String file,
            @Nullable Integer line) {

        public static final String ERROR = "error";

        public static Checked of(Finding finding, @Nullable String file, @Nullable Integer line) {
            return new Checked(
                    finding.claim().id(),
                    finding.claim().statement(),
                    finding.verdict().text(),
                    finding.claim().expected() ? "holds" : "fails",
                    finding.nearest().orElse(null),
                    finding.isAsExpected(),
                    finding.reason().orElse(null),
                    finding.evidence().stream().map(Checked::evidence).toList(),
                    finding.counterexample().map(Witness::of).orElse(null),
                    finding.seconds(),
                    file,
                    line);
        }

        /** A claim that cannot be read. */
        public static Checked unreadable(String id, String statement, List<String> problems, String file, int line) {
            return new Checked(
                    id,
                    statement,
                    ERROR,
                    "holds",
                    null,
                    false,
                    String.join("; ", problems),
                    List.of(),
                    null,
                    0,
                    file,
                    line);
        }

        public boolean cannotBeRead() {
            return verdict.equals(ERROR);
        }

        private static Map<String, Object> evidence(Evidence evidence) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("route", evidence.route());
            entry.put("outcome", evidence.outcome());
            entry.put("detail", evidence.detail());
            entry.putAll(evidence.facts());
            return entry;
        }
    }

    /**
     * A point at which a claim fails.
     *
     * @param at number or text by variable
     * @param left enclosure of the left side, or why it has no value
     * @param right enclosure of the right side, or why it has no value
     */
    public record Witness(Map<String, Object> at, String left, String right) {
        static Witness of(Counterexample example) {
            return new Witness(example.at().jsonValues(), example.left(), example.right());
        }
    }

    /** The run as JSON. */
    public String json() {
        try {
            return MAPPER.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as JSON", e);
        }
    }
}
