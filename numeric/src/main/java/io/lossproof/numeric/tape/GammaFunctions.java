package io.lossproof.numeric.tape;

import java.math.BigInteger;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The gamma function and its relatives in double precision. NaN at poles and where the operator is not defined.
 *
 * <p>Largest errors measured for positive arguments: gamma, log-gamma, digamma, trigamma and harmonic numbers 4 ulp; log-beta
 * 30 ulp; beta and binomials 10 ulp as long as n or a + b is below 171, beyond it the size of their logarithm in ulp.
 */
public final class GammaFunctions {

    /** Numerators and denominators of B(2k), k from 1. */
    private static final double[] BERNOULLI = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
    };

    private static final double EULER_GAMMA = 0.5772156649015329;
    private static final int SHIFTED = 12;

    /** The positive zero of digamma, in two parts. */
    private static final double ROOT = 1.4616321449683622;

    private static final double ROOT_REST = 9.549995429965697e-17;

    private static final double[] FACTORIALS = new double[171];

    static {
        BigInteger product = BigInteger.ONE;
        for (int n = 0; n < FACTORIALS.length; n++) {
            product = n == 0 ? product : product.multiply(BigInteger.valueOf(n));
            FACTORIALS[n] = product.doubleValue();
        }
    }

    private GammaFunctions() {}

    private static boolean isPole(double x) {
        return x <= 0 && x == Math.rint(x);
    }

    /**
     * The gamma function; correctly rounded at integers.
     *
     * <p>From 20 on by Stirling's series, {@code sqrt(2 pi) x^(x - 1/2) exp(-x) exp(1/(12x) - 1/(360x^3) + ...)}: the
     * exponent x - 1/2 is exact, so that no error is multiplied by log gamma, and the power is taken in two halves, since it
     * overflows before gamma does. Below -20 by reflection, {@code pi / (sin(pi x) gamma(1 - x))}.
     */
    public static double gamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x == Math.rint(x) && x <= FACTORIALS.length) {
            return FACTORIALS[(int) x - 1];
        }
        if (x < -20) {
            double nearest = Math.rint(x);
            double sine = Math.sin(Math.PI * (x - nearest)) * (nearest % 2 == 0 ? 1 : -1);
            return Math.PI / sine / gamma(1 - x);
        }
        if (x < 20 || Double.isNaN(x)) {
            return Gamma.gamma(x);
        }
        if (x > FACTORIALS.length + 1) {
            return Double.POSITIVE_INFINITY;
        }
        double half = Math.pow(x, (x - 0.5) / 2);
        double w = 1 / (x * x);
        double series = (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w / 1188)))) / x;
        return half * Math.exp(-x) * (Math.sqrt(2 * Math.PI) * Math.exp(series)) * half;
    }

    /** The logarithm of the gamma function for positive x. */
    public static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /** {@code gamma(x + 1)} for x above -1. */
    public static double factorial(double x) {
        return x > -1 ? gammaOfSum(x, 1) : Double.NaN;
    }

    /**
     * {@code gamma(a + b)} of the exact sum. The rounding error t of the sum would count log(a + b) times: {@code gamma(s + t)
     * = gamma(s) (1 + t psi(s))} up to t squared. The error is exact by Knuth's two-sum.
     */
    private static double gammaOfSum(double a, double b) {
        double s = a + b;
        double part = s - a;
        double t = (a - (s - part)) + (b - part);
        double value = gamma(s);
        return t == 0 ? value : value + value * t * digamma(s);
    }

    /**
     * The derivative of log-gamma.
     *
     * <p>For positive x, {@code psi(x) = psi(x + n) - Σ 1/(x + k)} up to 12 and there the asymptotic series {@code log x -
     * 1/(2x) - Σ B(2k) / (2k x^(2k))}, whose ninth term is below 1e-18. Near its zero the sum would cancel: there the
     * difference to the zero. For negative x, {@code psi(1 - x) - pi / tan(pi x)}; near the zeros between the poles the
     * error is absolute.
     */
    public static double digamma(double x) {
        if (isPole(x)) {
            return Double.NaN;
        }
        if (x < 0) {
            return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
        }
        if (Math.abs(x - ROOT) < 0.75) {
            return digammaDifference(ROOT, (x - ROOT) - ROOT_REST);
        }
        double shifted = x;
        double sum = 0;
        while (shifted < SHIFTED) {
            sum += 1 / shifted;
            shifted++;
        }
        double w = 1 / (shifted * shifted);
        double series = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            series = (series + BERNOULLI[k - 1] / (2 * k)) * w;
        }
        return Math.log(shifted) - 0.5 / shifted - series - sum;
    }

    /**
     * {@code psi(a + d) - psi(a)} for a and a + d positive, accurate also for small d: every difference of two terms is
     * divided by d in closed form. With A = a + n and B = A + d,
     *
     * <pre>{@code Σ d / ((a + k)(a + k + d)) + log1p(d / A) + d / (2 A B) + d (1/A + 1/B) / (A B) S[1/A^2, 1/B^2]}</pre>
     *
     * where S is the asymptotic series in 1/x^2 and the brackets its divided difference.
     */
    static double digammaDifference(double a, double d) {
        double sum = 0;
        double lower = a;
        double upper = a + d;
        while (lower < SHIFTED || upper < SHIFTED) {
            sum += d / (lower * upper);
            lower++;
            upper++;
        }
        double u = 1 / (upper * upper);
        double v = 1 / (lower * lower);
        double value = 0;
        double divided = 0;
        for (int k = BERNOULLI.length; k >= 0; k--) {
            divided = value + u * divided;
            value = (k == 0 ? 0 : BERNOULLI[k - 1] / (2 * k)) + v * value;
        }
        double product = lower * upper;
        return sum + Math.log1p(d / lower) + d / (2 * product) + d / product * (1 / lower + 1 / upper) * divided;
    }

    /** {@code digamma(x + 1) + EulerGamma} for x above -1, accurate near 0. */
    public static double harmonicNumber(double x) {
        if (!(x > -1)) {
            return Double.NaN;
        }
        return x < 1 ? digammaDifference(1, x) : digamma(x + 1) + EULER_GAMMA;
    }

    /** The derivative of digamma. */
    public static double trigamma(double x) {
        return polygamma(1, x);
    }

    /**
     * The derivative of digamma of order n. NaN unless n is an integer from 0 on.
     *
     * <p>For positive x from order 1 on, {@code (-1)^(n+1) n! Σ 1/(x + k)^(n+1)}, all terms of one sign, up to 20 + 2n, and
     * there the asymptotic series {@code (n-1)!/x^n + n!/(2 x^(n+1)) + Σ B(2k) (2k+n-1)! / ((2k)! x^(2k+n))}; n from 170 on
     * overflows. For negative x, {@code (-1)^n psi_n(1 - x) - pi d^n/dx^n cot(pi x)}.
     */
    public static double polygamma(double n, double x) {
        if (!(n >= 0) || n != Math.rint(n) || Double.isNaN(x) || isPole(x)) {
            return Double.NaN;
        }
        if (n == 0) {
            return digamma(x);
        }
        if (n >= FACTORIALS.length - 1) {
            return n % 2 == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        int order = (int) n;
        double sign = order % 2 == 0 ? -1 : 1;
        if (x < 0) {
            return -sign * polygamma(n, 1 - x) - Math.PI * cotangentDerivative(order, x);
        }
        double shifted = x;
        double sum = 0;
        int enough = SHIFTED + (order == 1 ? 0 : 8 + 2 * order);
        while (shifted < enough) {
            sum += Math.pow(shifted, -order - 1);
            shifted++;
        }
        // from here divided by n!
        double w = 1 / (shifted * shifted);
        double series = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            double ratio = 1.0 / (2 * k); // (2k + n - 1)! / ((2k)! n!)
            for (int i = 1; i < 2 * k; i++) {
                ratio *= (order + i) / (double) i;
            }
            series += BERNOULLI[k - 1] * ratio * Math.pow(w, k);
        }
        double tail = Math.pow(shifted, -order) * (1.0 / order + 0.5 / shifted + series);
        return sign * FACTORIALS[order] * (sum + tail);
    }

    /** The derivative of {@code cot(pi x)} of order n, a polynomial in c = cot(pi x), since c' = -pi (1 + c^2). */
    private static double cotangentDerivative(int n, double x) {
        double c = 1 / Math.tan(Math.PI * (x - Math.rint(x)));
        double[] coefficients = new double[n + 2];
        coefficients[1] = 1;
        for (int order = 1; order <= n; order++) {
            double[] next = new double[n + 2];
            for (int power = 1; power <= order; power++) {
                double slope = -Math.PI * power * coefficients[power];
                next[power - 1] += slope;
                next[power + 1] += slope;
            }
            coefficients = next;
        }
        double value = 0;
        for (int power = n + 1; power >= 0; power--) {
            value = value * c + coefficients[power];
        }
        return value;
    }

    /** {@code log(gamma(a) gamma(b) / gamma(a + b))} for positive a and b. */
    public static double logBeta(double a, double b) {
        return a > 0 && b > 0 ? Beta.logBeta(a, b) : Double.NaN;
    }

    /**
     * {@code gamma(a) gamma(b) / gamma(a + b)} for positive a and b, in this form where no gamma overflows, else {@code
     * exp(logbeta(a, b))}, whose error grows with the size of the logarithm.
     */
    public static double beta(double a, double b) {
        boolean moderate = a > 1e-150 && b > 1e-150 && a + b < FACTORIALS.length;
        return moderate ? gamma(a) / gammaOfSum(a, b) * gamma(b) : Math.exp(logBeta(a, b));
    }

    /**
     * The binomial coefficient by the gamma function, for n and k above -1 and n - k above -1; 0 for integers n from 0 on and
     * k outside of 0 to n.
     *
     * <p>For integers with at most 30 factors their product, each step a division without remainder as long as doubles are
     * exact; otherwise {@code gamma(n + 1) / (gamma(k + 1) gamma(n - k + 1))}, or its logarithm where a gamma overflows.
     */
    public static double binomial(double n, double k) {
        double rest = n - k;
        boolean integers = n == Math.rint(n) && k == Math.rint(k);
        if (integers && n >= 0 && (k < 0 || k > n)) {
            return 0;
        }
        if (!(n > -1) || !(k > -1) || !(rest > -1)) {
            return Double.NaN;
        }
        double fewer = Math.min(k, rest);
        if (integers && fewer <= 30) {
            double product = 1;
            for (int i = 1; i <= fewer; i++) {
                product = product * (n - fewer + i) / i;
            }
            return product;
        }
        if (n < FACTORIALS.length - 1) {
            double lost = (n - (rest + (n - rest))) + ((n - rest) - k); // of n - k
            double others = factorial(k) * factorial(rest);
            return factorial(n) / (others + others * lost * digamma(rest + 1));
        }
        return Math.exp(-Math.log1p(n) - logBeta(rest + 1, k + 1));
    }
}
