package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Correct rounding, against the arithmetic of the processor where that is correctly rounded itself. */
class RoundingTest {
    private static final long SEED = 11;
    private static final int PAIRS = 20_000;

    /** An operation on balls with a precision. */
    private interface Operation {
        Ball apply(Ball x, Ball y, int bits);
    }

    @Test
    void roundsSumsAsTheProcessorDoes() {
        compare(Ball::add, Double::sum);
    }

    @Test
    void roundsProductsAsTheProcessorDoes() {
        compare(Ball::mul, (x, y) -> x * y);
    }

    @Test
    void roundsQuotientsAsTheProcessorDoes() {
        compare(Ball::div, (x, y) -> x / y);
    }

    @Test
    void roundsSquareRootsAsTheProcessorDoes() {
        compare((x, y, bits) -> x.abs(bits).sqrt(bits), (x, y) -> Math.sqrt(Math.abs(x)));
    }

    @Test
    void roundsToFloatAsTheProcessorDoes() {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            double x = double_(random, i);
            float expected = (float) x;
            assertEquals(Optional.of(x == 0 ? 0f : expected), Ball.of(x).roundToFloat(), () -> "float of " + x);
        }
    }

    private static void compare(Operation operation, DoubleBinaryOperator processor) {
        Random random = new Random(SEED);
        int decided = 0;
        for (int i = 0; i < PAIRS; i++) {
            double x = double_(random, i);
            double y = random.nextInt(4) == 0 ? x * (1 + random.nextInt(5) * 0x1p-52) : double_(random, i / 7);
            if (y == 0 || !Double.isFinite(y)) {
                y = 1;
            }
            double expected = processor.applyAsDouble(x, y);
            OptionalDouble rounded =
                    operation.apply(Ball.of(x), Ball.of(y), 120).roundToDouble();
            if (rounded.isPresent()) {
                decided++;
                double divisor = y;
                assertEquals(expected + 0.0, rounded.getAsDouble() + 0.0, () -> x + " and " + divisor);
            }
        }
        assertTrue(decided > PAIRS * 0.9, decided + " decided, seed " + SEED);
    }

    /** Any double, one of moderate size, or one near the limits of the format or the tie between two floats. */
    private static double double_(Random random, int i) {
        return switch (i % 5) {
            case 0 -> finite(Double.longBitsToDouble(random.nextLong()));
            case 1 -> random.nextGaussian();
            case 2 -> random.nextInt(1000) * Double.MIN_VALUE * (random.nextBoolean() ? 1 : -1);
            case 3 -> nearTieBetweenFloats(Float.intBitsToFloat(random.nextInt()), random.nextBoolean());
            default -> Math.scalb(1 + random.nextInt(8) * 0x1p-52, random.nextInt(2090) - 1070);
        };
    }

    private static double nearTieBetweenFloats(float near, boolean isTie) {
        double tie = (finite(near) + Math.nextUp((float) finite(near))) / 2;
        return finite(isTie ? tie : Math.nextUp(tie));
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : 0;
    }

    @Test
    void agreesWithTheStrictLibraryWithinItsStatedError() {
        // the errors that StrictMath promises, in ulps; a correctly rounded value adds half an ulp
        compareWithLibrary("exp", StrictMath::exp, 1);
        compareWithLibrary("expm1", StrictMath::expm1, 1);
        compareWithLibrary("log", StrictMath::log, 1);
        compareWithLibrary("log1p", StrictMath::log1p, 1);
        compareWithLibrary("log10", StrictMath::log10, 1);
        compareWithLibrary("sin", StrictMath::sin, 1);
        compareWithLibrary("cos", StrictMath::cos, 1);
        compareWithLibrary("tan", StrictMath::tan, 1);
        compareWithLibrary("arctan", StrictMath::atan, 1);
        compareWithLibrary("sinh", StrictMath::sinh, 2.5);
        compareWithLibrary("cosh", StrictMath::cosh, 2.5);
        compareWithLibrary("tanh", StrictMath::tanh, 2.5);
    }

    private static void compareWithLibrary(String name, DoubleUnaryOperator library, double ulps) {
        Samples samples = new Samples(SEED);
        int seen = 0;
        for (int i = 0; i < 2_000; i++) {
            double x = i % 2 == 0 ? samples.anyDouble() : samples.point().toDouble();
            OptionalDouble rounded =
                    Certified.correctlyRounded(bits -> Functions.named(name).at(java.util.List.of(Ball.of(x)), bits));
            double expected = library.applyAsDouble(x);
            if (rounded.isPresent() && Double.isFinite(expected)) {
                seen++;
                double found = rounded.getAsDouble();
                assertTrue(
                        Math.abs(found - expected) <= (ulps + 0.5) * Math.ulp(expected),
                        () -> name + "(" + x + ") = " + found + ", library " + expected);
            }
        }
        assertTrue(seen > 400, name + ": only " + seen + " values");
    }

    @Test
    void decidesATieOnlyForASingleNumber() {
        Ball tie = Ball.ONE.add(Ball.of(0x1p-53), 64);
        assertEquals(OptionalDouble.of(1.0), tie.roundToDouble());
        assertEquals(
                OptionalDouble.empty(),
                tie.widened(Magnitude.powerOfTwo(-1_000_000_000)).roundToDouble());
        Ball above = Ball.of(Math.nextUp(1.0)).add(Ball.of(0x1p-53), 64);
        assertEquals(OptionalDouble.of(1 + 0x1p-51), above.roundToDouble());
    }

    @Test
    void asksBothEnds() {
        Ball tie = Ball.ONE.add(Ball.of(0x1p-53), 64);
        Ball below = tie.sub(Ball.of(0x1p-60), 64);
        Ball above = tie.add(Ball.of(0x1p-60), 64);
        assertEquals(
                OptionalDouble.of(1.0), below.widened(Magnitude.powerOfTwo(-61)).roundToDouble());
        assertEquals(
                OptionalDouble.empty(), below.widened(Magnitude.powerOfTwo(-59)).roundToDouble());
        assertEquals(
                OptionalDouble.empty(), above.widened(Magnitude.powerOfTwo(-59)).roundToDouble());
        assertEquals(
                OptionalDouble.of(-1.0),
                below.neg().widened(Magnitude.powerOfTwo(-61)).roundToDouble());
        assertEquals(
                OptionalDouble.empty(),
                below.neg().widened(Magnitude.powerOfTwo(-59)).roundToDouble());
        assertEquals(
                OptionalDouble.empty(),
                above.neg().widened(Magnitude.powerOfTwo(-59)).roundToDouble());
    }

    @Test
    void roundsAtTheEdgesOfTheFormat() {
        assertEquals(
                OptionalDouble.of(Double.POSITIVE_INFINITY),
                Ball.of(1e6).exp(64).roundToDouble());
        assertEquals(OptionalDouble.of(0.0), Ball.of(-1e6).exp(64).roundToDouble());
        assertEquals(OptionalDouble.of(0.0), Ball.of(-1e300).exp(64).roundToDouble());
        assertEquals("-0.0", Ball.of(-1e6).exp(64).neg().roundToDouble().getAsDouble() + "");
        Ball overflow = Ball.exact(BigInteger.ONE, 1024).sub(Ball.exact(BigInteger.ONE, 970), 64);
        assertEquals(OptionalDouble.of(Double.POSITIVE_INFINITY), overflow.roundToDouble()); // a tie, to even
        assertEquals(
                OptionalDouble.of(Double.MAX_VALUE),
                overflow.sub(Ball.exact(BigInteger.ONE, 900), 200).roundToDouble());
        assertEquals(OptionalDouble.of(0.0), Ball.exact(BigInteger.ONE, -1075).roundToDouble()); // a tie, to even
        assertEquals(
                OptionalDouble.of(Double.MIN_VALUE),
                Ball.exact(BigInteger.valueOf(3), -1076).roundToDouble());
        assertEquals(Optional.of(Float.POSITIVE_INFINITY), Ball.of(3.5e38).roundToFloat());
        assertEquals(Optional.of(0f), Ball.of(1e-46).roundToFloat());
        assertEquals(OptionalDouble.empty(), Ball.UNKNOWN.roundToDouble());
        assertEquals(OptionalDouble.empty(), Ball.UNDEFINED.roundToDouble());
    }
}
