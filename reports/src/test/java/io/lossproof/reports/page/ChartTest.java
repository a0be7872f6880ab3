package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.PlotRecord.CurveRecord;
import io.lossproof.verify.run.PlotRecord.PanelRecord;
import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final CurveRecord LINE = curve("y = 0", List.of(0.0, 1.0), List.of(0.0, 1.0));
    private static final CurveRecord OTHER = curve("y = 1", List.of(0.0, 1.0), List.of(1.0, 0.0));

    @Test
    void aGapIsNotDrawn() {
        CurveRecord broken = new CurveRecord(
                List.of("y = 0"),
                List.of(
                        new PieceRecord(List.of(0.0, 0.4), List.of(0.0, 1.0)),
                        new PieceRecord(List.of(0.6, 1.0), List.of(0.0, 1.0))));
        String path = pathOf(markup(broken), "solid");
        assertEquals(2, path.chars().filter(c -> c == 'M').count(), path);
        assertEquals(2, path.chars().filter(c -> c == 'L').count(), path);
    }

    @Test
    void curvesDifferNotByColourAlone() {
        String markup = markup(LINE, OTHER);
        assertTrue(markup.contains("class=\"curve solid\"") && markup.contains("class=\"curve dashed\""), markup);
    }

    @Test
    void anObservationLooksAlikeInEveryPanel() {
        String alone = new Chart(panel(OTHER), "p", List.of("y = 0", "y = 1")).markup();
        assertTrue(alone.contains("class=\"curve dashed\""), alone);
        assertFalse(alone.contains("class=\"curve solid\""), alone);
    }

    @Test
    void saysInWordsWhatItShows() {
        String markup = markup(LINE);
        assertTrue(markup.contains("<title>Loss against p</title>"), markup);
        assertTrue(
                markup.contains("<desc>Horizontal axis: p from 0 to 1. Vertical axis: loss from 0 to 1. "
                        + "For y = 0, solid: from 0 at 0 to 1 at 1, least 0.</desc>"),
                markup);
    }

    @Test
    void observationsThatShareACurveShareItsLabel() {
        CurveRecord shared = new CurveRecord(List.of("y = 0", "y = 1"), LINE.pieces());
        assertTrue(markup(shared).contains(">y = 0, 1</text>"));
        CurveRecord unlike = new CurveRecord(List.of("y = 0", "label 1"), LINE.pieces());
        assertTrue(markup(unlike).contains(">y = 0; label 1</text>"));
    }

    @Test
    void aPanelWithoutAWindowOrACurveIsNotDrawn() {
        assertTrue(Chart.isDrawable(panel(LINE)));
        assertFalse(Chart.isDrawable(panel()));
        assertFalse(Chart.isDrawable(new PanelRecord("loss", 0, 0, 0, 1, List.of(LINE))));
        assertFalse(Chart.isDrawable(new PanelRecord("loss", 0, 1, Double.NaN, 1, List.of(LINE))));
        assertFalse(Chart.isDrawable(new PanelRecord("loss", 0, Double.POSITIVE_INFINITY, 0, 1, List.of(LINE))));
        assertFalse(Chart.isDrawable(panel(curve("y = 0", List.of(0.5), List.of(0.5)))));
    }

    @Test
    void numbersAreFiniteWhateverTheRunHolds() {
        CurveRecord wild = curve(
                "y = 0",
                List.of(0.0, 1e300, Double.NaN, 0.5, Double.NEGATIVE_INFINITY),
                List.of(-1e300, Double.POSITIVE_INFINITY, 0.5, 0.5, 0.5));
        String path = pathOf(markup(wild), "solid");
        assertTrue(path.matches("[ML0-9. -]+"), path);
    }

    private static String pathOf(String markup, String stroke) {
        return Pattern.compile("class=\"curve " + stroke + "\" d=\"([^\"]*)\"")
                .matcher(markup.substring(markup.indexOf("<svg x=")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String markup(CurveRecord... curves) {
        return new Chart(panel(curves), "p", List.of("y = 0", "y = 1")).markup();
    }

    private static PanelRecord panel(CurveRecord... curves) {
        return new PanelRecord("loss", 0, 1, 0, 1, List.of(curves));
    }

    private static CurveRecord curve(String observation, List<Double> x, List<Double> y) {
        return new CurveRecord(List.of(observation), List.of(new PieceRecord(x, y)));
    }
}
