package io.lossproof.numeric.ball;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The exact number {@code mantissa * 2^exponent}; the exponent may be absurd, so that nothing here aligns blindly. */
record Dyadic(BigInteger mantissa, long exponent) {
    private static final int LARGEST_EXPONENT_IN_DECIMAL = 1 << 20;

    int signum() {
        return mantissa.signum();
    }

    /** Returns t with {@code 2^(t-1) <= |this| <= 2^t}; meaningless for zero. */
    long top() {
        return mantissa.bitLength() + exponent;
    }

    Dyadic negated() {
        return new Dyadic(mantissa.negate(), exponent);
    }

    /** Returns the exact sum; the caller knows that the exponents do not lie far apart. */
    Dyadic plus(Dyadic other) {
        long least = Math.min(exponent, other.exponent);
        return new Dyadic(
                mantissa.shiftLeft(Math.toIntExact(exponent - least))
                        .add(other.mantissa.shiftLeft(Math.toIntExact(other.exponent - least))),
                least);
    }

    /**
     * Returns the sign of the sum of at most four numbers, exactly. If the largest number has a top more than 2 above the
     * next, then it is larger than the three others together ({@code 3 * 2^(t-3) < 2^(t-1)}) and its sign is the answer;
     * otherwise the two largest overlap closely enough to be added exactly.
     */
    static int signOfSum(Dyadic... numbers) {
        List<Dyadic> terms = new ArrayList<>();
        for (Dyadic number : numbers) {
            if (number.signum() != 0) {
                terms.add(number);
            }
        }
        while (terms.size() > 1) {
            terms.sort(Comparator.comparingLong(Dyadic::top));
            Dyadic first = terms.remove(terms.size() - 1);
            Dyadic second = terms.get(terms.size() - 1);
            if (first.top() - second.top() > 2) {
                return first.signum();
            }
            terms.remove(terms.size() - 1);
            Dyadic sum = first.plus(second);
            if (sum.signum() != 0) {
                terms.add(sum);
            }
        }
        return terms.isEmpty() ? 0 : terms.get(0).signum();
    }

    int compareTo(Dyadic other) {
        return signOfSum(this, other.negated());
    }

    /**
     * Returns a number of at most {@code bits} bits on the given side (-1 below, 1 above) of this number, or this number
     * itself if it has no more bits.
     */
    Dyadic outward(int side, int bits) {
        int excess = mantissa.bitLength() - bits;
        if (excess <= 0) {
            return this;
        }
        BigInteger kept = mantissa.shiftRight(excess);
        return new Dyadic(
                side > 0 && mantissa.getLowestSetBit() < excess ? kept.add(BigInteger.ONE) : kept, exponent + excess);
    }

    /**
     * Returns a number on the given side of {@code this + other} that differs from the sum by about {@code 2^-bits} of
     * its larger term at most. A term below that precision is replaced by one unit outward.
     */
    Dyadic plusOutward(Dyadic other, int side, int bits) {
        if (signum() == 0 || other.signum() == 0) {
            return (signum() == 0 ? other : this).outward(side, bits);
        }
        Dyadic large = top() >= other.top() ? this : other;
        Dyadic small = top() >= other.top() ? other : this;
        if (large.top() - small.top() <= bits + 2) {
            return large.plus(small).outward(side, bits);
        }
        // large = n * 2^(top - bits - 2) with at most bits + 2 bits, and |small| <= 2^(top - bits - 2) is one unit
        Dyadic kept = large.outward(side, bits + 2);
        int missing = bits + 2 - kept.mantissa.bitLength();
        BigInteger filled = missing > 0 ? kept.mantissa.shiftLeft(missing) : kept.mantissa;
        return new Dyadic(filled.add(BigInteger.valueOf(side)), missing > 0 ? kept.exponent - missing : kept.exponent);
    }

    /** Returns the largest integer that is not above this number. */
    Dyadic floor() {
        if (exponent >= 0) {
            return this;
        }
        return new Dyadic(
                -exponent > mantissa.bitLength()
                        ? BigInteger.valueOf(Math.min(signum(), 0))
                        : mantissa.shiftRight((int) -exponent),
                0);
    }

    /** Returns the integer {@code floor(this * 2^scale)}; the caller knows that it is not large. */
    BigInteger floorAtScale(int scale) {
        return new Dyadic(mantissa, exponent + scale).floor().toBigInteger();
    }

    /** Returns this number, which is an integer and not large. */
    BigInteger toBigInteger() {
        return mantissa.shiftLeft(Math.toIntExact(exponent));
    }

    /** Returns this number in decimal, exactly. */
    BigDecimal toBigDecimal() {
        if (Math.abs(exponent) > LARGEST_EXPONENT_IN_DECIMAL) {
            throw new ArithmeticException("exponent = " + exponent + " is outside [-" + LARGEST_EXPONENT_IN_DECIMAL
                    + ", " + LARGEST_EXPONENT_IN_DECIMAL + "], the exponents of 2 that are written out in decimal");
        }
        if (exponent >= 0) {
            return new BigDecimal(toBigInteger());
        }
        // m / 2^k = m * 5^k / 10^k
        int places = (int) -exponent;
        return new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(places)), places);
    }

    /**
     * Returns this number rounded half to even to a binary format, as IEEE 754 defines it: with overflow to infinity from
     * the midpoint above the largest number on, gradual underflow, and a zero of the sign of this number.
     *
     * @param precision the bits of the significand: 53 or 24
     * @param least the exponent of the smallest subnormal number: -1074 or -149
     * @param overflow the exponent of the power of two at which the format ends: 1024 or 128
     */
    double roundHalfEven(int precision, int least, int overflow) {
        if (signum() == 0) {
            return 0.0;
        }
        double sign = signum();
        BigInteger size = mantissa.abs();
        long top = size.bitLength() + exponent; // 2^(top-1) <= |this| < 2^top
        if (top > overflow) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (top < least) { // less than half the smallest number
            return sign * 0.0;
        }
        int unit = (int) Math.max(top - precision, least);
        long shift = unit - exponent;
        BigInteger kept = size;
        if (shift <= 0) {
            kept = size.shiftLeft((int) -shift);
        } else {
            int dropped = (int) shift;
            kept = size.shiftRight(dropped);
            boolean half = size.testBit(dropped - 1);
            boolean beyondHalf = half && size.getLowestSetBit() < dropped - 1;
            if (beyondHalf || (half && kept.testBit(0))) {
                kept = kept.add(BigInteger.ONE);
            }
        }
        double rounded = Math.scalb((double) kept.longValueExact(), unit);
        return sign * (rounded >= Math.scalb(1.0, overflow - 1) * 2 ? Double.POSITIVE_INFINITY : rounded);
    }
}
