package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Arguments for the functions under test: edges first, then floats evenly by exponent, then typical values. */
final class Samples {
    private static final double[] EDGES = {
        0,
        1,
        0.5,
        2,
        0.25,
        0.75,
        1.5,
        1.0 / 64,
        1.0 / 128,
        3,
        10,
        1000,
        1e15,
        1e16,
        1e22,
        1e300,
        1e-15,
        1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Math.E,
        Math.PI,
        36.7,
        37,
        709.78,
        745.13,
        1.0 / 3
    };

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
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
        for (long exponent : new long[] {-5_000_000_000L, -100_000, -5000, 5000, 100_000, 1_000_000_000_000_000L}) {
            edges.add(Ball.exact(BigInteger.ONE, exponent));
            edges.add(Ball.exact(BigInteger.valueOf(-3), exponent));
        }
        return edges;
    }

    /** A single number from one of the strata. */
    Ball point() {
        return switch (random.nextInt(10)) {
            case 0 -> Ball.of(anyDouble());
            case 1 -> Ball.of(sign() * Math.pow(10, 40 * random.nextDouble() - 20));
            case 2 -> Ball.of(random.nextDouble());
            // near 0, 1/2, 1 from both sides, as close as a long mantissa allows
            case 3 -> Ball.of(random.nextInt(3) * 0.5).add(power(-1 - random.nextInt(200), 20), 400);
            // next to a multiple of log 2 or pi/2
            case 4 -> Ball.of((random.nextBoolean() ? Math.log(2) : Math.PI / 2) * (random.nextInt(2001) - 1000));
            case 5 -> nearMultipleOfHalfPi();
            // next to a power of two
            case 6 ->
                Ball.exact(BigInteger.valueOf((long) sign()), random.nextInt(201) - 100)
                        .add(power(-150, random.nextInt(3)), 300);
            case 7 -> power(random.nextInt(20) - 10, 250);
            case 8 -> Ball.of(random.nextInt(41) - 20);
            default -> Ball.of(80 * random.nextDouble() - 40);
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

    /** A number in the ball: an end, the midpoint or one between. */
    Ball inside(Ball ball) {
        long steps = 1L << 40;
        long step = random.nextInt(3) == 0 ? steps * (random.nextInt(3) - 1) : random.nextLong() % steps;
        // |step/steps| <= 1, and the mantissa of the radius has 30 bits: nothing is rounded
        Magnitude radius = ball.radius();
        BigInteger offset = BigInteger.valueOf(radius.mantissa()).multiply(BigInteger.valueOf(step));
        Ball middle = ball.middle();
        Ball point = middle.add(Ball.exact(offset, radius.exponent() - 40), 2_000);
        return point.isExact() && ball.contains(point) ? point : middle;
    }

    int bits() {
        int[] choices = {24, 27, 40, 53, 64, 100, 130};
        return choices[random.nextInt(choices.length)];
    }

    double anyDouble() {
        double x = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(x) ? x : 1.0;
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    /** A number of the given bits in its mantissa with this exponent of its leading bit, of either sign. */
    private Ball power(long exponent, int bits) {
        BigInteger mantissa = new BigInteger(bits, random).setBit(bits);
        return Ball.exact(random.nextBoolean() ? mantissa : mantissa.negate(), exponent - bits);
    }

    /** Next to a multiple of pi/2 with more bits than a double has. */
    private Ball nearMultipleOfHalfPi() {
        int multiple = random.nextInt(2001) - 1000;
        Dyadic near = Ball.pi(60 + random.nextInt(200))
                .mul(Ball.of(multiple), 300)
                .scaled(-1)
                .midpoint();
        return Ball.exact(near.mantissa(), near.exponent());
    }
}
