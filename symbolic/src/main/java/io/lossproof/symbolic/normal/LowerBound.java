package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * A value that is not larger than some formula wherever that is defined.
 *
 * @param value the bound
 * @param methods the inequalities that it rests on, for a reader
 * @param gaps reasons why it may be strictly smaller
 */
record LowerBound(Expr value, List<String> methods, List<Gap> gaps) {

    LowerBound {
        methods = List.copyOf(methods);
        gaps = List.copyOf(gaps);
    }

    /** The formula itself. */
    static LowerBound of(Expr formula) {
        return new LowerBound(formula, List.of(), List.of());
    }

    /** Why a bound is strictly smaller than what it bounds. */
    @FunctionalInterface
    interface Gap {
        /** The reason, if it is certain under the facts. */
        Optional<String> reason(Facts facts);
    }
}
