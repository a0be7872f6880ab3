package io.lossproof.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a chart: values from one end to the other, drawn from one place to another.
 *
 * @param low value at one end
 * @param high value at the other, greater
 * @param from place of the lower value
 * @param to place of the higher value
 */
record Axis(double low, double high, double from, double to) {

    /** A round number on an axis with its place. */
    record Tick(double place, String text) {}

    /** The place of a value; values beyond the ends lie at most as far outside as the axis is long. */
    double place(double value) {
        double share = Math.min(2, Math.max(-1, (value - low) / (high - low)));
        return from + share * (to - from);
    }

    /** Multiples of 1, 2 or 5 times a power of ten, the most there are up to this number. */
    List<Tick> ticks(int most) {
        BigDecimal step = step((high - low) / most);
        BigDecimal first = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING);
        BigDecimal last = new BigDecimal(high).divide(step, 0, RoundingMode.FLOOR);
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal i = first; i.compareTo(last) <= 0 && ticks.size() <= most; i = i.add(BigDecimal.ONE)) {
            BigDecimal value = i.multiply(step);
            ticks.add(new Tick(place(value.doubleValue()), text(value)));
        }
        return List.copyOf(ticks);
    }

    /** The least that is not below the given length. */
    private static BigDecimal step(double least) {
        BigDecimal exact = new BigDecimal(least).round(new MathContext(12));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        for (int factor : List.of(1, 2, 5)) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(exact) >= 0) {
                return step;
            }
        }
        return power.scaleByPowerOfTen(1);
    }

    private static String text(BigDecimal value) {
        return Figures.measure(value.doubleValue());
    }
}
