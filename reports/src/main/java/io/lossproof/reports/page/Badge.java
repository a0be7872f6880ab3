package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;

/**
 * A verdict as it is shown.
 *
 * @param verdict gives shape and colour
 * @param label in words
 * @param calm whether it is nothing to look into: a refutation that was expected
 */
public record Badge(Verdict verdict, String label, boolean calm) {

    static Badge of(ClaimRecord claim) {
        Verdict verdict = Verdict.named(claim.verdict());
        boolean expectedToFail = claim.expect().equals("fails");
        if (claim.asExpected()) {
            return expectedToFail
                    ? new Badge(verdict, verdict.id() + ", as expected", true)
                    : new Badge(verdict, verdict.id(), false);
        }
        boolean surprising = expectedToFail && (verdict == Verdict.PROVED || verdict == Verdict.SUPPORTED);
        return new Badge(verdict, surprising ? verdict.id() + ", expected to fail" : verdict.id(), false);
    }

    static Badge ofRoute(String outcome) {
        Verdict verdict = Verdict.named(outcome);
        return new Badge(verdict, verdict.id().equals(outcome) ? outcome : outcome + " (no known outcome)", false);
    }

    /** For a claim that is named and not there. */
    static Badge missing() {
        return new Badge(Verdict.ERROR, "not in this run", false);
    }

    /** The classes of its element. */
    public String classes() {
        return "badge " + verdict.id() + (calm ? " calm" : "");
    }

    /** The fragment that names its shape. */
    public String shape() {
        return "#shape--" + verdict.id();
    }
}
