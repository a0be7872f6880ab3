package io.lossproof.numeric.precision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Property(seed = "20817")
    void roundsDoublesToFloatsAsJavaDoes(@ForAll double value) {
        assertEquals((float) value, (float) Format.BINARY32.round(Rational.of(value)));
        assertEquals(value, Format.BINARY64.round(Rational.of(value)));
    }

    /** Rounding 1 + 2^-24 + 2^-60 to a double first would make it a tie, and then 1. */
    @Test
    void roundsRationalNumbersOnce() {
        Rational value = Rational.of(1 + 0x1p-24).add(Rational.of(0x1p-60));
        assertEquals(1, (float) value.toDouble());
        assertEquals(Math.nextUp(1f), (float) Format.BINARY32.round(value));
    }

    @Test
    void unitsAndNeighboursAreThoseOfTheFormat() {
        assertEquals(0x1p-23, Format.BINARY32.ulp(1));
        assertEquals(0x1p-149, Format.BINARY32.ulp(0));
        assertEquals(1 - 0x1p-24, Format.BINARY32.next(1, 0));
        assertEquals(1 + 0x1p-52, Format.BINARY64.next(1, 2));
        assertTrue(Format.BINARY32.holds(Rational.of(0x1p-149)));
        assertFalse(Format.BINARY32.holds(Rational.of(0.1)));
        assertFalse(Format.BINARY64.holds(Rational.of(1, 10)));
    }

    @Test
    void anErrorAtTheToleranceIsWithinIt() {
        Accuracy one = new Accuracy(Format.BINARY64, 1);
        Ball exact = Ball.ONE;
        assertEquals(Optional.of(true), Ulp.isWithin(Math.nextUp(1.0), exact, one));
        assertEquals(Optional.of(false), Ulp.isWithin(1 + 0x1p-51, exact, one));
        assertEquals(Optional.of(true), Ulp.isWithin(1 + 0x1p-51, exact, new Accuracy(Format.BINARY32, 1)));
        assertEquals(Optional.of(false), Ulp.isWithin(Double.NaN, exact, one));
        assertEquals(Optional.of(true), Ulp.isWithin(0, Ball.of(-800).exp(64), one));
        assertEquals(
                Optional.of(false),
                Ulp.isWithin(Double.POSITIVE_INFINITY, Ball.of(88), new Accuracy(Format.BINARY32, 1)));
        assertEquals(Optional.empty(), Ulp.isWithin(1, Ball.UNKNOWN, one));
    }
}
