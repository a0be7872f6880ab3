package io.lossproof.testing.jqwik;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Arbitraries for the domains of losses. All shrink to what is simple: 1 or the nearest end of a range, equal
 * probabilities, equal logits, the identity matrix.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<double[]> logits() {
 *     return LossArbitraries.logits(3);
 * }
 * }</pre>
 */
public final class LossArbitraries {

    /** Beyond this exp(-x) underflows even as a subnormal number. */
    private static final double UNDERFLOWS = 745;
    /** Beyond this exp(x) overflows. */
    private static final double OVERFLOWS = 709.782712893384;

    private LossArbitraries() {}

    /**
     * Doubles of a range, evenly by their place in the order of all doubles: every magnitude is as likely as every other,
     * down to subnormal numbers. Both zeros count as one.
     *
     * @throws IllegalArgumentException if the ends are not finite or not in order
     */
    public static Arbitrary<Double> doublesByOrdinal(double least, double largest) {
        if (!(least <= largest) || Double.isInfinite(least) || Double.isInfinite(largest)) {
            throw new IllegalArgumentException("[" + least + ", " + largest + "] is no range of finite doubles");
        }
        long from = ordinal(least);
        long to = ordinal(largest);
        long one = ordinal(1.0);
        return Arbitraries.longs()
                .between(from, to)
                .withDistribution(RandomDistribution.uniform())
                .shrinkTowards(Math.max(from, Math.min(to, one)))
                .edgeCases(cases -> cases.add(ends(least, largest)
                        .filter(place -> from <= place && place <= to)
                        .distinct()
                        .boxed()
                        .toArray(Long[]::new)))
                .map(LossArbitraries::ofOrdinal);
    }

    /** All finite doubles, evenly by their place in the order. */
    public static Arbitrary<Double> doublesByOrdinal() {
        return doublesByOrdinal(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** The ordinals of numbers at which something changes, and their neighbours. */
    private static LongStream ends(double least, double largest) {
        return DoubleStream.of(0, 1, 0.5, 2, Double.MIN_NORMAL, UNDERFLOWS, OVERFLOWS, least, largest)
                .flatMap(value -> DoubleStream.of(value, -value))
                .mapToLong(LossArbitraries::ordinal)
                .flatMap(place -> LongStream.of(place, place - 1, place + 1));
    }

    /** Between 0 and 1, without the ends and close to both of them: to the smallest double above 0, the largest below 1. */
    public static Arbitrary<Double> probabilities() {
        Arbitrary<Double> lower = doublesByOrdinal(Double.MIN_VALUE, 0.5);
        Arbitrary<Double> upper = doublesByOrdinal(Math.ulp(0.5), 0.5).map(rest -> 1 - rest);
        Arbitrary<Double> even = Arbitraries.integers().between(1, 999).map(parts -> parts / 1000.0);
        return Arbitraries.frequencyOf(Tuple.of(2, even), Tuple.of(1, lower), Tuple.of(1, upper));
    }

    /**
     * Probability vectors with positive entries whose sum is 1 up to rounding: spread evenly, near a corner, and with
     * entries of very different size.
     */
    public static Arbitrary<double[]> simplex(int size) {
        require(size);
        Arbitrary<Double> even = Arbitraries.integers().between(1, 999).map(parts -> -Math.log(parts / 1000.0));
        Arbitrary<Double> smaller = Arbitraries.integers().between(0, 600).map(Integer::doubleValue);
        Arbitrary<Double> weights = Arbitraries.frequencyOf(Tuple.of(3, even), Tuple.of(1, smaller));
        return weights.list()
                .ofSize(size)
                .map(rates -> normalised(
                        rates.stream().mapToDouble(rate -> Math.exp(-rate)).toArray()));
    }

    /** Probability vectors whose entries may be 0: those of {@link #simplex}, corners, and some with empty classes. */
    public static Arbitrary<double[]> closedSimplex(int size) {
        Arbitrary<double[]> corners =
                Arbitraries.integers().between(0, size - 1).map(hot -> corner(size, hot));
        Arbitrary<double[]> faces = simplex(size)
                .flatMap(inside -> Arbitraries.integers().between(0, size - 1).map(empty -> without(inside, empty)));
        return Arbitraries.frequencyOf(Tuple.of(2, simplex(size)), Tuple.of(1, corners), Tuple.of(1, faces));
    }

    private static double[] corner(int size, int hot) {
        double[] corner = new double[size];
        corner[hot] = 1;
        return corner;
    }

    private static double[] without(double[] inside, int empty) {
        double[] face = inside.clone();
        face[empty] = 0;
        return DoubleStream.of(face).sum() > 0 ? normalised(face) : inside;
    }

    private static double[] normalised(double[] weights) {
        double sum = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights)
                .map(weight -> weight > 0 ? Math.max(weight / sum, Double.MIN_VALUE) : 0)
                .toArray();
    }

    /**
     * Logits: moderate ones, ties, ones that make exponentials overflow, and all of these shifted by a large number, which a
     * softmax does not see.
     */
    public static Arbitrary<double[]> logits(int size) {
        require(size);
        Arbitrary<Double> moderate = Arbitraries.integers().between(-80, 80).map(eighths -> eighths / 8.0);
        Arbitrary<Double> large = Arbitraries.of(0.0, UNDERFLOWS, -UNDERFLOWS, 710.0, -710.0, 1e4, -1e4, 1e300, -1e300);
        Arbitrary<Double> each = Arbitraries.frequencyOf(Tuple.of(4, moderate), Tuple.of(1, large));
        Arbitrary<Double> shift = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0.0)), Tuple.of(1, Arbitraries.of(1e3, -1e3, 1e8, -1e8)));
        return each.list()
                .ofSize(size)
                .flatMap(entries -> shift.map(
                        by -> entries.stream().mapToDouble(entry -> entry + by).toArray()));
    }

    /**
     * Symmetric positive-definite matrices as the product of a lower triangle and its transpose; the diagonal of the
     * triangle is between 1e-4 and 1e4, so that some are close to singular.
     */
    public static Arbitrary<double[][]> positiveDefinite(int dimension) {
        require(dimension);
        Arbitrary<Double> diagonal = Arbitraries.integers().between(-40, 40).map(tenths -> Math.pow(10, tenths / 10.0));
        Arbitrary<Double> below = Arbitraries.integers().between(-30, 30).map(tenths -> tenths / 10.0);
        int entries = dimension * (dimension - 1) / 2;
        return diagonal.list()
                .ofSize(dimension)
                .flatMap(roots -> below.list()
                        .ofSize(entries)
                        .map(rest -> squared(
                                roots.stream().mapToDouble(Double::doubleValue).toArray(),
                                rest.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    /** The rows below the diagonal are multiples of the diagonal, so that no size swallows the others. */
    private static double[][] squared(double[] roots, double[] below) {
        int size = roots.length;
        double[][] triangle = new double[size][size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            triangle[i][i] = roots[i];
            for (int j = 0; j < i; j++) {
                triangle[i][j] = below[at++] * roots[i];
            }
        }
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k <= j; k++) {
                    product[i][j] += triangle[i][k] * triangle[j][k];
                }
                product[j][i] = product[i][j];
            }
        }
        return product;
    }

    private static void require(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size = " + size + " is outside 1, 2, ...");
        }
    }

    static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
    }

    static double ofOrdinal(long ordinal) {
        return ordinal >= 0 ? Double.longBitsToDouble(ordinal) : -Double.longBitsToDouble(-ordinal);
    }
}
