package io.lossproof.numeric.ball;

/** The error function, its complement and the normal distribution function. */
final class ErrorFunction {
    /** Above 2/sqrt(pi) = 1.12837..., the largest derivative. */
    private static final Magnitude LARGEST_SLOPE = Magnitude.of(1156, -10);

    private static final double BITS_PER_NAT = 1.4426950408889634;

    /** From 2^20 on, erfc is below 2^-(2^40): the tail in which squares are no longer needed exactly. */
    private static final int FAR = 20;

    private ErrorFunction() {}

    /** erf rises, with the derivative 2/sqrt(pi) exp(-x^2). */
    static Ball erf(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (isCoarse(x)) {
            return x.monotone(bits, end -> erfOfPoint(end, bits + 2));
        }
        Ball y = erfOfPoint(x.middle(), bits);
        return x.isExact() ? y : y.widened(x.radius().times(slope(x)));
    }

    /** erfc falls, with the derivative -2/sqrt(pi) exp(-x^2). */
    static Ball erfc(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (isCoarse(x)) {
            return x.monotone(bits, end -> erfcOfPoint(end, bits + 2));
        }
        Ball y = erfcOfPoint(x.middle(), bits);
        return x.isExact() ? y : y.widened(x.radius().times(slope(x)));
    }

    /** Phi(x) = erfc(-x/sqrt 2)/2; the relative error of erfc is about x^2 times that of its argument. */
    static Ball normalCdf(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        int working = bits + 8 + 2 * (int) Math.max(0, Math.min(x.top(), FAR));
        return erfc(x.neg().div(Cached.sqrtTwo(working), working), bits + 4)
                .scaled(-1)
                .round(bits);
    }

    /** Whether a ball is so wide that its ends say more than the slope. */
    private static boolean isCoarse(Ball x) {
        return !x.isExact()
                && (x.isWide() || x.radius().times(x.upperMagnitude()).top() > -3);
    }

    /** A bound for the derivative on a ball without zero; its end has more bits than a {@link Magnitude}, for the square. */
    private static Magnitude slope(Ball x) {
        Ball least = (x.isCertainlyNegative() ? x.neg() : x).lowerEnd(96);
        if (least.top() > FAR) {
            return LARGEST_SLOPE.times(tail());
        }
        return LARGEST_SLOPE.times(least.mul(least, 192).neg().exp(32).upperMagnitude());
    }

    /** Above exp(-x^2) for |x| >= 2^19. */
    private static Magnitude tail() {
        return Magnitude.powerOfTwo(-(1L << 38));
    }

    private static Ball erfOfPoint(Ball x, int bits) {
        if (x.midpoint().signum() <= 0) {
            return x.isExactlyZero() ? x : erfOfPoint(x.neg(), bits).neg();
        }
        // erfc(x) < exp(-x^2) for x > 0
        if (x.top() > FAR) {
            return Ball.ONE.widened(tail());
        }
        double lost = square(x) * BITS_PER_NAT;
        if (lost > bits + 8) {
            return Ball.ONE.widened(exactSquare(x, bits).neg().exp(32).upperMagnitude());
        }
        return series(x, bits);
    }

    /**
     * erf(x) = 2x/sqrt(pi) exp(-x^2) sum of (2 x^2)^k/(2k + 1)!!, a sum of positive terms (Abramowitz and Stegun 7.1.6).
     */
    private static Ball series(Ball x, int bits) {
        int working = bits + 16;
        Ball square = exactSquare(x, working);
        Ball sum = PositiveSeries.sum(square.scaled(1).midpoint(), working, k -> 2L * k + 1);
        return x.scaled(1)
                .mul(square.neg().exp(working), working)
                .mul(sum, working)
                .div(Cached.sqrtPi(working), bits);
    }

    /** Returns the square of a single number, without rounding. */
    private static Ball exactSquare(Ball x, int bits) {
        return x.mul(x, Math.max(bits, 2 * x.midpoint().mantissa().bitLength()));
    }

    private static double square(Ball x) {
        double near = x.toDouble();
        return near * near;
    }

    private static Ball erfcOfPoint(Ball x, int bits) {
        if (x.midpoint().signum() <= 0) {
            return x.isExactlyZero() ? Ball.ONE : Ball.ONE.add(erfOfPoint(x.neg(), bits), bits);
        }
        if (x.top() > FAR) {
            return Ball.ZERO.widened(tail());
        }
        double nats = square(x);
        // the least term of the asymptotic series is about exp(-x^2)
        if (nats * BITS_PER_NAT > bits + 24) {
            return asymptotic(x, bits);
        }
        // erfc(x) > exp(-x^2)/(x + sqrt(x^2 + 2)) * 2/sqrt(pi): so many bits cancel
        int lost = (int) (nats * BITS_PER_NAT) + (int) Math.max(0, x.top()) + 4;
        return Ball.ONE.sub(series(x, bits + lost), bits);
    }

    /**
     * erfc(x) = exp(-x^2)/(x sqrt(pi)) sum of (-1)^k (2k - 1)!!/(2 x^2)^k. The sum is the integral over t > 0 of exp(-t) (1 + t/x^2)^(-1/2);
     * the Taylor series of the root alternates and its derivatives have one sign each, so that the rest after any number of
     * terms lies between zero and the first term left out.
     */
    private static Ball asymptotic(Ball x, int bits) {
        int working = bits + 16;
        Ball square = exactSquare(x, working);
        Ball step = Ball.ONE.div(square.scaled(1), working).neg();
        Ball term = Ball.ONE;
        Ball sum = Ball.ZERO;
        for (int k = 1; term.top() > -working; k++) {
            sum = sum.add(term, working);
            Ball next = term.mul(step, working).mul(Ball.of(2L * k - 1), working);
            if (next.top() > term.top()) {
                break; // the last term bounds the rest with and without it: the ball is less tight
            }
            term = next;
        }
        return square.neg()
                .exp(working)
                .mul(sum.widened(term.upperMagnitude()), working)
                .div(x.mul(Cached.sqrtPi(working), working), bits);
    }
}
