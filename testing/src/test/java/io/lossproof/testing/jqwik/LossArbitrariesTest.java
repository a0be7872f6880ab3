package io.lossproof.testing.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.constraints.IntRange;

class LossArbitrariesTest {

    private static final int TRIES = 400;

    @Provide
    Arbitrary<Double> ranged() {
        return LossArbitraries.doublesByOrdinal(-3, 1e-300);
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return LossArbitraries.probabilities();
    }

    @Provide
    Arbitrary<double[]> simplex() {
        return Arbitraries.integers().between(1, 6).flatMap(LossArbitraries::simplex);
    }

    @Provide
    Arbitrary<double[]> closedSimplex() {
        return Arbitraries.integers().between(1, 6).flatMap(LossArbitraries::closedSimplex);
    }

    @Provide
    Arbitrary<double[]> logits() {
        return LossArbitraries.logits(4);
    }

    @Provide
    Arbitrary<double[][]> matrices() {
        return Arbitraries.integers().between(1, 4).flatMap(LossArbitraries::positiveDefinite);
    }

    @Property(seed = "20817", tries = TRIES)
    void doublesByOrdinalStayInTheirRange(@ForAll("ranged") double x) {
        assertTrue(-3 <= x && x <= 1e-300, () -> "x = " + x);
    }

    @Property(seed = "20817", tries = TRIES)
    void ordinalsAreInTheOrderOfDoubles(@ForAll double a, @ForAll double b) {
        assertEquals(
                Double.compare(a + 0.0, b + 0.0), Long.compare(LossArbitraries.ordinal(a), LossArbitraries.ordinal(b)));
        assertEquals(a + 0.0, LossArbitraries.ofOrdinal(LossArbitraries.ordinal(a)));
    }

    @Property(seed = "20817", tries = TRIES)
    void probabilitiesAreInsideTheUnitInterval(@ForAll("probabilities") double p) {
        assertTrue(p > 0 && p < 1, () -> "p = " + p);
    }

    @Property(seed = "20817", tries = TRIES)
    void entriesOfASimplexArePositiveAndSumToOne(@ForAll("simplex") double[] p) {
        assertTrue(Arrays.stream(p).allMatch(entry -> entry > 0), () -> Arrays.toString(p));
        assertEquals(1, Arrays.stream(p).sum(), 1e-14);
    }

    @Property(seed = "20817", tries = TRIES)
    void entriesOfAClosedSimplexAreNotNegativeAndSumToOne(@ForAll("closedSimplex") double[] p) {
        assertTrue(Arrays.stream(p).allMatch(entry -> entry >= 0), () -> Arrays.toString(p));
        assertEquals(1, Arrays.stream(p).sum(), 1e-14);
    }

    @Property(seed = "20817", tries = TRIES)
    void logitsAreFinite(@ForAll("logits") double[] z) {
        assertEquals(4, z.length);
        assertTrue(Arrays.stream(z).allMatch(Double::isFinite), () -> Arrays.toString(z));
    }

    @Property(seed = "20817", tries = TRIES)
    void matricesAreSymmetricWithPositiveMinors(@ForAll("matrices") double[][] a) {
        double[][] rest = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        for (int k = 0; k < rest.length; k++) {
            double pivot = rest[k][k];
            assertTrue(pivot > 0, () -> Arrays.deepToString(a));
            for (int i = k + 1; i < rest.length; i++) {
                assertEquals(a[i][k], a[k][i]);
                for (int j = k + 1; j < rest.length; j++) {
                    rest[i][j] -= rest[i][k] * rest[k][j] / pivot;
                }
            }
        }
    }

    @Property(seed = "20817", tries = 20)
    void sizesAreKept(@ForAll @IntRange(min = 1, max = 8) int size) {
        assertEquals(size, LossArbitraries.simplex(size).sample().length);
        assertEquals(size, LossArbitraries.closedSimplex(size).sample().length);
        assertEquals(size, LossArbitraries.logits(size).sample().length);
        assertEquals(size, LossArbitraries.positiveDefinite(size).sample().length);
    }

    private static <T> List<T> drawn(Arbitrary<T> arbitrary) {
        return arbitrary.generator(1000, true).stream(new Random(20817))
                .limit(1000)
                .map(Shrinkable::value)
                .toList();
    }

    /** What the arbitraries are for: each region is met within a run of the usual length. */
    @Example
    void allRegionsAreMet() {
        List<Double> p = drawn(LossArbitraries.probabilities());
        assertTrue(p.stream().anyMatch(x -> x < 1e-100), "no tiny probability");
        assertTrue(p.stream().anyMatch(x -> x > 1 - 1e-12), "no probability close to 1");
        assertTrue(p.stream().anyMatch(x -> x > 0.1 && x < 0.9), "no moderate probability");
        Set<String> corners = new HashSet<>();
        for (double[] q : drawn(LossArbitraries.closedSimplex(3))) {
            if (Arrays.stream(q).anyMatch(entry -> entry == 1)) {
                corners.add(Arrays.toString(q));
            }
        }
        assertTrue(corners.size() >= 3, () -> "only " + corners);
        assertTrue(
                drawn(LossArbitraries.logits(3)).stream()
                        .anyMatch(z -> Arrays.stream(z).max().orElseThrow() > 700),
                "no logit that overflows");
    }

    @Example
    void edgeCasesOfOrdinalsAreTheEndsAndTheirNeighbours() {
        Set<Double> edges = new HashSet<>();
        LossArbitraries.doublesByOrdinal(0, 1)
                .edgeCases()
                .suppliers()
                .forEach(edge -> edges.add(edge.get().value()));
        assertTrue(
                edges.containsAll(List.of(0.0, Double.MIN_VALUE, Double.MIN_NORMAL, 0.5, Math.nextDown(1.0), 1.0)),
                edges::toString);
        assertTrue(edges.stream().allMatch(x -> 0 <= x && x <= 1), edges::toString);
    }

    @Example
    void rangesThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LossArbitraries.doublesByOrdinal(1, 0));
        assertThrows(IllegalArgumentException.class, () -> LossArbitraries.doublesByOrdinal(Double.NaN, 0));
        assertThrows(
                IllegalArgumentException.class, () -> LossArbitraries.doublesByOrdinal(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> LossArbitraries.simplex(0));
    }
}
