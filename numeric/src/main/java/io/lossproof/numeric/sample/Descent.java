package io.lossproof.numeric.sample;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Looks for a point of a scope at which a function is small: from a start, one coordinate after another, by steps that
 * grow while they help, by the vertex of a parabola where both neighbours are larger, and last by simple numbers nearby.
 * Entries of a probability vector move in pairs. Without chance; it finds local minima only.
 */
public final class Descent {

    private static final int MOST_ROUNDS = 24;
    private static final int LARGEST_DENOMINATOR = 60;
    private static final double NEARBY = 1e-3;

    private final Scope scope;
    private final Space space;

    private Descent(Scope scope, Judge judge) {
        this.scope = scope;
        this.space = Space.of(scope, List.of(), judge);
    }

    public static Descent of(Scope scope, Judge judge) {
        return new Descent(scope, judge);
    }

    /**
     * The best point found.
     *
     * @param objective NaN where it has no value
     * @param goal a value at or below which the search ends
     * @param calls how often the objective is asked at most
     */
    public Point from(Point start, ToDoubleFunction<Point> objective, double goal, int calls) {
        Search search = new Search(start, objective, goal, calls);
        search.run();
        return search.best;
    }

    /** A scalar, or two entries of a vector of which the second moves back where the sum is fixed. */
    private record Coordinate(String name, int entry, boolean paired) {

        Point moved(Point point, Rational by) {
            Optional<Rational> scalar = point.scalar(name);
            if (scalar.isPresent()) {
                return point.with(name, scalar.get().add(by));
            }
            List<Rational> entries = new ArrayList<>(point.vector(name).orElseThrow());
            entries.set(entry, entries.get(entry).add(by));
            if (paired) {
                int other = (entry + 1) % entries.size();
                entries.set(other, entries.get(other).subtract(by));
            }
            return point.with(name, entries);
        }

        Rational value(Point point) {
            return point.scalar(name)
                    .orElseGet(() -> point.vector(name).orElseThrow().get(entry));
        }
    }

    private List<Coordinate> coordinates(Point point) {
        List<Coordinate> found = new ArrayList<>();
        for (Map.Entry<String, Domain> variable : scope.variables().entrySet()) {
            String name = variable.getKey();
            Domain domain = variable.getValue();
            boolean isScalar = domain instanceof Domain.Interval || domain instanceof Domain.Nonzero;
            if (isScalar && point.scalar(name).isPresent()) {
                found.add(new Coordinate(name, -1, false));
            } else if (domain instanceof Domain.Vector || domain instanceof Domain.Simplex) {
                int length = point.vector(name).map(List::size).orElse(0);
                boolean paired = domain instanceof Domain.Simplex;
                for (int k = 0; k < (paired ? length - 1 : length); k++) {
                    found.add(new Coordinate(name, k, paired));
                }
            }
        }
        return found;
    }

    private final class Search {
        private final ToDoubleFunction<Point> objective;
        private final double goal;
        private final List<Coordinate> coordinates;
        private final double[] steps;
        private int left;
        private Point best;
        private double least;

        Search(Point start, ToDoubleFunction<Point> objective, double goal, int calls) {
            this.objective = objective;
            this.goal = goal;
            this.left = calls;
            this.best = start;
            this.least = objective.applyAsDouble(start);
            this.coordinates = coordinates(start);
            this.steps = new double[coordinates.size()];
            for (int i = 0; i < steps.length; i++) {
                double size = Math.abs(coordinates.get(i).value(start).toDouble());
                steps[i] = size > 0 && size < 1e300 ? size / 4 : 0.25;
            }
        }

        void run() {
            if (Double.isNaN(least)) {
                return;
            }
            for (int round = 0; round < MOST_ROUNDS && !isOver(); round++) {
                for (int i = 0; i < steps.length && !isOver(); i++) {
                    along(i);
                }
            }
            for (Coordinate coordinate : coordinates) {
                simplify(coordinate);
            }
        }

        private boolean isOver() {
            return left <= 0 || least <= goal;
        }

        private void along(int i) {
            double step = steps[i];
            double here = least;
            Point from = best;
            double up = tried(i, from, step);
            double down = tried(i, from, -step);
            if (least < here) {
                steps[i] = step * 2;
                return;
            }
            double curvature = up + down - 2 * here;
            if (curvature > 0 && Double.isFinite(curvature)) {
                tried(i, from, step * (down - up) / (2 * curvature));
            }
            steps[i] = step / 6;
        }

        private double tried(int i, Point from, double by) {
            if (isOver() || by == 0 || !Double.isFinite(by)) {
                return Double.NaN;
            }
            return take(coordinates.get(i).moved(from, Rational.of(by)));
        }

        private double take(Point candidate) {
            if (!space.admits(candidate)) {
                return Double.NaN;
            }
            left--;
            double value = objective.applyAsDouble(candidate);
            if (value < least) {
                least = value;
                best = candidate;
            }
            return value;
        }

        /** A number of small denominator nearby, where the function is no larger there. */
        private void simplify(Coordinate coordinate) {
            Rational value = coordinate.value(best);
            for (int below = 1; below <= LARGEST_DENOMINATOR; below++) {
                BigInteger above =
                        value.multiply(Rational.of(below)).add(Rational.HALF).floor();
                Rational simple = Rational.of(above).divide(Rational.of(below));
                Rational by = simple.subtract(value);
                if (by.abs().toDouble() <= NEARBY) {
                    Point candidate = coordinate.moved(best, by);
                    if (space.admits(candidate) && objective.applyAsDouble(candidate) <= least) {
                        best = candidate;
                        return;
                    }
                    if (below > 12) {
                        return;
                    }
                }
            }
        }
    }
}
