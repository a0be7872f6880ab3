package io.lossproof.numeric.ball;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Rounding of balls to the binary formats of IEEE 754. */
final class Rounding {
    private Rounding() {}

    static double toDouble(Dyadic x) {
        return x.roundHalfEven(53, -1074, 1024);
    }

    /** Returns the float nearest to the number, as a double. */
    static double toFloat(Dyadic x) {
        return x.roundHalfEven(24, -149, 128);
    }

    /**
     * Returns the value to which every number of the ball rounds. Rounding is monotone, so that the ends decide; the ends
     * used lie at the ends of the ball or outside.
     */
    static OptionalDouble common(Ball ball, ToDoubleFunction<Dyadic> rounding) {
        if (!ball.isFinite()) {
            return OptionalDouble.empty();
        }
        int bits = ball.midpoint().mantissa().bitLength() + 64;
        double low = rounding.applyAsDouble(ball.lowerEnd(bits).midpoint());
        double high = rounding.applyAsDouble(ball.upperEnd(bits).midpoint());
        // -0.0 == 0.0; the upper end decides the sign of zero
        return low == high ? OptionalDouble.of(high) : OptionalDouble.empty();
    }
}
