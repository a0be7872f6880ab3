package io.lossproof.verify.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/** The values that a panel shows. */
record Window(double low, double high) {

    /** The values from this share to the rest of it are shown in any case. */
    private static final double TAIL = 0.2;

    /** Beyond them as much again, as a part of what they span. */
    private static final double BEYOND = 0.7;

    /** Steps of an axis: so many at least. */
    private static final int STEPS = 4;

    /**
     * A window for these values, of which those that are not finite do not count. A curve that runs off to a pole is cut
     * where most of the others would lose their shape. The ends are round. Empty if there are too few values.
     */
    static Optional<Window> of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length < values.length / 4 || sorted.length == 0) {
            return Optional.empty();
        }
        double smallest = sorted[0];
        double largest = sorted[sorted.length - 1];
        double spread = quantile(sorted, 1 - TAIL) - quantile(sorted, TAIL);
        double low = Math.max(smallest, quantile(sorted, TAIL) - BEYOND * spread);
        double high = Math.min(largest, quantile(sorted, 1 - TAIL) + BEYOND * spread);
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        if (!(high - low > 1e-9 * magnitude)) {
            double reach = magnitude == 0 ? 1 : magnitude;
            low = Math.min(0, low - reach / 2);
            high = Math.max(0, high + reach / 2);
        }
        double step = step((high - low) / STEPS);
        Window window = new Window(down(low, step), 0 - down(-high, step));
        return Double.isFinite(window.low) && Double.isFinite(window.high) ? Optional.of(window) : Optional.empty();
    }

    /** How far the outer values lie from the inner ones: large where a curve has a pole or grows exponentially. */
    static double imbalance(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double inner = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double outer = quantile(sorted, 0.95) - quantile(sorted, 0.05);
        return inner > 0 ? outer / inner : outer > 0 ? Double.POSITIVE_INFINITY : 1;
    }

    double height() {
        return high - low;
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The nearest end. */
    double clamp(double value) {
        return Math.min(Math.max(value, low), high);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** The least of 1, 2 and 5 times a power of ten that is not below. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double mantissa = least / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    private static double down(double value, double step) {
        return BigDecimal.valueOf(Math.floor(value / step + 1e-9))
                        .multiply(new BigDecimal(step).round(new java.math.MathContext(1, RoundingMode.HALF_EVEN)))
                        .doubleValue()
                + 0.0;
    }
}
