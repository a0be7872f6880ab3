package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * The modified Bessel function of the first kind, of integer order n >= 0, and its logarithm: by the power series, and for
 * large arguments by the asymptotic series.
 */
final class Bessel {
    private static final int LARGEST_ORDER = 100_000;
    private static final double BITS_PER_NAT = 1.4426950408889634;

    /** The power series takes about as many terms as the argument is large. */
    private static final int LARGEST_TOP_OF_SERIES = 14;

    private Bessel() {}

    /**
     * I_n of a ball. It is even or odd with n, and for x > 0 its derivative is I_(n+1) + n/x I_n, where I_(n+1) is below I_n
     * and, term by term of the power series, below x/2 I_n: the derivative of its logarithm is below min(1, x/2) + n/x.
     */
    static Ball besselI(int n, Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (n > LARGEST_ORDER) {
            return Ball.UNKNOWN;
        }
        if (x.midpoint().signum() < 0) {
            Ball mirrored = besselI(n, x.neg(), bits);
            return (n & 1) == 0 ? mirrored : mirrored.neg();
        }
        if (x.isExact()) {
            return ofPoint(n, x, bits);
        }
        if (x.containsZero()) {
            Ball least = (n & 1) == 0 ? ofPoint(n, Ball.ZERO, bits) : besselI(n, x.lowerEnd(bits + 64), bits + 2);
            return least.hull(ofPoint(n, x.upperEnd(bits + 64), bits + 2), bits);
        }
        Magnitude q = change(n, x);
        if (q.top() > -4) {
            return x.monotone(bits, end -> ofPoint(n, end, bits + 2));
        }
        Ball y = ofPoint(n, x.middle(), bits);
        return y.widened(y.upperMagnitude().times(q.plus(q.times(q))));
    }

    /** log I_n of a positive ball; rises. */
    static Ball logBesselI(int n, Ball x, int bits) {
        if (!x.isCertainlyPositive()) {
            return !x.isFinite() ? x : x.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (n > LARGEST_ORDER) {
            return Ball.UNKNOWN;
        }
        if (x.isWide()) {
            return x.monotone(bits, end -> logOfPoint(n, end, bits + 2));
        }
        Ball y = logOfPoint(n, x.middle(), bits);
        return x.isExact() ? y : y.widened(change(n, x));
    }

    /** A bound for the change of log I_n within the ball, r (min(1, x/2) + n/x). */
    private static Magnitude change(int n, Ball x) {
        Magnitude slope = x.upperMagnitude().top() < 0 ? x.upperMagnitude().scaled(-1) : Magnitude.powerOfTwo(0);
        if (n > 0) {
            slope = slope.plus(Magnitude.of(n, 0).dividedBy(x.lowerMagnitude()));
        }
        return x.radius().times(slope);
    }

    private static Ball ofPoint(int n, Ball x, int bits) {
        if (x.isExactlyZero()) {
            return n == 0 ? Ball.ONE : x;
        }
        int working = bits + 16;
        if (isAsymptotic(n, x, working)) {
            int wide = working + (int) Math.max(0, Math.min(x.top(), 64));
            Ball scale = x.mul(Ball.pi(wide), wide).scaled(1).sqrt(wide);
            return x.exp(wide).mul(asymptotic(n, x, working), working).div(scale, bits);
        }
        return power(n, x, working).mul(Ball.ONE.add(rest(n, x, working), working), bits);
    }

    /** The first term of the power series, (x/2)^n/n!. */
    private static Ball power(int n, Ball x, int bits) {
        return n == 0 ? Ball.ONE : x.scaled(-1).pow(n, bits).div(Gamma.gamma(Ball.of(n + 1L), bits), bits);
    }

    private static Ball logOfPoint(int n, Ball x, int bits) {
        return Refinement.refine(
                bits, working -> isAsymptotic(n, x, working) ? asymptoticLog(n, x, working) : seriesLog(n, x, working));
    }

    /** x - log(2 pi x)/2 + log of the asymptotic sum, which overflows nowhere. */
    private static Ball asymptoticLog(int n, Ball x, int bits) {
        Ball scale = x.mul(Ball.pi(bits), bits).scaled(1).log(bits).scaled(-1);
        return x.sub(scale, bits).add(asymptotic(n, x, bits).log(bits), bits);
    }

    private static Ball seriesLog(int n, Ball x, int bits) {
        Ball rest = rest(n, x, bits).log1p(bits);
        return n == 0
                ? rest
                : x.scaled(-1)
                        .log(bits)
                        .mul(Ball.of(n), bits)
                        .sub(Gamma.logGamma(Ball.of(n + 1L), bits), bits)
                        .add(rest, bits);
    }

    /**
     * The power series over its first term, less one: with z = x^2/4 it is the sum of z^k/(k! (n + 1)...(n + k)) from k = 1 on,
     * z/(n + 1) times the sum of the terms with the divisors (k + 1)(k + 1 + n).
     */
    private static Ball rest(int n, Ball x, int bits) {
        if (x.top() > LARGEST_TOP_OF_SERIES) {
            return Ball.UNKNOWN;
        }
        Ball square = x.mul(x, Math.max(bits, 2 * x.midpoint().mantissa().bitLength()));
        Ball z = square.scaled(-2);
        return z.mul(PositiveSeries.sum(z.midpoint(), bits, k -> (k + 1L) * (k + 1L + n)), bits)
                .div(Ball.of(n + 1L), bits);
    }

    /** Whether exp(-x) (2x)^(n + 1/2) is far below 2^-bits, and x large beside the terms of the asymptotic series. */
    private static boolean isAsymptotic(int n, Ball x, int bits) {
        if (x.top() > 62) {
            return true;
        }
        double size = x.toDouble();
        double needed = (bits + 8) / BITS_PER_NAT + (n + 0.5) * Math.log(2 * size + 1);
        return size > needed && size > 2.0 * bits + 2.0 * n && size > (double) n * n;
    }

    /**
     * The sum in I_n(x) = exp(x)/sqrt(2 pi x) (t_0 - t_1 + t_2 - ...), t_k = t_(k-1) (4n^2 - (2k-1)^2)/(8kx), t_0 = 1 (Abramowitz
     * and Stegun 9.7.1), after K terms, within
     *
     * <pre>{@code 3 K |t_K| + 4 exp(-x) (2x)^(n + 1/2),    if K >= 1, n + K <= x/2 and x >= 2. }</pre>
     *
     * <p>Derivation: with p = n - 1/2, the integral of Poisson with the variable u = x(1 - s) is
     *
     * <pre>{@code I_n(x) = exp(x)/(sqrt(2 pi x) Gamma(p + 1)) * integral over 0 < u < 2x of exp(-u) u^p (1 - u/(2x))^p. }</pre>
     *
     * Let v = u/(2x), b_k the binomial coefficients of p, and R(v) the rest of (1 - v)^p after K terms of its Taylor series:
     * {@code |R| = |b_K| v^K K * integral over 0 < t < 1 of ((1 - t)/(1 - tv))^(K-1) (1 - tv)^(p-1)}, at most {@code 2^(3/2) K |b_K| v^K}
     * for v &lt;= 1/2, as p >= -1/2. Integrated over all u > 0 against exp(-u) u^p that is 2^(3/2) K |b_K| Gamma(p + K +
     * 1)/(2x)^K = 2^(3/2) K |t_K| Gamma(p + 1). What is left lies beyond u = x:
     *
     * <ul>
     *   <li>of the function, at most exp(-x) (2x)^(p+1) times the integral of (v (1 - v))^p over 1/2 &lt; v &lt; 1, which is
     *       pi/2 for n = 0 and below 1/4 for others;
     *   <li>of the terms, the sum of |b_k| (2x)^-k times the integral of exp(-u) u^(p+k) over u > x, which is at most 2 exp(-x)
     *       x^(p+k) for p + k &lt;= x/2, as u^q &lt;= x^q exp(q (u - x)/x). The sum of |b_k| 2^-k is 2^(1/2) for n = 0, and at most (3/2)^p
     *       + 2 for n >= 1, where b_k >= 0 up to k = n and |b_k| &lt;= 1 after; both are at most 3 * 2^p.
     * </ul>
     *
     * Together at most exp(-x) (2x)^p (pi x + 6) &lt;= 3.1 exp(-x) (2x)^(p+1), and Gamma(p + 1) >= 0.88.
     */
    private static Ball asymptotic(int n, Ball x, int bits) {
        Ball step = Ball.ONE.div(x.scaled(3), bits);
        BigInteger four = BigInteger.valueOf(4L * n * n);
        Ball term = Ball.ONE;
        Ball sum = Ball.ZERO;
        int k = 0;
        while (k == 0 || term.top() > -bits) {
            sum = (k & 1) == 0 ? sum.add(term, bits) : sum.sub(term, bits);
            k++;
            if (k > bits) {
                return Ball.UNKNOWN;
            }
            BigInteger factor = four.subtract(BigInteger.valueOf((2L * k - 1) * (2L * k - 1)));
            term = term.mul(step, bits).mul(Ball.of(factor), bits).div(Ball.of(k), bits);
        }
        Magnitude omitted = term.upperMagnitude().times(Magnitude.of(3L * k, 0));
        Ball beyond = x.scaled(1)
                .pow(2L * n + 1, 64)
                .sqrt(64)
                .mul(x.neg().exp(64), 64)
                .scaled(2);
        return sum.widened(omitted).widened(beyond);
    }
}
