package io.lossproof.verify;

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

/** The findings of a check as JSON, in the form that others rely on. */
public final class CheckResult {

    /** The version of the form. */
    public static final int FORMAT = 1;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CheckResult() {}

    public static String json(long seed, List<Finding> findings) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", FORMAT);
        result.put("seed", seed);
        result.put("claims", findings.stream().map(CheckResult::claim).toList());
        try {
            return MAPPER.writeValueAsString(result) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> claim(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", finding.claim().id());
        entry.put("claim", finding.claim().statement());
        entry.put("verdict", finding.verdict().text());
        entry.put("nearest", finding.nearest().orElse(null));
        entry.put("as_expected", finding.isAsExpected());
        entry.put("reason", finding.reason().orElse(null));
        entry.put(
                "evidence",
                finding.evidence().stream().map(CheckResult::evidence).toList());
        entry.put(
                "counterexample",
                finding.counterexample().map(CheckResult::counterexample).orElse(null));
        entry.put("seconds", finding.seconds());
        return entry;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("route", evidence.route());
        entry.put("outcome", evidence.outcome());
        entry.put("detail", evidence.detail());
        entry.putAll(evidence.facts());
        return entry;
    }

    private static Map<String, Object> counterexample(Counterexample example) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", example.at().jsonValues());
        entry.put("left", example.left());
        entry.put("right", example.right());
        return entry;
    }
}
