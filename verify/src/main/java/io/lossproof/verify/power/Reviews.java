package io.lossproof.verify.power;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.ReviewRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Survivors that a person has looked at, each with the reason why it survives. */
public final class Reviews {

    private static final String FILE = "reviews.json";

    private final List<ReviewRecord> all;

    public Reviews(List<ReviewRecord> all) {
        this.all = List.copyOf(all);
    }

    /** Those of the catalogue, from the file {@value #FILE} beside this class. */
    public static Reviews stored() {
        try (InputStream file = Reviews.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Reviews.class.getName());
            }
            return new Reviews(
                    JsonMapper.builder().build().readValue(file, new TypeReference<List<ReviewRecord>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The survivors with their reasons. */
    public ClaimPowerRecord applied(ClaimPowerRecord measured) {
        return measured.with(measured.survivors().stream()
                .map(survivor -> find(measured.claim(), survivor.formula())
                        .map(review -> new SurvivorRecord(
                                survivor.mutator(),
                                survivor.formula(),
                                survivor.verdict(),
                                review.equivalent(),
                                review.reason()))
                        .orElse(survivor))
                .toList());
    }

    private Optional<ReviewRecord> find(String claim, String formula) {
        return all.stream()
                .filter(review ->
                        review.claim().equals(claim) && review.formula().equals(formula))
                .findFirst();
    }

    /** All of them. */
    public List<ReviewRecord> all() {
        return all;
    }

    /** Reviews of mutants of these claims that do not survive. */
    public List<ReviewRecord> stale(List<ClaimPowerRecord> measured) {
        return all.stream()
                .filter(review -> measured.stream()
                        .anyMatch(claim -> claim.claim().equals(review.claim())
                                && claim.survivors().stream()
                                        .noneMatch(
                                                survivor -> survivor.formula().equals(review.formula()))))
                .toList();
    }
}
