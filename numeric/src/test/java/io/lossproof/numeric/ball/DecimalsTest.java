package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void printsProvedDigits() {
        assertEquals(Optional.of("3.1415926535897932385"), Ball.pi(128).digits(20));
        assertEquals(Optional.of("0.69314718055994530942"), Ball.ln2(128).digits(20));
        assertEquals(Optional.of("-2.718282"), Ball.e(64).neg().digits(7));
        assertEquals(Optional.of("5.0905e-7"), Ball.of(-14.490717).exp(64).digits(5));
        assertEquals(
                Optional.of("0.0000010000"),
                Ball.of(BigInteger.ONE, BigInteger.TEN.pow(6), 64).digits(5));
        assertEquals(Optional.of("22026.466"), Ball.of(10).exp(64).digits(8));
        assertEquals(Optional.of("2.203e4"), Ball.of(10).exp(64).digits(4));
    }

    @Test
    void printsSingleNumbersShort() {
        assertEquals(Optional.of("0"), Ball.ZERO.digits(5));
        assertEquals(Optional.of("0.5"), Ball.of(0.5).digits(10));
        assertEquals(Optional.of("100"), Ball.of(100).digits(10));
        assertEquals(Optional.of("1e2"), Ball.of(100).digits(1));
        assertEquals(Optional.of("1.2e2"), Ball.of(125).digits(2)); // half to even
        assertEquals(Optional.of("1.2e2"), Ball.of(115).digits(2));
        assertEquals(Optional.of("1e22"), Ball.of(1e22).digits(30));
    }

    @Test
    void printsDigitsBeyondTheRangeOfDecimals() {
        assertEquals(Optional.of("3.033215397e434294"), Ball.of(1e6).exp(100).digits(10)); // 434294.4819032518 log10
        assertEquals(Optional.of("3.296831478e-434295"), Ball.of(-1e6).exp(100).digits(10));
    }

    @Test
    void staysSilentWhereTheBallDoesNotDecide() {
        assertEquals(Optional.empty(), Ball.pi(24).digits(20));
        assertEquals(
                Optional.empty(), Ball.ZERO.widened(Magnitude.powerOfTwo(-300)).digits(1));
        assertEquals(
                Optional.empty(),
                Ball.of(125).widened(Magnitude.powerOfTwo(-300)).digits(2));
        assertEquals(Optional.empty(), Ball.UNKNOWN.digits(3));
        assertEquals(Optional.empty(), Ball.UNDEFINED.digits(3));
    }

    @Test
    void asksBothEnds() {
        Magnitude wide = Magnitude.powerOfTwo(-29);
        assertEquals(
                Optional.of("1.2"),
                Ball.of(1.25 - 0x1p-30).widened(Magnitude.powerOfTwo(-31)).digits(2));
        assertEquals(Optional.empty(), Ball.of(1.25 - 0x1p-30).widened(wide).digits(2));
        assertEquals(Optional.empty(), Ball.of(1.25 + 0x1p-30).widened(wide).digits(2));
    }

    @Test
    void namesTheNumberOfDigitsThatIsRefused() {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> Ball.ONE.digits(0));
        assertEquals("count = 0 is outside [1, infinity), the numbers of digits", failure.getMessage());
    }

    @Test
    void printsABallThatContainsTheBall() {
        assertEquals("[3.141592653589793 +/- 3.7e-15]", Ball.pi(50).toString());
        assertEquals("[0.5]", Ball.of(0.5).toString());
        assertEquals("undefined", Ball.UNDEFINED.toString());
        assertEquals("unknown", Ball.UNKNOWN.toString());
        Samples samples = new Samples(3);
        for (int i = 0; i < 2_000; i++) {
            Ball ball = samples.ball();
            String[] parts = ball.toString().replace("[", "").replace("]", "").split(" \\+/- ", -1);
            BigDecimal middle = new BigDecimal(parts[0]);
            BigDecimal radius = parts.length > 1 ? new BigDecimal(parts[1]) : BigDecimal.ZERO;
            assertTrue(middle.subtract(radius).compareTo(ball.lower()) <= 0, ball::toString);
            assertTrue(middle.add(radius).compareTo(ball.upper()) >= 0, ball::toString);
        }
    }
}
