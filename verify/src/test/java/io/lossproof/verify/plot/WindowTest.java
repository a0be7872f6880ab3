package io.lossproof.verify.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Property(seed = "20817", tries = 500)
    void isFiniteAndHoldsTheMiddleOfTheValues(@ForAll @Size(min = 8, max = 40) double[] values) {
        Window.of(values).ifPresent(window -> {
            assertTrue(Double.isFinite(window.low()) && Double.isFinite(window.high()));
            assertTrue(window.low() < window.high(), window::toString);
            double[] sorted =
                    Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
            double middle = sorted[(int) Math.round((sorted.length - 1) * 0.5)];
            assertTrue(Math.abs(window.clamp(middle) - middle) <= 1e-8 * window.height(), window::toString);
        });
    }

    @Test
    void holdsAllValuesThatDoNotRunAway() {
        double[] values =
                IntStream.rangeClosed(0, 48).mapToDouble(i -> i / 10.0).toArray();
        assertEquals(Optional.of(new Window(0, 6)), Window.of(values));
    }

    @Test
    void cutsAPole() {
        double[] values =
                IntStream.rangeClosed(1, 48).mapToDouble(i -> 480.0 / i).toArray();
        Window window = Window.of(values).orElseThrow();
        assertTrue(window.high() < 150 && window.high() > 40, window::toString);
    }

    @Test
    void aConstantStandsOffTheEdgesAndNearNought() {
        assertEquals(Optional.of(new Window(0, 1.5)), Window.of(new double[] {1, 1, 1, 1}));
        assertEquals(Optional.of(new Window(-0.5, 0.5)), Window.of(new double[] {0, 0, 0, 0}));
    }

    @Test
    void thereIsNoneWithoutValues() {
        assertEquals(Optional.empty(), Window.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}));
        assertEquals(Optional.empty(), Window.of(new double[0]));
    }
}
