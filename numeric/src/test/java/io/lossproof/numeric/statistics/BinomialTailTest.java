package io.lossproof.numeric.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinomialTailTest {

    /** The sum of the probabilities, each from the one before. */
    private static double summed(int k, int n, double p) {
        double probability = Math.pow(1 - p, n);
        double below = 0;
        for (int i = 0; i < k; i++) {
            below += probability;
            probability *= (n - i) / (i + 1.0) * p / (1 - p);
        }
        double above = 0;
        for (int i = k; i <= n; i++) {
            above += probability;
            probability *= (n - i) / (i + 1.0) * p / (1 - p);
        }
        assertEquals(1, below + above, 1e-10);
        return above;
    }

    @Property(seed = "20817", tries = 300)
    void isTheSumOfTheProbabilities(
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(max = 61) int k,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        double exact = k > n ? 0 : summed(k, n, p);
        assertEquals(exact, BinomialTail.atLeast(k, n, p), 1e-9 * exact);
        assertEquals(1, BinomialTail.atLeast(k, n, p) + BinomialTail.atMost(k - 1L, n, p), 1e-12);
    }

    @Test
    void keepsItsDigitsFarOut() {
        assertEquals(Math.pow(0.5, 100), BinomialTail.atLeast(100, 100, 0.5), 1e-40);
        assertEquals(1e-300, BinomialTail.atLeast(1, 1, 1e-300), 1e-310);
        assertTrue(BinomialTail.twoSided(60_000, 100_000, 0.5) < 1e-300);
    }

    @Test
    void knowsTheEndsOfTheParameters() {
        assertEquals(1, BinomialTail.atLeast(0, 10, 0));
        assertEquals(0, BinomialTail.atLeast(1, 10, 0));
        assertEquals(1, BinomialTail.atLeast(10, 10, 1));
        assertEquals(0, BinomialTail.twoSided(9, 10, 1));
        assertEquals(1, BinomialTail.twoSided(10, 10, 1));
    }

    @Test
    void refusesWhatIsNoProbability() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> BinomialTail.atLeast(1, 10, Double.NaN));
        assertTrue(String.valueOf(e.getMessage()).contains("p = NaN is outside"), e::toString);
    }

    /** Table 26.8 of Abramowitz and Stegun: the upper 5 % points. */
    @Test
    void theChiSquareTailAgreesWithTheTable() {
        assertEquals(0.05, ChiSquareTail.atLeast(3.84146, 1), 1e-6);
        assertEquals(0.05, ChiSquareTail.atLeast(18.3070, 10), 1e-6);
        assertEquals(0.05, ChiSquareTail.atLeast(124.342, 100), 1e-6);
        assertEquals(1, ChiSquareTail.atLeast(0, 3));
        assertThrows(IllegalArgumentException.class, () -> ChiSquareTail.atLeast(1, 0));
    }
}
