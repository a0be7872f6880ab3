package io.lossproof.numeric.statistics;

import org.hipparchus.special.Beta;

/**
 * Tails of the binomial law by the regularised incomplete beta function, {@code P(X >= k) = I_p(k, n - k + 1)}; relative
 * accuracy about 1e-10.
 */
public final class BinomialTail {

    private BinomialTail() {}

    /**
     * {@code P(X >= k)} for n trials of probability p in [0, 1]: 1 for k at most 0, 0 for k beyond n.
     *
     * @throws IllegalArgumentException for n below 0 or p outside [0, 1], NaN included
     */
    public static double atLeast(long k, long n, double p) {
        if (n < 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "n = " + n + ", p = " + p + " is outside n >= 0 and [0, 1], the parameters of the binomial law");
        }
        if (k <= 0) {
            return 1;
        }
        if (k > n || p == 0) {
            return 0;
        }
        return p == 1 ? 1 : Beta.regularizedBeta(p, (double) k, n - k + 1.0);
    }

    /** {@code P(X <= k)}, from the failures so that small values keep their digits. */
    public static double atMost(long k, long n, double p) {
        return atLeast(n - k, n, 1 - p);
    }

    /**
     * Twice the smaller tail at k, at most 1: a count so far out or farther is seen with at most this probability. A
     * probability p below 2^-53 is exact in the upper tail and counts as 0 in the lower one, which is then 1.
     */
    public static double twoSided(long k, long n, double p) {
        return Math.min(1, 2 * Math.min(atLeast(k, n, p), atMost(k, n, p)));
    }
}
