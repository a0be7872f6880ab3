package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * log 2, log 10 and pi in fixed point, as sums of arctangents of reciprocals of integers.
 *
 * <p>Each is computed once per level, a scale of the form 2^k or 3 * 2^k, and cut down to the scale asked for, so that a
 * value does not depend on what was asked before.
 */
final class Constants {
    private static final int LEAST_LEVEL = 128;
    private static final int GUARD = 32;

    /** 9 log(27/25) - log(4802/4800) + 4 log(8750/8748), as (27/25)^9 (4800/4802) (8750/8748)^4 = 2. */
    private static final Constants LN2 = new Constants(1, 18, 26, -2, 4801, 8, 8749);

    /** 23 log(32/30) + 17 log(50/48) + 10 log(162/160), as (16/15)^23 (25/24)^17 (81/80)^10 = 10. */
    private static final Constants LN10 = new Constants(1, 46, 31, 34, 49, 20, 161);

    /** Machin's formula: 16 arctan(1/5) - 4 arctan(1/239). */
    private static final Constants PI = new Constants(-1, 16, 5, -4, 239);

    private final int sign;
    private final int[] factorsAndReciprocals;
    private final ConcurrentMap<Integer, BigInteger> levels = new ConcurrentHashMap<>();

    private Constants(int sign, int... factorsAndReciprocals) {
        this.sign = sign;
        this.factorsAndReciprocals = factorsAndReciprocals;
    }

    static Fixed ln2(int scale) {
        return LN2.at(scale);
    }

    static Fixed ln10(int scale) {
        return LN10.at(scale);
    }

    static Fixed pi(int scale) {
        return PI.at(scale);
    }

    /**
     * Returns the constant within 3 units. The factors add to at most 100, so that the computation at the inner scale errs
     * by less than 100 (2N + 4) units, where N is the number of terms of a series; a term adds at least 4 bits, and for
     * scales below 2^24 the error stays under 2^32, one unit of the level. The cuts to the level and to the scale add one
     * unit each.
     */
    private Fixed at(int scale) {
        int level = level(scale);
        BigInteger value = levels.computeIfAbsent(level, this::compute);
        return new Fixed(value.shiftRight(level - scale), scale, 3);
    }

    /** Returns the least level of the form 2^k or 3 * 2^k that is not below the scale. */
    static int level(int scale) {
        int level = LEAST_LEVEL;
        while (level < scale) {
            level = Integer.bitCount(level) == 1 ? level / 2 * 3 : level / 3 * 4;
        }
        return level;
    }

    private BigInteger compute(int level) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < factorsAndReciprocals.length; i += 2) {
            BigInteger series = inverseSeries(factorsAndReciprocals[i + 1], level + GUARD);
            sum = sum.add(series.multiply(BigInteger.valueOf(factorsAndReciprocals[i])));
        }
        return sum.shiftRight(GUARD);
    }

    /**
     * Returns the sum of sign^i / ((2i + 1) q^(2i+1)), which is arctanh(1/q) for sign 1 and arctan(1/q) for sign -1, at a
     * scale. The powers P_0 = 1/q, P_i = P_(i-1)/q^2 err by less than 1 + 1/24 units each, each term after the first by
     * less than 1.05/3 + 1 &lt; 1.4, and where the loop ends, at P_N = 0, the rest is less than 1.1: together 2N + 4 covers
     * them.
     */
    private BigInteger inverseSeries(int q, int scale) {
        BigInteger square = BigInteger.valueOf((long) q * q);
        BigInteger power = BigInteger.ONE.shiftLeft(scale).divide(BigInteger.valueOf(q));
        BigInteger sum = power;
        for (int i = 1; power.signum() != 0; i++) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(2L * i + 1));
            sum = sign < 0 && (i & 1) != 0 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
