package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.function.IntToLongFunction;

/** Series of positive terms a_0 = 1, a_k = a_(k-1) z/d_k with integers d_k that rise, d_k >= k. */
final class PositiveSeries {
    private static final int GUARD = 26;
    private static final int MOST_TERMS = 1 << 20;

    private PositiveSeries() {}

    /**
     * Returns the sum S of the terms for a number z >= 0, with a relative error of about {@code 2^-bits}; unknown where that
     * takes too many terms.
     *
     * <p>In fixed point at the scale w with one unit = 2^-w: Z is z rounded down, A_0 = 2^w, A_k = A_(k-1) Z / 2^w / d_k with
     * two divisions rounded down, by less than 2 units together. An error of one unit in A_k goes on to A_j as the product of
     * z/d_i over i = k + 1, ..., j, which is at most a_(j-k), as the divisors rise: it changes the sum by at most S units, and
     * 2N of them, for N terms, by 2N S. The cut of z by one unit changes the sum by at most its derivative, sum of k a_k/z =
     * sum of a_(k-1) k/d_k &lt;= S units.
     *
     * <p>The loop ends with A_N = 0 and d_N >= 2z: a_N is below the error of A_N, which by the same argument is at most 2S +
     * S units, and as the ratio of the terms is at most 1/2 from there on, they add to at most 6S. Together (2N + 7) S units. With
     * P the sum found, rounded down everywhere, S - P &lt;= (2N + 7) S units &lt;= S/2 and so S &lt;= 2P.
     */
    static Ball sum(Dyadic z, int bits, IntToLongFunction divisor) {
        if (z.signum() != 0 && z.top() > Integer.SIZE) {
            return Ball.UNKNOWN;
        }
        int scale = bits + GUARD;
        BigInteger fixed = z.floorAtScale(scale);
        BigInteger twice = fixed.shiftLeft(1).add(BigInteger.TWO);
        BigInteger term = BigInteger.ONE.shiftLeft(scale);
        BigInteger sum = term;
        int k = 0;
        while (true) {
            k++;
            if (k > MOST_TERMS) {
                return Ball.UNKNOWN;
            }
            BigInteger next = BigInteger.valueOf(divisor.applyAsLong(k));
            term = term.multiply(fixed).shiftRight(scale).divide(next);
            if (term.signum() == 0 && next.shiftLeft(scale).compareTo(twice) >= 0) {
                break;
            }
            sum = sum.add(term);
        }
        Magnitude size = Magnitude.upper(sum, -scale).scaled(1);
        return Ball.rounded(sum, -scale, size.times(Magnitude.of(2L * k + 7, -scale)), bits);
    }
}
