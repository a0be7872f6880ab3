package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Property(seed = "20817", tries = 500)
    void ticksLieOnTheAxisAndAreFew(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double low,
            @ForAll @DoubleRange(min = 1e-6, max = 1e9) @Scale(7) double length,
            @ForAll @IntRange(min = 2, max = 9) int most) {
        Axis axis = new Axis(low, low + length, 0, 100);
        List<Axis.Tick> ticks = axis.ticks(most);
        assertTrue(ticks.size() <= most + 1, ticks::toString);
        for (int i = 0; i < ticks.size(); i++) {
            double place = ticks.get(i).place();
            assertTrue(place >= -1e-6 && place <= 100 + 1e-6, ticks::toString);
            assertTrue(i == 0 || place > ticks.get(i - 1).place(), ticks::toString);
        }
    }

    @Test
    void ticksAreRoundNumbers() {
        assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), texts(new Axis(0, 1, 0, 1), 6));
        assertEquals(List.of("−6", "−4", "−2", "0", "2", "4", "6"), texts(new Axis(-6, 6, 0, 1), 6));
        assertEquals(List.of("0", "20", "40", "60"), texts(new Axis(-7, 70, 0, 1), 5));
    }

    @Test
    void theHigherValueIsHigher() {
        Axis up = new Axis(0, 10, 200, 0);
        assertEquals(200, up.place(0));
        assertEquals(50, up.place(7.5));
        assertEquals(-200, up.place(1e300));
    }

    private static List<String> texts(Axis axis, int most) {
        return axis.ticks(most).stream().map(Axis.Tick::text).toList();
    }
}
