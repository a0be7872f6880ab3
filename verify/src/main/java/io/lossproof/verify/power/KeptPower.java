package io.lossproof.verify.power;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measurements that are kept between runs, the last one of each claim, with a JSON form of their own. */
public final class KeptPower {

    /** The version of the form. */
    public static final int FORMAT = 1;

    public static final KeptPower NONE = new KeptPower(Map.of());

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, ClaimPowerRecord> byClaim;

    private KeptPower(Map<String, ClaimPowerRecord> byClaim) {
        this.byClaim = Map.copyOf(byClaim);
    }

    /**
     * The content of the file.
     *
     * @param version of the form
     * @param claims without reasons of survivors
     */
    private record Content(int version, List<ClaimPowerRecord> claims) {}

    /** Reads what {@link #json} wrote; an {@link IllegalArgumentException} says why a text is nothing of the kind. */
    public static KeptPower read(String json) {
        try {
            Content content = MAPPER.readValue(json, Content.class);
            if (content.version() != FORMAT || content.claims() == null) {
                throw new IllegalArgumentException("it has format version " + content.version() + ", not " + FORMAT);
            }
            return NONE.with(content.claims());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it holds no kept measurements: " + e.getOriginalMessage(), e);
        }
    }

    public String json() {
        try {
            List<ClaimPowerRecord> claims = new ArrayList<>(new TreeMap<>(byClaim).values());
            return MAPPER.writeValueAsString(new Content(FORMAT, claims)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("measurements cannot be written as JSON", e);
        }
    }

    /** With newer measurements of some claims. */
    public KeptPower with(List<ClaimPowerRecord> newer) {
        Map<String, ClaimPowerRecord> merged = new TreeMap<>(byClaim);
        newer.forEach(measured -> merged.put(measured.claim(), withoutReasons(measured)));
        return new KeptPower(merged);
    }

    /** A review may change while the measurement stays. */
    private static ClaimPowerRecord withoutReasons(ClaimPowerRecord measured) {
        return measured.with(measured.survivors().stream()
                .map(survivor ->
                        new SurvivorRecord(survivor.mutator(), survivor.formula(), survivor.verdict(), false, ""))
                .toList());
    }

    /** The measurement of a claim, if nothing that it depends on has changed since. */
    public Optional<ClaimPowerRecord> of(String claim, String hash) {
        return Optional.ofNullable(byClaim.get(claim))
                .filter(kept -> kept.hash().equals(hash));
    }
}
