package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many claims got which verdict.
 *
 * @param total all of them
 * @param unexpected those that are not as expected
 * @param counts by verdict, those of none left out
 */
public record Tally(int total, int unexpected, List<Count> counts) {

    /** So many claims of one kind. */
    public record Count(Badge badge, int number) {}

    static Tally of(List<ClaimRecord> claims) {
        List<Count> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            add(counts, claims, verdict, false);
            add(counts, claims, verdict, true);
        }
        int unexpected = count(claims, claim -> !claim.asExpected());
        return new Tally(claims.size(), unexpected, List.copyOf(counts));
    }

    private static void add(List<Count> counts, List<ClaimRecord> claims, Verdict verdict, boolean calm) {
        int number = count(claims, claim -> {
            Badge badge = Badge.of(claim);
            return badge.verdict() == verdict && badge.calm() == calm;
        });
        if (number > 0) {
            counts.add(new Count(new Badge(verdict, verdict.id() + (calm ? " as expected" : ""), calm), number));
        }
    }

    private static int count(List<ClaimRecord> claims, Predicate<ClaimRecord> condition) {
        return (int) claims.stream().filter(condition).count();
    }

    /** The answer in a sentence. */
    public String headline() {
        if (total == 0) {
            return "No claim was judged.";
        }
        if (unexpected == 0) {
            return total == 1
                    ? "The one claim is as expected."
                    : "All " + Figures.whole(total) + " claims are as expected.";
        }
        if (unexpected == total) {
            return total == 1
                    ? "The one claim is not as expected."
                    : "None of " + Figures.whole(total) + " claims is as expected.";
        }
        return Figures.whole(unexpected)
                + " of "
                + Figures.whole(total)
                + (unexpected == 1 ? " claims is not as expected." : " claims are not as expected.");
    }

    /** The counts in a line; {@code all proved} where they are alike. */
    String inWords() {
        if (counts.size() == 1) {
            return (total == 1 ? "" : "all ") + counts.get(0).badge().label();
        }
        return counts.stream()
                .map(count ->
                        Figures.whole(count.number()) + " " + count.badge().label())
                .collect(Collectors.joining(", "));
    }

    public boolean isFine() {
        return total > 0 && unexpected == 0;
    }
}
