package io.lossproof.numeric.precision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToleranceTest {

    @Test
    void printsItself() {
        assertEquals("4 ulp", Tolerance.ulps(4).toString());
        assertEquals("0.5 ulp", Tolerance.ulps(0.5).toString());
        assertEquals("relative 1e-12", Tolerance.relative(1e-12).toString());
        assertEquals("relative 2.5e-9", Tolerance.relative(2.5e-9).toString());
        assertEquals("absolute 0", Tolerance.absolute(0).toString());
        assertEquals("absolute 0.01", Tolerance.absolute(0.01).toString());
    }

    @Test
    void acceptsWithinTheAmountAndNotBeyond() {
        double two = Math.nextUp(Math.nextUp(1.0));
        assertTrue(Tolerance.ulps(2).accepts(two, 1));
        assertFalse(Tolerance.ulps(1.9).accepts(two, 1));
        assertTrue(Tolerance.relative(1e-3).accepts(1000.9, 1000));
        assertFalse(Tolerance.relative(1e-3).accepts(1001.1, 1000));
        assertTrue(Tolerance.relative(1e-15).accepts(1e-16, 0, 1), "measured by the terms that cancel");
        assertFalse(Tolerance.relative(1e-15).accepts(1e-16, 0));
    }

    @Test
    void whatIsNotFiniteMustBeTheSame() {
        Tolerance tolerance = Tolerance.relative(0.5);
        assertTrue(tolerance.accepts(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertFalse(tolerance.accepts(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertFalse(tolerance.accepts(1, Double.POSITIVE_INFINITY));
        assertFalse(tolerance.accepts(Double.NaN, 1));
        assertTrue(tolerance.accepts(Double.NaN, Double.NaN));
    }

    @Test
    void anAmountIsNotNegative() {
        Throwable thrown = assertThrows(IllegalArgumentException.class, () -> Tolerance.ulps(Double.NaN));
        assertEquals("amount = NaN is outside [0, infinity), the tolerances", thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tolerance.relative(-1));
    }
}
