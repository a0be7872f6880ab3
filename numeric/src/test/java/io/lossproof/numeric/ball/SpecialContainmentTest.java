package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inclusion principle for the special functions, against values of more than twice the precision, which take another number
 * of terms and another shift. The system property {@code lossproof.containment.points} sets the number of points.
 */
class SpecialContainmentTest {
    private static final long SEED = 20261125;
    private static final int POINTS = Integer.getInteger("lossproof.containment.points", 10_000);
    private static final int BALLS = POINTS / 5;
    private static final int MARGIN = 20;

    @ParameterizedTest
    @MethodSource("functions")
    void containsTheValueAtSingleNumbersAndIsTight(Functions.Function function) {
        SpecialSamples samples = new SpecialSamples(SEED);
        Containment containment = new Containment();
        List<Ball> edges = samples.edges();
        int unknown = 0;
        for (int i = 0; i < POINTS; i++) {
            Ball x = i < edges.size() ? edges.get(i) : samples.point();
            List<Ball> arguments = function.arity() == 1 ? List.of(x) : List.of(x, samples.point());
            int bits = samples.bits();
            Ball ball = function.at(arguments, bits);
            Ball reference = function.at(arguments, 2 * bits + 64);
            containment.check(function.name(), arguments, bits, ball, reference);
            unknown += ball.isUnknown() ? 1 : 0;
            boolean decided = ball.isFinite() && !isUnderflow(ball);
            assertTrue(
                    !decided || ball.relativeBits() >= bits - MARGIN,
                    () -> function + " of " + arguments + " with " + bits + " bits is " + ball + ": "
                            + ball.relativeBits() + " bits are certain");
        }
        assertEquals(POINTS, containment.seen());
        int known = containment.finite();
        int open = unknown;
        assertTrue(known > POINTS / 8, () -> "only " + known + " values, seed " + SEED);
        assertTrue(open < POINTS / 5, () -> open + " unknown, seed " + SEED);
    }

    /** Beyond the exponents, or in the far tail, where a value is known to be next to zero and no more. */
    private static boolean isUnderflow(Ball ball) {
        return !ball.isExact() && ball.containsZero() && ball.upperMagnitude().top() < -(1L << 30);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void containsTheValuesOfTheNumbersInABall(Functions.Function function) {
        SpecialSamples samples = new SpecialSamples(SEED + 1);
        Containment containment = new Containment();
        for (int i = 0; i < BALLS; i++) {
            Ball x = samples.ball();
            Ball y = samples.ball();
            int bits = samples.bits();
            Ball ball = function.at(List.of(x, y).subList(0, function.arity()), bits);
            for (int j = 0; j < 3; j++) {
                List<Ball> inside =
                        List.of(samples.inside(x), samples.inside(y)).subList(0, function.arity());
                Ball reference = function.at(inside, 2 * bits + 64);
                containment.check(function.name() + " of a ball around", inside, bits, ball, reference);
                assertFalse(
                        ball.isFinite() && reference.isUnknown(),
                        () -> function + " is defined on " + x + ", " + y + " but not at " + inside);
            }
        }
        assertTrue(containment.finite() > BALLS / 4, () -> "only " + containment.finite() + " values, seed " + SEED);
    }

    static List<Functions.Function> functions() {
        return Functions.special();
    }
}
