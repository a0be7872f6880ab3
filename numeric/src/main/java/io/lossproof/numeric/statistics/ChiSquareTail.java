package io.lossproof.numeric.statistics;

import org.hipparchus.special.Gamma;

/** The upper tail of the chi-square law, {@code Q(f/2, x/2)} by the regularised incomplete gamma function. */
public final class ChiSquareTail {

    private ChiSquareTail() {}

    /**
     * {@code P(X >= x)} for f degrees of freedom; 1 for x at most 0.
     *
     * @throws IllegalArgumentException for f below 1 or x that is NaN
     */
    public static double atLeast(double x, long degreesOfFreedom) {
        if (degreesOfFreedom < 1 || Double.isNaN(x)) {
            throw new IllegalArgumentException("x = " + x + " with " + degreesOfFreedom
                    + " degrees of freedom has no tail: at least 1 is needed, and a number");
        }
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, x / 2);
    }
}
