package io.lossproof.numeric.sample;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Points of a scope, all different, each in its domain and under the given conditions, with a count for every stratum.
 * Whether so many points are enough is for the caller to say.
 *
 * @param points in an order that depends on the seed and the scope alone
 * @param counts by stratum
 * @param unsupported values that were left out, as {@code x = sqrt(2)}: members of finite sets that are not rational
 * @param empty declarations without any value
 * @param exhaustive whether these are all points that there are; never true of no points
 * @param seed the seed that gives the same points again
 */
public record Sample(
        List<StratifiedPoint> points,
        Map<Stratum, Count> counts,
        List<String> unsupported,
        List<String> empty,
        boolean exhaustive,
        long seed) {

    public Sample {
        points = List.copyOf(points);
        EnumMap<Stratum, Count> all = new EnumMap<>(Stratum.class);
        all.putAll(counts);
        counts = Collections.unmodifiableMap(all);
        unsupported = List.copyOf(unsupported);
        empty = List.copyOf(empty);
    }

    public int size() {
        return points.size();
    }

    /** The counts of one stratum, {@link Count#NONE} if it was not asked for. */
    public Count count(Stratum stratum) {
        return counts.getOrDefault(stratum, Count.NONE);
    }

    /** The counts of all strata together. */
    public Count total() {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }

    /** {@code 256 points (64 ordinals of doubles, ...), 12 rejected by given conditions, seed 7}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(exhaustive ? "all " : "").append(points.size()).append(points.size() == 1 ? " point" : " points");
        if (!points.isEmpty() && !exhaustive) {
            text.append(counts.entrySet().stream()
                    .filter(count -> count.getValue().wanted() > 0)
                    .map(count -> count.getValue().drawn() + " " + count.getKey())
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        Count total = total();
        append(text, total.missing(), " not found");
        append(text, total.rejected(), " rejected by given conditions");
        append(text, total.undecided(), " with an undecided given condition");
        if (!unsupported.isEmpty()) {
            text.append(", left out: ").append(String.join(", ", unsupported));
        }
        if (!empty.isEmpty()) {
            text.append(", no value in ").append(String.join(", ", empty));
        }
        return text + ", seed " + seed;
    }

    private static void append(StringBuilder text, int number, String what) {
        if (number > 0) {
            text.append(", ").append(number).append(what);
        }
    }
}
