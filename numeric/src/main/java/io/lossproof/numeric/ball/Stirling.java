package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * Stirling's series: for z > 0
 *
 * <pre>{@code
 * log Gamma(z) = (z - 1/2) log z - z + log(2 pi)/2 + s(z),    s(z) ~ sum over k >= 1 of c_k / z^(2k - 1),
 * }</pre>
 *
 * with c_k = B_2k/(2k (2k - 1)), and its derivatives.
 *
 * <p>The rest after any number of terms lies between zero and the first term left out, for s and each of its derivatives.
 * Binet's formula is {@code s(z) = integral over t > 0 of h(t) exp(-zt)/t dt} with {@code h(t) = 1/(exp(t) - 1) - 1/t + 1/2 =
 * sum over j >= 1 of 2t/(t^2 + (2 pi j)^2)}. Each fraction is a geometric series in -(t/(2 pi j))^2, of which every partial
 * sum leaves a rest between zero and the next term, for all real t; hence so does the sum over j, whose terms are the powers
 * of t with the coefficients B_2k/(2k)!; and hence also the integral against {@code exp(-zt)/t}, and against
 * {@code (-t)^m exp(-zt)/t}, which gives the m-th derivative.
 */
final class Stirling {
    /** No more terms are taken than this part of the precision: for arguments within reach, fewer are needed. */
    private static final int MOST_TERMS_PER_BIT = 2;

    private Stirling() {}

    /**
     * Returns the least argument for which the series is used. The terms of s fall down to about exp(-2 pi z), 2^-(9 z), so
     * that a quarter of the precision is ample and needs few terms; a derivative of order m needs about m more.
     */
    static long reach(int derivative, int bits) {
        return bits / 4 + 4L + derivative;
    }

    /** Returns how many unit steps lead from x > 0 to the reach. */
    static int steps(Ball x, long reach) {
        return x.top() > 62 ? 0 : (int) Math.max(0, reach - (long) x.toDouble());
    }

    /** Returns {@code x (x + 1) ... (x + count - 1)}. */
    static Ball rising(Ball x, int count, int bits) {
        Ball product = x;
        for (int i = 1; i < count; i++) {
            product = product.mul(x.add(Ball.of(i), bits), bits);
        }
        return product;
    }

    /** Returns log Gamma(z) for a z within reach. */
    static Ball logGamma(Ball z, int bits) {
        return z.sub(Ball.of(0.5), bits)
                .mul(z.log(bits), bits)
                .sub(z, bits)
                .add(Cached.halfLogTwoPi(bits), bits)
                .add(correction(0, z, 0, bits), bits);
    }

    /**
     * Returns {@code (-1)^m} times the m-th derivative of s at z, the sum of {@code c_k (2k-1)(2k)...(2k+m-2) / z^(2k-1+m)},
     * with an error of about {@code 2^(size - bits)}; unknown if z is not within reach.
     */
    static Ball correction(int m, Ball z, long size, int bits) {
        double logOfZ = log2(z);
        int most = MOST_TERMS_PER_BIT * bits;
        Ball[] c = Bernoulli.coefficients(1, bits);
        BigInteger factor = factorial(m); // (2k-1)...(2k+m-2), the m factors of the derivative, for k = 1
        BigInteger[] factors = new BigInteger[Math.min(most, 64) + 2];
        int k = 1;
        while (true) {
            if (k >= c.length) {
                c = Bernoulli.coefficients(k, bits);
            }
            if (k >= factors.length) {
                factors = java.util.Arrays.copyOf(factors, 2 * k);
            }
            factors[k] = factor;
            if (c[k].top() + factor.bitLength() - (2 * k - 1 + m) * logOfZ <= size - bits) {
                break;
            }
            if (k > most) {
                return Ball.UNKNOWN;
            }
            factor = m == 0 ? factor : next(factor, m, k);
            k++;
        }
        Ball reciprocal = Ball.ONE.div(z, bits);
        Ball square = reciprocal.mul(reciprocal, bits);
        Ball sum = Ball.ZERO;
        for (int i = k - 1; i >= 1; i--) {
            sum = sum.mul(square, bits).add(m == 0 ? c[i] : c[i].mul(Ball.of(factors[i]), bits), bits);
        }
        Ball omitted = c[k].mul(Ball.of(factors[k]), bits).mul(reciprocal.pow(2L * k - 1 + m, bits), bits);
        return sum.mul(reciprocal.pow(1L + m, bits), bits).widened(omitted);
    }

    /** From {@code (2k-1)(2k)...(2k+m-2)} to the same product for k + 1. */
    private static BigInteger next(BigInteger factor, int m, int k) {
        long twice = 2L * k;
        return factor.multiply(BigInteger.valueOf((twice + m - 1) * (twice + m)))
                .divide(BigInteger.valueOf((twice - 1) * twice));
    }

    static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    /** A guess at log2(z) from below, good enough to choose the number of terms by. */
    private static double log2(Ball z) {
        double near = z.toDouble();
        return near > 0 && near < 1e300 ? Math.log(near) / Math.log(2) - 1e-6 : z.top() - 1.0;
    }
}
