package io.lossproof.numeric.ball;

import java.util.List;

/**
 * Compares a ball with a reference that is known to contain the same value more tightly. The check must be able to fail:
 * {@link ContainmentTest} shows it a ball that is wrong.
 */
final class Containment {
    private int seen;
    private int finite;

    /** How many comparisons were made of two balls that have values. */
    int finite() {
        return finite;
    }

    int seen() {
        return seen;
    }

    /** Fails if ball and reference cannot both be true of one expression. */
    void check(String function, List<Ball> arguments, int bits, Ball ball, Ball reference) {
        seen++;
        if (ball.isFinite() && reference.isFinite()) {
            finite++;
        }
        if (!agree(ball, reference)) {
            throw new AssertionError(function + " of " + arguments + " with " + bits + " bits is " + ball
                    + ", which excludes the value found more tightly, " + reference);
        }
    }

    static boolean agree(Ball ball, Ball reference) {
        if (ball.isUnknown() || (reference.isUnknown() && !ball.isUndefined())) {
            return true;
        }
        return ball.isFinite() ? ball.overlaps(reference) : ball.state() == reference.state();
    }
}
