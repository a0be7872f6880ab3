package io.lossproof.verify.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final Span SPAN = new Span(-1, false, 1, false);
    private static final Window WINDOW = new Window(-2, 2);

    @Property(seed = "20817", tries = 300)
    void chordsLieOnTheCurveAndInsideTheWindow(
            @ForAll @DoubleRange(min = -9, max = 9) double a,
            @ForAll @DoubleRange(min = -9, max = 9) double b,
            @ForAll @DoubleRange(min = -9, max = 9) double c) {
        DoubleUnaryOperator cubic = x -> a + x * (b + x * c * (x + 1));
        for (PieceRecord piece : Tracing.of(cubic, SPAN, WINDOW)) {
            assertEquals(piece.x().size(), piece.y().size());
            for (int i = 0; i < piece.x().size(); i++) {
                double x = piece.x().get(i);
                double y = piece.y().get(i);
                assertTrue(WINDOW.contains(y), () -> y + " at " + x);
                assertEquals(cubic.applyAsDouble(x), y, 0.02, () -> "at " + x);
                if (i > 0) {
                    double before = piece.x().get(i - 1);
                    assertTrue(before <= x, () -> before + " before " + x);
                    double middle = (before + x) / 2;
                    assertEquals(
                            cubic.applyAsDouble(middle), (piece.y().get(i - 1) + y) / 2, 0.03, () -> "at " + middle);
                }
            }
        }
    }

    @Property(seed = "20817", tries = 200)
    void noPieceCrossesAPole(
            @ForAll @DoubleRange(min = -0.9, max = 0.9) double pole,
            @ForAll @DoubleRange(min = 0.01, max = 1) double a) {
        List<PieceRecord> pieces = Tracing.of(x -> a / (x - pole), SPAN, WINDOW);
        assertTrue(!pieces.isEmpty());
        for (PieceRecord piece : pieces) {
            assertTrue(
                    piece.x().stream().allMatch(x -> x < pole)
                            || piece.x().stream().allMatch(x -> x > pole),
                    () -> "pole " + pole + " in " + piece);
        }
    }

    @Property(seed = "20817", tries = 200)
    void noPieceCrossesAJump(@ForAll @DoubleRange(min = -0.9, max = 0.9) double jump) {
        List<PieceRecord> pieces = Tracing.of(x -> x < jump ? -1 : x > jump ? 1 : Double.NaN, SPAN, WINDOW);
        assertEquals(2, pieces.size());
        assertTrue(pieces.get(0).y().stream().allMatch(y -> y == -1));
        assertTrue(pieces.get(1).y().stream().allMatch(y -> y == 1));
        assertEquals(jump, pieces.get(0).x().get(pieces.get(0).x().size() - 1), 0.001);
        assertEquals(jump, pieces.get(1).x().get(0), 0.001);
    }

    @Test
    void aHoleOfOnePointBreaksTheCurve() {
        assertEquals(2, Tracing.of(x -> x == 0 ? Double.NaN : x, SPAN, WINDOW).size());
    }

    @Test
    void aCurveIsCutAtTheEdgeOfTheWindow() {
        List<PieceRecord> pieces = Tracing.of(x -> 4 * x, SPAN, WINDOW);
        assertEquals(List.of(new PieceRecord(List.of(-0.5, 0.5), List.of(-2.0, 2.0))), pieces);
    }

    @Test
    void aCurveThatStaysOutsideIsNotThere() {
        assertEquals(List.of(), Tracing.of(x -> 3, SPAN, WINDOW));
        assertEquals(List.of(), Tracing.of(x -> Double.NaN, SPAN, WINDOW));
        assertEquals(List.of(), Tracing.of(x -> Double.POSITIVE_INFINITY, SPAN, WINDOW));
    }

    @Test
    void aStraightLineHasTwoPoints() {
        assertEquals(
                List.of(new PieceRecord(List.of(-1.0, 1.0), List.of(-1.0, 1.0))), Tracing.of(x -> x, SPAN, WINDOW));
    }

    @Test
    void anOpenEndIsNeverAskedFor() {
        Tracing.of(
                x -> {
                    assertTrue(x > 0 && x < 1, () -> "asked for " + x);
                    return Math.log(x);
                },
                new Span(0, true, 1, true),
                WINDOW);
    }
}
