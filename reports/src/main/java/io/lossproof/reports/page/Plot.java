package io.lossproof.reports.page;

import io.lossproof.verify.run.PlotRecord;
import io.lossproof.verify.run.PlotRecord.CurveRecord;
import io.lossproof.verify.run.PlotRecord.PanelRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Panels over the same parameter.
 *
 * @param variable on the horizontal axis
 * @param held what else is fixed
 * @param panels as many as can be drawn
 */
public record Plot(Formula variable, List<Formula> held, List<Panel> panels) {

    /** A panel with its markup, which may stand in a page as it is. */
    public record Panel(String name, String markup) {}

    static Plot of(PlotRecord plot, Formulas formulas) {
        Set<String> observations = new LinkedHashSet<>();
        for (PanelRecord panel : plot.panels()) {
            for (CurveRecord curve : panel.curves()) {
                observations.addAll(curve.observations());
            }
        }
        return new Plot(
                formulas.remark(plot.variable()),
                plot.held().stream().map(formulas::equation).toList(),
                plot.panels().stream()
                        .filter(Chart::isDrawable)
                        .map(panel -> new Panel(
                                Html.capitalised(panel.quantity()),
                                new Chart(panel, plot.variable(), List.copyOf(observations)).markup()))
                        .toList());
    }
}
