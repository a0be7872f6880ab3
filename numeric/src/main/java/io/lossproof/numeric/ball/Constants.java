package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;

/**
 * log 2 and pi in fixed point. Each is computed once per level, a scale of the form 2^k or 3 * 2^k, and cut down to the
 * scale asked for, so that a value does not depend on what was asked before.
 */
final class Constants {
    private static final int LEAST_LEVEL = 128;
    private static final int GUARD = 32;

    private static final ConcurrentMap<Integer, BigInteger> LN2 = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Integer, BigInteger> PI = new ConcurrentHashMap<>();

    private Constants() {}

    /**
     * log 2 = 18 arctanh(1/26) - 2 arctanh(1/4801) + 8 arctanh(1/8749), checked by (27/25)^9 (4800/4802) (8750/8748)^4 = 2.
     */
    static Fixed ln2(int scale) {
        return cached(LN2, scale, inner -> inverseSeries(26, inner, 1)
                .multiply(BigInteger.valueOf(18))
                .subtract(inverseSeries(4801, inner, 1).multiply(BigInteger.TWO))
                .add(inverseSeries(8749, inner, 1).multiply(BigInteger.valueOf(8))));
    }

    /** Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239). */
    static Fixed pi(int scale) {
        return cached(PI, scale, inner -> inverseSeries(5, inner, -1)
                .multiply(BigInteger.valueOf(16))
                .subtract(inverseSeries(239, inner, -1).multiply(BigInteger.valueOf(4))));
    }

    /**
     * Returns the constant within 3 units. The computation at the inner scale errs by less than 28 (2N + 4) units, where N
     * is the number of terms of a series, and a term adds at least 4 bits: N &lt; inner/4, so that for scales below 2^24
     * the error stays under 2^32, one unit of the level. Two cuts, to the level and to the scale, add one unit each.
     */
    private static Fixed cached(ConcurrentMap<Integer, BigInteger> cache, int scale, IntFunction<BigInteger> series) {
        int level = LEAST_LEVEL;
        while (level < scale) {
            level = Integer.bitCount(level) == 1 ? level / 2 * 3 : level / 3 * 4;
        }
        int inner = level + GUARD;
        BigInteger value = cache.computeIfAbsent(level, key -> series.apply(inner).shiftRight(GUARD));
        return new Fixed(value.shiftRight(level - scale), scale, 3);
    }

    /**
     * Returns the sum of sign^i / ((2i + 1) q^(2i+1)), which is arctanh(1/q) for sign 1 and arctan(1/q) for sign -1, at a
     * scale. The powers P_0 = 1/q, P_i = P_(i-1)/q^2 err by less than 1 + 1/24 units each, each term by less than 1 + 1.05/
     * (2i + 1) &lt; 2.1, and where the loop ends, at P_N = 0, the rest is less than 2.2: 2N + 4 covers all of them, as the
     * terms after the first err by less than 1.4.
     */
    private static BigInteger inverseSeries(int q, int scale, int sign) {
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
