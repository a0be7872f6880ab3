package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * Digamma and its derivatives, by {@link Stirling} after a shift: for n >= 1
 *
 * <pre>{@code
 * digamma(x)      = log z - 1/(2z) + s'(z) - sum of 1/(x + k),                        k = 0, ..., N - 1,  z = x + N
 * polygamma(n, x) = (-1)^(n+1) ((n-1)!/z^n + n!/(2 z^(n+1)) + |s^(n+1)(z)| + n! sum of 1/(x + k)^(n+1)),
 * }</pre>
 *
 * the second a sum of positive terms.
 */
final class Polygamma {
    private static final int LARGEST_ORDER = 1000;

    /** The polynomial in the cotangent has as many coefficients as the order. */
    private static final int LARGEST_REFLECTED_ORDER = 100;

    private Polygamma() {}

    /** Returns polygamma(n, x) for n >= 0; undefined at 0, -1, -2, ..., unknown for a ball that may hold one of them. */
    static Ball polygamma(int n, Ball x, int bits) {
        Ball pole = Gamma.atPole(x);
        if (!pole.isFinite()) {
            return pole;
        }
        if (n > LARGEST_ORDER) {
            return Ball.UNKNOWN;
        }
        return x.isCertainlyPositive() ? ofPositive(n, x, bits) : reflected(n, x, bits);
    }

    /**
     * On x > 0 every derivative of digamma has one sign and falls in size, n-th below n!/x^(n+1) + (n-1)!/x^n: its series n!
     * sum of 1/(x + k)^(n+1) is the first term and less than the integral of the rest.
     */
    private static Ball ofPositive(int n, Ball x, int bits) {
        if (x.isExact()) {
            return ofPoint(n, x, bits);
        }
        boolean wide = x.isWide() || x.radius().times(Magnitude.of(n + 2L, 3)).compareTo(x.lowerMagnitude()) > 0;
        if (wide) {
            return x.monotone(bits, end -> ofPoint(n, end, bits + 2));
        }
        return ofPoint(n, x.middle(), bits).widened(change(n + 1, x));
    }

    /** A bound for the radius of a positive ball times the size of the n-th derivative of digamma there, n >= 1. */
    private static Ball change(int n, Ball x) {
        Ball least = single(x.lowerMagnitude());
        return Ball.ONE
                .div(least, 64)
                .pow(n, 64)
                .mul(Ball.of(Stirling.factorial(n - 1)), 64)
                .mul(Ball.of(n).div(least, 64).add(Ball.ONE, 64), 64)
                .mul(single(x.radius()), 64);
    }

    private static Ball single(Magnitude size) {
        return Ball.exact(BigInteger.valueOf(size.mantissa()), size.exponent());
    }

    private static Ball ofPoint(int n, Ball x, int bits) {
        return Refinement.refine(bits, working -> at(n, x, working));
    }

    /** Returns polygamma(n, x) of a positive ball without regard to what cancels. */
    static Ball at(int n, Ball x, int bits) {
        int steps = Stirling.steps(x, Stirling.reach(n + 1, bits));
        Ball z = x.add(Ball.of(steps), bits);
        return n == 0 ? digamma(x, z, steps, bits) : derivative(n, x, z, steps, bits);
    }

    private static Ball digamma(Ball x, Ball z, int steps, int bits) {
        Ball far = z.log(bits).sub(Ball.ONE.div(z.scaled(1), bits), bits).sub(Stirling.correction(1, z, 0, bits), bits);
        return steps == 0 ? far : far.sub(sumOfReciprocals(x.round(bits), steps, bits), bits);
    }

    /** Returns the sum of 1/(x + k) for k below count, as p/q: a division costs more than the two products that make p. */
    private static Ball sumOfReciprocals(Ball x, int count, int bits) {
        Ball p = Ball.ONE;
        Ball q = x;
        for (int k = 1; k < count; k++) {
            Ball next = x.add(Ball.of(k), bits);
            p = p.mul(next, bits).add(q, bits);
            q = q.mul(next, bits);
        }
        return p.div(q, bits);
    }

    private static Ball derivative(int n, Ball x, Ball z, int steps, int bits) {
        BigInteger below = Stirling.factorial(n - 1);
        Ball factorial = Ball.of(below.multiply(BigInteger.valueOf(n)));
        Ball reciprocal = Ball.ONE.div(z, bits);
        Ball power = reciprocal.pow(n, bits);
        Ball leading = Ball.of(below).mul(power, bits);
        Ball sum = leading.add(factorial.mul(power, bits).mul(reciprocal, bits).scaled(-1), bits)
                .add(Stirling.correction(n + 1, z, leading.top(), bits), bits);
        Ball start = x.round(bits);
        Ball terms = Ball.ZERO;
        for (int k = 0; k < steps; k++) {
            terms = terms.add(Ball.ONE.div(start.add(Ball.of(k), bits), bits).pow(n + 1L, bits), bits);
        }
        sum = sum.add(terms.mul(factorial, bits), bits);
        return (n & 1) == 0 ? sum.neg() : sum;
    }

    /**
     * Differentiating digamma(1 - x) - digamma(x) = pi cot(pi x) gives
     *
     * <pre>{@code polygamma(n, x) = (-1)^n polygamma(n, 1 - x) - pi^(n+1) P_n(cot(pi x)) }</pre>
     *
     * with P_0(c) = c and P_(n+1) = -(1 + c^2) P_n', as the derivative of cot is -(1 + cot^2).
     */
    private static Ball reflected(int n, Ball x, int bits) {
        if (n > LARGEST_REFLECTED_ORDER) {
            return Ball.UNKNOWN;
        }
        if (x.isExact()) {
            return Refinement.refine(bits, working -> reflection(n, x, working));
        }
        return n == 0 && x.isWide()
                ? between(x, bits)
                : reflection(n, x, bits + 20).round(bits);
    }

    /** Digamma of a negative ball, by its ends where no pole lies between these: there it rises. */
    private static Ball between(Ball x, int bits) {
        Ball low = x.lowerEnd(bits + 64);
        Ball high = x.upperEnd(bits + 64);
        return low.isExactInteger() || !low.floor(bits).equals(high.floor(bits))
                ? Ball.UNKNOWN
                : ofEnd(low, bits).hull(ofEnd(high, bits), bits);
    }

    private static Ball ofEnd(Ball end, int bits) {
        return Refinement.refine(bits + 2, working -> reflection(0, end, working));
    }

    private static Ball reflection(int n, Ball x, int bits) {
        Ball other = ofPositive(n, Ball.ONE.sub(x, bits + 8), bits);
        Ball cotangent =
                polynomial(n, Gamma.cotPi(x, bits), bits).mul(Ball.pi(bits).pow(n + 1L, bits), bits);
        return ((n & 1) == 0 ? other : other.neg()).sub(cotangent, bits);
    }

    /**
     * Returns P_n(c). The coefficients of P_n have one sign, and its powers are all even or all odd: nothing cancels where c
     * is exact.
     */
    private static Ball polynomial(int n, Ball c, int bits) {
        BigInteger[] coefficients = cotangentPolynomial(n);
        Ball square = c.pow(2, bits);
        Ball sum = Ball.ZERO;
        for (int i = n + 1; i >= 0; i -= 2) {
            sum = sum.mul(square, bits).add(Ball.of(coefficients[i]), bits);
        }
        return (n & 1) == 0 ? sum.mul(c, bits) : sum;
    }

    private static BigInteger[] cotangentPolynomial(int n) {
        BigInteger[] p = {BigInteger.ZERO, BigInteger.ONE};
        for (int order = 1; order <= n; order++) {
            BigInteger[] next = new BigInteger[order + 2];
            java.util.Arrays.fill(next, BigInteger.ZERO);
            for (int i = 1; i < p.length; i++) {
                BigInteger slope = p[i].multiply(BigInteger.valueOf(-i));
                next[i - 1] = next[i - 1].add(slope);
                next[i + 1] = next[i + 1].add(slope);
            }
            p = next;
        }
        return p;
    }

    /**
     * The harmonic number of a real number above -1, digamma(x + 1) + gamma; its derivative is trigamma(x + 1), positive.
     *
     * <p>Next to 0 it is the sum of x/(k (k + x)), which differs from x pi^2/6 by x^2 times the sum of 1/(k^2 (k + x)), below
     * 2 zeta(3) &lt; 3 for x > -1/2.
     */
    static Ball harmonicNumber(Ball x, int bits) {
        if (!x.isFinite() || x.isExactlyZero()) {
            return x;
        }
        Ball y = x.add(Ball.ONE, covering(x, bits));
        if (!y.isCertainlyPositive()) {
            return y.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (y.isWide()) {
            return x.monotone(bits, end -> harmonicNumberOfPoint(end, bits + 2));
        }
        Ball value = harmonicNumberOfPoint(x.middle(), bits);
        return x.isExact() ? value : value.widened(change(1, y));
    }

    private static Ball harmonicNumberOfPoint(Ball x, int bits) {
        if (x.isExactlyZero()) {
            return x;
        }
        if (x.top() < -bits - 4) {
            Ball pi = Ball.pi(bits + 8);
            Magnitude square = x.upperMagnitude().times(x.upperMagnitude());
            return x.mul(pi.mul(pi, bits + 8), bits + 8)
                    .div(Ball.of(6), bits)
                    .widened(square.times(Magnitude.of(3, 0)));
        }
        Ball shifted = x.add(Ball.ONE, covering(x, bits));
        if (!shifted.isCertainlyPositive()) {
            return Ball.UNKNOWN;
        }
        return Refinement.refine(bits, working -> at(0, shifted, working).add(Cached.eulerGamma(working), working));
    }

    /** A precision at which x + 1 is exact unless x is next to zero or huge. */
    private static int covering(Ball x, int bits) {
        return 2 * bits + x.midpoint().mantissa().bitLength() + (int) Math.max(0, Math.min(Math.abs(x.top()), 4096));
    }
}
