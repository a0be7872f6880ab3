package io.lossproof.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RiddersTest {

    @Test
    void polynomialsOfLowDegreeAreDifferentiatedExactly() {
        Ridders slope = slope(x -> x * x * x, 2, 0.25);
        assertEquals(12, slope.value(), 1e-12);
    }

    @Test
    void theEstimatedErrorCoversTheError() {
        for (double step : List.of(0.5, 0.1, 1e-3)) {
            Ridders sine = slope(Math::sin, 1, step);
            assertTrue(sine.error() < 1e-8, () -> step + ": " + sine);
            assertEquals(Math.cos(1), sine.value(), 10 * sine.error());
            Ridders exponential = slope(Math::exp, 1, step);
            assertEquals(Math.E, exponential.value(), 10 * exponential.error());
        }
    }

    @Test
    void noErrorIsSmallerThanTheNoise() {
        Ridders constant = Ridders.limit(h -> 0, h -> 1e-3 / h, 1);
        assertTrue(constant.error() >= 1e-3, constant::toString);
    }

    @Test
    void aQuotientThatIsNotFiniteHasNoLimit() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                Ridders.limit(h -> Double.NaN, h -> 0, 1).error());
        assertEquals(Double.POSITIVE_INFINITY, Ridders.none().error());
    }

    @Test
    void aJumpIsNoLimit() {
        Ridders step = slope(x -> x > 1 ? 1 : 0, 1, 0.25);
        assertTrue(step.error() > 0.1, step::toString);
    }

    private static Ridders slope(DoubleUnaryOperator function, double at, double step) {
        return Ridders.limit(
                h -> (function.applyAsDouble(at + h) - function.applyAsDouble(at - h)) / (2 * h),
                h -> Math.ulp(1.0) / h,
                step);
    }
}
