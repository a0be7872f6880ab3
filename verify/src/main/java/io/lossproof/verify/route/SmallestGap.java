package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Descent;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.verify.claim.Claim;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where an inequality holds by the least: a few steps of descent from the best points of a sample. */
final class SmallestGap {

    private static final int STARTS = 2;
    private static final int CALLS = 120;

    private SmallestGap() {}

    /** Points of small gap, absolute or relative to the size of both sides; some may refute the claim. */
    static List<Point> of(Claim claim, Comparison comparison, Sample sample) {
        Descent descent = Descent.of(claim.scope(), comparison.judge());
        Map<Point, Comparison.Gap> gaps = new LinkedHashMap<>();
        for (StratifiedPoint stratified : sample.points()) {
            Comparison.Gap gap = comparison.gap(stratified.point());
            if (gap.absolute() > 0) {
                gaps.put(stratified.point(), gap);
            }
        }
        Set<Point> found = new LinkedHashSet<>();
        for (boolean relative : List.of(false, true)) {
            for (Point start : starts(gaps, relative)) {
                Point point = descent.from(start, at -> comparison.gap(at).value(relative), -Double.MIN_VALUE, CALLS);
                found.add(point);
                if (comparison.gap(point).absolute() < 0) {
                    return List.copyOf(found);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Point> starts(Map<Point, Comparison.Gap> gaps, boolean relative) {
        return gaps.keySet().stream()
                .sorted(Comparator.comparingDouble((Point point) ->
                                Objects.requireNonNull(gaps.get(point)).value(relative))
                        .thenComparingInt(Point::complexity))
                .limit(STARTS)
                .toList();
    }
}
