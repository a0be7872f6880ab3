package io.lossproof.numeric.ball;

/** Hyperbolic functions through expm1 and log1p, on the positive side, where nothing cancels. */
final class Hyperbolic {
    private Hyperbolic() {}

    /** sinh(x) = (u + u/(u + 1))/2 with u = expm1(x), for x >= 0; odd. */
    static Ball sinh(Ball x, int bits) {
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> sinh(end, bits + 2));
        }
        if (x.midpoint().signum() < 0) {
            return sinh(x.neg(), bits).neg();
        }
        Ball u = x.expm1(bits + 8);
        return u.add(u.div(u.add(Ball.ONE, bits + 8), bits + 8), bits).scaled(-1);
    }

    /** cosh(x) = (y + 1/y)/2 with y = exp(|x|); 1 is its least value on a ball that contains zero. */
    static Ball cosh(Ball x, int bits) {
        if (!x.isNarrow()) {
            return x.containsZero()
                    ? Ball.ONE.hull(cosh(x.abs(bits).upperEnd(bits), bits), bits)
                    : x.monotone(bits, end -> cosh(end, bits + 2));
        }
        Ball y = (x.midpoint().signum() < 0 ? x.neg() : x).exp(bits + 8);
        return y.add(Ball.ONE.div(y, bits + 8), bits).scaled(-1);
    }

    /** tanh(x) = -u/(2 + u) with u = expm1(-2x), for x >= 0, where u stays in (-1, 0]; odd. */
    static Ball tanh(Ball x, int bits) {
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> tanh(end, bits + 2));
        }
        if (x.midpoint().signum() < 0) {
            return tanh(x.neg(), bits).neg();
        }
        Ball u = x.scaled(1).neg().expm1(bits + 8);
        return u.neg().div(u.add(Ball.of(2), bits + 8), bits);
    }

    /** arctanh(x) = log1p(2x/(1 - x))/2 for x >= 0, where 1 - x is exact or nothing cancels; odd. */
    static Ball arctanh(Ball x, int bits) {
        Ball distance = Ball.ONE.sub(x.abs(bits + 8), bits + 8);
        if (!distance.isCertainlyPositive()) {
            return !x.isFinite() ? x : distance.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (!x.isExact()) {
            return x.monotone(bits, end -> arctanh(end, bits + 2));
        }
        if (x.midpoint().signum() < 0) {
            return arctanh(x.neg(), bits).neg();
        }
        return x.scaled(1).div(distance, bits + 8).log1p(bits).scaled(-1);
    }
}
