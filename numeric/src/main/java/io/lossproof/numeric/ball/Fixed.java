package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * A number in fixed point, {@code value * 2^-scale}, that lies within {@code error} units of {@code 2^-scale} of the number
 * meant; and the series from which all elementary functions are made.
 *
 * <p>In the derivations a unit is {@code 2^-scale}; small letters are the numbers, capitals the integers that stand for
 * them. A right shift rounds down, a division of integers towards zero: either errs by less than one unit. Every series
 * adds terms until one is zero in integers, which bounds the rest of the series.
 */
record Fixed(BigInteger value, int scale, long error) {

    Ball toBall() {
        return Ball.rounded(value, -scale, Magnitude.of(error, -scale), Math.max(value.bitLength(), Ball.MINIMUM_BITS));
    }

    private static BigInteger one(int scale) {
        return BigInteger.ONE.shiftLeft(scale);
    }

    /**
     * Returns exp(r) for {@code |r| <= 3/4}, an exact multiple of a unit, with a scale of 32 or more.
     *
     * <p>Reduction: y_0 = expm1(t) with t = r/2^k, then k times y := y (2 + y), since exp(2t) - 1 = (exp(t) - 1)(exp(t) +
     * 1). At the inner scale v = scale + k + 4 the argument T = 2^4 R is exact.
     *
     * <p>Series: A_1 = T, A_n = A_(n-1) T / 2^v / n. With a_n = t^n/n! and e_n the error of A_n, e_1 = 0 and
     * {@code e_n <= (|t| e_(n-1) + 1)/n + 1 <= (3/8 e_(n-1) + 1)/2 + 1}, hence {@code e_n < 2}. At A_N = 0 the terms from
     * a_N on add to at most 2/(1 - 3/16) &lt; 3. So y_0 errs by at most 2N + 3 units.
     *
     * <p>Doubling: if Y errs by d with d^2 &lt;= 2^v, then 2Y + Y^2/2^v errs by at most 2d + 2|y|d + d^2/2^v + 1 &lt;=
     * 2(1 + |y|) d + 2. The product of the factors 1 + |y_j| &lt;= exp(2^j |t|) is at most exp(3/4) &lt; 2.12, so that y_k
     * errs by at most 2.12 * 2^k (2N + 3 + 2), and in units of the outer scale by 2.12/16 (2N + 5) + 1 &lt; (2N + 5)/7 + 1.
     * The condition: d &lt;= 2.2 * 2^k (2N + 5), and k &lt;= scale/4 leaves d^2 far below 2^v.
     */
    static Fixed exp(BigInteger r, int scale) {
        int halvings = Math.min(4 + (int) Math.sqrt(scale) / 2, scale / 4);
        int inner = scale + halvings + 4;
        BigInteger t = r.shiftLeft(4);
        BigInteger term = t;
        BigInteger y = t;
        int n = 1;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(t).shiftRight(inner).divide(BigInteger.valueOf(n));
            y = y.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            y = y.shiftLeft(1).add(y.multiply(y).shiftRight(inner));
        }
        return new Fixed(one(scale).add(y.shiftRight(halvings + 4)), scale, (2L * n + 5) / 7 + 2);
    }

    /**
     * Returns expm1(t)/t = sum of t^n/(n + 1)! for |t| &lt;= 1/4 known within {@code slack} units.
     *
     * <p>A_0 = 1 exactly, A_n = A_(n-1) T / 2^w / (n + 1). The error e_n &lt;= (e_(n-1)/4 + slack + 1)/2 + 1 stays below
     * slack + 2. At A_N = 0 the terms from there on add to at most (slack + 2)/(1 - 1/8). Together: (N + 2)(slack + 2).
     */
    static Fixed expm1OverArgument(BigInteger t, long slack, int scale) {
        BigInteger term = one(scale);
        BigInteger sum = term;
        int n = 0;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(t).shiftRight(scale).divide(BigInteger.valueOf(n + 1));
            sum = sum.add(term);
        }
        return new Fixed(sum, scale, (n + 2) * (slack + 2));
    }

    /**
     * Returns the sum of z^i/(2i + 1) for |z| &lt;= 1/4 known within {@code slack} units: arctanh(s)/s for z = s^2, and
     * arctan(s)/s for z = -s^2.
     *
     * <p>A_1 = Z, A_i = A_(i-1) Z / 2^w. The error e_i &lt;= e_(i-1)/4 + slack + 1 stays below 4/3 (slack + 1), and a third
     * of that, plus one for the division, enters the sum. At A_N = 0 the terms from there on add to at most (4/3)^2 (slack
     * + 1)/3. Together: (N + 1)(slack + 2).
     */
    static Fixed oddSeries(BigInteger z, long slack, int scale) {
        BigInteger power = z;
        BigInteger sum = one(scale);
        int i = 1;
        while (power.signum() != 0) {
            sum = sum.add(power.divide(BigInteger.valueOf(2L * i + 1)));
            power = power.multiply(z).shiftRight(scale);
            i++;
        }
        return new Fixed(sum, scale, (i + 1) * (slack + 2));
    }

    /**
     * Returns cos(s) = sum of (-z)^i/(2i)! for 0 &lt;= z = s^2 &lt;= 0.7 known within {@code slack} units; see
     * {@link #alternating}.
     */
    static Fixed cos(BigInteger z, long slack, int scale) {
        return alternating(z, slack, scale, -1);
    }

    /**
     * Returns sin(s)/s = sum of (-z)^i/(2i + 1)! for 0 &lt;= z = s^2 &lt;= 0.7 known within {@code slack} units; see
     * {@link #alternating}.
     */
    static Fixed sinOverArgument(BigInteger z, long slack, int scale) {
        return alternating(z, slack, scale, 1);
    }

    /**
     * Returns the sum of the terms A_0 = 1, A_i = -A_(i-1) Z / 2^w / (2i (2i + shift)) for a shift of -1 or 1. The divisor
     * is at least 2 and |z| &lt; 1, so that the error e_i &lt;= (e_(i-1) + slack + 1)/2 + 1 stays below slack + 3. At A_N =
     * 0 the terms from there on add to at most 2 (slack + 3). Together: (N + 2)(slack + 3).
     */
    private static Fixed alternating(BigInteger z, long slack, int scale, int shift) {
        BigInteger minus = z.negate();
        BigInteger term = one(scale);
        BigInteger sum = term;
        int i = 0;
        while (term.signum() != 0) {
            i++;
            term = term.multiply(minus).shiftRight(scale).divide(BigInteger.valueOf(2L * i * (2L * i + shift)));
            sum = sum.add(term);
        }
        return new Fixed(sum, scale, (i + 2) * (slack + 3));
    }
}
