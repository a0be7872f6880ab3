package io.lossproof.numeric.quadrature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class QuadratureTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Quadrature RULE = Quadrature.standard();

    private static double normal(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static DoubleUnaryOperator normal(double mean, double scale) {
        return x -> normal((x - mean) / scale) / scale;
    }

    private static void assertIntegral(double expected, double tolerance, int evaluations, Integral integral) {
        assertTrue(integral.converged(), integral::toString);
        assertEquals(expected, integral.value(), tolerance, integral::toString);
        assertTrue(Math.abs(integral.value() - expected) <= integral.error(), integral::toString);
        assertTrue(integral.evaluations() <= evaluations, integral::toString);
    }

    @Test
    void knownIntegralsOverTheLine() {
        assertIntegral(1, 1e-15, 500, RULE.integrate(QuadratureTest::normal, -INFINITY, INFINITY));
        assertIntegral(1, 1e-15, 500, RULE.integrate(x -> x * x * normal(x), -INFINITY, INFINITY));
        assertIntegral(0, 1e-15, 500, RULE.integrate(x -> x * normal(x), -INFINITY, INFINITY));
        double entropy = Math.log(2 * Math.PI * Math.E) / 2;
        assertIntegral(
                entropy,
                1e-14,
                500,
                RULE.integrate(x -> normal(x) * (x * x / 2 + Math.log(2 * Math.PI) / 2), -INFINITY, INFINITY));
        assertIntegral(1, 1e-15, 200, RULE.integrate(x -> 1 / (Math.PI * (1 + x * x)), -INFINITY, INFINITY));
    }

    @Test
    void knownIntegralsOverHalfLines() {
        assertIntegral(1, 1e-15, 400, RULE.integrate(x -> Math.exp(-x), 0, INFINITY));
        assertIntegral(1, 1e-15, 400, RULE.integrate(Math::exp, -INFINITY, 0));
        assertIntegral(Math.exp(3), 1e-13, 400, RULE.integrate(x -> Math.exp(-x), -3, INFINITY));
        // gamma(1/10), singular at 0
        assertIntegral(
                9.513507698668732, 1e-13, 500, RULE.integrate(x -> Math.pow(x, -0.9) * Math.exp(-x), 0, INFINITY));
        assertIntegral(1, 1e-14, 400, RULE.integrate(x -> 0.5 * Math.pow(x, -1.5), 1, INFINITY));
        // the mean of log x under the exponential distribution
        assertIntegral(-0.5772156649015329, 1e-14, 500, RULE.integrate(x -> Math.log(x) * Math.exp(-x), 0, INFINITY));
    }

    @Test
    void knownIntegralsOverIntervals() {
        assertIntegral(2, 1e-14, 200, RULE.integrate(x -> x, 0, 2));
        assertIntegral(-1, 1e-14, 200, RULE.integrate(Math::log, 0, 1));
        assertIntegral(Math.PI / 4, 1e-14, 200, RULE.integrate(x -> Math.sqrt(1 - x * x), 0, 1));
        assertEquals(new Integral(0, 0, 0, Integral.Status.CONVERGED), RULE.integrate(x -> 1 / x, 2, 2));
    }

    @Test
    void theArcsineDensityNeedsTheDistancesFromTheEnds() {
        assertIntegral(1, 1e-15, 200, RULE.integrateToTheEnds((x, a, b) -> 1 / (Math.PI * Math.sqrt(a * b)), 0, 1));
        double entropy = Math.log(Math.PI / 4);
        assertIntegral(
                entropy,
                1e-14,
                300,
                RULE.integrateToTheEnds(
                        (x, a, b) -> Math.log(Math.PI * Math.sqrt(a * b)) / (Math.PI * Math.sqrt(a * b)), 0, 1));
        Integral plain = RULE.integrate(x -> 1 / (Math.PI * Math.sqrt(x * (1 - x))), 0, 1);
        assertFalse(plain.converged(), plain::toString);
    }

    @Test
    void aNarrowDensityIsFoundAroundItsCentre() {
        DoubleUnaryOperator density = normal(2, 1e-3);
        Integral direct = RULE.integrate(density, -INFINITY, INFINITY);
        assertFalse(direct.converged(), direct::toString);
        assertIntegral(
                1, 1e-13, 500, RULE.integrate(t -> 1e-3 * density.applyAsDouble(2 + 1e-3 * t), -INFINITY, INFINITY));
        assertIntegral(1, 1e-12, 500, RULE.around(density, 2, 1e-3, -INFINITY, INFINITY));
        assertIntegral(0.5, 1e-12, 500, RULE.around(density, 2, 1e-3, 2, INFINITY));
        assertIntegral(1, 1e-12, 8000, RULE.around(density, 2, 1e-3, -40, 40));
        assertIntegral(1, 1e-14, 500, RULE.around(normal(0, 1e-8), 0, 1e-8, -INFINITY, INFINITY));
        assertIntegral(1, 1e-14, 500, RULE.around(normal(0, 1e9), 0, 1e9, -INFINITY, INFINITY));
    }

    @Test
    void whatDoesNotConvergeSaysSo() {
        assertFalse(RULE.integrate(x -> 1 / x, 0, 1).converged());
        assertFalse(RULE.integrate(x -> 1 / x, 1, INFINITY).converged());
        assertFalse(RULE.integrate(Math::cos, 0, INFINITY).converged());
        assertFalse(RULE.integrate(x -> x < 0.3 ? 1 : 0, 0, 1).converged());
        Integral missed = RULE.integrate(normal(1000, 1e-3), -40, 1e5);
        assertEquals(Integral.Status.VANISHED, missed.status());
        Integral undefined = RULE.integrate(x -> Math.log(x - 0.5), 0, 1);
        assertEquals(Integral.Status.NOT_FINITE, undefined.status());
        assertTrue(undefined.toString().endsWith(", not finite"), undefined::toString);
    }

    @Test
    void theErrorOfAKinkIsReported() {
        Integral kink = RULE.integrate(x -> Math.abs(x - 0.3), 0, 1);
        assertFalse(kink.converged());
        assertEquals(0.29, kink.value(), 10 * kink.error());
        Integral rough = Quadrature.withTolerance(1e-6).integrate(x -> Math.abs(x - 0.3), 0, 1);
        assertTrue(rough.converged(), rough::toString);
        assertEquals(0.29, rough.value(), 1e-5);
    }

    @Test
    void argumentsAreChecked() {
        Throwable order = assertThrows(IllegalArgumentException.class, () -> RULE.integrate(x -> x, 1, 0));
        assertEquals("the interval (1.0, 0.0) is not in order", order.getMessage());
        assertThrows(IllegalArgumentException.class, () -> RULE.integrate(x -> x, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> RULE.around(x -> x, 0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Quadrature.withTolerance(0));
    }
}
