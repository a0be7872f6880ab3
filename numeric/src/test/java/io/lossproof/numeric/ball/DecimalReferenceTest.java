package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Exponential and logarithm against decimal arithmetic of 75 digits that shares no code with balls. */
class DecimalReferenceTest {
    private static final MathContext DIGITS = new MathContext(90, RoundingMode.HALF_EVEN);
    private static final BigDecimal RELATIVE = new BigDecimal("1e-75");
    private static final int POINTS = 100;

    @Test
    void exponential() {
        Samples samples = new Samples(17);
        for (int i = 0; i < POINTS; i++) {
            double x = moderate(samples);
            Ball ball = Ball.of(x).exp(240);
            assertEqual("exp(" + x + ")", ball, exp(new BigDecimal(x)));
        }
    }

    @Test
    void logarithm() {
        Samples samples = new Samples(18);
        for (int i = 0; i < POINTS; i++) {
            double x = Math.abs(moderate(samples)) + 0x1p-60;
            Ball ball = Ball.of(x).log(240);
            BigDecimal argument = new BigDecimal(x);
            BigDecimal y = new BigDecimal(Math.log(x));
            for (int step = 0; step < 3; step++) { // Halley: y + 2 (x - e^y)/(x + e^y), cubic convergence
                BigDecimal power = exp(y);
                BigDecimal change = argument.subtract(power).divide(argument.add(power), DIGITS);
                y = y.add(change.multiply(BigDecimal.valueOf(2)), DIGITS);
            }
            assertEqual("log(" + x + ")", ball, y);
        }
    }

    private static double moderate(Samples samples) {
        while (true) {
            double x = samples.point().toDouble();
            if (Math.abs(x) < 500 && Math.abs(x) > 1e-10) {
                return x;
            }
        }
    }

    /** The ball has a width of 2^-230, about 1e-69, of its value; the reference lies in it up to its own error. */
    private static void assertEqual(String what, Ball ball, BigDecimal reference) {
        BigDecimal slack = reference.abs().multiply(RELATIVE);
        assertTrue(
                ball.lower().subtract(slack).compareTo(reference) <= 0, () -> what + " = " + ball + ", " + reference);
        assertTrue(ball.upper().add(slack).compareTo(reference) >= 0, () -> what + " = " + ball + ", " + reference);
        assertTrue(ball.relativeBits() > 230, () -> what + " = " + ball);
    }

    /** exp(x) = exp(x/2^20)^(2^20), by the power series. */
    private static BigDecimal exp(BigDecimal x) {
        MathContext wide = new MathContext(DIGITS.getPrecision() + 15, RoundingMode.HALF_EVEN);
        BigDecimal small = x.divide(BigDecimal.valueOf(1 << 20), wide);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 30; n++) {
            term = term.multiply(small, wide).divide(BigDecimal.valueOf(n), wide);
            sum = sum.add(term, wide);
        }
        for (int i = 0; i < 20; i++) {
            sum = sum.multiply(sum, wide);
        }
        return sum.round(DIGITS);
    }
}
