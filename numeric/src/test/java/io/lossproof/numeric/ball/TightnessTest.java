package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single numbers give balls of a relative width of about 2^-bits, whatever cancels on the way. */
class TightnessTest {
    private static final long SEED = 7;
    private static final int POINTS = 3_000;
    private static final Ball TWO = Ball.of(2);
    private static final long UNDERFLOW = -Ball.EXPONENT_LIMIT / 2;

    @ParameterizedTest
    @MethodSource("functions")
    void keepsTheRelativeWidthAtSingleNumbers(Functions.Function function) {
        Samples samples = new Samples(SEED);
        List<Ball> edges = samples.edges().stream()
                .filter(edge -> Math.abs(edge.top()) < 2_000)
                .toList();
        int seen = 0;
        for (int i = 0; i < POINTS; i++) {
            Ball x = i < edges.size() ? edges.get(i) : samples.point();
            Ball y = samples.point();
            int bits = samples.bits();
            Ball ball = function.at(List.of(x, y).subList(0, function.arity()), bits);
            if (ball.isFinite() && (ball.isExact() || ball.upperMagnitude().top() > UNDERFLOW)) {
                seen++;
                assertTrue(
                        ball.relativeBits() >= bits - 8,
                        () -> function + " of " + x + ", " + y + " with " + bits + " bits is " + ball + ": "
                                + ball.relativeBits() + " bits are certain");
            }
        }
        assertTrue(seen > POINTS / 8, "only " + seen + " values, seed " + SEED);
    }

    @Test
    void losesLittleOnTightBalls() {
        // x known to 2^-80 of itself, a function of condition 1 or less: about as much is known of the value
        Ball x = Ball.of(0.3).widened(Magnitude.powerOfTwo(-82));
        for (String name :
                List.of("exp", "expm1", "log1p", "sigmoid", "tanh", "softplus", "arctan", "sqrt", "sinh", "sin")) {
            Ball y = Functions.named(name).at(List.of(x), 128);
            assertTrue(y.relativeBits() >= 76, () -> name + " of " + x + " is " + y);
        }
    }

    @Test
    void takesTheEndsOfWideBalls() {
        Ball wide = between(1, 3);
        assertTrue(wide.mul(wide, 64).lower().doubleValue() > 0.9);
        assertTrue(wide.mul(wide, 64).upper().doubleValue() < 9.1);
        assertTrue(Ball.ONE.div(wide, 64).isCertainlyPositive());
        assertTrue(wide.exp(64).lower().doubleValue() > 2.71);
        assertTrue(wide.exp(64).upper().doubleValue() < 20.09);
        assertTrue(wide.log(64).lower().doubleValue() > -1e-8);
        assertTrue(between(-1000, 1000).sigmoid(64).upper().doubleValue() < 1.00001);
        assertTrue(between(-1000, 1000).softplus(64).upper().doubleValue() < 1000.00001);
        assertTrue(between(-1, 1).pow(2, 64).lower().doubleValue() >= -1e-8);
        assertTrue(between(-1, 1).cosh(64).lower().doubleValue() > 0.99);
        assertTrue(between(0, 4).sqrt(64).upper().doubleValue() < 2.00001);
    }

    @Test
    void takesTheEndsOfWideBallsInSpecialFunctions() {
        Ball wide = between(1, 3);
        // the minimum of log Gamma, -0.1214862905..., is inside
        assertTrue(wide.logGamma(64).lower().doubleValue() > -0.1215);
        assertTrue(wide.logGamma(64).upper().doubleValue() < 0.6932);
        assertTrue(wide.logGamma(64).contains(-0.121486));
        assertTrue(between(3, 5).logGamma(64).lower().doubleValue() > 0.6931);
        assertTrue(wide.gamma(64).isCertainlyPositive());
        assertTrue(wide.gamma(64).upper().doubleValue() < 2.001);
        assertTrue(wide.digamma(64).lower().doubleValue() > -0.5773);
        assertTrue(wide.digamma(64).upper().doubleValue() < 0.9228);
        assertTrue(wide.polygamma(1, 64).isCertainlyPositive());
        assertTrue(wide.beta(wide, 64).isCertainlyPositive());
        assertTrue(wide.erfc(64).isCertainlyPositive());
        assertTrue(between(-1000, 1000).erf(64).upper().doubleValue() < 1.00001);
        assertTrue(between(-1000, 1000).normalCdf(64).lower().doubleValue() > -0.00001);
        assertTrue(between(-3, 2).besselI(0, 64).lower().doubleValue() > 0.999);
        assertTrue(between(-3, 2).besselI(0, 64).upper().doubleValue() < 4.8808);
        assertTrue(between(-3, 2).besselI(1, 64).lower().doubleValue() > -3.9534);
        assertTrue(wide.logBesselI(2, 64).upper().doubleValue() < 0.80881);
    }

    @Test
    void specialFunctionsSurviveAbsurdRanges() {
        Ball huge = Ball.of(1e300);
        assertTrue(huge.logGamma(64).relativeBits() >= 56);
        assertTrue(huge.digamma(64).relativeBits() >= 56);
        assertTrue(huge.polygamma(5, 64).relativeBits() >= 56);
        assertTrue(huge.gamma(64).isUnknown());
        assertTrue(huge.logBesselI(0, 64).relativeBits() >= 56);
        assertTrue(huge.logBeta(Ball.of(1e-300), 64).relativeBits() >= 56);
        assertTrue(huge.beta(Ball.of(0.5), 64).relativeBits() >= 56);
        assertTrue(huge.binomial(TWO, 64).relativeBits() >= 56);
        assertTrue(huge.erfc(64).contains(Ball.ZERO) && huge.erf(64).contains(1.0));
        assertTrue(huge.neg().erfc(64).contains(2.0));
        assertTrue(Ball.of(-40).normalCdf(64).relativeBits() >= 56);
        assertTrue(Ball.of(-1e5).normalCdf(64).relativeBits() >= 56);
        Ball tiny = Ball.of(Double.MIN_VALUE);
        for (Functions.Function function : Functions.special()) {
            Ball value = function.at(List.of(tiny, tiny).subList(0, function.arity()), 64);
            assertTrue(value.relativeBits() >= 48, () -> function + " of the least double is " + value);
        }
    }

    /** Found by the first containment run: the slope was taken at an end of 30 bits, too few for the square of 1e5. */
    @Test
    void theNormalTailIsTightWhereTheArgumentIsABall() {
        assertTrue(Ball.of(-100_000).normalCdf(128).relativeBits() >= 116);
        Ball inexact = Ball.of(-100_000).widened(Magnitude.powerOfTwo(-120));
        assertTrue(inexact.normalCdf(128).relativeBits() >= 95);
    }

    @Test
    void survivesAbsurdRanges() {
        Ball huge = Ball.of(1e300);
        assertTrue(Ball.of(1e6).exp(64).add(Ball.ONE, 64).relativeBits() >= 56);
        assertTrue(Ball.of(1e15).exp(64).relativeBits() >= 56);
        assertTrue(huge.exp(64).isUnknown());
        assertEquals(Ball.tiny(), huge.neg().exp(64));
        assertTrue(huge.sin(64).relativeBits() >= 56);
        assertEquals(
                Ball.ZERO.widened(Magnitude.powerOfTwo(0)),
                Ball.of(1e15).exp(64).sin(64));
        assertTrue(Ball.exact(BigInteger.ONE, 1L << 56)
                .mul(Ball.exact(BigInteger.ONE, 1L << 56), 64)
                .isFinite());
        assertTrue(Ball.exact(BigInteger.ONE, 1L << 57).pow(3, 64).isUnknown());
        assertTrue(Ball.exact(BigInteger.ONE, 1L << 57).pow(-3, 64).isFinite());
        assertTrue(huge.softplus(64).relativeBits() >= 56);
        assertTrue(huge.neg().sigmoid(64).contains(0.0));
        assertTrue(huge.tanh(64).contains(1.0));
        assertTrue(huge.neg().log1mexp(64).contains(0.0));
        assertTrue(Ball.logsumexp(List.of(huge, huge.neg(), Ball.ONE), 64).relativeBits() >= 56);
        assertTrue(huge.log1p(64).relativeBits() >= 56);
        assertTrue(Ball.exact(BigInteger.ONE, -1_000_000_000_000_000L).expm1(64).relativeBits() >= 56);
        assertTrue(Ball.exact(BigInteger.ONE, -1_000_000_000_000_000L).logit(64).relativeBits() >= 56);
    }

    private static Ball between(long low, long high) {
        return Ball.of(low).hull(Ball.of(high), 64);
    }

    static Stream<Functions.Function> functions() {
        // logsumexp is near 0 where it cancels
        return Functions.all().stream().filter(function -> !function.name().equals("logsumexp"));
    }
}
