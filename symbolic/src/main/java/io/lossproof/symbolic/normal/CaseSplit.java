package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.List;

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
        /** At least 0, negative. */
        FROM_ZERO,
        /** Positive, at most 0. */
        ABOVE_ZERO,
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

    /** Ranges of the value that cover the line; for indices there are none to assume, so that the whole line is left. */
    List<Range> ranges() {
        return switch (kind) {
            case WEAK -> List.of(Range.NONNEGATIVE, Range.NONNEGATIVE.negate());
            case STRICT -> List.of(Range.POSITIVE, Range.NEGATIVE, Range.point(Rational.ZERO));
            case FROM_ZERO -> List.of(Range.NONNEGATIVE, Range.NEGATIVE);
            case ABOVE_ZERO -> List.of(Range.POSITIVE, Range.NONNEGATIVE.negate());
            case EQUAL -> List.of(Range.ALL);
        };
    }
}
