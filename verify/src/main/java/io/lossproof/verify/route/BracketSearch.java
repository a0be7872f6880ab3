package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.normal.Unimodality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Encloses the minimisers of one of two formulas of one variable so closely that the other formula is certainly smaller
 * elsewhere than anywhere between: then no minimiser of the one is one of the other. The one is proved to be quasi-convex.
 */
final class BracketSearch {

    private static final int BITS = 256;
    /** Steps between two looks at the difference. */
    private static final List<Integer> STEPS = List.of(6, 14, 30, 50, 70);

    private static final int COARSE = 2;

    private static final List<Integer> EXPONENTS = List.of(1, 3, 6, 10, 16, 24, 34, 50);
    private static final List<Integer> BESIDE = List.of(0, 2, 5, 9, 14, 20, 30, 40);

    /**
     * Where the minimisers of one side are, and where the other is smaller.
     *
     * @param better where the other side is certainly smaller; empty if it has no value at any of them
     */
    record Found(int side, Bracket bracket, Optional<Rational> better, Ball there, Ball smaller) {}

    private final List<Expr> sides;
    private final String variable;
    private final Scope scope;
    private final Values values;
    private final Map<Integer, Boolean> unimodal = new HashMap<>();

    BracketSearch(List<Expr> sides, Scope scope, Values values) {
        this.sides = sides;
        this.variable = scope.variables().keySet().iterator().next();
        this.scope = scope;
        this.values = values;
    }

    /** Looks between and beside these numbers. */
    Optional<Found> find(Collection<Rational> numbers, boolean closely) {
        List<Rational> grid = grid(numbers);
        List<Optional<Bracket>> brackets = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            int of = side;
            brackets.add(Bracket.of(grid, x -> value(of, x)));
        }
        for (int steps : closely ? STEPS : STEPS.subList(0, COARSE)) {
            for (int side = 0; side < 2; side++) {
                int of = side;
                brackets.set(side, brackets.get(side).map(bracket -> bracket.narrowed(steps, x -> value(of, x))));
            }
            for (int side = 0; side < 2; side++) {
                Optional<Found> found = difference(side, brackets, grid);
                if (found.isPresent() && isUnimodal(side)) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isUnimodal(int side) {
        return unimodal.computeIfAbsent(side, s -> Unimodality.isProved(sides.get(s), variable, scope));
    }

    private Ball value(int side, Rational at) {
        return values.at(Point.EMPTY.with(variable, at), BITS).get(side);
    }

    private Optional<Found> difference(int side, List<Optional<Bracket>> brackets, List<Rational> grid) {
        if (brackets.get(side).isEmpty()) {
            return Optional.empty();
        }
        Bracket bracket = brackets.get(side).get();
        int other = 1 - side;
        Ball there = values.over(variable, bracket.low(), bracket.high(), BITS).get(other);
        if (there.isUndefined()) {
            return Optional.of(new Found(side, bracket, Optional.empty(), there, Ball.UNDEFINED));
        }
        if (!there.isFinite()) {
            return Optional.empty();
        }
        List<Rational> places = new ArrayList<>();
        brackets.get(other).map(Bracket::middle).ifPresent(places::add);
        places.addAll(beside(bracket));
        places.addAll(grid);
        for (Rational place : places) {
            Ball smaller = value(other, place);
            if (smaller.isFinite() && smaller.certainlyLess(there)) {
                return Optional.of(new Found(side, bracket, Optional.of(place), there, smaller));
            }
        }
        return Optional.empty();
    }

    // ---- places ---------------------------------------------------------------------------------------------------

    private List<Rational> beside(Bracket bracket) {
        List<Rational> places = new ArrayList<>();
        for (int exponent : BESIDE) {
            Rational distance = bracket.width().multiply(Rational.TWO.pow(exponent));
            places.add(bracket.low().subtract(distance));
            places.add(bracket.high().add(distance));
        }
        places.removeIf(place -> !isInside(place));
        return places;
    }

    /** Numbers inside of the interval, closer and closer to its ends, and larger and larger where it has none. */
    private List<Rational> grid(Collection<Rational> numbers) {
        TreeSet<Rational> grid = new TreeSet<>(numbers);
        Optional<Rational> lower = end(interval().lower());
        Optional<Rational> upper = end(interval().upper());
        for (int exponent : EXPONENTS) {
            Rational small = Rational.TWO.pow(-exponent);
            lower.ifPresent(end -> grid.add(end.add(small)));
            upper.ifPresent(end -> grid.add(end.subtract(small)));
            if (exponent <= EXPONENTS.get(4)) {
                grid.add(small.reciprocal());
                grid.add(small.reciprocal().negate());
            }
        }
        grid.removeIf(number -> !isInside(number));
        return List.copyOf(grid);
    }

    private boolean isInside(Rational number) {
        boolean above =
                end(interval().lower()).map(end -> number.compareTo(end) > 0).orElse(true);
        return above
                && end(interval().upper()).map(end -> number.compareTo(end) < 0).orElse(true);
    }

    private Domain.Interval interval() {
        return (Domain.Interval) scope.domain(variable).orElseThrow();
    }

    private static Optional<Rational> end(Expr end) {
        return end instanceof Num num ? Optional.of(num.value()) : Optional.empty();
    }
}
