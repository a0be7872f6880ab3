package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * A non-negative number {@code mantissa * 2^exponent} with a mantissa of 30 bits: the size of an error. Every operation
 * rounds up, so that a sum or product of bounds is a bound, except {@link #lower} and {@link #minusRoundedDown}, which
 * round down and serve as divisors.
 *
 * <p>Zero has mantissa 0; any other mantissa lies in [2^29, 2^30). Exponents are not limited here; balls keep them below
 * 2^59 in size, and no formula multiplies more than eight magnitudes, so that a {@code long} cannot overflow.
 */
final class Magnitude implements Comparable<Magnitude> {
    static final Magnitude ZERO = new Magnitude(0, 0);

    private static final int BITS = 30;

    private final long mantissa;
    private final long exponent;

    private Magnitude(long mantissa, long exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    /** Returns {@code mantissa * 2^exponent} rounded up; the mantissa must not be negative. */
    static Magnitude of(long mantissa, long exponent) {
        if (mantissa == 0) {
            return ZERO;
        }
        int shift = Long.SIZE - Long.numberOfLeadingZeros(mantissa) - BITS;
        if (shift <= 0) {
            return new Magnitude(mantissa << -shift, exponent + shift);
        }
        long kept = mantissa >>> shift;
        if (kept << shift != mantissa) {
            kept++;
        }
        return kept >>> BITS == 0
                ? new Magnitude(kept, exponent + shift)
                : new Magnitude(kept >>> 1, exponent + shift + 1);
    }

    static Magnitude powerOfTwo(long exponent) {
        return new Magnitude(1L << (BITS - 1), exponent - (BITS - 1));
    }

    /** Returns {@code |mantissa| * 2^exponent} rounded up. */
    static Magnitude upper(BigInteger mantissa, long exponent) {
        BigInteger size = mantissa.abs();
        int shift = size.bitLength() - BITS;
        if (shift <= BITS) {
            return of(size.longValue(), exponent);
        }
        return of(size.shiftRight(shift).longValue() + 1, exponent + shift);
    }

    /** Returns {@code |mantissa| * 2^exponent} rounded down. */
    static Magnitude lower(BigInteger mantissa, long exponent) {
        BigInteger size = mantissa.abs();
        int shift = size.bitLength() - BITS;
        if (shift <= 0) {
            return of(size.longValue(), exponent);
        }
        return new Magnitude(size.shiftRight(shift).longValue(), exponent + shift);
    }

    boolean isZero() {
        return mantissa == 0;
    }

    long mantissa() {
        return mantissa;
    }

    long exponent() {
        return exponent;
    }

    /** Returns t with {@code 2^(t-1) <= this < 2^t}; meaningless for zero. */
    long top() {
        return exponent + BITS;
    }

    Magnitude plus(Magnitude other) {
        if (mantissa == 0) {
            return other;
        }
        if (other.mantissa == 0) {
            return this;
        }
        Magnitude large = exponent >= other.exponent ? this : other;
        Magnitude small = exponent >= other.exponent ? other : this;
        long gap = large.exponent - small.exponent;
        // small < 2^(30 - gap) units of large, so one unit covers it from a gap of 30 on
        return gap >= BITS
                ? of(large.mantissa + 1, large.exponent)
                : of((large.mantissa << gap) + small.mantissa, small.exponent);
    }

    Magnitude times(Magnitude other) {
        return of(mantissa * other.mantissa, exponent + other.exponent);
    }

    Magnitude scaled(long powerOfTwo) {
        return mantissa == 0 ? ZERO : new Magnitude(mantissa, exponent + powerOfTwo);
    }

    /** Returns the quotient rounded up; the divisor, itself rounded down by the caller, must be positive. */
    Magnitude dividedBy(Magnitude lowerDivisor) {
        return mantissa == 0
                ? ZERO
                : of((mantissa << BITS) / lowerDivisor.mantissa + 1, exponent - BITS - lowerDivisor.exponent);
    }

    /** Returns {@code this - other} rounded down, and zero where the difference is not positive. */
    Magnitude minusRoundedDown(Magnitude other) {
        if (other.mantissa == 0) {
            return this;
        }
        if (compareTo(other) <= 0) {
            return ZERO;
        }
        // both mantissas fill 30 bits and this > other, hence exponent >= other.exponent
        long gap = exponent - other.exponent;
        if (gap >= BITS) {
            return lower(BigInteger.valueOf(mantissa - 1), exponent);
        }
        return lower(BigInteger.valueOf((mantissa << gap) - other.mantissa), other.exponent);
    }

    @Override
    public int compareTo(Magnitude other) {
        if (mantissa == 0 || other.mantissa == 0) {
            return Long.compare(mantissa, other.mantissa);
        }
        return exponent != other.exponent
                ? Long.compare(exponent, other.exponent)
                : Long.compare(mantissa, other.mantissa);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Magnitude magnitude && compareTo(magnitude) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(mantissa) * 31 + Long.hashCode(exponent);
    }

    @Override
    public String toString() {
        return mantissa + "*2^" + exponent;
    }
}
