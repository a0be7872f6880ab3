package io.lossproof.reports.page;

import io.lossproof.verify.run.PlotRecord.CurveRecord;
import io.lossproof.verify.run.PlotRecord.PanelRecord;
import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Draws a panel as SVG: a frame with ticks at round numbers, the curves, and above them a legend. Curves differ in colour
 * and in their dashes; colours come from the style sheet, so that they follow light and dark. A title and a description
 * say the same to those who do not see it.
 */
final class Chart {

    private static final int WIDTH = 300;
    private static final int LEAST_LEFT = 46;
    private static final int RIGHT = WIDTH - 12;
    private static final int LINE = 18;
    private static final int HEIGHT = 170;
    private static final int BELOW = 22;
    /** The mean width of a letter of the legend. */
    private static final double LETTER = 6.6;

    private static final int SAMPLE = 26;
    private static final int TICKS_UP = 5;
    private static final int TICKS_ACROSS = 6;

    /** How the curves differ, by class in the style sheet. */
    private static final List<String> STROKES = List.of("solid", "dashed", "dotted", "dash-dotted");

    private final PanelRecord panel;
    private final String variable;
    private final List<String> observations;
    private final StringBuilder svg = new StringBuilder();
    private final List<Entry> legend;
    private final int top;
    private final int left;
    private final Axis across;
    private final Axis up;

    /** A line of the legend at its place. */
    private record Entry(CurveRecord curve, double x, int y) {}

    /** @param observations all that any panel of the plot shows, so that each looks alike in all of them */
    Chart(PanelRecord panel, String variable, List<String> observations) {
        this.panel = panel;
        this.variable = variable;
        this.observations = observations;
        this.legend = legend(panel.curves());
        int rows = legend.isEmpty() ? 0 : legend.get(legend.size() - 1).y() / LINE + 1;
        this.top = rows * LINE + 8;
        this.up = new Axis(panel.low(), panel.high(), top + HEIGHT, top);
        this.left = up.ticks(TICKS_UP).stream()
                .mapToInt(tick -> (int) Math.ceil(LETTER * tick.text().length()) + 14)
                .reduce(LEAST_LEFT, Math::max);
        this.across = new Axis(panel.left(), panel.right(), left, RIGHT);
    }

    /** Whether the panel has a window and a curve in it. */
    static boolean isDrawable(PanelRecord panel) {
        return isWindow(panel.left(), panel.right())
                && isWindow(panel.low(), panel.high())
                && panel.curves().stream()
                        .anyMatch(curve -> curve.pieces().stream().anyMatch(piece -> points(piece) > 1));
    }

    private static boolean isWindow(double from, double to) {
        return Double.isFinite(from) && Double.isFinite(to) && from < to && Double.isFinite(to - from);
    }

    private static int points(PieceRecord piece) {
        return Math.min(piece.x().size(), piece.y().size());
    }

    String markup() {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(top + HEIGHT + BELOW)
                .append("\">\n<title>")
                .append(Html.escaped(Html.capitalised(panel.quantity()) + " against " + variable))
                .append("</title>\n<desc>")
                .append(Html.escaped(description()))
                .append("</desc>\n");
        axes();
        legend.forEach(this::entry);
        curves();
        return svg.append("</svg>").toString();
    }

    // ---- frame ----------------------------------------------------------------------------------------------------

    private void axes() {
        for (Axis.Tick tick : up.ticks(TICKS_UP)) {
            line("grid", left, tick.place(), RIGHT, tick.place());
            text("end", left - 6, tick.place() + 4, tick.text());
        }
        for (Axis.Tick tick : across.ticks(TICKS_ACROSS)) {
            line("tick", tick.place(), top + HEIGHT, tick.place(), top + HEIGHT + 4);
            text("middle", tick.place(), top + HEIGHT + 17, tick.text());
        }
        line("axis", left, top + HEIGHT, RIGHT, top + HEIGHT);
        if (panel.low() < 0 && panel.high() > 0) {
            line("axis", left, up.place(0), RIGHT, up.place(0));
        }
        if (panel.left() < 0 && panel.right() > 0) {
            line("grid", across.place(0), top, across.place(0), top + HEIGHT);
        }
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<path class=\"").append(kind).append("\" d=\"M");
        point(x1, y1);
        svg.append('L');
        point(x2, y2);
        svg.append("\"/>\n");
    }

    private void text(String anchor, double x, double y, String text) {
        svg.append("<text class=\"").append(anchor).append("\" x=\"");
        svg.append(coordinate(x)).append("\" y=\"").append(coordinate(y)).append("\">");
        svg.append(Html.escaped(text)).append("</text>\n");
    }

    // ---- legend ---------------------------------------------------------------------------------------------------

    /** The entries from left to right, in as many lines as they need. */
    private static List<Entry> legend(List<CurveRecord> curves) {
        List<Entry> entries = new ArrayList<>();
        double x = LEAST_LEFT;
        int y = 0;
        for (CurveRecord curve : curves) {
            double width = SAMPLE + 6 + LETTER * label(curve).length();
            if (x > LEAST_LEFT && x + width > WIDTH) {
                x = LEAST_LEFT;
                y += LINE;
            }
            entries.add(new Entry(curve, x, y));
            x += width + 12;
        }
        return List.copyOf(entries);
    }

    private void entry(Entry entry) {
        double middle = entry.y() + LINE / 2.0 + 2;
        line("curve " + stroke(entry.curve()), entry.x(), middle, entry.x() + SAMPLE, middle);
        text("start", entry.x() + SAMPLE + 6, middle + 4, label(entry.curve()));
    }

    private String stroke(CurveRecord curve) {
        int number = curve.observations().isEmpty()
                ? 0
                : observations.indexOf(curve.observations().get(0));
        return STROKES.get(Math.max(number, 0) % STROKES.size());
    }

    /** {@code y = 0, 1} for several that begin alike. */
    private static String label(CurveRecord curve) {
        List<String> labels = curve.observations();
        String first = labels.isEmpty() ? "" : labels.get(0);
        String alike = first.substring(0, first.lastIndexOf(' ') + 1);
        return labels.stream().allMatch(label -> label.startsWith(alike))
                ? alike
                        + labels.stream()
                                .map(label -> label.substring(alike.length()))
                                .collect(Collectors.joining(", "))
                : String.join("; ", labels);
    }

    // ---- curves ---------------------------------------------------------------------------------------------------

    /** In a drawing of their own, which ends where the window does. */
    private void curves() {
        svg.append("<svg x=\"").append(left).append("\" y=\"").append(top - 2);
        svg.append("\" width=\"").append(RIGHT - left).append("\" height=\"").append(HEIGHT + 4);
        svg.append("\" viewBox=\"").append(left).append(' ').append(top - 2).append(' ');
        svg.append(RIGHT - left).append(' ').append(HEIGHT + 4).append("\">\n");
        for (CurveRecord curve : panel.curves()) {
            svg.append("<path class=\"curve ").append(stroke(curve)).append("\" d=\"");
            curve.pieces().forEach(this::piece);
            svg.append("\"/>\n");
        }
        svg.append("</svg>\n");
    }

    private void piece(PieceRecord piece) {
        boolean drawing = false;
        for (int i = 0; i < points(piece); i++) {
            Double x = piece.x().get(i);
            Double y = piece.y().get(i);
            if (x == null || y == null || x.isNaN() || y.isNaN()) {
                drawing = false;
                continue;
            }
            svg.append(drawing ? 'L' : 'M');
            point(across.place(x), up.place(y));
            drawing = true;
        }
    }

    private void point(double x, double y) {
        svg.append(coordinate(x)).append(' ').append(coordinate(y));
    }

    private static String coordinate(double value) {
        return new BigDecimal(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    private String description() {
        return "Horizontal axis: " + variable + " from " + Figures.measure(panel.left()) + " to "
                + Figures.measure(panel.right()) + ". Vertical axis: " + panel.quantity() + " from "
                + Figures.measure(panel.low()) + " to " + Figures.measure(panel.high()) + ". "
                + panel.curves().stream()
                        .map(curve -> "For " + label(curve) + ", " + stroke(curve) + ": "
                                + curve.pieces().stream()
                                        .filter(piece -> points(piece) > 1)
                                        .map(Chart::course)
                                        .collect(Collectors.joining("; then "))
                                + ".")
                        .collect(Collectors.joining(" "));
    }

    private static String course(PieceRecord piece) {
        int last = points(piece) - 1;
        List<Double> values = piece.y().stream().filter(Objects::nonNull).toList();
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        return "from " + figure(piece.y().get(0)) + " at " + figure(piece.x().get(0)) + " to "
                + figure(piece.y().get(last)) + " at " + figure(piece.x().get(last)) + ", least "
                + Figures.measure(least);
    }

    private static String figure(Double value) {
        return value == null ? "no value" : Figures.measure(value);
    }
}
