package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inclusion principle, function by function, against values of more than twice the precision. */
class ContainmentTest {
    private static final long SEED = 20261124;
    private static final int POINTS = Integer.getInteger("lossproof.containment.points", 10_000);
    private static final int BALLS = 3 * POINTS / 10;

    @ParameterizedTest
    @MethodSource("functions")
    void containsTheValueAtSingleNumbers(Functions.Function function) {
        Samples samples = new Samples(SEED);
        Containment containment = new Containment();
        int unknown = 0;
        List<Ball> edges = samples.edges();
        for (int i = 0; i < POINTS; i++) {
            Ball x = i < edges.size() ? edges.get(i) : samples.point();
            List<Ball> arguments = function.arity() == 1 ? List.of(x) : List.of(x, samples.point());
            int bits = samples.bits();
            Ball ball = function.at(arguments, bits);
            Ball reference = function.at(arguments, 2 * bits + 64);
            containment.check(function.name(), arguments, bits, ball, reference);
            if (ball.isUnknown()) {
                unknown++;
            }
        }
        assertEquals(POINTS, containment.seen());
        // arctanh, logit and powers are undefined for most points
        assertTrue(containment.finite() > POINTS / 8, () -> "only " + containment.finite() + " values, seed " + SEED);
        // sizes beyond the exponents, and no others, leave a single number undecided
        assertTrue(unknown < POINTS / 10, unknown + " unknown, seed " + SEED);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void containsTheValuesOfTheNumbersInABall(Functions.Function function) {
        Samples samples = new Samples(SEED + 1);
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
                // what is undefined for the ball is undefined for each of its numbers
                containment.check(function.name() + " of a ball around", inside, bits, ball, reference);
                assertFalse(
                        ball.isFinite()
                                && reference.isUnknown()
                                && !function.name().equals("tan"),
                        () -> "defined on " + x + ", " + y + " but not at " + inside);
            }
        }
        assertTrue(containment.finite() > BALLS / 4, () -> "only " + containment.finite() + " values, seed " + SEED);
    }

    @Test
    void seesARadiusThatIsTooSmall() {
        Samples samples = new Samples(SEED);
        int caught = 0;
        int finite = 0;
        for (int i = 0; i < 1_000; i++) {
            Ball x = samples.point();
            Ball exact = x.exp(200);
            if (x.isExactlyZero() || x.top() < -100 || x.top() > 10) {
                continue; // exp(x) is 1, too close to 1 or beyond the exponents
            }
            finite++;
            Dyadic wrong = x.exp(53).midpoint(); // as if the cut to 53 bits were free of error
            if (!Containment.agree(Ball.exact(wrong.mantissa(), wrong.exponent()), exact)) {
                caught++;
            }
        }
        assertEquals(finite, caught);
        assertTrue(finite > 300);
    }

    @Test
    void saysWhichValueIsExcluded() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> new Containment()
                        .check(
                                "log",
                                List.of(Ball.of(2)),
                                64,
                                Ball.of(0.5),
                                Ball.of(2).log(128)));
        assertEquals(
                "log of [[2]] with 64 bits is [0.5], which excludes the value found more tightly,"
                        + " [0.693147180559945309417232121458176568075 +/- 3.2e-39]",
                failure.getMessage());
    }

    @Test
    void seesAWrongState() {
        assertFalse(Containment.agree(Ball.UNDEFINED, Ball.ONE));
        assertFalse(Containment.agree(Ball.ONE, Ball.UNDEFINED));
        assertTrue(Containment.agree(Ball.UNKNOWN, Ball.UNDEFINED));
    }

    static Stream<Functions.Function> functions() {
        return Functions.all().stream();
    }
}
