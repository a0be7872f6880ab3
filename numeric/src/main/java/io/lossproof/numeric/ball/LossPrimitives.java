package io.lossproof.numeric.ball;

import java.util.ArrayList;
import java.util.List;

/** The functions that loss functions are made of, each in a form that neither overflows nor cancels. */
final class LossPrimitives {
    /** Above -log 2, log(1 - exp(x)) loses less through expm1 than through log1p. */
    private static final double MINUS_LN2 = -0.6931;

    private static final int LARGEST_EXPONENT_OF_EXP = 50;

    private LossPrimitives() {}

    /**
     * 1/(1 + exp(-x)): a sum of positive terms, in which x occurs once. exp(x)/(1 + exp(x)) where exp(-x) would overflow.
     */
    static Ball sigmoid(Ball x, int bits) {
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> sigmoid(end, bits + 2));
        }
        int guarded = bits + 8;
        if (x.midpoint().signum() < 0 && x.top() > LARGEST_EXPONENT_OF_EXP) {
            Ball y = x.exp(guarded);
            return y.div(y.add(Ball.ONE, guarded), bits);
        }
        return Ball.ONE.div(x.neg().exp(guarded).add(Ball.ONE, guarded), bits);
    }

    /**
     * log(p/(1 - p)) = log1p((2p - 1)/(1 - p)) for p >= 1/2, and by symmetry -log1p((1 - 2p)/p) below: 2p - 1 and 1 - p are
     * exact for a single p, or nothing cancels in them, and the argument of log1p is not negative.
     */
    static Ball logit(Ball p, int bits) {
        int guarded = bits + 8;
        Ball q = Ball.ONE.sub(p, guarded);
        if (!p.isCertainlyPositive() || !q.isCertainlyPositive()) {
            boolean outside = p.isCertainlyNotPositive() || q.isCertainlyNotPositive();
            return !p.isFinite() ? p : outside ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (!p.isExact()) {
            return p.monotone(bits, end -> logit(end, bits + 2));
        }
        Ball difference = p.scaled(1).sub(Ball.ONE, guarded);
        return difference.midpoint().signum() >= 0
                ? difference.div(q, guarded).log1p(bits)
                : difference.neg().div(p, guarded).log1p(bits).neg();
    }

    /**
     * log(1 + exp(x)) = log1p(exp(x)), in which x occurs once. For x > bits it lies between x and x + exp(-x), and exp(-x)
     * is below 2^-bits.
     */
    static Ball softplus(Ball x, int bits) {
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> softplus(end, bits + 2));
        }
        return Ball.of(bits).certainlyLess(x)
                ? x.round(bits).widened(Magnitude.powerOfTwo(-bits))
                : x.exp(bits + 8).log1p(bits);
    }

    /**
     * log(1 - exp(x)) for x &lt; 0: log(-expm1(x)) near 0, where 1 - exp(x) would cancel, and log1p(-exp(x)) below -log 2,
     * where the argument of the logarithm is next to 1. Either way x occurs once.
     */
    static Ball log1mexp(Ball x, int bits) {
        if (!x.isCertainlyNegative()) {
            return !x.isFinite() ? x : x.isCertainlyNotNegative() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> log1mexp(end, bits + 2));
        }
        return x.toDouble() > MINUS_LN2
                ? x.expm1(bits + 8).neg().log(bits)
                : x.exp(bits + 8).neg().log1p(bits);
    }

    static Ball xlogy(Ball x, Ball y, int bits) {
        return y.isCertainlyPositive() && !x.isExactlyZero() ? x.mul(y.log(bits + 4), bits) : xlogyAtTheEdge(x, y);
    }

    static Ball xlog1py(Ball x, Ball y, int bits) {
        Ball shifted = y.add(Ball.ONE, bits + 8);
        return shifted.isCertainlyPositive() && !x.isExactlyZero()
                ? x.mul(y.log1p(bits + 4), bits)
                : xlogyAtTheEdge(x, shifted);
    }

    /** Returns x log y where x is zero or y may not be positive. */
    private static Ball xlogyAtTheEdge(Ball x, Ball y) {
        if (!x.isFinite() || !y.isFinite()) {
            return x.noValue(y);
        }
        if (y.isCertainlyNegative() || (y.isCertainlyNotPositive() && !x.containsZero())) {
            return Ball.UNDEFINED;
        }
        return x.isExactlyZero() && y.isCertainlyNotNegative() ? Ball.ZERO : Ball.UNKNOWN;
    }

    /**
     * log(sum of exp(x_i)) = s + log(sum of exp(x_i - s)) with s the largest midpoint, a single number: no exponential is
     * large, and the sum is about 1 at least. Balls too wide for that are taken by their ends, as the function rises with
     * every x_i.
     */
    static Ball logsumexp(List<Ball> balls, int bits) {
        Ball state = Ball.ZERO;
        boolean narrow = true;
        for (Ball ball : balls) {
            state = ball.isFinite() && state.isFinite() ? state : state.noValue(ball);
            narrow &= ball.isNarrow();
        }
        if (balls.isEmpty()) {
            return Ball.UNDEFINED;
        }
        if (!state.isFinite()) {
            return state;
        }
        if (!narrow) {
            List<Ball> low = new ArrayList<>();
            List<Ball> high = new ArrayList<>();
            for (Ball ball : balls) {
                low.add(ball.lowerEnd(bits + 64));
                high.add(ball.upperEnd(bits + 64));
            }
            return logsumexp(low, bits + 2).hull(logsumexp(high, bits + 2), bits);
        }
        if (balls.size() == 1) {
            return balls.get(0).round(bits);
        }
        Ball shift = Ball.ZERO;
        boolean first = true;
        for (Ball ball : balls) {
            if (first || shift.midpoint().compareTo(ball.midpoint()) < 0) {
                shift = ball.middle();
            }
            first = false;
        }
        int guarded = bits + 8 + Integer.SIZE - Integer.numberOfLeadingZeros(balls.size());
        Ball sum = Ball.ZERO;
        for (Ball ball : balls) {
            sum = sum.add(ball.sub(shift, guarded).exp(guarded), guarded);
        }
        return shift.add(sum.log(guarded), bits);
    }
}
