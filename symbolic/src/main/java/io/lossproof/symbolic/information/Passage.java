package io.lossproof.symbolic.information;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain of equal formulas and how it follows from the chain before it.
 *
 * @param reason in words, for a reader; empty for a chain that starts at the definition
 * @param moments expectations that are put in at its start
 * @param derivation the chain; it may have no step
 */
public record Passage(String reason, List<Moment> moments, Derivation derivation) {

    public Passage {
        moments = List.copyOf(moments);
    }

    /** {@code E[of] = value}. */
    public record Moment(Expr of, Expr value) {
        @Override
        public String toString() {
            return "E[" + of + "] = " + value;
        }
    }

    static Passage of(Derivation derivation) {
        return new Passage("", List.of(), derivation);
    }

    /** Reason and moments as a sentence; empty for a chain that starts at the definition. */
    public String sentence() {
        return moments.isEmpty()
                ? reason
                : reason + " " + moments.stream().map(Moment::toString).collect(Collectors.joining(" and ")) + ":";
    }
}
