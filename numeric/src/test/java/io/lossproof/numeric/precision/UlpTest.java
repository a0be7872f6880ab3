package io.lossproof.numeric.precision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UlpTest {

    @Test
    void distanceCountsDoubles() {
        assertEquals(1, Ulp.distance(1, Math.nextUp(1.0)));
        assertEquals(0, Ulp.distance(0.0, -0.0));
        assertEquals(2, Ulp.distance(Double.MIN_VALUE, -Double.MIN_VALUE));
        assertEquals(1, Ulp.distance(Double.MAX_VALUE, Double.POSITIVE_INFINITY));
        assertEquals(0, Ulp.distance(Double.NaN, Double.NaN));
        assertEquals(Long.MAX_VALUE, Ulp.distance(Double.NaN, 1));
        assertEquals(Long.MAX_VALUE, Ulp.distance(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** 2^63 doubles apart is one more than a long can say, and its negative is a long. */
    @Test
    void theLargestDistanceIsTheSameBothWays() {
        double a = -Double.longBitsToDouble(1L << 62);
        double b = Double.longBitsToDouble(1L << 62);
        assertEquals(Long.MAX_VALUE, Ulp.distance(a, b));
        assertEquals(Long.MAX_VALUE, Ulp.distance(b, a));
    }

    @Property(seed = "20817")
    void distanceIsSymmetricAndOneForNeighbours(@ForAll double a, @ForAll double b) {
        assertEquals(Ulp.distance(a, b), Ulp.distance(b, a));
        assertEquals(1, Ulp.distance(a, Math.nextUp(a)));
        assertEquals(Double.compare(a + 0.0, b + 0.0), Long.compare(Ulp.ordinal(a), Ulp.ordinal(b)));
    }

    @Test
    void errorsAreMeasuredInTheUnitOfTheExactValue() {
        Rational third = Rational.of(1, 3);
        assertEquals(1 / 3.0, Ulp.error(1 / 3.0, third), 1e-12);
        assertEquals(2 / 3.0, Ulp.error(Math.nextUp(1 / 3.0), third), 1e-12);
        assertEquals(1, Ulp.error(Math.nextUp(1.0), Rational.ONE));
        assertEquals(0.5, Ulp.error(Math.nextDown(1.0), Rational.ONE));
        assertEquals(1, Ulp.error(Double.MIN_VALUE, Rational.ZERO));
        assertEquals(0.25, Ulp.error(0, Rational.of(Double.MIN_VALUE).divide(Rational.of(4))));
    }

    @Test
    void infinityIsRightOnlyWhereTheValueOverflows() {
        Rational huge = Rational.of(BigInteger.TWO.pow(1025));
        assertEquals(0, Ulp.error(Double.POSITIVE_INFINITY, huge));
        assertEquals(Double.POSITIVE_INFINITY, Ulp.error(Double.MAX_VALUE, huge));
        assertEquals(Double.POSITIVE_INFINITY, Ulp.error(Double.POSITIVE_INFINITY, Rational.ONE));
        assertEquals(Double.POSITIVE_INFINITY, Ulp.error(Double.NaN, Rational.ONE));
        Ball underflow = Ball.of(-1_000_000_000_000L).exp(64);
        assertEquals(0, Ulp.error(0, underflow).orElseThrow());
        assertEquals(1, Ulp.error(Double.MIN_VALUE, underflow).orElseThrow());
        Ball overflow = Ball.of(1000).exp(64);
        assertEquals(0, Ulp.error(Double.POSITIVE_INFINITY, overflow).orElseThrow());
        assertEquals(Double.POSITIVE_INFINITY, Ulp.error(1e300, overflow).orElseThrow());
        assertEquals(Double.POSITIVE_INFINITY, Ulp.error(Double.NaN, Ball.ONE).orElseThrow());
    }

    @Test
    void ballsGiveTheSameErrorsAsRationals() {
        Rational value = Rational.of(22, 7);
        Ball ball = Ball.of(BigInteger.valueOf(22), BigInteger.valueOf(7), 128);
        for (double computed : new double[] {22 / 7.0, 3.14, -1, 0, 1e300}) {
            double expected = Ulp.error(computed, value);
            assertEquals(expected, Ulp.error(computed, ball).orElseThrow(), 1e-9 * expected);
        }
    }

    @Test
    void aBallThatIsTooWideGivesNoError() {
        assertTrue(Ulp.error(1 / 3.0, Ball.of(BigInteger.ONE, BigInteger.valueOf(3), 50))
                .isEmpty());
        assertTrue(Ulp.error(1, Ball.UNKNOWN).isEmpty());
        assertTrue(Ulp.error(1, Ball.UNDEFINED).isEmpty());
    }

    @Property(seed = "20817")
    void roundingIsWithinHalfAnUlp(@ForAll long numerator, @ForAll("denominators") long denominator) {
        Rational value = Rational.of(numerator, denominator);
        assertTrue(Ulp.error(value.toDouble(), value) <= 0.5);
    }

    @Provide
    Arbitrary<Long> denominators() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE);
    }
}
