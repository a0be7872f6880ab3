package io.lossproof.verify.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.run.PlotRecord;
import io.lossproof.verify.run.PlotRecord.CurveRecord;
import io.lossproof.verify.run.PlotRecord.PanelRecord;
import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlotsTest {

    /** A family that the catalogue may not have: its gradient jumps, and so has no curvature to show there. */
    private static final DistributionFamily LAPLACE = DistributionFamily.named("test-laplace", "Laplace")
            .parameter("mu", Domain.REAL, "median")
            .parameter("b", Domain.POSITIVE, "scale")
            .observation("y", Domain.REAL, "observed value")
            .supportedOnLine("mu", "b")
            .density("1/(2*b)*exp(-abs(y - mu)/b)")
            .parametrisedBy("mu-b", "median and scale")
            .build();

    @TestFactory
    Stream<DynamicTest> everyParametrisationHasAPlotOfEachParameter() {
        return Families.all().stream()
                .flatMap(family -> family.parametrisations().stream()
                        .map(parametrisation ->
                                DynamicTest.dynamicTest(family.id() + " " + parametrisation.id(), () -> {
                                    List<PlotRecord> plots = Plots.of(Subject.of(family, parametrisation));
                                    assertEquals(parametrisation.parameters().size(), plots.size());
                                    plots.forEach(plot -> {
                                        assertEquals(
                                                List.of("loss", "gradient", "curvature"),
                                                plot.panels().stream()
                                                        .map(PanelRecord::quantity)
                                                        .toList());
                                        plot.panels().forEach(PlotsTest::isInItsWindow);
                                    });
                                })));
    }

    private static void isInItsWindow(PanelRecord panel) {
        int points = 0;
        for (CurveRecord curve : panel.curves()) {
            for (PieceRecord piece : curve.pieces()) {
                assertEquals(piece.x().size(), piece.y().size());
                for (int i = 0; i < piece.x().size(); i++) {
                    double x = piece.x().get(i);
                    double y = piece.y().get(i);
                    assertTrue(panel.left() <= x && x <= panel.right(), () -> x + " in " + panel);
                    assertTrue(panel.low() <= y && y <= panel.high(), () -> y + " in " + panel);
                    points++;
                }
            }
        }
        assertTrue(points >= 2 && points < 600, "saw " + points + " points");
    }

    @Test
    void lossesOfAProbabilityAreItsLogarithms() {
        PlotRecord plot = only("bernoulli", "probability");
        follows(plot, "loss", "y = 1", p -> -Math.log(p));
        follows(plot, "loss", "y = 0", p -> -Math.log(1 - p));
        follows(plot, "loss", "y = 0.5", p -> -Math.log(p * (1 - p)) / 2);
        follows(plot, "gradient", "y = 1", p -> -1 / p);
        follows(plot, "curvature", "y = 0", p -> 1 / ((1 - p) * (1 - p)));
    }

    @Test
    void curvatureInALogitIsTheSameForEveryLabel() {
        PlotRecord plot = only("bernoulli", "logit");
        follows(plot, "gradient", "y = 0", z -> 1 / (1 + Math.exp(-z)));
        List<CurveRecord> curves = panel(plot, "curvature").curves();
        assertEquals(1, curves.size());
        assertEquals(List.of("y = 0", "y = 0.5", "y = 1"), curves.get(0).observations());
    }

    @Test
    void onTheSimplexTheOtherEntriesShareTheRest() {
        PlotRecord plot = only("categorical", "probability");
        assertEquals("p[1]", plot.variable());
        assertEquals(List.of("K = 3", "p[2] = (1 - p[1])/2", "p[3] = (1 - p[1])/2"), plot.held());
        follows(plot, "loss", "label 0", p -> -Math.log(p));
        follows(plot, "loss", "label 1", p -> -Math.log((1 - p) / 2));
        follows(plot, "gradient", "label 2", p -> 1 / (1 - p));
        follows(plot, "curvature", "label 1", p -> 1 / ((1 - p) * (1 - p)));
    }

    @Test
    void oneLogitVariesAndTheOthersAreNought() {
        PlotRecord plot = only("categorical", "softmax");
        assertEquals("z[1]", plot.variable());
        assertEquals(List.of("K = 3", "z[2] = 0", "z[3] = 0"), plot.held());
        follows(plot, "loss", "label 1", z -> Math.log(Math.exp(z) + 2));
        follows(plot, "gradient", "label 0", z -> Math.exp(z) / (Math.exp(z) + 2) - 1);
    }

    @Test
    void gaussianInItsScale() {
        List<PlotRecord> plots = plots("gaussian", "mu-sigma");
        assertEquals(
                List.of("mu", "sigma"), plots.stream().map(PlotRecord::variable).toList());
        assertEquals(List.of("mu = 0"), plots.get(1).held());
        follows(plots.get(1), "loss", "y = 1", s -> Math.log(s * Math.sqrt(2 * Math.PI)) + 1 / (2 * s * s));
        follows(plots.get(0), "gradient", "y = 2", mu -> mu - 2);
    }

    @Test
    void aFamilyThatNobodyHasWrittenALineForIsDrawnAndItsKinkIsAGap() {
        List<PlotRecord> plots =
                Plots.of(Subject.of(LAPLACE, LAPLACE.parametrisations().get(0)));
        assertEquals(2, plots.size());
        PanelRecord gradient = panel(plots.get(0), "gradient");
        for (CurveRecord curve : gradient.curves()) {
            assertEquals(2, curve.pieces().size(), curve::toString);
            assertTrue(curve.pieces().get(0).y().stream().allMatch(y -> y == -1), curve::toString);
            assertTrue(curve.pieces().get(1).y().stream().allMatch(y -> y == 1), curve::toString);
        }
        follows(plots.get(1), "loss", "y = 2", b -> Math.log(2 * b) + 2 / b);
    }

    @Test
    void whatCannotBeHeldIsNotDrawn() {
        DistributionFamily matrix = DistributionFamily.named("test-matrix", "Matrix")
                .parameter("S", new Domain.PositiveDefinite(Expr.num(2)), "covariance")
                .observation("y", Domain.REAL, "observed value")
                .supportedOn(0)
                .density("exp(-y^2)")
                .parametrisedBy("own", "own")
                .build();
        assertEquals(List.of(), ParameterLine.all(matrix.parametrisations().get(0)));
    }

    @Test
    void wrongCurvesWouldBeSeen() {
        PlotRecord plot = only("bernoulli", "probability");
        assertFalse(lieOn(plot, "loss", "y = 1", p -> -Math.log(1 - p)));
        assertFalse(lieOn(plot, "gradient", "y = 1", p -> 1 / p));
    }

    private static void follows(PlotRecord plot, String quantity, String observation, DoubleUnaryOperator curve) {
        assertTrue(lieOn(plot, quantity, observation, curve), () -> quantity + " of " + observation + " in " + plot);
    }

    /** Whether all points lie on the curve, as well as the coordinates that are kept can tell. */
    private static boolean lieOn(PlotRecord plot, String quantity, String observation, DoubleUnaryOperator curve) {
        PanelRecord panel = panel(plot, quantity);
        double near = 1e-3 * (panel.high() - panel.low());
        double step = 1e-4 * (panel.right() - panel.left());
        CurveRecord found = panel.curves().stream()
                .filter(candidate -> candidate.observations().contains(observation))
                .findFirst()
                .orElseThrow();
        for (PieceRecord piece : found.pieces()) {
            for (int i = 0; i < piece.x().size(); i++) {
                double x = piece.x().get(i);
                double y = piece.y().get(i);
                double below = curve.applyAsDouble(x - step);
                double above = curve.applyAsDouble(x + step);
                if (!(y >= Math.min(below, above) - near && y <= Math.max(below, above) + near)
                        && !(Math.abs(y - curve.applyAsDouble(x)) <= near)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static PanelRecord panel(PlotRecord plot, String quantity) {
        return plot.panels().stream()
                .filter(panel -> panel.quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
    }

    private static PlotRecord only(String family, String parametrisation) {
        List<PlotRecord> plots = plots(family, parametrisation);
        assertEquals(1, plots.size());
        return plots.get(0);
    }

    private static List<PlotRecord> plots(String name, String parametrisation) {
        DistributionFamily family = Families.named(name).orElseThrow();
        return Plots.of(
                Subject.of(family, family.parametrisation(parametrisation).orElseThrow()));
    }
}
