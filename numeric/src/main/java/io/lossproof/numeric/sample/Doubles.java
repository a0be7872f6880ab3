package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;

/** Finite doubles as exact numbers and by their ordinal. */
final class Doubles {

    private Doubles() {}

    /** The exact value of a finite double. */
    static Rational exact(double value) {
        long bits = Double.doubleToLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7FF);
        long mantissa = bits & (1L << 52) - 1;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << 52;
        }
        if (mantissa == 0) {
            return Rational.ZERO;
        }
        int zeros = Long.numberOfTrailingZeros(mantissa);
        int shift = exponent - 1075 + zeros;
        BigInteger odd = BigInteger.valueOf((bits < 0 ? -mantissa : mantissa) >> zeros);
        return shift >= 0 ? Rational.of(odd.shiftLeft(shift)) : Rational.of(odd, BigInteger.ONE.shiftLeft(-shift));
    }

    /** The nearest double, ties to even, infinite beyond the largest; by shifts, so also fast far from 1. */
    static double nearest(Rational value) {
        BigInteger numerator = value.numerator().abs();
        if (numerator.signum() == 0) {
            return 0;
        }
        int shift = 55 - (numerator.bitLength() - value.denominator().bitLength());
        BigInteger[] division = shift >= 0
                ? numerator.shiftLeft(shift).divideAndRemainder(value.denominator())
                : numerator.divideAndRemainder(value.denominator().shiftLeft(-shift));
        long quotient = division[0].longValueExact();
        int lastBit = Math.max(63 - Long.numberOfLeadingZeros(quotient) - shift - 52, Double.MIN_EXPONENT - 52);
        int dropped = lastBit + shift;
        double magnitude;
        if (dropped > 60) {
            magnitude = 0;
        } else if (lastBit > Double.MAX_EXPONENT) {
            magnitude = Double.POSITIVE_INFINITY;
        } else {
            long kept = quotient >>> dropped;
            long rest = quotient - (kept << dropped);
            long half = 1L << (dropped - 1);
            boolean tie = rest == half && division[1].signum() == 0;
            boolean up = tie ? (kept & 1) == 1 : rest >= half;
            magnitude = Math.scalb((double) (up ? kept + 1 : kept), lastBit);
        }
        return value.signum() < 0 ? -magnitude : magnitude;
    }

    static boolean isDouble(Rational value) {
        double nearest = nearest(value);
        return Double.isFinite(nearest) && exact(nearest).equals(value);
    }

    /** The largest finite double that is not larger; the smallest finite one where there is none. */
    static double floor(Rational value) {
        double nearest = finite(nearest(value));
        return exact(nearest).compareTo(value) > 0 ? finite(Math.nextDown(nearest)) : nearest;
    }

    /** The smallest finite double that is not smaller; the largest finite one where there is none. */
    static double ceiling(Rational value) {
        return 0.0 - floor(value.negate());
    }

    /** The largest finite double that is smaller. */
    static Rational below(Rational value) {
        double floor = floor(value);
        return exact(exact(floor).equals(value) ? finite(Math.nextDown(floor)) : floor);
    }

    /** The smallest finite double that is larger. */
    static Rational above(Rational value) {
        return below(value.negate()).negate();
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Counts the finite doubles in their order; both zeros are number 0. */
    static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
    }

    static double ofOrdinal(long ordinal) {
        return ordinal >= 0 ? Double.longBitsToDouble(ordinal) : -Double.longBitsToDouble(-ordinal);
    }
}
