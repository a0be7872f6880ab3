package io.lossproof.verify.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.ReviewRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewsTest {

    private static final ClaimPowerRecord MEASURED = new ClaimPowerRecord(
            "claim",
            "1",
            30,
            24,
            20,
            1,
            0,
            List.of(
                    new SurvivorRecord("m", "x", "supported", false, ""),
                    new SurvivorRecord("m", "y", "undecided", false, ""),
                    new SurvivorRecord("m", "z", "undecided", false, "")));

    private static final Reviews REVIEWS = new Reviews(List.of(
            new ReviewRecord("claim", "x", true, "by symmetry"),
            new ReviewRecord("claim", "y", false, "too small to be seen"),
            new ReviewRecord("claim", "gone", false, "was not seen"),
            new ReviewRecord("other", "x", false, "of a claim that is not measured")));

    @Test
    void whatIsShownToBeEquivalentDoesNotCount() {
        ClaimPowerRecord reviewed = REVIEWS.applied(MEASURED);
        assertEquals(22, reviewed.counted());
        assertEquals(23, MEASURED.counted());
    }

    @Test
    void aSurvivorWithoutAReasonIsNotEnough() {
        PowerRecord power =
                PowerRecord.of(1, 24, 0.5, List.of(REVIEWS.applied(MEASURED)), REVIEWS.stale(List.of(MEASURED)));
        assertEquals(1, power.unreviewed());
        assertTrue(!power.suffices());
        assertEquals(20.0 / 22, power.power());
        assertEquals(2, power.equivalent());
        Reviews more = new Reviews(List.of(
                new ReviewRecord("claim", "x", true, "a"),
                new ReviewRecord("claim", "y", false, "b"),
                new ReviewRecord("claim", "z", false, "c")));
        assertTrue(PowerRecord.of(1, 24, 0.5, List.of(more.applied(MEASURED)), List.of())
                .suffices());
        assertTrue(!PowerRecord.of(1, 24, 0.95, List.of(more.applied(MEASURED)), List.of())
                .suffices());
    }

    @Test
    void aReviewOfWhatNoLongerSurvivesIsStale() {
        assertEquals(
                List.of(new ReviewRecord("claim", "gone", false, "was not seen")), REVIEWS.stale(List.of(MEASURED)));
    }

    @Test
    void everyStoredReviewHasAReason() {
        List<ReviewRecord> all = Reviews.stored().all();
        all.forEach(review -> assertTrue(review.reason().length() > 20, review::toString));
        assertEquals(
                all.size(),
                all.stream()
                        .map(review -> review.claim() + review.formula())
                        .distinct()
                        .count());
    }
}
