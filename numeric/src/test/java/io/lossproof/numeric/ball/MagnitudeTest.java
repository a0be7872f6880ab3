package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Bounds round up, divisors down, and neither by more than a few units of 2^-29. */
class MagnitudeTest {
    private static final BigDecimal LOOSE = BigDecimal.ONE.add(new BigDecimal("1e-8"));

    @Property(seed = "1")
    void roundsUp(@ForAll @LongRange(min = 0) long m, @ForAll @IntRange(min = -99, max = 99) int e) {
        assertUpper(exact(m, e), Magnitude.of(m, e));
        assertUpper(exact(m, e), Magnitude.upper(BigInteger.valueOf(-m), e));
        assertLower(exact(m, e), Magnitude.lower(BigInteger.valueOf(m), e));
    }

    @Property(seed = "2")
    void roundsLongMantissas(@ForAll BigInteger m, @ForAll @IntRange(min = -99, max = 99) int e) {
        BigInteger longer = m.multiply(m).multiply(m);
        BigDecimal size = new Dyadic(longer.abs(), e).toBigDecimal();
        assertUpper(size, Magnitude.upper(longer, e));
        assertLower(size, Magnitude.lower(longer, e));
    }

    @Property(seed = "3")
    void boundsSumsProductsQuotientsAndDifferences(
            @ForAll @LongRange(min = 0) long m,
            @ForAll @LongRange(min = 1) long n,
            @ForAll @IntRange(min = -70, max = 70) int e,
            @ForAll @IntRange(min = -70, max = 70) int f) {
        Magnitude x = Magnitude.of(m, e);
        Magnitude y = Magnitude.of(n, f);
        assertUpper(value(x).add(value(y)), x.plus(y));
        assertUpper(value(x).multiply(value(y)), x.times(y));
        BigDecimal quotient = value(x).divide(value(y), new MathContext(60));
        assertTrue(value(x.dividedBy(y)).compareTo(quotient.subtract(quotient.movePointLeft(50))) >= 0);
        assertTrue(value(x.dividedBy(y)).compareTo(quotient.multiply(LOOSE)) <= 0);
        BigDecimal difference = value(x).subtract(value(y)).max(BigDecimal.ZERO);
        assertTrue(value(x.minusRoundedDown(y)).compareTo(difference) <= 0);
        assertTrue(
                value(x.minusRoundedDown(y)).compareTo(difference.subtract(value(x).multiply(new BigDecimal("1e-8"))))
                        >= 0);
        assertEquals(Integer.signum(value(x).compareTo(value(y))), Integer.signum(x.compareTo(y)));
    }

    private static void assertUpper(BigDecimal exact, Magnitude bound) {
        assertTrue(value(bound).compareTo(exact) >= 0, () -> bound + " < " + exact);
        assertTrue(value(bound).compareTo(exact.multiply(LOOSE)) <= 0, () -> bound + " is far above " + exact);
    }

    private static void assertLower(BigDecimal exact, Magnitude bound) {
        assertTrue(value(bound).compareTo(exact) <= 0, () -> bound + " > " + exact);
        assertTrue(value(bound).multiply(LOOSE).compareTo(exact) >= 0, () -> bound + " is far below " + exact);
    }

    private static BigDecimal exact(long m, int e) {
        return new Dyadic(BigInteger.valueOf(m), e).toBigDecimal();
    }

    private static BigDecimal value(Magnitude magnitude) {
        return new Dyadic(BigInteger.valueOf(magnitude.mantissa()), magnitude.exponent()).toBigDecimal();
    }
}
