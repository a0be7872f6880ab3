package io.lossproof.testing;

import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the variables of a formula lie in the one array that a function in Java takes. Lengths of vectors are no arguments:
 * they show in the array.
 *
 * @param scope the variables with their domains
 * @param names the arguments in order
 * @param in those in which derivatives are taken, in the order of components
 */
record Arguments(Scope scope, List<String> names, List<String> in) {

    Arguments {
        names = List.copyOf(names);
        in = List.copyOf(in);
    }

    /**
     * A place in the array.
     *
     * @param position in the array
     * @param name the variable
     * @param entry from 0; -1 for a scalar
     */
    record Slot(int position, String name, int entry) {
        @Override
        public String toString() {
            return entry < 0 ? name : name + "[" + (entry + 1) + "]";
        }
    }

    static Arguments of(Where where, In in) {
        Scope declared = read("where", () -> Parser.scope(where.text()));
        List<Cond> conditions = new ArrayList<>();
        where.conditions().forEach(text -> conditions.add(read("given", () -> Parser.condition(text, declared))));
        Scope scope = declared.given(conditions);
        Set<String> lengths = new HashSet<>();
        scope.variables()
                .values()
                .forEach(domain -> domain.vectorLength().ifPresent(length -> lengths.addAll(length.freeNames())));
        List<String> names = scope.variables().keySet().stream()
                .filter(name -> !lengths.contains(name))
                .toList();
        for (String name : names) {
            if (scope.domain(name).orElseThrow() instanceof Domain.PositiveDefinite
                    || scope.family(name).isPresent()) {
                throw new IllegalArgumentException(
                        name + ": " + scope.domain(name).orElseThrow() + " is neither a scalar nor a vector");
            }
        }
        List<String> chosen = in.names().isEmpty() ? names : in.names();
        for (String name : chosen) {
            requireContinuous(name, names, scope);
        }
        return new Arguments(scope, names, chosen);
    }

    static <T> T read(String part, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(part + ": " + e.getMessage(), e);
        }
    }

    private static void requireContinuous(String name, List<String> names, Scope scope) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("in: '" + name + "' is none of the variables " + names);
        }
        Domain domain = scope.domain(name).orElseThrow();
        Domain each = domain instanceof Domain.Power power ? power.base() : domain;
        if (each instanceof Domain.IntegerRange || each instanceof Domain.FiniteSet) {
            throw new IllegalArgumentException("in: there is no derivative in " + name + ": " + domain
                    + "; name the variables in which it is taken, as in(\"z\")");
        }
    }

    boolean isVector(String name) {
        return scope.isVector(name);
    }

    Expr length(String name) {
        return scope.vectorLength(name).orElseThrow();
    }

    /** The array at a point. */
    double[] array(Point point) {
        return names.stream()
                .flatMapToDouble(name -> isVector(name)
                        ? Arrays.stream(point.vectorAsDoubles(name))
                        : Arrays.stream(new double[] {point.scalarAsDouble(name)}))
                .toArray();
    }

    /** The place of each number of the array at a point. */
    List<Slot> slots(Point point) {
        List<Slot> slots = new ArrayList<>();
        for (String name : names) {
            int entries = point.vector(name).map(List::size).orElse(0);
            if (!isVector(name)) {
                slots.add(new Slot(slots.size(), name, -1));
            }
            for (int k = 0; k < entries; k++) {
                slots.add(new Slot(slots.size(), name, k));
            }
        }
        return slots;
    }

    /** The places in which derivatives are taken, in the order of components. */
    List<Slot> components(Point point) {
        List<Slot> slots = slots(point);
        List<Slot> components = new ArrayList<>();
        for (String name : in) {
            slots.stream().filter(slot -> slot.name().equals(name)).forEach(components::add);
        }
        return components;
    }

    /** The point with the numbers of an array for its values; empty if one of them is not finite. */
    Optional<Point> point(Point like, double[] array) {
        if (!Arrays.stream(array).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        Point point = like;
        int at = 0;
        for (String name : names) {
            if (!isVector(name)) {
                point = point.with(name, Rational.of(array[at++]));
                continue;
            }
            List<Rational> entries = new ArrayList<>();
            for (int k = like.vector(name).orElseThrow().size(); k > 0; k--) {
                entries.add(Rational.of(array[at++]));
            }
            point = point.with(name, entries);
        }
        return Optional.of(point);
    }

    /**
     * The point with what its domains ask of sums put aside, for the sampler to judge the rest: entries of a simplex are
     * free variables.
     */
    Point withSimplexOf(Point original, Point changed) {
        Point point = changed;
        for (String name : names) {
            if (scope.domain(name).orElseThrow() instanceof Domain.Simplex) {
                point = point.with(name, original.vector(name).orElseThrow());
            }
        }
        return point;
    }

    /** Whether entries of open simplices are positive and those of closed ones not negative. */
    boolean hasPositiveSimplices(Point point) {
        for (String name : names) {
            if (scope.domain(name).orElseThrow() instanceof Domain.Simplex simplex) {
                for (Rational entry : point.vector(name).orElseThrow()) {
                    if (entry.signum() < 0 || entry.isZero() && !simplex.closed()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
