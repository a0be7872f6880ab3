package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Arguments for the special functions: next to the poles, zeros and extrema of the gamma functions, to integers and halves, in
 * the tails of the error function, tiny, huge and subnormal.
 */
final class SpecialSamples {
    private static final double[] EDGES = {
        0,
        1,
        2,
        0.5,
        1.5,
        2.5,
        3,
        10,
        25,
        26.6,
        37.5,
        38.6,
        100,
        170.6,
        171.7,
        700,
        1000,
        16384,
        1e5,
        1e10,
        1e15,
        4503599627370496.5,
        1e17,
        1e100,
        1e300,
        1e-10,
        1e-100,
        1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE
    };

    /** The minimum of log Gamma on x > 0, which is the zero of digamma, and other zeros of digamma; where I_1 and I_12 are 1. */
    private static final double[] ZEROS = {
        1.4616321449683623, -0.5040830082644554, -1.5734984731623905, -2.6107208684441448, 1.6, 12.1
    };

    private final Random random;
    private final Samples samples;

    SpecialSamples(long seed) {
        random = new Random(seed);
        samples = new Samples(seed + 1000);
    }

    /** Edges and their neighbours, with both signs. */
    List<Ball> edges() {
        List<Ball> edges = new ArrayList<>();
        for (double edge : EDGES) {
            for (double x : new double[] {edge, Math.nextUp(edge), Math.nextDown(edge)}) {
                if (Double.isFinite(x)) {
                    edges.add(Ball.of(x));
                    edges.add(Ball.of(-x));
                }
            }
        }
        for (double zero : ZEROS) {
            for (int i = -3; i <= 3; i++) {
                edges.add(Ball.of(zero + i * Math.ulp(zero)));
            }
        }
        for (long exponent : new long[] {-5_000_000_000L, -5000, 5000, 1_000_000_000_000_000L}) {
            edges.add(Ball.exact(BigInteger.ONE, exponent));
            edges.add(Ball.exact(BigInteger.valueOf(-3), exponent));
        }
        return edges;
    }

    Ball point() {
        return switch (random.nextInt(12)) {
            case 0 -> samples.point();
            // evenly by exponent
            case 1 -> Ball.of(Math.pow(10, 40 * random.nextDouble() - 20));
            case 2 -> Ball.of(Math.pow(10, 600 * random.nextDouble() - 300));
            // next to an integer or a half, from both sides, closer than a double could be
            case 3 -> Ball.of((random.nextInt(81) - 20) * 0.5).add(tiny(-1 - random.nextInt(200)), 400);
            case 4 -> Ball.of((random.nextInt(5) + 1) * 0.5).add(tiny(-1 - random.nextInt(80)), 400);
            case 5 -> Ball.of(ZEROS[random.nextInt(ZEROS.length)]).add(tiny(-20 - random.nextInt(60)), 400);
            case 6 -> Ball.of((random.nextInt(401) - 200) * 0.5);
            case 7 -> Ball.of(-60 * random.nextDouble());
            case 8 -> Ball.of(random.nextDouble());
            case 9 -> Ball.of(300 * random.nextDouble());
            default -> Ball.of(40 * random.nextDouble());
        };
    }

    /** A ball around a point, from tight to wide. */
    Ball ball() {
        Ball middle = point();
        Magnitude radius = Magnitude.of(1 + random.nextInt(1000), random.nextInt(90) - 80);
        if (random.nextBoolean()) {
            radius = radius.times(middle.upperMagnitude());
        }
        return middle.widened(radius);
    }

    Ball inside(Ball ball) {
        return samples.inside(ball);
    }

    int bits() {
        int[] choices = {24, 27, 40, 53, 64, 100, 128};
        return choices[random.nextInt(choices.length)];
    }

    private Ball tiny(long exponent) {
        BigInteger mantissa = new BigInteger(20, random).setBit(20);
        return Ball.exact(random.nextBoolean() ? mantissa : mantissa.negate(), exponent - 20);
    }
}
