package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The arithmetic against exact rational numbers. */
class BallPropertyTest {
    /** A ball and a number in it, numerator/denominator. */
    record Within(Ball ball, BigInteger numerator, BigInteger denominator) {}

    @Property(seed = "10")
    void sumContainsTheSum(
            @ForAll("within") Within x, @ForAll("within") Within y, @ForAll @IntRange(min = 24, max = 90) int bits) {
        BigInteger denominator = x.denominator.multiply(y.denominator);
        BigInteger left = x.numerator.multiply(y.denominator);
        BigInteger right = y.numerator.multiply(x.denominator);
        assertTrue(x.ball.add(y.ball, bits).contains(left.add(right), denominator));
        assertTrue(x.ball.sub(y.ball, bits).contains(left.subtract(right), denominator));
        assertTrue(x.ball.max(y.ball, bits).contains(left.max(right), denominator));
        assertTrue(x.ball.min(y.ball, bits).contains(left.min(right), denominator));
    }

    @Property(seed = "11")
    void productContainsTheProduct(
            @ForAll("within") Within x, @ForAll("within") Within y, @ForAll @IntRange(min = 24, max = 90) int bits) {
        assertTrue(x.ball.mul(y.ball, bits)
                .contains(x.numerator.multiply(y.numerator), x.denominator.multiply(y.denominator)));
    }

    @Property(seed = "12")
    void quotientContainsTheQuotient(
            @ForAll("within") Within x, @ForAll("within") Within y, @ForAll @IntRange(min = 24, max = 90) int bits) {
        Ball quotient = x.ball.div(y.ball, bits);
        assertEquals(y.ball.isExactlyZero(), quotient.isUndefined());
        assertEquals(y.ball.containsZero() && !y.ball.isExactlyZero(), quotient.isUnknown());
        if (quotient.isFinite()) {
            assertTrue(quotient.contains(x.numerator.multiply(y.denominator), x.denominator.multiply(y.numerator)));
        }
    }

    @Property(seed = "13")
    void powerContainsThePower(
            @ForAll("within") Within x,
            @ForAll @IntRange(min = -9, max = 9) int power,
            @ForAll @IntRange(min = 24, max = 90) int bits) {
        Ball ball = x.ball.pow(power, bits);
        if (ball.isFinite()) {
            BigInteger top = x.numerator.pow(Math.abs(power));
            BigInteger bottom = x.denominator.pow(Math.abs(power));
            assertTrue(power >= 0 ? ball.contains(top, bottom) : ball.contains(bottom, top));
        }
    }

    @Property(seed = "14")
    void squareRootContainsTheRoot(@ForAll("within") Within x, @ForAll @IntRange(min = 24, max = 90) int bits) {
        Ball square = x.ball.pow(2, 400);
        assertTrue(square.sqrt(bits).contains(x.numerator.abs(), x.denominator.abs()) || square.containsZero());
        assertTrue(x.ball.abs(bits).contains(x.numerator.abs(), x.denominator.abs()));
    }

    @Property(seed = "15")
    void cuttingAndEndsContainTheBall(@ForAll("within") Within x, @ForAll @IntRange(min = 24, max = 90) int bits) {
        assertTrue(x.ball.round(bits).contains(x.ball));
        assertTrue(x.ball.contains(x.numerator, x.denominator));
        BigDecimal lower = x.ball.lowerEnd(bits).lower();
        BigDecimal upper = x.ball.upperEnd(bits).lower();
        assertTrue(lower.compareTo(x.ball.lower()) <= 0);
        assertTrue(upper.compareTo(x.ball.upper()) >= 0);
        assertEquals(x.ball.isCertainlyPositive() && !x.ball.isExact(), lower.signum() > 0 && !x.ball.isExact());
        assertTrue(Ball.ZERO.hull(x.ball, bits).contains(x.ball));
    }

    @Property(seed = "16")
    void aPartOfABallHasAPartOfTheValues(@ForAll("within") Within x, @ForAll @IntRange(min = 24, max = 90) int bits) {
        // the number in the ball, to 200 bits, is a ball of its own; whatever it gives is given by the whole ball
        Ball part = Ball.of(x.numerator, x.denominator, 200);
        for (Functions.Function function : Functions.unary()) {
            Ball whole = function.at(java.util.List.of(x.ball), bits);
            Ball value = function.at(java.util.List.of(part), 150);
            assertTrue(Containment.agree(whole, value) || !part.isExact(), () -> function + " of " + x.ball);
            assertTrue(
                    !whole.isFinite() || !value.isFinite() || whole.overlaps(value), () -> function + " of " + x.ball);
        }
    }

    @Property(seed = "17")
    void moreBitsGiveATighterBall(@ForAll("within") Within x, @ForAll @IntRange(min = 24, max = 90) int bits) {
        Ball point = x.ball.middle();
        for (Functions.Function function : Functions.unary()) {
            Ball coarse = function.at(java.util.List.of(point), bits);
            Ball fine = function.at(java.util.List.of(point), bits + 60);
            assertTrue(Containment.agree(coarse, fine), () -> function + " of " + point);
            if (coarse.isFinite() && point.top() < 50) { // beyond, exponentials underflow
                assertTrue(fine.relativeBits() >= bits + 52, () -> function + " of " + point);
            }
        }
    }

    /** Balls of every width, and the numbers {@code midpoint + radius * step/8} in them. */
    @Provide
    Arbitrary<Within> within() {
        Arbitrary<BigInteger> mantissas =
                Arbitraries.bigIntegers().between(BigInteger.TWO.pow(130).negate(), BigInteger.TWO.pow(130));
        Arbitrary<Integer> exponents = Arbitraries.integers().between(-220, 60);
        Arbitrary<Long> radii = Arbitraries.longs().between(0, 1L << 29);
        Arbitrary<Integer> radiusExponents = Arbitraries.integers().between(-200, 60);
        Arbitrary<Integer> steps = Arbitraries.integers().between(-8, 8);
        return Combinators.combine(mantissas, exponents, radii, radiusExponents, steps)
                .as((m, e, r, f, step) -> {
                    Ball middle = Ball.exact(m, e);
                    Ball ball = middle.widened(Magnitude.of(r, f));
                    Dyadic inside = new Dyadic(m, e).plus(new Dyadic(BigInteger.valueOf(r * step), f - 3));
                    int shift = (int) Math.max(-inside.exponent(), 0);
                    return new Within(
                            ball,
                            new Dyadic(inside.mantissa(), inside.exponent() + shift).toBigInteger(),
                            BigInteger.ONE.shiftLeft(shift));
                });
    }
}
