package io.lossproof.verify.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim and what was found about it.
 *
 * @param id unique in the run
 * @param title in words; empty if the statement says all
 * @param left left side, as text
 * @param relation {@code ==}, {@code <=} and so on
 * @param right right side, as text
 * @param scope declarations of its variables
 * @param given further conditions, as text
 * @param upTo the relation's name in the contract: equal, constant, scale, gradient, argmin, float(4 ulp)
 * @param in the parameters that the relation speaks of; empty for equal and float
 * @param expect {@code holds} or {@code fails}
 * @param source literature or document; empty if none
 * @param verdict proved, supported, refuted, undecided, conflict, error
 * @param nearest the nearest relation that does hold, in words, or null
 * @param reason why it is undecided, or null
 * @param asExpected whether the verdict is the expected one
 * @param evidence by route, in a fixed order
 * @param counterexample the simplest found, or null
 * @param seconds how long it took
 */
public record ClaimRecord(
        String id,
        String title,
        String left,
        String relation,
        String right,
        String scope,
        List<String> given,
        String upTo,
        List<String> in,
        String expect,
        String source,
        String verdict,
        @Nullable String nearest,
        @Nullable String reason,
        boolean asExpected,
        List<EvidenceRecord> evidence,
        @Nullable CounterexampleRecord counterexample,
        double seconds) {

    /** The statement as it would be given to {@code check}. */
    public String statement() {
        return left + " " + relation + " " + right;
    }

    /**
     * What one route found.
     *
     * @param route for example {@code normal form}
     * @param outcome proved, supported, refuted, undecided
     * @param detail a sentence for a reader
     * @param facts counts and measures by name, numbers as numbers
     */
    public record EvidenceRecord(String route, String outcome, String detail, Map<String, Object> facts) {}

    /**
     * A point at which the claim fails.
     *
     * @param at value of each variable, as text
     * @param left enclosure of the left side, or why it has no value
     * @param right enclosure of the right side, or why it has no value
     */
    public record CounterexampleRecord(Map<String, String> at, String left, String right) {}
}
