package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Rational;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DoublesTest {

    @Property(seed = "20817")
    void valuesAreExactAndOrdinalsKeepTheOrder(@ForAll double value) {
        assertEquals(Rational.of(value), Doubles.exact(value));
        assertEquals(value + 0.0, Doubles.ofOrdinal(Doubles.ordinal(value)) + 0.0);
        if (value < Double.MAX_VALUE) {
            assertEquals(Doubles.ordinal(value) + 1, Doubles.ordinal(Math.nextUp(value)));
        }
    }

    @Property(seed = "20817")
    void quotientsAreRoundedOnce(@ForAll double one, @ForAll double other, @ForAll long tail) {
        if (other == 0) {
            return;
        }
        Rational quotient = Rational.of(one).divide(Rational.of(other));
        assertEquals(one / other + 0.0, Doubles.nearest(quotient) + 0.0);
        Rational near = Rational.of(one).add(Rational.of(tail, Long.MAX_VALUE).multiply(Rational.TWO.pow(-1070)));
        assertEquals(near.toDouble(), Doubles.nearest(near));
    }

    @Test
    void tiesGoToEvenAndOverflowIsInfinite() {
        Rational half = Rational.TWO.pow(-1075);
        assertEquals(0.0, Doubles.nearest(half));
        assertEquals(2 * Double.MIN_VALUE, Doubles.nearest(half.multiply(Rational.of(3))));
        assertEquals(Double.MIN_VALUE, Doubles.nearest(half.add(Rational.TWO.pow(-3_000))));
        assertEquals(-0x1p53, Doubles.nearest(Rational.of(-0x20000000000001L)));
        Rational limit = Doubles.exact(Double.MAX_VALUE).add(Rational.TWO.pow(970));
        assertEquals(Double.POSITIVE_INFINITY, Doubles.nearest(limit));
        assertEquals(Double.MAX_VALUE, Doubles.nearest(limit.subtract(Rational.HALF)));
        assertEquals(
                Double.NEGATIVE_INFINITY,
                Doubles.nearest(Rational.TWO.pow(5_000).negate()));
        assertEquals(0.0, Doubles.nearest(Rational.TWO.pow(-5_000)));
    }

    @Property(seed = "20817")
    void neighboursOfARationalEncloseIt(@ForAll long numerator, @ForAll int denominator) {
        Rational value = Rational.of(numerator, denominator == 0 ? 1L : denominator);
        Rational below = Doubles.below(value);
        Rational above = Doubles.above(value);
        assertTrue(below.compareTo(value) < 0 && value.compareTo(above) < 0);
        long steps = Doubles.ordinal(above.toDouble()) - Doubles.ordinal(below.toDouble());
        assertEquals(Doubles.isDouble(value) ? 2 : 1, steps);
    }

    @Test
    void theNeighboursOfZeroAndOfExtremes() {
        assertEquals(Doubles.exact(Double.MIN_VALUE), Doubles.above(Rational.ZERO));
        assertEquals(Doubles.exact(-Double.MIN_VALUE), Doubles.below(Rational.ZERO));
        Rational huge = Rational.TWO.pow(2_000);
        assertEquals(Double.MAX_VALUE, Doubles.floor(huge));
        Rational tiny = huge.reciprocal();
        assertEquals(List.of(0.0, Double.MIN_VALUE), List.of(Doubles.floor(tiny), Doubles.ceiling(tiny)));
    }
}
