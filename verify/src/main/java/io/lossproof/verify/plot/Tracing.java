package io.lossproof.verify.plot;

import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Follows a curve inside a window. Points lie closer where it bends; where it leaves the window it is cut, and where it
 * jumps or has no value it is broken.
 */
final class Tracing {

    /** So many intervals to begin with. */
    static final int INTERVALS = 48;

    /** Each is halved at most so often. */
    private static final int HALVINGS = 12;

    /** A chord may lie so far from the curve, as a part of the height of the window. */
    private static final double FLATNESS = 0.001;

    /** A curve that changes by more than this part of the height within the shortest interval jumps. */
    private static final double JUMP = 0.02;

    /** Coordinates are kept to this part of the axis. */
    private static final int DIGITS = 4;

    private final DoubleUnaryOperator curve;
    private final Span span;
    private final Window window;
    private final List<List<double[]>> pieces = new ArrayList<>();
    private boolean isOpen;

    private Tracing(DoubleUnaryOperator curve, Span span, Window window) {
        this.curve = curve;
        this.span = span;
        this.window = window;
    }

    /** The pieces from left to right; none if the curve does not enter the window. */
    static List<PieceRecord> of(DoubleUnaryOperator curve, Span span, Window window) {
        Tracing tracing = new Tracing(curve, span, window);
        double[] points = span.points(INTERVALS);
        for (int i = 0; i + 1 < points.length; i++) {
            tracing.follow(tracing.at(points[i]), tracing.at(points[i + 1]), HALVINGS);
        }
        return tracing.pieces.stream()
                .filter(piece -> piece.size() > 1)
                .map(tracing::record)
                .toList();
    }

    private double[] at(double x) {
        return new double[] {x, curve.applyAsDouble(x)};
    }

    private boolean isInside(double[] point) {
        return window.contains(point[1]);
    }

    private void follow(double[] a, double[] b, int halvings) {
        double[] middle = at(a[0] + (b[0] - a[0]) / 2);
        boolean outside = !isInside(a) && !isInside(middle) && !isInside(b);
        if (outside && halvings < HALVINGS - 1) {
            isOpen = false;
            return;
        }
        boolean inside = isInside(a) && isInside(middle) && isInside(b);
        double bend = Math.abs(middle[1] - (a[1] + b[1]) / 2);
        boolean flat = inside && bend <= FLATNESS * window.height() && Math.abs(b[1] - a[1]) <= window.height() / 4;
        if (!flat && halvings > 0) {
            follow(a, middle, halvings - 1);
            follow(middle, b, halvings - 1);
            return;
        }
        join(a, b);
    }

    /** A chord, or what of it lies in the window. */
    private void join(double[] a, double[] b) {
        boolean jumps = !(Math.abs(b[1] - a[1]) <= JUMP * window.height()) && isInside(a) && isInside(b);
        boolean shortest = b[0] - a[0] < span.length() / INTERVALS / (1 << (HALVINGS - 1));
        if (jumps && shortest) {
            start(a);
            isOpen = false;
            return;
        }
        if (isInside(a)) {
            start(a);
            last().add(isInside(b) ? b : edge(a, b));
            isOpen = isInside(b);
        } else if (isInside(b)) {
            isOpen = false;
            start(edge(b, a));
            last().add(b);
        } else {
            isOpen = false;
        }
    }

    private void start(double[] point) {
        if (!isOpen) {
            pieces.add(new ArrayList<>(List.of(point)));
            isOpen = true;
        }
    }

    private List<double[]> last() {
        return pieces.get(pieces.size() - 1);
    }

    /** Where the chord from a point inside leaves the window; the point itself if the other one has no value. */
    private double[] edge(double[] inside, double[] outside) {
        if (!Double.isFinite(outside[1])) {
            return inside;
        }
        double y = window.clamp(outside[1]);
        double share = (y - inside[1]) / (outside[1] - inside[1]);
        return new double[] {inside[0] + share * (outside[0] - inside[0]), y};
    }

    // ---- thinning -------------------------------------------------------------------------------------------------

    private PieceRecord record(List<double[]> piece) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (double[] point : thinned(piece)) {
            x.add(rounded(point[0], span.length()));
            y.add(rounded(point[1], window.height()));
        }
        return new PieceRecord(List.copyOf(x), List.copyOf(y));
    }

    /** Without the points that lie near the chord of those beside them. */
    private List<double[]> thinned(List<double[]> piece) {
        List<double[]> kept = new ArrayList<>(List.of(piece.get(0)));
        int from = 0;
        for (int to = 2; to < piece.size(); to++) {
            if (!isNear(piece, from, to)) {
                from = to - 1;
                kept.add(piece.get(from));
            }
        }
        kept.add(piece.get(piece.size() - 1));
        return kept;
    }

    private boolean isNear(List<double[]> piece, int from, int to) {
        double[] a = piece.get(from);
        double[] b = piece.get(to);
        for (int i = from + 1; i < to; i++) {
            double[] point = piece.get(i);
            double share = b[0] > a[0] ? (point[0] - a[0]) / (b[0] - a[0]) : 0;
            if (Math.abs(a[1] + share * (b[1] - a[1]) - point[1]) > FLATNESS * window.height()) {
                return false;
            }
        }
        return true;
    }

    private static double rounded(double value, double scale) {
        int places = DIGITS - (int) Math.floor(Math.log10(scale));
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
    }
}
