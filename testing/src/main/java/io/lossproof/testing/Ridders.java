package io.lossproof.testing;

import java.util.function.DoubleUnaryOperator;

/**
 * The limit of a difference quotient as its step goes to 0, by Richardson extrapolation in the square of the step with
 * steps that shrink by 1.4 (Ridders, Advances in Engineering Software 4 (1982) 75-76).
 *
 * @param value the best extrapolated value; NaN where there is none
 * @param error how much it differs from those it was made of, or the rounding error of their differences if that is more
 */
record Ridders(double value, double error) {

    private static final double SHRINK = 1.4;
    private static final int ROWS = 10;
    /** An error that grows by this factor ends the extrapolation: rounding has taken over. */
    private static final double WORSE = 2;

    private static final Ridders NONE = new Ridders(Double.NaN, Double.POSITIVE_INFINITY);

    /** The better of two. */
    Ridders orBetter(Ridders other) {
        return other.error < error ? other : this;
    }

    static Ridders none() {
        return NONE;
    }

    /**
     * Extrapolates to step 0.
     *
     * @param quotient a difference quotient whose error is a series in even powers of the step
     * @param noise how far rounding may put off a quotient of a step
     * @param step the largest one
     */
    static Ridders limit(DoubleUnaryOperator quotient, DoubleUnaryOperator noise, double step) {
        double[] last = new double[ROWS];
        double h = step;
        last[0] = quotient.applyAsDouble(h);
        if (!Double.isFinite(last[0])) {
            return NONE;
        }
        Ridders best = NONE;
        for (int row = 1; row < ROWS; row++) {
            h /= SHRINK;
            double[] next = new double[ROWS];
            next[0] = quotient.applyAsDouble(h);
            double factor = SHRINK * SHRINK;
            for (int order = 1; order <= row; order++) {
                next[order] = (next[order - 1] * factor - last[order - 1]) / (factor - 1);
                factor *= SHRINK * SHRINK;
                double change =
                        Math.max(Math.abs(next[order] - next[order - 1]), Math.abs(next[order] - last[order - 1]));
                double error = Math.max(change, noise.applyAsDouble(h));
                if (error <= best.error && Double.isFinite(next[order])) {
                    best = new Ridders(next[order], error);
                }
            }
            if (!(Math.abs(next[row] - last[row - 1]) < WORSE * best.error)) {
                break;
            }
            last = next;
        }
        return best;
    }
}
