package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PointTest {

    private static final Rational THIRD = Rational.of(1, 3);

    private static final Point POINT = Point.EMPTY
            .with("z", Rational.HALF)
            .with("p", List.of(THIRD, Rational.of(2, 3)))
            .with("K", Rational.TWO);

    @Test
    void printsItsAssignmentInTheOrderGiven() {
        assertEquals("z = 1/2, p = (1/3, 2/3), K = 2", POINT.toString());
        assertEquals(
                "K = 2, p = (1/3, 2/3), z = 1/2",
                POINT.inOrder(List.of("K", "p", "other")).toString());
    }

    @Test
    void equalityIsOfTheAssignmentAndNotOfTheOrder() {
        Point other = POINT.inOrder(List.of("K", "z", "p"));
        assertEquals(POINT, other);
        assertEquals(POINT.hashCode(), other.hashCode());
        assertEquals(0, POINT.compareTo(other));
        assertNotEquals(POINT, POINT.with("K", Rational.of(3)));
    }

    @Test
    void aNameHasOneValue() {
        Point changed = POINT.with("p", Rational.ONE);
        assertEquals(Optional.empty(), changed.vector("p"));
        assertEquals(Optional.of(Rational.ONE), changed.scalar("p"));
        assertEquals(POINT.names(), changed.names());
    }

    @Test
    void entriesCountFromOne() {
        assertEquals(Optional.of(THIRD), POINT.entry("p", Rational.ONE));
        assertEquals(Optional.empty(), POINT.entry("p", Rational.ZERO));
        assertEquals(Optional.empty(), POINT.entry("p", Rational.of(3)));
        assertEquals(Optional.empty(), POINT.entry("p", Rational.HALF));
        assertEquals(Optional.empty(), POINT.entry("z", Rational.ONE));
    }

    @Test
    void givesNearestDoubles() {
        assertEquals(0.5, POINT.scalarAsDouble("z"));
        assertArrayEquals(new double[] {1.0 / 3, 2.0 / 3}, POINT.vectorAsDoubles("p"));
        NoSuchElementException missing = assertThrows(NoSuchElementException.class, () -> POINT.scalarAsDouble("p"));
        assertEquals("there is no scalar p in " + POINT, missing.getMessage());
        assertFalse(POINT.isOfDoubles());
        assertTrue(Point.EMPTY.with("z", Doubles.exact(0.1)).isOfDoubles());
        assertFalse(Point.EMPTY.with("z", Rational.of(1, 10)).isOfDoubles());
    }

    @Test
    void jsonHasNumbersWhereTheyAreExact() {
        Point point = POINT.with("x", Doubles.exact(0.1)).with("t", Rational.of(1, 10));
        assertEquals(
                "{z=0.5, p=(1/3, 2/3), K=2, x=0.1, t=1/10}", point.jsonValues().toString());
        assertEquals(2L, point.jsonValues().get("K"));
        assertEquals(0.1, point.jsonValues().get("x"));
        assertEquals("1/10", point.jsonValues().get("t"));
    }

    @Test
    void extremeValuesHaveAShortText() {
        assertEquals("1E-100", Point.text(Rational.of(new BigDecimal("1e-100"))));
        assertEquals("1E+300", Point.text(Rational.of(new BigDecimal("1e300"))));
        assertEquals("1/2^1074", Point.text(Doubles.exact(Double.MIN_VALUE)));
        assertEquals("1 - 1E-30", Point.text(Rational.ONE.subtract(Rational.of(new BigDecimal("1e-30")))));
        assertEquals("1 + 1/4503599627370496", Point.text(Doubles.exact(Math.nextUp(1.0))));
        assertEquals("-9007199254740991*2^971", Point.text(Doubles.exact(-Double.MAX_VALUE)));
        assertEquals("-2^512", Point.text(Doubles.exact(-0x1p512)));
    }

    @Property(seed = "20817")
    void theTextIsReadAsExactlyTheValue(@ForAll long bits, @ForAll int numerator, @ForAll int denominator) {
        List<Rational> values = new ArrayList<>();
        if (Double.isFinite(Double.longBitsToDouble(bits))) {
            values.add(Doubles.exact(Double.longBitsToDouble(bits)));
        }
        values.add(Rational.of(numerator, denominator == 0 ? 1 : denominator));
        values.add(Rational.ONE.subtract(values.get(0)));
        for (Rational value : values) {
            Rational read = Evaluation.exact(Parser.expression(Point.text(value), Scope.EMPTY), Point.EMPTY)
                    .orElseThrow();
            assertEquals(value, read);
        }
    }

    @Test
    void simplerNumbersComeFirst() {
        List<String> byComplexity = List.of("0", "1", "-1", "2", "-2", "1/4", "9", "100", "73/10", "7341.23");
        int last = -1;
        for (String text : byComplexity) {
            Rational value = Evaluation.exact(Parser.expression(text, Scope.EMPTY), Point.EMPTY)
                    .orElseThrow();
            int complexity = Point.complexity(value);
            assertTrue(complexity > last, text + " has complexity " + complexity + " after " + last);
            last = complexity;
        }
        assertTrue(Point.complexity(Rational.of(new BigDecimal("1e-100"))) < 25);
        assertTrue(Point.complexity(Doubles.exact(0.1)) > Point.complexity(Rational.of(1, 10)));
    }

    @Test
    void aSimplerPointIsSmaller() {
        assertTrue(POINT.compareTo(POINT.with("z", Rational.of(7, 13))) < 0);
        assertTrue(POINT.with("z", Rational.ZERO).compareTo(POINT) < 0);
    }
}
