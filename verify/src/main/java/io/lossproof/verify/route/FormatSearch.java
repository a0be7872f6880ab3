package io.lossproof.verify.route;

import io.lossproof.numeric.precision.Accuracy;
import io.lossproof.numeric.sample.Point;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.FormatComparison.Estimate;
import io.lossproof.verify.route.FormatComparison.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Looks for a point at which an evaluation is too far from the exact value. Thousands of points are judged by doubles
 * alone: where the result changes when each operation is disturbed, where it differs from the right side, where it is no
 * finite number, where it changes its sign. The most suspicious ones, and some of every kind, are judged with certainty;
 * around those with the largest errors it climbs.
 */
final class FormatSearch {

    private static final int SUSPECTS = 40;
    private static final int NOT_FINITE = 40;
    private static final int STRUCTURED = 48;
    private static final int OTHERS = 48;
    private static final int CLIMBED = 6;
    private static final int CLIMBING_STEPS = 30;
    private static final int CERTIFIED_STEPS = 24;
    private static final int MOST_ROOTS = 6;
    private static final int BISECTIONS = 64;
    private static final double CLOSE = 0.3;
    /** From so many times the tolerance on a result is lost rather than inaccurate. */
    private static final double LOST = 1 << 20;
    /** After a refutation so many points without a finite result are tried, since overflow says more. */
    private static final int OVERFLOWS = 6;

    private final Accuracy accuracy;
    private final FormatComparison comparison;
    private final FormatPoints points;
    private final List<String> names;
    private final SplittableRandom random;

    /**
     * What became of the points; {@code worst} has the largest error among those within.
     *
     * @param all whether these are all points of a finite domain, perhaps rounded to the format
     * @param exhaustive whether besides none had to be rounded
     */
    record Outcome(
            Optional<Point> refuting,
            boolean all,
            boolean exhaustive,
            int tried,
            int within,
            int notClaimed,
            int undecided,
            double largest,
            Optional<Point> worst) {}

    private record Estimated(Point point, Estimate estimate) {}

    private FormatSearch(Claim claim, Accuracy accuracy, FormatPoints points, long seed) {
        this.accuracy = accuracy;
        this.comparison = FormatComparison.of(claim, accuracy);
        this.points = points;
        this.names = List.copyOf(claim.scope().variables().keySet());
        this.random = new SplittableRandom(seed);
    }

    static FormatSearch of(Claim claim, Accuracy accuracy, long seed) {
        FormatPoints points =
                FormatPoints.of(claim, accuracy.format(), Comparison.of(claim).judge(), seed);
        return new FormatSearch(claim, accuracy, points, seed);
    }

    FormatComparison comparison() {
        return comparison;
    }

    List<String> unsupported() {
        return comparison.unsupported();
    }

    /**
     * Whether a point of the scope, of numbers of the format, certainly refutes, in the same manner as another one: no
     * finite number, a result that is lost, an inaccurate one. It is asked only where doubles suspect it.
     */
    Predicate<Point> refutesLike(Point other) {
        int manner = manner(comparison.at(other));
        return point -> points.admits(point)
                && comparison.estimate(point).suspects(accuracy.ulps())
                && manner(comparison.at(point)) >= manner;
    }

    /** 0 where nothing is refuted. */
    private int manner(Result result) {
        if (result.outcome() != FormatComparison.Outcome.BEYOND) {
            return 0;
        }
        return !Double.isFinite(result.left()) ? 3 : result.error() > LOST * accuracy.ulps() ? 2 : 1;
    }

    Outcome run() {
        Tally tally = new Tally();
        List<Point> sampled = points.sampled();
        if (points.areAll()) {
            tally.judgeUntilRefuted(sampled);
            return tally.outcome(sampled.size());
        }
        Set<Point> all = new LinkedHashSet<>(sampled);
        all.addAll(points.more());
        List<Estimated> estimated = new ArrayList<>();
        all.forEach(point -> estimated.add(new Estimated(point, comparison.estimate(point))));
        climb(estimated);
        roots(estimated);
        if (tally.refutesAny(chosen(estimated, sampled))) {
            tally.judgeUntilRefuted(notFinite(estimated, OVERFLOWS).toList());
        } else {
            tally.climb();
        }
        return tally.outcome(estimated.size());
    }

    // ---- by doubles alone -----------------------------------------------------------------------------------------

    private static List<Estimated> most(List<Estimated> estimated, ToDoubleFunction<Estimated> size, int count) {
        return estimated.stream()
                .filter(point -> point.estimate().isFinite())
                .sorted(Comparator.comparingDouble(size).reversed())
                .limit(count)
                .toList();
    }

    private static double disturbance(Estimated point) {
        return point.estimate().disturbance();
    }

    private static double difference(Estimated point) {
        return point.estimate().difference();
    }

    /** Moves the most disturbed points by random steps of all sizes, and keeps what is disturbed more. */
    private void climb(List<Estimated> estimated) {
        for (Estimated start : most(estimated, FormatSearch::disturbance, CLIMBED)) {
            Estimated best = start;
            for (int i = 0; i < CLIMBING_STEPS && Double.isFinite(disturbance(best)); i++) {
                Optional<Estimated> next =
                        step(best.point(), 52).map(point -> new Estimated(point, comparison.estimate(point)));
                if (next.isPresent() && disturbance(next.get()) > disturbance(best)) {
                    best = next.get();
                    estimated.add(best);
                }
            }
        }
    }

    private Optional<Point> step(Point point, int mostBits) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        long step = random.nextLong(1L << random.nextInt(1, mostBits)) + 1;
        return points.moved(point, names.get(random.nextInt(names.size())), random.nextBoolean() ? step : -step);
    }

    /** Bisects where the left side changes its sign along a variable: beside a root terms cancel. */
    private void roots(List<Estimated> estimated) {
        List<Estimated> starts = most(estimated, point -> 1, 4 * MOST_ROOTS);
        int found = 0;
        for (int i = 0; i < starts.size() && found < MOST_ROOTS; i++) {
            Estimated from = starts.get(i);
            for (String name : names) {
                Optional<Estimated> other = opposite(from, estimated, name);
                if (other.isPresent()) {
                    found++;
                    bisect(from, other.get(), name, estimated);
                }
            }
        }
    }

    /** The point with the value that the variable has elsewhere, where the left side has the other sign there. */
    private Optional<Estimated> opposite(Estimated from, List<Estimated> estimated, String name) {
        for (int tries = 0; tries < 8; tries++) {
            Point other = estimated.get(random.nextInt(estimated.size())).point();
            Optional<Point> moved = other.scalar(name)
                    .map(value -> from.point().with(name, value))
                    .filter(points::admits);
            if (moved.isPresent()) {
                Estimate estimate = comparison.estimate(moved.get());
                if (estimate.isFinite()
                        && Math.signum(estimate.left())
                                        * Math.signum(from.estimate().left())
                                < 0) {
                    return Optional.of(new Estimated(moved.get(), estimate));
                }
            }
        }
        return Optional.empty();
    }

    private void bisect(Estimated first, Estimated second, String name, List<Estimated> estimated) {
        Estimated from = first;
        Estimated to = second;
        for (int i = 0; i < BISECTIONS; i++) {
            Optional<Point> middle = points.between(from.point(), to.point(), name);
            if (middle.isEmpty()) {
                break;
            }
            Estimated next = new Estimated(middle.get(), comparison.estimate(middle.get()));
            boolean same = Math.signum(next.estimate().left())
                    == Math.signum(from.estimate().left());
            from = same ? next : from;
            to = same ? to : next;
            if (!next.estimate().isFinite() || next.estimate().left() == 0) {
                estimated.add(next);
                break;
            }
        }
        estimated.add(from);
        estimated.add(to);
    }

    // ---- with certainty -------------------------------------------------------------------------------------------

    private Set<Point> chosen(List<Estimated> estimated, List<Point> sampled) {
        Set<Point> chosen = new LinkedHashSet<>();
        most(estimated, FormatSearch::difference, SUSPECTS).forEach(point -> chosen.add(point.point()));
        most(estimated, FormatSearch::disturbance, SUSPECTS).forEach(point -> chosen.add(point.point()));
        notFinite(estimated, NOT_FINITE).forEach(chosen::add);
        sampled.stream().limit(STRUCTURED).forEach(chosen::add);
        for (int i = 0; i < OTHERS && !estimated.isEmpty(); i++) {
            chosen.add(estimated.get(random.nextInt(estimated.size())).point());
        }
        return chosen;
    }

    private static Stream<Point> notFinite(List<Estimated> estimated, int count) {
        return estimated.stream()
                .filter(point -> !point.estimate().isFinite())
                .limit(count)
                .map(Estimated::point);
    }

    /** Points judged with certainty so far. */
    private final class Tally {
        private final Set<Point> seen = new HashSet<>();
        private Optional<Point> refuting = Optional.empty();
        private int within;
        private int notClaimed;
        private int undecided;
        private double largest;
        private Optional<Point> worst = Optional.empty();

        /** The last one that refutes counts. */
        void judgeUntilRefuted(Collection<Point> points) {
            for (Point point : points) {
                if (refutes(point)) {
                    return;
                }
            }
        }

        boolean refutesAny(Collection<Point> points) {
            judgeUntilRefuted(points);
            return refuting.isPresent();
        }

        /** Whether this point refutes. */
        boolean refutes(Point point) {
            if (!seen.add(point)) {
                return false;
            }
            Result result = comparison.at(point);
            switch (result.outcome()) {
                case WITHIN -> {
                    within++;
                    if (worst.isEmpty() || result.error() > largest) {
                        largest = Double.isNaN(result.error()) ? largest : result.error();
                        worst = Optional.of(point);
                    }
                }
                case NOT_CLAIMED -> notClaimed++;
                case UNDECIDED -> undecided++;
                case BEYOND -> refuting = Optional.of(point);
            }
            return result.outcome() == FormatComparison.Outcome.BEYOND;
        }

        /** From the worst point on, where its error is not far from the tolerance. */
        void climb() {
            for (int i = 0; i < CERTIFIED_STEPS && worst.isPresent() && largest > CLOSE * accuracy.ulps(); i++) {
                if (step(worst.get(), i % 2 == 0 ? 52 : 20)
                        .filter(this::refutes)
                        .isPresent()) {
                    return;
                }
            }
        }

        Outcome outcome(int tried) {
            return new Outcome(
                    refuting,
                    points.areAll(),
                    points.isExhaustive(),
                    tried,
                    within,
                    notClaimed,
                    undecided,
                    largest,
                    worst);
        }
    }
}
