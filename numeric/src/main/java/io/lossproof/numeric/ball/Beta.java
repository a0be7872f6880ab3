package io.lossproof.numeric.ball;

/** The beta function, its logarithm, and the binomial coefficient of real numbers. */
final class Beta {
    private static final int ROUGH_BITS = 32;

    /** Sums of arguments are exact where their bits do not lie further apart. */
    private static final int EXACT_BITS = 4400;

    private Beta() {}

    /** log B(a, b) for positive a and b, which falls in both; wide balls are taken by their ends. */
    static Ball logBeta(Ball a, Ball b, int bits) {
        Ball state = positive(a, b);
        if (!state.isFinite()) {
            return state;
        }
        if (a.isExact() && b.isExact()) {
            return ofPoints(a, b, bits);
        }
        int guarded = bits + 64;
        return ofPoints(a.lowerEnd(guarded), b.lowerEnd(guarded), bits + 2)
                .hull(ofPoints(a.upperEnd(guarded), b.upperEnd(guarded), bits + 2), bits);
    }

    /** Returns the state of a function that needs all of these balls to be positive, one if they are. */
    private static Ball positive(Ball... arguments) {
        Ball state = Ball.ONE;
        for (Ball argument : arguments) {
            if (!argument.isFinite()) {
                state = state.noValue(argument);
            }
        }
        for (Ball argument : arguments) {
            if (state.isFinite() && argument.isCertainlyNotPositive()) {
                return Ball.UNDEFINED;
            }
        }
        for (Ball argument : arguments) {
            if (state.isFinite() && !argument.isCertainlyPositive()) {
                return Ball.UNKNOWN;
            }
        }
        return state;
    }

    /** B(1, b) = 1/b; where the value is next to zero for other reasons, the precision rises. */
    private static Ball ofPoints(Ball a, Ball b, int bits) {
        if (a.equals(Ball.ONE) || b.equals(Ball.ONE)) {
            return (a.equals(Ball.ONE) ? b : a).log(bits).neg();
        }
        boolean ordered = b.midpoint().compareTo(a.midpoint()) <= 0;
        return Refinement.refine(bits, working -> ordered ? at(a, b, working) : at(b, a, working));
    }

    /**
     * log Gamma(b) + log Gamma(a) - log Gamma(a + b) with a >= b. If a is within reach of {@link Stirling}'s series, the two
     * large terms are subtracted in it:
     *
     * <pre>{@code
     * log Gamma(a) - log Gamma(a + b) = -(a - 1/2) log1p(b/a) - b log(a + b) + b + s(a) - s(a + b),
     * }</pre>
     *
     * where no term is much larger than {@code b log(a + b)}, however large a is.
     */
    private static Ball at(Ball a, Ball b, int bits) {
        Ball sum = a.add(b, bits + 8);
        Ball smaller = Gamma.logGammaAt(b, bits);
        if (Stirling.steps(a, Stirling.reach(0, bits)) > 0) {
            return smaller.add(Gamma.logGammaAt(a, bits), bits).sub(Gamma.logGammaAt(sum, bits), bits);
        }
        Ball first = a.sub(Ball.of(0.5), bits).mul(b.div(a, bits).log1p(bits), bits);
        Ball second = b.mul(sum.log(bits), bits);
        return smaller.sub(first, bits)
                .sub(second, bits)
                .add(b, bits)
                .add(Stirling.correction(0, a, 0, bits), bits)
                .sub(Stirling.correction(0, sum, 0, bits), bits);
    }

    /** exp(log B): the relative error of exp is the absolute error of its argument. */
    static Ball beta(Ball a, Ball b, int bits) {
        return logBeta(a, b, bits + 8 + bitsBeforePoint(logBeta(a, b, ROUGH_BITS)))
                .exp(bits);
    }

    private static int bitsBeforePoint(Ball x) {
        return x.isFinite() ? (int) Math.max(0, Math.min(x.top(), 64)) : 0;
    }

    /**
     * Gamma(n + 1)/(Gamma(k + 1) Gamma(n - k + 1)) = 1/((n + 1) B(k + 1, n - k + 1)), for n > -1, k > -1 and n - k > -1.
     * Elsewhere it is 0 for integers n from 0 on and integers k, and undefined for others.
     */
    static Ball binomial(Ball n, Ball k, int bits) {
        Ball a = k.add(Ball.ONE, EXACT_BITS);
        Ball b = n.sub(k, EXACT_BITS).add(Ball.ONE, EXACT_BITS);
        Ball whole = n.add(Ball.ONE, EXACT_BITS);
        Ball state = positive(a, b, whole);
        if (state.isFinite()) {
            return Ball.ONE.div(beta(a, b, bits + 8).mul(whole, bits + 8), bits);
        }
        return mayBeNatural(n) && mayBeInteger(k) ? Ball.UNKNOWN : state;
    }

    private static boolean mayBeNatural(Ball x) {
        return mayBeInteger(x) && x.certainSign().orElse(0) >= 0;
    }

    private static boolean mayBeInteger(Ball x) {
        Ball fraction = x.sub(x.floor(EXACT_BITS), EXACT_BITS);
        return x.isFinite() && (!fraction.isFinite() || fraction.containsZero());
    }
}
