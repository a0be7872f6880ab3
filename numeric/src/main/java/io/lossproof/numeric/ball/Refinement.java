package io.lossproof.numeric.ball;

import java.util.function.IntFunction;

/**
 * Raises the working precision until a value has the relative accuracy asked for: what cancels next to a zero of a function
 * is seen only when the value is known.
 */
final class Refinement {
    private static final int GUARD = 12;
    private static final int SLACK = 4;

    /** What cancels beyond the precision and so many bits stays lost: the ball is less tight. */
    private static final int MOST_LOST = 2400;

    private Refinement() {}

    /** Returns the value from the first working precision that leaves a relative width of about {@code 2^-bits}. */
    static Ball refine(int bits, IntFunction<Ball> value) {
        int working = bits + GUARD;
        int limit = 2 * bits + MOST_LOST;
        while (true) {
            Ball ball = value.apply(working);
            long certain = ball.relativeBits();
            if (!ball.isFinite() || certain >= bits - SLACK || working >= limit) {
                return ball.round(bits);
            }
            long missing = certain > 0 ? bits - certain + GUARD : working;
            working = (int) Math.min(working + missing, limit);
        }
    }
}
