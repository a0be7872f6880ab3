package io.lossproof.numeric.precision;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Errors in units in the last place. The unit of a real number v is the distance between doubles at its size, {@code
 * 2^(e-52)} for {@code 2^e <= |v| < 2^(e+1)}, and {@code 2^-1074} for subnormal v and zero; so a correctly rounded value is
 * within 1/2 ulp.
 *
 * <p>Source of the definition: J.-M. Muller, "On the definition of ulp(x)", INRIA 2005 (Goldberg's, extended to the reals).
 */
public final class Ulp {

    private static final int ERROR_BITS = 64;
    private static final int CERTAIN_BITS = 20;

    private Ulp() {}

    /**
     * The number of doubles from one to the other: 0 for equal values (also 0.0 and -0.0), 1 for neighbours, {@link
     * Long#MAX_VALUE} if just one is NaN, 0 if both are. Infinity follows the largest double.
     */
    public static long distance(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : Long.MAX_VALUE;
        }
        long difference = ordinal(a) - ordinal(b); // each within 2^63 - 2^52, of either sign
        boolean overflow = ((ordinal(a) ^ ordinal(b)) & (ordinal(a) ^ difference)) < 0;
        return overflow || difference == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(difference);
    }

    /** The place of a double among all doubles in order; 0 for both zeros. */
    public static long ordinal(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /** The unit in the last place of a real number of this size, given by the double nearest to it. */
    public static double of(double value) {
        return Math.ulp(value);
    }

    /**
     * The error of a computed value in ulps of the exact one. Infinite if the computed value is NaN or infinite, unless the
     * exact value rounds to that infinity; then 0.
     */
    public static double error(double computed, Rational exact) {
        double rounded = exact.toDouble();
        if (!Double.isFinite(computed) || Double.isInfinite(rounded)) {
            return computed == rounded ? 0 : Double.POSITIVE_INFINITY;
        }
        Rational difference = Rational.of(computed).subtract(exact).abs();
        return difference.divide(unit(exact)).toDouble();
    }

    /**
     * The error of a computed value in ulps of the exact one, which lies in a ball, rounded to double; nothing if the ball
     * has no value, or is too wide to give the error to a millionth of itself or a hundredth of an ulp.
     */
    public static OptionalDouble error(double computed, Ball exact) {
        return error(computed, exact, Format.BINARY64);
    }

    /** The same in ulps of another format, of which the computed value is a number. */
    public static OptionalDouble error(double computed, Ball exact, Format format) {
        if (!exact.isFinite()) {
            return OptionalDouble.empty();
        }
        double near = format.round(exact.toDouble());
        if (!Double.isFinite(computed) || Double.isInfinite(near)) {
            OptionalDouble rounded = format.round(exact);
            return rounded.isEmpty()
                    ? rounded
                    : OptionalDouble.of(computed == rounded.getAsDouble() ? 0 : Double.POSITIVE_INFINITY);
        }
        if (computed == 0 && near == 0 && format.round(exact).isPresent()) {
            return OptionalDouble.of(0); // below half an ulp, at exponents that may be absurd
        }
        Ball error =
                exact.sub(Ball.of(computed), 4 * ERROR_BITS).abs(ERROR_BITS).div(Ball.of(format.ulp(near)), ERROR_BITS);
        boolean certain = error.isExact() || error.relativeBits() > CERTAIN_BITS || error.certainlyLess(Ball.of(0.01));
        return certain ? OptionalDouble.of(error.toDouble()) : OptionalDouble.empty();
    }

    /**
     * Whether a computed value is within so many ulps of the exact one; nothing if the ball does not decide it, or does
     * not decide whether the exact value rounds to a finite number, or it does not.
     */
    public static Optional<Boolean> isWithin(double computed, Ball exact, Accuracy accuracy) {
        Format format = accuracy.format();
        double near = format.round(exact.toDouble());
        if (!exact.isFinite() || Double.isInfinite(near) && format.round(exact).isEmpty()) {
            return Optional.empty();
        }
        if (!Double.isFinite(computed)) {
            return format.round(exact).isPresent() ? Optional.of(false) : Optional.empty();
        }
        if (computed == 0 && near == 0 && format.round(exact).isPresent() && accuracy.ulps() >= 0.5) {
            return Optional.of(true);
        }
        Ball allowed = Ball.of(accuracy.ulps()).mul(Ball.of(format.ulp(near)), 4 * ERROR_BITS);
        Ball excess =
                exact.sub(Ball.of(computed), 4 * ERROR_BITS).abs(4 * ERROR_BITS).sub(allowed, ERROR_BITS);
        OptionalInt sign = excess.certainSign();
        return sign.isPresent() ? Optional.of(sign.getAsInt() <= 0) : Optional.empty();
    }

    private static Rational unit(Rational exact) {
        BigInteger numerator = exact.numerator().abs();
        if (numerator.signum() == 0) {
            return Rational.TWO.pow(Double.MIN_EXPONENT - 52);
        }
        int exponent = numerator.bitLength() - exact.denominator().bitLength();
        if (exact.abs().compareTo(Rational.TWO.pow(exponent)) < 0) {
            exponent--;
        }
        return Rational.TWO.pow(Math.max(exponent, Double.MIN_EXPONENT) - 52);
    }
}
