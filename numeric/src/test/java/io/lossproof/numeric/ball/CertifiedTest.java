package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CertifiedTest {
    @Test
    void raisesThePrecisionUntilTheQuestionIsDecided() {
        // 1 + exp(-500) is above 1, which 96 to 384 bits of the sum do not show once 1 is subtracted from it
        Certified.Result<Integer> result = Certified.decide(
                bits -> Ball.of(-500).exp(bits).add(Ball.ONE, bits).sub(Ball.ONE, bits), CertifiedTest::sign);
        assertEquals(Certified.Outcome.VALUE, result.outcome());
        assertEquals(Optional.of(1), result.answer());
        assertEquals(768, result.bits());
        assertTrue(result.ball().isCertainlyPositive());
    }

    @Test
    void stopsAtOnceWhereThereIsNoValue() {
        Certified.Result<Integer> result = Certified.decide(bits -> Ball.of(-1).log(bits), CertifiedTest::sign);
        assertEquals(Certified.Outcome.UNDEFINED, result.outcome());
        assertEquals(96, result.bits());
    }

    @Test
    void doesNotDecideWhatPrecisionCannotDecide() {
        // log(2) + log(3) - log(6) is zero, but no ball proves it
        Certified.Result<Integer> result = Certified.decide(
                bits -> Ball.of(2)
                        .log(bits)
                        .add(Ball.of(3).log(bits), bits)
                        .sub(Ball.of(6).log(bits), bits),
                CertifiedTest::sign,
                1000);
        assertEquals(Certified.Outcome.NOT_DECIDED, result.outcome());
        assertEquals(Optional.empty(), result.answer());
        assertEquals(1000, result.bits());
        assertTrue(result.ball().containsZero());
    }

    @Test
    void roundsCorrectlyInHardCases() {
        // exp(2^-53) is 2^-107 above the tie between 1 and the next double, and exp(2^-54) is clear of it
        double tiny = 0x1p-53;
        assertEquals(
                OptionalDouble.of(1 + 0x1p-52),
                Certified.correctlyRounded(bits -> Ball.of(tiny).exp(bits)));
        assertEquals(
                OptionalDouble.of(1.0),
                Certified.correctlyRounded(bits -> Ball.of(0x1p-54).exp(bits)));
        // exactly halfway, which only an exact ball may decide
        assertEquals(OptionalDouble.of(1.0), Certified.correctlyRounded(bits -> Ball.ONE.add(Ball.of(tiny), bits)));
        assertEquals(OptionalDouble.empty(), Certified.correctlyRounded(bits -> Ball.UNKNOWN));
    }

    @Test
    void roundsQuotientsOfIntegersAsExactArithmeticDoes() {
        for (int p = 1; p <= 60; p++) {
            for (int q = 1; q <= 60; q++) {
                BigInteger numerator = BigInteger.valueOf(p);
                BigInteger denominator = BigInteger.valueOf(q);
                assertEquals(
                        OptionalDouble.of((double) p / q),
                        Certified.correctlyRounded(bits -> Ball.of(numerator, denominator, bits)));
            }
        }
    }

    @Test
    void printsAsManyDigitsAsAskedFor() {
        String digits = Certified.digits(Ball::pi, 1000).orElseThrow();
        assertEquals(1001, digits.length());
        assertTrue(
                digits.startsWith("3.14159265358979323846264338327950288419716939937510582097494459230781640628620"));
        assertTrue(digits.endsWith("216420199")); // the thousand decimals of pi end with 2164201989
    }

    @Test
    void constantsDoNotDependOnWhatWasAskedBefore() {
        Ball before = Ball.pi(70);
        Ball fine = Ball.pi(5000);
        assertEquals(before, Ball.pi(70));
        assertTrue(before.contains(fine));
        assertTrue(Ball.ln2(70).contains(Ball.ln2(5000)));
        assertTrue(Constants.ln10(200).toBall().overlaps(Ball.of(10).log(300)));
        assertTrue(Constants.pi(200).toBall().overlaps(Ball.ONE.arctan(300).mul(Ball.of(4), 300)));
        assertTrue(
                Constants.ln2(200).toBall().overlaps(Ball.ONE.exp(300).log2(300).pow(-1, 300)));
    }

    private static Optional<Integer> sign(Ball ball) {
        OptionalInt sign = ball.certainSign();
        return sign.isPresent() ? Optional.of(sign.getAsInt()) : Optional.empty();
    }
}
