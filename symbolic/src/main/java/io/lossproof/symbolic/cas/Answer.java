package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.expr.Expr;
import java.util.Optional;

/**
 * What the computer algebra system answers: a proposal, or nothing and the reason.
 *
 * <p>A proposal can be false. The algebra system drops side conditions ({@code x/x} becomes 1), takes roots and
 * logarithms over the complex numbers, and ignores breakpoints; nothing is concluded from an answer before our own zero
 * test or the numeric routes have confirmed it.
 */
public sealed interface Answer {

    /** The proposal, if there is one. */
    Optional<Expr> proposal();

    /** A formula in our own operators, all its numbers exact. */
    record Found(Expr formula) implements Answer {
        @Override
        public Optional<Expr> proposal() {
            return Optional.of(formula);
        }
    }

    /** No usable answer. The reason says which: not handed over, no closed answer, not a real formula, out of time. */
    record None(String reason) implements Answer {
        @Override
        public Optional<Expr> proposal() {
            return Optional.empty();
        }
    }
}
