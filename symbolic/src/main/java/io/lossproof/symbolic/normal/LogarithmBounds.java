package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Rational bounds of the natural logarithm of a positive rational, about {@code 1e-15} apart relative to its size:
 * {@code log x = 2 artanh((x - 1)/(x + 1))} after division by powers of 2, the series cut off with its remainder.
 */
final class LogarithmBounds {

    private static final int TERMS = 18;
    private static final Rational LOG_TWO_BELOW = series(Rational.of(1, 3), 30);
    private static final Rational LOG_TWO_ABOVE = LOG_TWO_BELOW.add(remainder(Rational.of(1, 3), 30));
    private static final int LARGEST_EXPONENT = 400;
    private static final Rational GRID = Rational.of(java.math.BigInteger.TEN.pow(16));

    /** A proof asks for the same few numbers again and again, and a series of fractions is slow. */
    private static final ConcurrentMap<Rational, Range> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 10_000;

    private LogarithmBounds() {}

    /** An interval that contains the logarithm; the positive half-line of logarithms where the number is too large. */
    static Range of(Rational x) {
        if (x.isOne()) {
            return Range.point(Rational.ZERO);
        }
        int exponent = x.numerator().bitLength() - x.denominator().bitLength();
        if (x.signum() <= 0 || Math.abs(exponent) > LARGEST_EXPONENT) {
            return Range.ALL;
        }
        Range known = KNOWN.get(x);
        if (known == null) {
            known = computed(x, exponent);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(x, known);
            }
        }
        return known;
    }

    private static Range computed(Rational x, int exponent) {
        Rational rest = x.divide(Rational.TWO.pow(exponent));
        Rational t = rest.subtract(Rational.ONE).divide(rest.add(Rational.ONE));
        Rational size = t.abs();
        Rational below = series(size, TERMS);
        Rational above = below.add(remainder(size, TERMS));
        Range mantissa = Range.of(below, false, above, false);
        Range shift = Range.of(LOG_TWO_BELOW, false, LOG_TWO_ABOVE, false).times(Rational.of(exponent));
        Range sum = (t.signum() < 0 ? mantissa.negate() : mantissa).plus(shift);
        return Range.of(
                Rational.of(sum.lower().orElseThrow().multiply(GRID).floor()).divide(GRID),
                false,
                Rational.of(sum.upper().orElseThrow().multiply(GRID).floor())
                        .add(Rational.ONE)
                        .divide(GRID),
                false);
    }

    /** {@code 2 Σ t^(2k+1)/(2k+1)} for k below a count, t from 0 on. */
    private static Rational series(Rational t, int count) {
        Rational sum = Rational.ZERO;
        for (int k = 0; k < count; k++) {
            sum = sum.add(t.pow(2 * k + 1).divide(Rational.of(2L * k + 1)));
        }
        return sum.multiply(Rational.TWO);
    }

    /** The terms that are left out are at most {@code 2 t^(2n+1)/(1 - t²)}. */
    private static Rational remainder(Rational t, int count) {
        return t.pow(2 * count + 1).multiply(Rational.TWO).divide(Rational.ONE.subtract(t.multiply(t)));
    }
}
