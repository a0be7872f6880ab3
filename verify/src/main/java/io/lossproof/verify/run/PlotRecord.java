package io.lossproof.verify.run;

import java.util.List;

/**
 * The loss of fixed observations and its first two derivatives, along a line through the parameter space.
 *
 * @param variable on the horizontal axis: a parameter, or an entry of one such as {@code z[1]}
 * @param held what else is fixed or follows, as equations such as {@code sigma = 1}
 * @param panels one for each quantity that has a value somewhere on the line
 */
public record PlotRecord(String variable, List<String> held, List<PanelRecord> panels) {

    /**
     * One quantity in its window. Values outside the window are left out.
     *
     * @param quantity {@code loss}, {@code gradient} or {@code curvature}: the value, and its first and second derivative
     *     along the line
     * @param left end of the horizontal axis
     * @param right end of the horizontal axis
     * @param low end of the vertical axis
     * @param high end of the vertical axis
     * @param curves in the order of the observations
     */
    public record PanelRecord(
            String quantity, double left, double right, double low, double high, List<CurveRecord> curves) {}

    /**
     * The curve of an observation, or of several for which it is the same.
     *
     * @param observations for example {@code y = 1}
     * @param pieces each to be drawn unbroken, from left to right; between them lies a gap
     */
    public record CurveRecord(List<String> observations, List<PieceRecord> pieces) {}

    /** Points of a curve: as many {@code x}, which ascend, as {@code y}. */
    public record PieceRecord(List<Double> x, List<Double> y) {}
}
