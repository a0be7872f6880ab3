package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LabelCountsTest {

    private static final double[] LAW = {0.5, 0.25, 0.125, 0.125};

    @Test
    void drawsAsOftenAsAskedAndTheSameAgain() {
        long[] counts = LabelCounts.of(LAW, 1000, 7, "a");
        assertEquals(1000, Arrays.stream(counts).sum());
        assertArrayEquals(counts, LabelCounts.of(LAW, 1000, 7, "a"));
        assertFalse(Arrays.equals(counts, LabelCounts.of(LAW, 1000, 7, "b")));
        assertFalse(Arrays.equals(counts, LabelCounts.of(LAW, 1000, 8, "a")));
    }

    @Test
    void neverDrawsAClassOfProbabilityZero() {
        long[] counts = LabelCounts.of(new double[] {0, 0.3, 0, 0.7, 0}, 10_000, 7, "zero");
        assertEquals(0, counts[0] + counts[2] + counts[4]);
        assertTrue(Math.abs(counts[1] - 3000) < 300, () -> Arrays.toString(counts));
    }

    @Test
    void refusesWhatIsNoLaw() {
        assertTrue(String.valueOf(assertThrows(
                                IllegalArgumentException.class, () -> LabelCounts.of(new double[] {0.5, 0.4}, 1, 1, ""))
                        .getMessage())
                .contains("is 0.9, not 1"));
        assertThrows(IllegalArgumentException.class, () -> LabelCounts.of(new double[] {-0.5, 1.5}, 1, 1, ""));
        assertThrows(IllegalArgumentException.class, () -> LabelCounts.of(new double[] {Double.NaN, 1}, 1, 1, ""));
        assertThrows(IllegalArgumentException.class, () -> LabelCounts.of(new double[] {}, 1, 1, ""));
    }
}
