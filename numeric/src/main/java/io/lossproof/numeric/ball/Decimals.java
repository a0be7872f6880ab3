package io.lossproof.numeric.ball;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Balls in decimal notation. */
final class Decimals {
    /** Up to this exponent of two a number is written out in decimal exactly. */
    private static final int LARGEST_EXACT = 8192;

    private static final int LEAST_PLAIN = -6;
    private static final int LARGEST_PLAIN = 20;
    private static final int LONGEST_PRINT = 40;

    private Decimals() {}

    static Optional<String> digits(Ball x, int count) {
        if (!(count >= 1)) {
            throw new IllegalArgumentException("count = " + count + " is outside [1, infinity), the numbers of digits");
        }
        if (x.isExactlyZero()) {
            return Optional.of("0");
        }
        if (!x.isFinite() || x.containsZero()) {
            return Optional.empty();
        }
        if (isModerate(x)) {
            return common(x, count, 0);
        }
        // x = 10^power y with y about 1 to 10: the digits are those of y
        int bits = x.midpoint().mantissa().bitLength() + 4 * count + 64;
        long power = (long) Math.floor(x.abs(bits).log10(64).toDouble());
        return common(x.div(Ball.of(10).pow(power, bits), bits), count, power);
    }

    private static boolean isModerate(Ball x) {
        return Math.abs(x.top()) <= LARGEST_EXACT && Math.abs(x.midpoint().exponent()) <= 2 * LARGEST_EXACT;
    }

    /** Returns the digits to which both ends round; the ends are cut outward where the radius is far below them. */
    private static Optional<String> common(Ball x, int count, long power) {
        if (!x.isFinite()) {
            return Optional.empty();
        }
        MathContext context = new MathContext(count, RoundingMode.HALF_EVEN);
        int bits = x.midpoint().mantissa().bitLength() + 4 * count + 64;
        BigDecimal low = x.lowerEnd(bits).midpoint().toBigDecimal();
        BigDecimal high = x.upperEnd(bits).midpoint().toBigDecimal();
        BigDecimal rounded = low.round(context);
        if (rounded.compareTo(high.round(context)) != 0) {
            return Optional.empty();
        }
        boolean isShort = low.compareTo(high) == 0 && rounded.compareTo(low) == 0;
        return Optional.of(text(rounded, isShort ? 1 : count, count, power));
    }

    /** Returns x * 10^power with at least {@code least} digits, plain if its exponent is moderate and below {@code known}. */
    private static String text(BigDecimal x, int least, int known, long power) {
        if (x.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = x.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        long exponent = digits.length() - 1L - stripped.scale() + power;
        digits += "0".repeat(Math.max(least - digits.length(), 0));
        String sign = x.signum() < 0 ? "-" : "";
        if (exponent < LEAST_PLAIN || exponent > LARGEST_PLAIN || exponent >= known) {
            return sign + withPoint(digits, 1) + "e" + exponent;
        }
        if (exponent < 0) {
            return sign + "0." + "0".repeat((int) -exponent - 1) + digits;
        }
        int whole = (int) exponent + 1;
        return sign + withPoint(digits + "0".repeat(Math.max(whole - digits.length(), 0)), whole);
    }

    private static String withPoint(String digits, int whole) {
        return digits.length() > whole ? digits.substring(0, whole) + "." + digits.substring(whole) : digits;
    }

    /** Returns {@code [midpoint +/- radius]} with a radius that covers the rounding of the midpoint printed. */
    static String print(Ball x) {
        Magnitude radius = x.radius();
        if (!isModerate(x) || (!radius.isZero() && radius.top() > LARGEST_EXACT)) {
            Dyadic m = x.midpoint();
            return "[" + m.mantissa() + "*2^" + m.exponent() + " +/- " + radius + "]";
        }
        BigDecimal middle = x.midpoint().toBigDecimal();
        long digits = x.isExact() ? LONGEST_PRINT : Math.max(x.relativeBits(), 0) * 3 / 10 + 2;
        BigDecimal shown = middle.round(new MathContext((int) Math.min(digits, LONGEST_PRINT), RoundingMode.HALF_EVEN));
        BigDecimal cut = middle.subtract(shown).abs();
        BigDecimal error = cut.add(upper(radius)).round(new MathContext(2, RoundingMode.UP));
        String text = text(shown, 1, LONGEST_PRINT, 0);
        return error.signum() == 0 ? "[" + text + "]" : "[" + text + " +/- " + text(error, 1, 1, 0) + "]";
    }

    private static BigDecimal upper(Magnitude radius) {
        if (radius.isZero()) {
            return BigDecimal.ZERO;
        }
        Magnitude written = radius.top() < -LARGEST_EXACT ? Magnitude.powerOfTwo(-LARGEST_EXACT) : radius;
        return new Dyadic(BigInteger.valueOf(written.mantissa()), written.exponent()).toBigDecimal();
    }
}
