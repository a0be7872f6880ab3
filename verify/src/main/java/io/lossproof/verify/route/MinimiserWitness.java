package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.normal.Minimum;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A minimiser of one side that is not one of the other, the other variables fixed.
 *
 * @param others values of the other variables
 * @param minimiser proved to minimise one side
 * @param better where the other side is certainly smaller than there, names primed; empty if it has no value there
 * @param ofLeft whether it minimises the left side
 * @param least the smallest value of that side
 * @param there the other side at the minimiser
 * @param smaller the other side at the better point
 * @param within an interval proved to hold all minimisers of that side, the named one near them, and the other side there
 *     is its value at all of them; empty if the minimiser is exact
 */
record MinimiserWitness(
        Point others,
        Point minimiser,
        Optional<Point> better,
        boolean ofLeft,
        Ball least,
        Ball there,
        Ball smaller,
        Optional<Bracket> within) {

    private static final int BITS = 256;
    private static final int ROUNDS = 3;
    private static final int MOST_CANDIDATES = 150;
    private static final List<Rational> SIMPLE = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.MINUS_ONE,
            Rational.TWO,
            Rational.HALF,
            Rational.of(-2),
            Rational.of(1, 4),
            Rational.of(3, 4),
            Rational.of(3));

    /** Looks closely or, much sooner done, only coarsely at minimisers that are not simple numbers. */
    static Optional<MinimiserWitness> find(Claim claim, Point others, boolean closely) {
        return Coordinates.of(claim.in(), claim.scope(), others)
                .flatMap(coordinates -> new Search(claim, others, coordinates).witness(closely));
    }

    private String nearby() {
        return within.map(bracket -> "between " + shortened(bracket.low()) + " and " + shortened(bracket.high()))
                .orElse("");
    }

    private static String shortened(Rational value) {
        return Double.toString(value.toDouble());
    }

    private String sentenceOfBracket() {
        return (others.names().isEmpty() ? "" : "at " + others + " ") + "all minimisers of the " + side(ofLeft)
                + " side are proved to lie near " + minimiser + ", " + nearby() + "; the " + side(!ofLeft) + " side "
                + better.map(point -> "is " + Enclosure.shown(there) + " there and certainly smaller, "
                                + Enclosure.shown(smaller) + ", at " + point)
                        .orElse("has no value there");
    }

    String sentence() {
        if (within.isPresent()) {
            return sentenceOfBracket();
        }
        return (others.names().isEmpty() ? "" : "at " + others + " ") + "the " + side(ofLeft) + " side is smallest at "
                + minimiser + ", which is proved; the " + side(!ofLeft) + " side is not: "
                + better.map(point -> "it is " + Enclosure.shown(there) + " there and " + Enclosure.shown(smaller)
                                + " at " + point)
                        .orElse("it has no value there");
    }

    private static String side(boolean left) {
        return left ? "left" : "right";
    }

    /** The better point has its names primed. */
    Counterexample counterexample() {
        Point at = joined(joined(others, minimiser), better.orElse(Point.EMPTY));
        String names = String.join(", ", minimiser.names());
        String smallest = Enclosure.shown(least) + " at " + names
                + (within.isPresent() ? ", near which all minimisers lie" : ", the smallest value");
        String other = Enclosure.shown(there) + " at " + names
                + (better.isEmpty()
                        ? ""
                        : ", " + Enclosure.shown(smaller) + " at "
                                + String.join(", ", better.orElseThrow().names()));
        return new Counterexample(at, ofLeft ? smallest : other, ofLeft ? other : smallest);
    }

    private static Point joined(Point first, Point second) {
        Point result = first;
        for (Map.Entry<String, Rational> scalar : second.scalars().entrySet()) {
            result = result.with(scalar.getKey(), scalar.getValue());
        }
        for (Map.Entry<String, List<Rational>> vector : second.vectors().entrySet()) {
            result = result.with(vector.getKey(), vector.getValue());
        }
        return result;
    }

    /** The search at one point of the other variables. */
    private static final class Search {
        private final Point others;
        private final Coordinates coordinates;
        private final List<String> parameters;
        private final List<Expr> sides;
        private final Scope scope;
        private final PointSampler domain;
        private final Values values;

        Search(Claim claim, Point others, Coordinates coordinates) {
            this.others = others;
            this.coordinates = coordinates;
            this.parameters = coordinates.names();
            this.sides = List.of(coordinates.of(claim.left()), coordinates.of(claim.right()));
            this.scope = coordinates.scope();
            this.domain = PointSampler.of(scope, List.of(), 0);
            this.values = Values.of(sides, scope);
        }

        Optional<MinimiserWitness> witness(boolean closely) {
            List<Point> candidates = candidates();
            for (int side = 0; side < 2; side++) {
                Optional<Point> best = best(candidates, side);
                if (best.isPresent() && mayBeSmallestOnOneSideOnly(best.get(), candidates, side)) {
                    Map<String, Rational> at = new LinkedHashMap<>();
                    parameters.forEach(
                            name -> at.put(name, best.get().scalar(name).orElseThrow()));
                    if (Minimum.isProvedAt(sides.get(side), at, scope)) {
                        return Optional.of(witness(best.get(), candidates, side));
                    }
                }
            }
            return byBracket(candidates, closely);
        }

        private Optional<MinimiserWitness> byBracket(List<Point> candidates, boolean closely) {
            if (parameters.size() != 1) {
                return Optional.empty();
            }
            String parameter = parameters.get(0);
            List<Rational> numbers = candidates.stream()
                    .map(point -> point.scalar(parameter).orElseThrow())
                    .toList();
            return new BracketSearch(sides, scope, values)
                    .find(numbers, closely)
                    .map(found -> {
                        Point near = Point.EMPTY.with(parameter, found.bracket().middle());
                        Optional<Point> better = found.better().map(place -> Point.EMPTY.with(parameter, place));
                        return new MinimiserWitness(
                                others,
                                coordinates.parameters(near, ""),
                                better.map(point -> coordinates.parameters(point, "'")),
                                found.side() == 0,
                                found.bracket().least(),
                                found.there(),
                                found.smaller(),
                                Optional.of(found.bracket()));
                    });
        }

        private Ball value(int side, Point point) {
            return values.at(point, BITS).get(side);
        }

        private MinimiserWitness witness(Point minimiser, List<Point> candidates, int side) {
            Ball there = value(1 - side, minimiser);
            Optional<Point> better = better(minimiser, candidates, 1 - side);
            return new MinimiserWitness(
                    others,
                    coordinates.parameters(minimiser, ""),
                    better.map(point -> coordinates.parameters(point, "'")),
                    side == 0,
                    value(side, minimiser),
                    there,
                    better.map(point -> value(1 - side, point)).orElse(Ball.UNDEFINED),
                    Optional.empty());
        }

        private boolean mayBeSmallestOnOneSideOnly(Point minimiser, List<Point> candidates, int side) {
            return value(side, minimiser).isFinite()
                    && (value(1 - side, minimiser).isUndefined()
                            || better(minimiser, candidates, 1 - side).isPresent());
        }

        /** The candidate at which a side is certainly smaller than at a point, and smallest. */
        private Optional<Point> better(Point point, List<Point> candidates, int side) {
            Ball there = value(side, point);
            return best(candidates, side)
                    .filter(candidate ->
                            there.isFinite() && value(side, candidate).certainlyLess(there));
        }

        private Optional<Point> best(List<Point> candidates, int side) {
            Point best = null;
            Ball least = Ball.UNKNOWN;
            for (Point candidate : candidates) {
                Ball value = value(side, candidate);
                if (value.isFinite() && (best == null || value.certainlyLess(least))) {
                    best = candidate;
                    least = value;
                }
            }
            return Optional.ofNullable(best);
        }

        // ---- candidates -------------------------------------------------------------------------------------------

        private List<Point> candidates() {
            Set<Point> found = new LinkedHashSet<>();
            grid(Point.EMPTY, 0, found);
            for (Point start : List.copyOf(found).subList(0, Math.min(3, found.size()))) {
                found.addAll(descended(start, 0));
                found.addAll(descended(start, 1));
            }
            return found.stream().filter(domain::admits).sorted().toList();
        }

        private void grid(Point partial, int at, Set<Point> found) {
            if (found.size() >= MOST_CANDIDATES) {
                return;
            }
            if (at == parameters.size()) {
                if (domain.admits(partial)) {
                    found.add(partial);
                }
                return;
            }
            for (Rational value : simple(parameters.get(at))) {
                grid(partial.with(parameters.get(at), value), at + 1, found);
            }
        }

        /** Small numbers, the ends of the domain and the values of the other variables. */
        private Set<Rational> simple(String parameter) {
            Set<Rational> simple = new LinkedHashSet<>(SIMPLE);
            Domain.Interval interval = (Domain.Interval) scope.domain(parameter).orElseThrow();
            for (Expr end : List.of(interval.lower(), interval.upper())) {
                if (end instanceof Num num) {
                    simple.add(num.value());
                }
            }
            simple.addAll(others.scalars().values());
            others.vectors().values().forEach(simple::addAll);
            return simple;
        }

        /** From a point, each parameter in turn to where its derivative is 0, if that is linear in it. */
        private List<Point> descended(Point start, int side) {
            List<Point> path = new ArrayList<>();
            Point point = start;
            for (int round = 0; round < (parameters.size() == 1 ? 1 : ROUNDS); round++) {
                for (String parameter : parameters) {
                    Expr along = sides.get(side);
                    for (String name : parameters) {
                        if (!name.equals(parameter)) {
                            along = along.substitute(
                                    Expr.symbol(name),
                                    Expr.num(point.scalar(name).orElseThrow()));
                        }
                    }
                    Optional<Rational> root = Minimum.stationaryPoint(along, parameter, scope);
                    point = root.isPresent() ? point.with(parameter, root.get()) : point;
                    path.add(point);
                }
            }
            return path;
        }
    }
}
