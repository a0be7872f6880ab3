package io.lossproof.verify.run;

import java.util.List;

/**
 * A quantity that is derived from the loss and its density: entropy, cross-entropy, KL divergence, an entry of the score,
 * of the observed or of the Fisher information.
 *
 * @param name as in commands, for example {@code kl-divergence}
 * @param variables of an entry: one for the score, two for information; none for a single number
 * @param definition as text: a sum, {@code integrate(f, y, -inf, inf)}, a derivative
 * @param scope declarations of all variables
 * @param formula the closed form as text, in nats
 * @param derivation from the definition to the closed form, in passages; none where the definition is a derivative
 * @param claim id of the claim that definition and closed form agree
 * @param claims ids of further claims about it
 */
public record QuantityRecord(
        String name,
        List<String> variables,
        String definition,
        String scope,
        String formula,
        List<PassageRecord> derivation,
        String claim,
        List<String> claims) {

    /**
     * A chain of equal formulas.
     *
     * @param reason how it follows from the chain before it, in words; empty for the first
     * @param moments expectations that are put in at its start
     * @param scope declarations of its variables
     * @param start its first formula
     * @param steps to its last one; there may be none
     */
    public record PassageRecord(
            String reason, List<MomentRecord> moments, String scope, String start, List<StepRecord> steps) {}

    /** {@code E[of] = value}, both as text. */
    public record MomentRecord(String of, String value) {}
}
