package io.lossproof.verify.claim;

import java.util.List;
import java.util.Optional;

/**
 * A claim with everything found about it.
 *
 * @param claim what was judged
 * @param verdict follows from the evidence
 * @param evidence by route, in the order in which the routes were asked
 * @param nearest the nearest relation that does hold, for a refuted claim
 * @param reason why it is undecided
 * @param seconds how long it took
 */
public record Finding(
        Claim claim,
        Verdict verdict,
        List<Evidence> evidence,
        Optional<String> nearest,
        Optional<String> reason,
        double seconds) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** Judges the evidence. */
    public static Finding of(Claim claim, List<Evidence> evidence, double seconds) {
        boolean proved = evidence.stream().anyMatch(Evidence.Proved.class::isInstance);
        boolean refuted = evidence.stream().anyMatch(Evidence.Refuted.class::isInstance);
        boolean supported = evidence.stream()
                .anyMatch(found -> found instanceof Evidence.Supported supporting && supporting.conclusive());
        Verdict verdict = proved && refuted
                ? Verdict.CONFLICT
                : refuted
                        ? Verdict.REFUTED
                        : proved ? Verdict.PROVED : supported ? Verdict.SUPPORTED : Verdict.UNDECIDED;
        Optional<String> reason = verdict == Verdict.UNDECIDED ? Optional.of(reason(evidence)) : Optional.empty();
        return new Finding(claim, verdict, evidence, Optional.empty(), reason, seconds);
    }

    /** Nothing was found out, for a reason that is no evidence. */
    public static Finding undecided(Claim claim, String reason, double seconds) {
        return new Finding(claim, Verdict.UNDECIDED, List.of(), Optional.empty(), Optional.of(reason), seconds);
    }

    private static String reason(List<Evidence> evidence) {
        return evidence.isEmpty()
                ? "no route applies"
                : String.join(
                        "; ",
                        evidence.stream()
                                .map(found -> found.route() + ": " + found.detail())
                                .toList());
    }

    public Finding near(String relation) {
        return new Finding(claim, verdict, evidence, Optional.of(relation), reason, seconds);
    }

    public boolean isAsExpected() {
        return claim.expected() ? verdict.holds() : verdict == Verdict.REFUTED;
    }

    public Optional<Counterexample> counterexample() {
        return evidence.stream()
                .filter(Evidence.Refuted.class::isInstance)
                .map(Evidence.Refuted.class::cast)
                .flatMap(refuted -> refuted.counterexample().stream())
                .findFirst();
    }
}
