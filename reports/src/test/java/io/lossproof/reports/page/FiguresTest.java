package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void groupsLongNumbersInThrees() {
        assertEquals("0", Figures.whole(0));
        assertEquals("1000", Figures.whole(1000));
        assertEquals("10\u202f000", Figures.whole(10_000));
        assertEquals("−1\u202f234\u202f567", Figures.whole(-1_234_567));
        assertEquals("−9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808", Figures.whole(Long.MIN_VALUE));
    }

    @Test
    void measuresHaveFourDigits() {
        assertEquals("0.5", Figures.measure(0.5));
        assertEquals("1.235", Figures.measure(1.23456));
        assertEquals("−3.1 × 10⁻³¹", Figures.measure(-3.1e-31));
        assertEquals("1.798 × 10³⁰⁸", Figures.measure(Double.MAX_VALUE));
        assertEquals("NaN", Figures.measure(Double.NaN));
        assertEquals("−∞", Figures.measure(Double.NEGATIVE_INFINITY));
    }

    @Test
    void timesAreReadAtAGlance() {
        assertEquals("under 1 ms", Figures.duration(0.0001));
        assertEquals("125 ms", Figures.duration(0.125));
        assertEquals("1.0 s", Figures.duration(0.9996));
        assertEquals("12.3 s", Figures.duration(12.34));
        assertEquals("1 min 0 s", Figures.duration(59.96));
        assertEquals("unknown", Figures.duration(Double.NaN));
    }

    @Test
    void datesAreInUniversalTime() {
        assertEquals("22 November 2026, 23:30 UTC", Figures.date("2026-11-23T01:30:00+02:00"));
        assertEquals("yesterday", Figures.date("yesterday"));
    }

    @Test
    void whatAFactHoldsIsWrittenOneAfterTheOther() {
        assertEquals("a; 12 000", Figures.fact(List.of("a", 12_000)));
        assertEquals("ties 3", Figures.fact(Map.of("ties", 3)));
        assertEquals("true", Figures.fact(true));
    }
}
