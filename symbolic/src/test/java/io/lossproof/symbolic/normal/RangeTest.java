package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RangeTest {

    /** An interval and a number in it. */
    record Member(Range range, Rational value) {}

    private static boolean contains(Range range, Rational value) {
        boolean above = range.lower()
                .map(end -> range.lowerOpen() ? value.compareTo(end) > 0 : value.compareTo(end) >= 0)
                .orElse(true);
        boolean below = range.upper()
                .map(end -> range.upperOpen() ? value.compareTo(end) < 0 : value.compareTo(end) <= 0)
                .orElse(true);
        return above && below;
    }

    @Provide
    Arbitrary<Member> members() {
        Arbitrary<Rational> numbers = Combinators.combine(
                        Arbitraries.integers().between(-6, 6),
                        Arbitraries.integers().between(1, 3))
                .as(Rational::of);
        Arbitrary<Optional<Rational>> ends = numbers.optional(0.8);
        return Combinators.combine(ends, Arbitraries.of(true, false), ends, Arbitraries.of(true, false), numbers)
                .as((low, lowOpen, high, highOpen, value) ->
                        new Member(new Range(low, lowOpen || low.isEmpty(), high, highOpen || high.isEmpty()), value))
                .filter(member -> contains(member.range(), member.value()));
    }

    @Property(seed = "20817")
    void sumsAndProductsContainTheExactValue(@ForAll("members") Member a, @ForAll("members") Member b) {
        assertTrue(contains(a.range().plus(b.range()), a.value().add(b.value())), () -> a + " + " + b);
        assertTrue(contains(a.range().times(b.range()), a.value().multiply(b.value())), () -> a + " * " + b);
        assertTrue(contains(a.range().or(b.range()), a.value()), () -> a + " or " + b);
        Rational larger = a.value().compareTo(b.value()) >= 0 ? a.value() : b.value();
        assertTrue(contains(a.range().max(b.range()), larger), () -> "max " + a + ", " + b);
    }

    @Property(seed = "20817")
    void functionsContainTheExactValue(@ForAll("members") Member a) {
        assertTrue(contains(a.range().negate(), a.value().negate()), () -> "-" + a);
        assertTrue(contains(a.range().abs(), a.value().abs()), () -> "abs " + a);
        for (int n = 0; n <= 5; n++) {
            int power = n;
            assertTrue(contains(a.range().power(power), a.value().pow(power)), () -> a + " ^ " + power);
        }
        if (!a.value().isZero()) {
            assertTrue(contains(a.range().inverse(), a.value().reciprocal()), () -> "1/" + a);
        }
    }

    @Property(seed = "20817")
    void intersectionsKeepCommonValues(@ForAll("members") Member a, @ForAll("members") Member b) {
        if (contains(b.range(), a.value())) {
            assertTrue(contains(a.range().and(b.range()), a.value()), () -> a + " and " + b);
        }
    }

    @Test
    void integersOfAnOpenIntervalLieInsideOfIt() {
        assertEquals(
                Range.of(Rational.ONE, false, Rational.TWO, false),
                Range.of(Rational.ZERO, true, Rational.of(3), true).toIntegers());
        assertEquals(
                Range.of(Rational.ZERO, false, Rational.of(3), false),
                Range.of(Rational.of(-1, 2), true, Rational.of(7, 2), false).toIntegers());
        assertTrue(Range.UNIT.toIntegers().isEmpty());
    }
}
