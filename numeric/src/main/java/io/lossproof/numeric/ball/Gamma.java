package io.lossproof.numeric.ball;

import java.math.BigInteger;

/**
 * The gamma function and its logarithm, by {@link Stirling} after a shift {@code Gamma(x) = Gamma(x + n)/(x (x + 1) ... (x + n -
 * 1))} that grows with the precision; huge arguments need none.
 */
final class Gamma {
    private static final Ball HALF = Ball.of(0.5);
    private static final Ball TWO = Ball.of(2);

    /** From 2^56 on Gamma is beyond the exponents of a ball, which 2^58 exp(2^56 log 2^56) shows by far. */
    private static final int LARGEST_TOP = 56;

    /** A number beyond this size has no fraction, or one of a mantissa of absurd length. */
    private static final int LARGEST_WITH_FRACTION = 1 << 13;

    /** Below the minimum of log Gamma on x > 0, -0.1214862905358..., which it takes at 1.4616321449... */
    private static final Ball BELOW_MINIMUM = Ball.of(-0.1214862906);

    private static final Ball LEFT_OF_MINIMUM = Ball.of(1.4616);
    private static final Ball RIGHT_OF_MINIMUM = Ball.of(1.4617);

    private Gamma() {}

    /**
     * log Gamma of a positive ball: as log x - 1/x &lt; digamma(x) &lt; log x, the derivative is at most |log x| + 1/x in size.
     * A wide ball is taken by its ends, and by the minimum if it may hold it.
     */
    static Ball logGamma(Ball x, int bits) {
        if (!x.isCertainlyPositive()) {
            return !x.isFinite() ? x : x.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (x.isWide()) {
            Ball ends = x.monotone(bits, end -> logGammaOfPoint(end, bits + 2));
            boolean monotone = x.certainlyLess(LEFT_OF_MINIMUM) || RIGHT_OF_MINIMUM.certainlyLess(x);
            return monotone ? ends : ends.hull(BELOW_MINIMUM, bits);
        }
        Ball y = logGammaOfPoint(x.middle(), bits);
        return x.isExact() ? y : y.widened(x.radius().times(slope(x)));
    }

    /** A bound for |digamma| on a positive ball that is not wide: its numbers lie in [2^(top-2), 2^(top+1)]. */
    private static Magnitude slope(Ball x) {
        return Magnitude.of(Math.abs(x.top()) + 2, 0)
                .plus(Magnitude.powerOfTwo(0).dividedBy(x.lowerMagnitude()));
    }

    private static Ball logGammaOfPoint(Ball x, int bits) {
        Ball fromOne = x.sub(Ball.ONE, bits + 8);
        Ball fromTwo = x.sub(TWO, bits + 8);
        if (fromOne.isExactlyZero() || fromTwo.isExactlyZero()) {
            return Ball.ZERO;
        }
        if (fromOne.top() < -bits - 4) {
            return nextToZero(fromOne, Cached.eulerGamma(bits + 8).neg(), bits);
        }
        if (fromTwo.top() < -bits - 4) {
            return nextToZero(fromTwo, Ball.ONE.sub(Cached.eulerGamma(bits + 8), bits + 8), bits);
        }
        return Refinement.refine(bits, working -> logGammaAt(x, working));
    }

    /**
     * The tangent at 1 or 2: the rest is at most d^2/2 times the second derivative, trigamma(x) &lt; 1/x + 1/x^2, which is below
     * 4 for x > 7/8.
     */
    private static Ball nextToZero(Ball distance, Ball slope, int bits) {
        Magnitude rest =
                distance.upperMagnitude().times(distance.upperMagnitude()).scaled(1);
        return distance.mul(slope, bits).widened(rest);
    }

    /** log Gamma of a positive ball without regard to what cancels. */
    static Ball logGammaAt(Ball x, int bits) {
        int steps = Stirling.steps(x, Stirling.reach(0, bits));
        Ball z = x.add(Ball.of(steps), bits);
        Ball far = Stirling.logGamma(z, bits);
        return steps == 0
                ? far
                : far.sub(Stirling.rising(x.round(bits), steps, bits).log(bits), bits);
    }

    /** Gamma; undefined at 0, -1, -2, ..., unknown for a ball that may hold one of them. */
    static Ball gamma(Ball x, int bits) {
        if (x.isCertainlyPositive()) {
            return ofPositive(x, bits);
        }
        Ball pole = atPole(x);
        return pole.isFinite() ? reflected(x, bits) : pole;
    }

    /** Gamma(m + t) = Gamma(m) exp(q) with |q| &lt;= r |digamma|, or exp(log Gamma) for wide balls. */
    private static Ball ofPositive(Ball x, int bits) {
        if (x.top() > LARGEST_TOP) {
            return Ball.UNKNOWN;
        }
        if (x.isExact()) {
            return ofPoint(x, bits);
        }
        Magnitude q = x.isWide() ? Magnitude.powerOfTwo(0) : x.radius().times(slope(x));
        if (!q.isZero() && q.top() > -4) {
            return logGamma(x, bits + 8).exp(bits);
        }
        Ball y = ofPoint(x.middle(), bits);
        return y.widened(y.upperMagnitude().times(q.plus(q.times(q))));
    }

    /** The relative error of exp is the absolute error of log Gamma, which is below x top(x) in size. */
    private static Ball ofPoint(Ball x, int bits) {
        int size = (int) Math.max(0, x.top());
        int working = bits + 16 + size + Integer.SIZE - Integer.numberOfLeadingZeros(size);
        int steps = Stirling.steps(x, Stirling.reach(0, working));
        Ball far = Stirling.logGamma(x.add(Ball.of(steps), working), working).exp(working);
        return steps == 0 ? far.round(bits) : far.div(Stirling.rising(x.round(working), steps, working), bits);
    }

    /** Gamma(x) = pi/(sin(pi x) Gamma(1 - x)). */
    private static Ball reflected(Ball x, int bits) {
        int working = bits + 20 + 2 * (int) Math.max(0, Math.min(x.top(), LARGEST_TOP));
        Ball other = ofPositive(Ball.ONE.sub(x, working), working);
        return Ball.pi(working).div(sinPi(x, working).mul(other, working), bits);
    }

    /** Returns undefined if this is one of 0, -1, -2, ..., unknown if it may be, and zero otherwise. */
    static Ball atPole(Ball x) {
        if (!x.isFinite()) {
            return x;
        }
        if (x.isCertainlyPositive()) {
            return Ball.ZERO;
        }
        if (x.isExactInteger()) {
            return Ball.UNDEFINED;
        }
        boolean wide = !x.isExact() && x.radius().top() > 0;
        boolean absurd = x.containsZero() || x.top() > LARGEST_WITH_FRACTION || wide;
        return absurd || distance(x).containsZero() ? Ball.UNKNOWN : Ball.ZERO;
    }

    /** Returns x less the integer nearest to its midpoint, exact for an exact ball. */
    private static Ball distance(Ball x) {
        return x.sub(Ball.of(nearest(x)), x.midpoint().mantissa().bitLength() + (int) Math.max(x.top(), 0) + 64);
    }

    private static BigInteger nearest(Ball x) {
        return x.middle()
                .add(HALF, x.midpoint().mantissa().bitLength() + (int) Math.max(x.top(), 0) + 64)
                .midpoint()
                .floor()
                .toBigInteger();
    }

    /** sin(pi x) of a ball that is not huge, tight next to the integers. */
    private static Ball sinPi(Ball x, int bits) {
        Ball sine = distance(x).mul(Ball.pi(bits + 8), bits + 8).sin(bits);
        return nearest(x).testBit(0) ? sine.neg() : sine;
    }

    /**
     * cot(pi x) of a ball that is not huge and holds no integer, tight next to the integers and halves between: with d the
     * distance to the nearest integer, cos(pi d) = sin(pi (1/2 - |d|)).
     */
    static Ball cotPi(Ball x, int bits) {
        int working = bits + 8;
        Ball pi = Ball.pi(working);
        Ball d = distance(x);
        Ball size = d.abs(working);
        Ball quotient = HALF.sub(size, working)
                .mul(pi, working)
                .sin(working)
                .div(size.mul(pi, working).sin(working), bits);
        return d.isCertainlyNegative() ? quotient.neg() : quotient;
    }
}
