package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The kernels without the guard bits that their callers add: the error that each states against the same kernel with 100
 * more bits. That the values are those of the functions is the matter of the other tests.
 */
class FixedTest {
    private static final int POINTS = 4_000;
    private static final int MORE = 100;

    /** A kernel whose argument is an integer at the scale. */
    private interface Kernel {
        Fixed at(BigInteger argument, int scale);
    }

    @Test
    void exponential() {
        check(Fixed::exp, -0.75, 0.75);
    }

    @Test
    void exponentialOverArgument() {
        check((t, scale) -> Fixed.expm1OverArgument(t, 0, scale), -0.25, 0.25);
    }

    @Test
    void oddSeries() {
        check((z, scale) -> Fixed.oddSeries(z, 0, scale), -0.25, 0.25);
    }

    @Test
    void cosine() {
        check((z, scale) -> Fixed.cos(z, 0, scale), 0, 0.7);
    }

    @Test
    void sineOverArgument() {
        check((z, scale) -> Fixed.sinOverArgument(z, 0, scale), 0, 0.7);
    }

    @Test
    void logarithm() {
        check((u, scale) -> ExpLog.log1pInFixedPoint(new Dyadic(u, -scale), scale), -0.25, 0.4999);
    }

    @Test
    void arctangent() {
        check((x, scale) -> Trigonometric.arctanInFixedPoint(new Dyadic(x, -scale), scale), 0.01, 1);
    }

    @Test
    void constants() {
        check((x, scale) -> Constants.ln2(scale), 0, 1);
        check((x, scale) -> Constants.ln10(scale), 0, 1);
        check((x, scale) -> Constants.pi(scale), 0, 1);
    }

    @Test
    void argumentsThatErrByTheSlack() {
        // the argument is off by as much as is allowed, and the error stated covers what follows from it
        for (int slack : new int[] {1, 3, 50}) {
            BigInteger off = BigInteger.valueOf(slack);
            check((t, scale) -> Fixed.expm1OverArgument(t.add(off), slack, scale), -0.24, 0.24);
            check((z, scale) -> Fixed.oddSeries(z.add(off), slack, scale), -0.24, 0.24);
            check((z, scale) -> Fixed.cos(z.add(off), slack, scale), 0, 0.69);
            check((z, scale) -> Fixed.sinOverArgument(z.add(off), slack, scale), 0, 0.69);
        }
    }

    /** The largest error found must be near enough to the bound to show that the bound is put to the test. */
    private static void check(Kernel kernel, double least, double greatest) {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            int scale = 34 + random.nextInt(120);
            double x = least + (greatest - least) * (i == 0 ? 0 : i == 1 ? 1 : random.nextDouble());
            BigInteger argument = Ball.of(x).midpoint().floorAtScale(scale);
            Fixed coarse = kernel.at(argument, scale);
            Fixed fine = kernel.at(argument.shiftLeft(MORE), scale + MORE);
            BigInteger difference =
                    coarse.value().shiftLeft(MORE).subtract(fine.value()).abs();
            BigInteger bound =
                    BigInteger.valueOf(coarse.error()).shiftLeft(MORE).add(BigInteger.valueOf(fine.error()));
            assertTrue(
                    difference.compareTo(bound) <= 0,
                    () -> "at " + x + " with scale " + scale + " the error is " + difference.shiftRight(MORE)
                            + " units, stated are " + coarse.error());
            worst = Math.max(worst, difference.shiftRight(MORE - 20).doubleValue() * 0x1p-20 / coarse.error());
        }
        double share = worst;
        assertTrue(share > 0.01, () -> "the largest error found is only " + share + " of the error stated");
    }
}
