package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the reals define nothing, where a ball does not decide, and how both spread. */
class StatesTest {
    private static final int BITS = 64;
    private static final Ball MINUS_ONE = Ball.of(-1);
    private static final Ball TWO = Ball.of(2);
    private static final Ball AROUND_ZERO = Ball.ZERO.widened(Magnitude.powerOfTwo(-20));
    private static final Ball AROUND_ONE = Ball.ONE.widened(Magnitude.powerOfTwo(-20));

    /** [0, 2^-19]. */
    private static final Ball FROM_ZERO = Ball.of(0x1p-20).widened(Magnitude.powerOfTwo(-20));

    @ParameterizedTest
    @MethodSource("functions")
    void spreadsFromEveryOperand(Functions.Function function) {
        for (Ball other : List.of(Ball.ZERO, Ball.ONE, AROUND_ZERO, Ball.of(-3.5))) {
            for (Ball state : List.of(Ball.UNDEFINED, Ball.UNKNOWN)) {
                assertEquals(state, function.at(List.of(state), BITS));
                if (function.arity() == 2) {
                    assertEquals(state, function.at(List.of(state, other), BITS), () -> state + " with " + other);
                    assertEquals(state, function.at(List.of(other, state), BITS), () -> other + " with " + state);
                }
            }
        }
        assertEquals(Ball.UNDEFINED, function.at(List.of(Ball.UNDEFINED, Ball.UNKNOWN), BITS));
        assertEquals(
                function.arity() == 2 ? Ball.UNDEFINED : Ball.UNKNOWN,
                function.at(List.of(Ball.UNKNOWN, Ball.UNDEFINED), BITS));
    }

    static List<Functions.Function> functions() {
        List<Functions.Function> functions = new ArrayList<>(Functions.all());
        functions.addAll(Functions.special());
        return functions;
    }

    @Test
    void gammaFunctionsHavePoles() {
        for (Ball pole : List.of(Ball.ZERO, MINUS_ONE, Ball.of(-7))) {
            assertEquals(Ball.UNDEFINED, pole.gamma(BITS));
            assertEquals(Ball.UNDEFINED, pole.digamma(BITS));
            assertEquals(Ball.UNDEFINED, pole.polygamma(3, BITS));
            assertEquals(Ball.UNDEFINED, pole.polygamma(1_000_000, BITS));
            Ball around = pole.widened(Magnitude.powerOfTwo(-20));
            assertEquals(Ball.UNKNOWN, around.gamma(BITS));
            assertEquals(Ball.UNKNOWN, around.digamma(BITS));
            assertEquals(Ball.UNKNOWN, around.polygamma(3, BITS));
        }
        assertEquals(Ball.UNKNOWN, TWO.polygamma(1_000_000, BITS));
        assertTrue(Ball.of(-2.5).gamma(BITS).isFinite());
        assertTrue(Ball.of(-0x1.0p51 - 0.5).digamma(BITS).relativeBits() > 40);
        // [-7/2, -5/2] and [-3/2, 7/2] have poles inside, though none at the ends
        assertEquals(Ball.UNKNOWN, Ball.of(-3).widened(Magnitude.powerOfTwo(-1)).gamma(BITS));
        assertEquals(Ball.UNKNOWN, Ball.ONE.widened(Magnitude.of(5, -1)).digamma(BITS));
    }

    @Test
    void logarithmsOfGammaFunctionsNeedPositiveArguments() {
        for (Ball other : List.of(Ball.ZERO, MINUS_ONE, Ball.of(-0.5), FROM_ZERO.neg())) {
            assertEquals(Ball.UNDEFINED, other.logGamma(BITS));
            assertEquals(Ball.UNDEFINED, other.logBeta(TWO, BITS));
            assertEquals(Ball.UNDEFINED, TWO.beta(other, BITS));
            assertEquals(Ball.UNDEFINED, other.logBesselI(0, BITS));
            assertEquals(Ball.UNDEFINED, other.sub(Ball.ONE, BITS).harmonicNumber(BITS));
            assertEquals(Ball.UNDEFINED, other.sub(Ball.ONE, BITS).binomial(TWO, BITS));
        }
        assertEquals(Ball.UNDEFINED, TWO.binomial(Ball.of(3.5), BITS));
        assertEquals(Ball.UNKNOWN, TWO.binomial(Ball.of(3), BITS), "0 for integers, which no ball shows");
        assertEquals(Ball.UNKNOWN, TWO.binomial(MINUS_ONE, BITS));
        assertTrue(TWO.binomial(Ball.of(2.5), BITS).isFinite());
        for (Ball other : List.of(AROUND_ZERO, FROM_ZERO)) {
            assertEquals(Ball.UNKNOWN, other.logGamma(BITS));
            assertEquals(Ball.UNKNOWN, other.logBeta(TWO, BITS));
            assertEquals(Ball.UNKNOWN, other.logBesselI(0, BITS));
            assertEquals(Ball.UNKNOWN, other.sub(Ball.ONE, BITS).harmonicNumber(BITS));
        }
    }

    @Test
    void specialValuesOfSpecialFunctions() {
        assertEquals(Ball.ZERO, Ball.ONE.logGamma(BITS));
        assertEquals(Ball.ZERO, TWO.logGamma(BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.harmonicNumber(BITS));
        assertEquals(Ball.ZERO, Ball.ONE.logBeta(Ball.ONE, BITS));
        assertTrue(Ball.ONE.logBeta(Ball.ONE.exp(BITS), BITS).contains(MINUS_ONE));
        assertEquals(Ball.ZERO, Ball.ZERO.erf(BITS));
        assertEquals(Ball.ONE, Ball.ZERO.erfc(BITS));
        assertEquals(Ball.of(0.5), Ball.ZERO.normalCdf(BITS));
        assertEquals(Ball.ONE, Ball.ZERO.besselI(0, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.besselI(3, BITS));
        assertThrows(IllegalArgumentException.class, () -> TWO.besselI(-1, BITS));
        assertThrows(IllegalArgumentException.class, () -> TWO.polygamma(-1, BITS));
    }

    @Test
    void logarithmsNeedAPositiveNumber() {
        assertEquals(Ball.UNDEFINED, Ball.ZERO.log(BITS));
        assertEquals(Ball.UNDEFINED, MINUS_ONE.log(BITS));
        assertEquals(Ball.UNDEFINED, FROM_ZERO.neg().log(BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.log(BITS));
        assertEquals(Ball.UNKNOWN, FROM_ZERO.log(BITS));
        assertEquals(Ball.UNDEFINED, MINUS_ONE.log1p(BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ONE.neg().log1p(BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.log2(BITS));
        assertEquals(Ball.UNDEFINED, MINUS_ONE.log10(BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.log1mexp(BITS));
        assertEquals(Ball.UNDEFINED, Ball.ONE.log1mexp(BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.log1mexp(BITS));
        assertEquals(Ball.UNDEFINED, Ball.logsumexp(List.of(), BITS));
    }

    @Test
    void inversesNeedTheirRange() {
        for (Ball outside : List.of(Ball.ONE, MINUS_ONE, TWO)) {
            assertEquals(Ball.UNDEFINED, outside.arctanh(BITS));
        }
        assertEquals(Ball.UNKNOWN, AROUND_ONE.arctanh(BITS));
        for (Ball outside : List.of(Ball.ONE, Ball.ZERO, MINUS_ONE, TWO)) {
            assertEquals(Ball.UNDEFINED, outside.logit(BITS));
        }
        assertEquals(Ball.UNKNOWN, AROUND_ONE.logit(BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.logit(BITS));
        assertEquals(Ball.UNDEFINED, MINUS_ONE.sqrt(BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.sqrt(BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.sqrt(BITS));
        assertTrue(FROM_ZERO.sqrt(BITS).contains(0.0));
    }

    @Test
    void quotientsNeedADivisor() {
        assertEquals(Ball.UNDEFINED, Ball.ZERO.div(Ball.ZERO, BITS));
        assertEquals(Ball.UNDEFINED, AROUND_ZERO.div(Ball.ZERO, BITS));
        assertEquals(Ball.UNKNOWN, Ball.ZERO.div(AROUND_ZERO, BITS));
        assertEquals(Ball.UNDEFINED, Ball.of(BigInteger.ONE, BigInteger.ZERO, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.div(TWO, BITS));
    }

    @Test
    void powersOfZero() {
        assertEquals(Ball.UNDEFINED, Ball.ZERO.pow(0, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.pow(-1, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.pow(3, BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.pow(0, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.pow(Ball.ZERO, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.pow(Ball.of(0.1), BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.pow(Ball.of(-0.1), BITS));
        assertEquals(Ball.UNKNOWN, Ball.ZERO.pow(AROUND_ZERO, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.pow(AROUND_ONE, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.pow(BigInteger.TWO, BigInteger.valueOf(3), BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.pow(BigInteger.TWO.negate(), BigInteger.valueOf(3), BITS));
        assertTrue(FROM_ZERO.pow(Ball.of(0.1), BITS).contains(0.0));
    }

    @Test
    void powersOfNegativeNumbers() {
        assertEquals(Ball.of(-8), Ball.of(-2).pow(Ball.of(3), BITS));
        assertEquals(Ball.of(-0.125), Ball.of(-2).pow(Ball.of(-3), BITS));
        assertEquals(Ball.UNDEFINED, Ball.of(-8).pow(BigInteger.ONE, BigInteger.valueOf(3), BITS));
        assertEquals(Ball.UNDEFINED, MINUS_ONE.pow(Ball.of(0.5), BITS));
        assertEquals(Ball.UNKNOWN, MINUS_ONE.pow(TWO.widened(Magnitude.powerOfTwo(-90)), BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.pow(Ball.of(0.1), BITS));
        assertEquals(MINUS_ONE, MINUS_ONE.pow(BigInteger.TEN.pow(30).add(BigInteger.ONE), BITS));
    }

    @Test
    void singleNumbersStaySingle() {
        assertEquals(Ball.ONE, Ball.ZERO.exp(BITS));
        assertEquals(Ball.ZERO, Ball.ONE.log(BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.expm1(BITS));
        assertEquals(Ball.of(0.5), Ball.ZERO.sigmoid(BITS));
        assertEquals(Ball.ZERO, Ball.of(0.5).logit(BITS));
        assertEquals(Ball.of(-3), Ball.of(0.125).log2(BITS));
        assertEquals(Ball.of(22), Ball.of(1e22).log10(BITS));
        assertEquals(Ball.of(1.5), Ball.of(2.25).sqrt(BITS));
        assertEquals(Ball.of(0.2).pow(1, 60), Ball.of(0.2));
        assertEquals(Ball.of(27), Ball.of(9).pow(Ball.of(1.5), BITS));
        assertEquals(Ball.of(4), Ball.of(8).pow(BigInteger.TWO, BigInteger.valueOf(3), BITS));
        assertEquals(Ball.of(0.25), Ball.of(8).pow(BigInteger.TWO.negate(), BigInteger.valueOf(3), BITS));
        assertEquals(Ball.of(0.75), Ball.of(new BigInteger("3"), new BigInteger("4"), BITS));
        assertEquals(Ball.ONE, Ball.ZERO.cosh(BITS));
        assertEquals(Ball.ONE, Ball.ZERO.cos(BITS));
    }

    @Test
    void xlogyIsZeroOnlyForExactlyZero() {
        assertEquals(Ball.ZERO, Ball.ZERO.xlogy(Ball.ZERO, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.xlogy(TWO, BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.xlogy(FROM_ZERO, BITS));
        assertEquals(Ball.UNKNOWN, Ball.ZERO.xlogy(AROUND_ZERO, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.xlogy(MINUS_ONE, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ONE.xlogy(Ball.ZERO, BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.xlogy(Ball.ZERO, BITS));
        assertEquals(Ball.UNKNOWN, AROUND_ZERO.xlogy(FROM_ZERO.neg(), BITS));
        assertEquals(Ball.UNDEFINED, Ball.ONE.xlogy(FROM_ZERO.neg(), BITS));
        assertEquals(Ball.ZERO, Ball.ZERO.xlog1py(MINUS_ONE, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ONE.xlog1py(MINUS_ONE, BITS));
        assertEquals(Ball.UNDEFINED, Ball.ZERO.xlog1py(Ball.of(-2), BITS));
    }

    @Test
    void signAndFloorSayWhatIsPossible() {
        assertEquals(OptionalInt.empty(), AROUND_ZERO.certainSign());
        assertEquals(OptionalInt.of(0), Ball.ZERO.certainSign());
        assertEquals(OptionalInt.of(-1), AROUND_ONE.neg().certainSign());
        assertEquals(Ball.ONE, AROUND_ONE.sign());
        assertEquals(Ball.ZERO.widened(Magnitude.powerOfTwo(0)), AROUND_ZERO.sign());
        assertEquals(Ball.of(0.5).widened(Magnitude.powerOfTwo(-1)), FROM_ZERO.sign());
        assertEquals(Ball.of(-2), Ball.of(-1.5).floor(BITS));
        assertEquals(TWO, Ball.of(2.5).widened(Magnitude.powerOfTwo(-2)).floor(BITS));
        assertEquals(Ball.of(0.5).widened(Magnitude.powerOfTwo(-1)), AROUND_ONE.floor(BITS));
    }

    @Test
    void comparesAcrossAbsurdExponents() {
        Ball big = Ball.exact(BigInteger.ONE, 1_000_000_000_000L);
        Ball small = Ball.exact(BigInteger.ONE, -1_000_000_000_000L);
        assertTrue(small.certainlyLess(big));
        assertTrue(big.neg().certainlyLess(small));
        assertTrue(Ball.ZERO.certainlyLess(small));
        Ball almostOne = Ball.ONE.widened(Magnitude.powerOfTwo(-1_000_000_000_000L));
        assertTrue(almostOne.overlaps(Ball.ONE));
        assertTrue(almostOne.contains(1.0));
        assertTrue(almostOne.contains(Ball.ONE));
        assertTrue(!Ball.ONE.contains(almostOne));
        assertTrue(!almostOne.contains(Math.nextUp(1.0)));
        assertTrue(almostOne.contains(BigInteger.TEN, BigInteger.TEN));
        assertTrue(almostOne.contains(BigInteger.TEN.negate(), BigInteger.TEN.negate()));
        assertTrue(!almostOne.contains(BigInteger.ONE, BigInteger.TEN));
        assertTrue(Ball.ONE.isDisjointFrom(TWO));
        assertTrue(!Ball.UNKNOWN.isDisjointFrom(TWO) && !Ball.UNKNOWN.overlaps(TWO));
    }

    @Test
    void refusesWhatIsNotAReal() {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> Ball.of(Double.NaN));
        assertEquals("value = NaN is not a real number; a ball needs a finite double", failure.getMessage());
        failure = assertThrows(IllegalArgumentException.class, () -> Ball.ONE.exp(-30));
        assertEquals("bits = -30 is outside [24, infinity), the precisions of a ball", failure.getMessage());
        assertThrows(ArithmeticException.class, Ball.UNKNOWN::lower);
        assertThrows(ArithmeticException.class, Ball.of(1e9).exp(64)::upper);
        assertEquals(new BigDecimal("0.25"), Ball.of(0.25).lower());
    }
}
