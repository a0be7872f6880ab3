package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;

/**
 * The normal form depends on the sign of a formula that is not known, or on whether two indices are equal. The zero
 * test catches it and tries each case by itself.
 */
final class CaseSplit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the cases are. */
    enum Kind {
        /** At least 0, at most 0: both forms agree at 0. */
        WEAK,
        /** Positive, zero, negative. */
        STRICT,
        /** Zero or not: equal indices or different ones. */
        EQUAL
    }

    private final transient Expr value;
    private final Kind kind;

    CaseSplit(Expr value, Kind kind) {
        super("the sign of " + value + " is not known", null, false, false);
        this.value = value;
        this.kind = kind;
    }

    Expr value() {
        return value;
    }

    Kind kind() {
        return kind;
    }
}
