package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The coefficients of Stirling's series, {@code c_k = B_2k / (2k (2k - 1))}, where B are the Bernoulli numbers: 1/12, -1/360,
 * 1/1260, ...
 *
 * <p>They come exactly from the tangent numbers T_k = 1, 2, 16, 272, ..., the coefficients of tan x = sum of T_k x^(2k-1)/(2k
 * - 1)!, as B_2k = (-1)^(k-1) 2k T_k / (4^k (4^k - 1)). Source: R. Brent and D. Harvey, "Fast computation of Bernoulli,
 * tangent and secant numbers" (2013), section 6.
 */
final class Bernoulli {
    private static final int FIRST_SIZE = 64;

    /** T_1, T_2, ... from position 1 on; replaced by a longer table when more are asked for. */
    private static volatile BigInteger[] tangent = tangentNumbers(FIRST_SIZE);

    /** Coefficients by level, so that a value does not depend on what was asked before. */
    private static final ConcurrentMap<Integer, Ball[]> LEVELS = new ConcurrentHashMap<>();

    private Bernoulli() {}

    /** Returns c_1, ..., c_count from position 1 on, each with at least {@code bits} bits. The array may be longer. */
    static Ball[] coefficients(int count, int bits) {
        int level = Constants.level(bits);
        Ball[] known = LEVELS.get(level);
        if (known != null && known.length > count) {
            return known;
        }
        int size = Math.max(FIRST_SIZE / 2, Integer.highestOneBit(count) * 2);
        Ball[] computed = new Ball[size + 1];
        computed[0] = Ball.ZERO;
        for (int k = 1; k <= size; k++) {
            computed[k] = known != null && known.length > k ? known[k] : coefficient(k, level + 8);
        }
        return LEVELS.merge(level, computed, (first, second) -> first.length >= second.length ? first : second);
    }

    private static Ball coefficient(int k, int bits) {
        BigInteger power = BigInteger.ONE.shiftLeft(2 * k);
        BigInteger denominator =
                power.multiply(power.subtract(BigInteger.ONE)).multiply(BigInteger.valueOf(2L * k - 1));
        BigInteger numerator = tangentNumber(k);
        return Ball.of((k & 1) == 0 ? numerator.negate() : numerator, denominator, bits);
    }

    private static BigInteger tangentNumber(int k) {
        BigInteger[] known = tangent;
        if (k >= known.length) {
            known = tangentNumbers(Integer.highestOneBit(k) * 2);
            tangent = known;
        }
        return known[k];
    }

    private static BigInteger[] tangentNumbers(int count) {
        BigInteger[] t = new BigInteger[count + 1];
        Arrays.fill(t, BigInteger.ONE);
        for (int k = 2; k <= count; k++) {
            t[k] = t[k - 1].multiply(BigInteger.valueOf(k - 1L));
        }
        for (int k = 2; k <= count; k++) {
            for (int j = k; j <= count; j++) {
                t[j] = t[j - 1].multiply(BigInteger.valueOf(j - (long) k))
                        .add(t[j].multiply(BigInteger.valueOf(j - k + 2L)));
            }
        }
        return t;
    }
}
