package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;

/**
 * Rational bounds of powers of numbers. {@link StrictMath} is within one ulp; the margin of 1e-11, relative and
 * absolute, is far above that and the rounding of the arguments.
 */
final class NumberRange {

    private static final double MARGIN = 1e-11;
    private static final double LARGEST = 1e9;

    private NumberRange() {}

    /** {@code x^y} for positive x; the exponent is at most 20. */
    static Optional<Range> power(Rational x, Rational y) {
        boolean moderate = x.signum() > 0 && isModerate(x.toDouble()) && Math.abs(y.toDouble()) <= 20;
        return moderate ? around(StrictMath.pow(x.toDouble(), y.toDouble())) : Optional.empty();
    }

    private static boolean isModerate(double x) {
        return x >= 1 / LARGEST && x <= LARGEST;
    }

    private static Optional<Range> around(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            return Optional.empty();
        }
        Rational margin = Rational.of(MARGIN * (1 + Math.abs(value)));
        Rational middle = Rational.of(value);
        return Optional.of(Range.of(middle.subtract(margin), true, middle.add(margin), true));
    }
}
