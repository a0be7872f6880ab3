package io.lossproof.verify.run;

import java.util.List;

/**
 * The measured power of the verification: the share of wrong variants of true claims that were refuted, apart from those
 * that are equivalent to the claim.
 *
 * @param mutators version of the catalogue of mutators
 * @param most variants of a claim that were judged; of more, a seeded choice
 * @param target the least power that is good enough, from 0 to 1
 * @param power refuted by counted, from 0 to 1; 1 if nothing is counted
 * @param refuted wrong variants that were refuted
 * @param counted variants that are not equivalent
 * @param equivalent variants that are proved equivalent, or shown to be in a review
 * @param claims in the order of the run
 * @param stale reviews of variants that no longer survive
 */
public record PowerRecord(
        int mutators,
        int most,
        double target,
        double power,
        int refuted,
        int counted,
        int equivalent,
        List<ClaimPowerRecord> claims,
        List<ReviewRecord> stale) {

    /** The totals over claims. */
    public static PowerRecord of(
            int mutators, int most, double target, List<ClaimPowerRecord> claims, List<ReviewRecord> stale) {
        int refuted = claims.stream().mapToInt(ClaimPowerRecord::refuted).sum();
        int counted = claims.stream().mapToInt(ClaimPowerRecord::counted).sum();
        int judged = claims.stream().mapToInt(ClaimPowerRecord::judged).sum();
        double power = counted == 0 ? 1 : (double) refuted / counted;
        return new PowerRecord(mutators, most, target, power, refuted, counted, judged - counted, claims, stale);
    }

    /** Variants that are neither refuted nor equivalent and have no reviewed reason. */
    public int unreviewed() {
        return (int) claims.stream()
                .flatMap(claim -> claim.survivors().stream())
                .filter(survivor -> !survivor.hasReason())
                .count();
    }

    /** Whether the target is reached and every survivor has a reason. */
    public boolean suffices() {
        return power >= target && unreviewed() == 0;
    }

    /**
     * What became of the variants of a claim.
     *
     * @param claim its id
     * @param hash of the statement, its scope and relation, the routes, the mutators and the program
     * @param possible variants that the mutators make
     * @param judged those that were chosen
     * @param refuted of these
     * @param equivalent of these, proved to be
     * @param proved those of the equivalent that were proved as claims of their own
     * @param survivors the rest
     */
    public record ClaimPowerRecord(
            String claim,
            String hash,
            int possible,
            int judged,
            int refuted,
            int equivalent,
            int proved,
            List<SurvivorRecord> survivors) {

        /** The same measurement with other remarks on its survivors. */
        public ClaimPowerRecord with(List<SurvivorRecord> remarked) {
            return new ClaimPowerRecord(claim, hash, possible, judged, refuted, equivalent, proved, remarked);
        }

        /** Variants that are wrong as far as is known. */
        public int counted() {
            int argued =
                    (int) survivors.stream().filter(SurvivorRecord::equivalent).count();
            return judged - equivalent - argued;
        }
    }

    /**
     * A variant that was neither refuted nor proved equivalent.
     *
     * @param mutator the kind of mistake
     * @param formula the right side with it, as text
     * @param verdict on the claim with this right side
     * @param equivalent whether a review shows that it is equivalent
     * @param reason why it survives, from the review; empty if it was not reviewed
     */
    public record SurvivorRecord(String mutator, String formula, String verdict, boolean equivalent, String reason) {

        /** Whether the reason is known. */
        public boolean hasReason() {
            return !reason.isEmpty();
        }
    }

    /**
     * A reviewed survivor.
     *
     * @param claim id of the claim
     * @param formula the right side of the variant, as text
     * @param equivalent whether it is shown to be equivalent
     * @param reason why it survives
     */
    public record ReviewRecord(String claim, String formula, boolean equivalent, String reason) {}
}
