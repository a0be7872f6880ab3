package io.lossproof.numeric.precision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorStatisticsTest {

    @Test
    void keepsCountLargestAndRootMeanSquare() {
        ErrorStatistics<String> errors =
                ErrorStatistics.<String>none().with(3, "a").with(-4, "b").with(0, "c");
        assertEquals(3, errors.count());
        assertEquals(4, errors.largest());
        assertEquals(Optional.of("b"), errors.worst());
        assertEquals(Math.sqrt(25 / 3.0), errors.rootMeanSquare(), 1e-15);
        assertEquals("largest 4.00 at b, root mean square 2.89, of 3", errors.toString());
    }

    @Test
    void mergedPartsAreTheWhole() {
        ErrorStatistics<Integer> first =
                ErrorStatistics.<Integer>none().with(1, 1).with(2, 2);
        ErrorStatistics<Integer> second =
                ErrorStatistics.<Integer>none().with(2, 3).with(0.5, 4);
        ErrorStatistics<Integer> whole = first.with(2, 3).with(0.5, 4);
        assertEquals(whole, first.merge(second));
        assertEquals(whole, ErrorStatistics.merged(Stream.of(first, ErrorStatistics.none(), second)));
        assertEquals(Optional.of(2), whole.worst(), "the first of equals");
    }

    @Test
    void nothingAndNotANumber() {
        assertEquals("no errors measured", ErrorStatistics.none().toString());
        assertEquals(0, ErrorStatistics.none().rootMeanSquare());
        ErrorStatistics<Integer> errors =
                ErrorStatistics.<Integer>none().with(1, 1).with(Double.NaN, 2);
        assertEquals(Double.POSITIVE_INFINITY, errors.largest());
        assertEquals(Double.POSITIVE_INFINITY, errors.rootMeanSquare());
        assertEquals(Optional.of(2), errors.worst());
        assertEquals(Optional.of(0), ErrorStatistics.<Integer>none().with(0, 0).worst());
    }
}
