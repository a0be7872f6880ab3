package io.lossproof.numeric.sample;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The domains of a scope made ready for drawing: in an order in which each may depend on those before it. */
final class Space {

    private static final Rational LONGEST = Rational.of(1_000);
    private static final List<Rational> USUAL_LENGTHS =
            List.of(Rational.ONE, Rational.TWO, Rational.of(3), Rational.of(5));

    private final Scope scope;
    private final Judge judge;
    /** Lengths first, otherwise by name, so that the order of declaration does not matter. */
    private final List<String> order = new ArrayList<>();

    private final List<String> shown;
    private final Set<String> lengths = new TreeSet<>();
    private final Set<String> small = new TreeSet<>();
    /** Indices that formulas name, and lengths beside which they change their case. */
    private final Set<Rational> literalIndices = new LinkedHashSet<>();

    private final Map<String, RealSet> constantSets = new LinkedHashMap<>();
    private final Map<String, List<Rational>> constantSpecials = new LinkedHashMap<>();
    private final List<String> unsupported = new ArrayList<>();

    private Space(Scope scope, Judge judge) {
        this.scope = scope;
        this.judge = judge;
        scope.vectorLengths().values().forEach(length -> lengths.addAll(length.freeNames()));
        Set<String> pending = new LinkedHashSet<>();
        lengths.forEach(name -> place(name, pending));
        new TreeSet<>(scope.variables().keySet()).forEach(name -> place(name, pending));
        this.shown = displayOrder();
        for (String name : order) {
            if (domain(name) instanceof Domain.Power) {
                throw new UnsupportedDomainException(
                        name + ": " + domain(name) + " is a family of any number of members; none are drawn for it");
            }
            if (!isVector(name) && dependencies(name).isEmpty()) {
                RealSet set = compile(name, Point.EMPTY);
                constantSets.put(name, set);
                constantSpecials.put(name, set.specials());
            }
            requireModerateLength(name);
        }
    }

    static Space of(Scope scope, List<Expr> formulas, Judge judge) {
        Space space = new Space(scope, judge);
        Set<Expr> seen = new HashSet<>();
        formulas.forEach(formula -> space.look(formula, seen));
        Breakpoint.in(formulas, List.of()).forEach(space::addThreshold);
        scope.given().forEach(cond -> cond.forEachExpr(expr -> space.look(expr, seen)));
        return space;
    }

    private void requireModerateLength(String name) {
        boolean literal = domain(name)
                .vectorLength()
                .filter(length -> length.freeNames().isEmpty())
                .isPresent();
        if (literal && length(name, Point.EMPTY).isEmpty()) {
            throw new UnsupportedDomainException(
                    name + ": " + domain(name) + " has a length that is not an integer from 1 to " + LONGEST);
        }
    }

    private List<String> displayOrder() {
        List<String> names = new ArrayList<>(scope.variables().keySet());
        names.removeAll(lengths);
        names.addAll(lengths);
        return List.copyOf(names);
    }

    private void place(String name, Set<String> pending) {
        if (order.contains(name)) {
            return;
        }
        if (!pending.add(name)) {
            throw new UnsupportedDomainException("the domain of " + name + " depends on itself: " + domain(name));
        }
        dependencies(name).forEach(other -> place(other, pending));
        order.add(name);
    }

    /** Names that must have their values before this one. */
    private Set<String> dependencies(String name) {
        Domain domain = domain(name);
        Set<String> names = new TreeSet<>();
        domain.vectorLength().ifPresent(length -> names.addAll(length.freeNames()));
        if (domain instanceof Domain.IntegerRange range) {
            range.lower().ifPresent(end -> names.addAll(end.freeNames()));
            range.upper().ifPresent(end -> names.addAll(end.freeNames()));
        }
        return names;
    }

    /** Finds integers that a formula counts to, orders of functions, and literal indices. */
    private void look(Expr expr, Set<Expr> seen) {
        if (!seen.add(expr)) {
            return;
        }
        if (expr instanceof Reduce reduce) {
            small.addAll(reduce.lower().freeNames());
            small.addAll(reduce.upper().freeNames());
        } else if (expr instanceof Softmax softmax) {
            look(softmax.logNormaliser(), seen);
        } else if (expr instanceof Entry entry && entry.index() instanceof Num index) {
            literalIndices.add(index.value());
        } else if (expr instanceof Apply apply
                && (apply.op() == Op.POLYGAMMA || apply.op() == Op.BESSELI || apply.op() == Op.LOGBESSELI)) {
            small.addAll(apply.argument(0).freeNames());
        }
        expr.forEachPart(part -> look(part, seen));
    }

    /** A length at which a formula changes its case, {@code K > 40}, is worth a look on either side. */
    private void addThreshold(Breakpoint breakpoint) {
        Set<String> names = breakpoint.names();
        if (names.size() != 1 || !breakpoint.indices().isEmpty() || !lengths.containsAll(names)) {
            return;
        }
        Sym length = Expr.symbol(names.iterator().next());
        for (Rational solution : breakpoint.solve(length, Point.EMPTY)) {
            Rational floor = Rational.of(solution.floor());
            for (Rational near : List.of(floor, floor.add(Rational.ONE))) {
                if (near.signum() > 0) {
                    literalIndices.add(near);
                }
            }
        }
    }

    Scope scope() {
        return scope;
    }

    List<String> order() {
        return Collections.unmodifiableList(order);
    }

    /** As declared, lengths last. */
    List<String> shown() {
        return shown;
    }

    /** Members of finite sets that are left out because they are not rational. */
    List<String> unsupported() {
        return List.copyOf(unsupported);
    }

    Domain domain(String name) {
        return scope.domain(name)
                .orElseThrow(
                        () -> new UnsupportedDomainException(name + " is not declared, but a domain depends on it"));
    }

    boolean isVector(String name) {
        Domain domain = domain(name);
        if (domain instanceof Domain.PositiveDefinite) {
            throw new UnsupportedDomainException(
                    name + ": " + domain + " is a domain of matrices; points are drawn for scalars and vectors");
        }
        return domain.vectorLength().isPresent();
    }

    boolean isSimplex(String name) {
        return domain(name) instanceof Domain.Simplex;
    }

    boolean isClosedSimplex(String name) {
        return domain(name) instanceof Domain.Simplex simplex && simplex.closed();
    }

    boolean isLength(String name) {
        return lengths.contains(name);
    }

    /** Whether only small values of an integer are useful, since a formula counts to it. */
    boolean isSmall(String name) {
        return small.contains(name) || lengths.contains(name);
    }

    // ---- sets of values -------------------------------------------------------------------------------------------

    /** The values of a scalar, given those that its domain depends on. */
    RealSet set(String name, Point point) {
        return Optional.ofNullable(constantSets.get(name)).orElseGet(() -> compile(name, point));
    }

    /** Whether the domain of a scalar depends on no other variable. */
    boolean isConstant(String name) {
        return constantSets.containsKey(name);
    }

    /** The special values of a scalar, given those that its domain depends on. */
    List<Rational> specials(String name, Point point) {
        return Optional.ofNullable(constantSpecials.get(name))
                .orElseGet(() -> compile(name, point).specials());
    }

    private RealSet compile(String name, Point point) {
        Domain domain = domain(name);
        if (domain instanceof Domain.Nonzero) {
            return RealSet.reals(Bounds.NEGATIVE, Bounds.POSITIVE);
        }
        if (domain instanceof Domain.Interval interval) {
            return RealSet.reals(bounds(name, interval));
        }
        if (domain instanceof Domain.FiniteSet set) {
            return finite(name, set);
        }
        Domain.IntegerRange range = (Domain.IntegerRange) domain;
        Optional<Rational> low = range.lower().map(end -> integerEnd(name, end, point));
        Optional<Rational> high = range.upper().map(end -> integerEnd(name, end, point));
        return RealSet.integers(new Bounds(low, low.isEmpty(), high, high.isEmpty()));
    }

    private Rational integerEnd(String name, Expr end, Point point) {
        return Evaluation.exact(end, point)
                .orElseThrow(() -> new UnsupportedDomainException(
                        name + ": " + domain(name) + " has an end without an exact value, " + end));
    }

    /** An end that is not rational is replaced by a rational just inside. */
    private Bounds bounds(String name, Domain.Interval interval) {
        Bounds result = Bounds.ALL;
        if (!isInfinite(interval.lower())) {
            Enclosure end = end(name, interval.lower());
            boolean open = interval.lowerOpen() && end.isExact();
            result = new Bounds(Optional.of(end.high()), open, Optional.empty(), true);
        }
        if (!isInfinite(interval.upper())) {
            Enclosure end = end(name, interval.upper());
            boolean open = interval.upperOpen() && end.isExact();
            result = new Bounds(result.low(), result.lowOpen(), Optional.of(end.low()), open);
        }
        return result;
    }

    private static boolean isInfinite(Expr end) {
        return end.contains(part -> part.equals(Const.INFINITY));
    }

    private Enclosure end(String name, Expr end) {
        return Evaluation.value(end, Point.EMPTY)
                .orElseThrow(() -> new UnsupportedDomainException(
                        name + ": " + domain(name) + " has an end without a known value, " + end));
    }

    private RealSet finite(String name, Domain.FiniteSet set) {
        List<Bounds> members = new ArrayList<>();
        for (Expr value : set.values()) {
            Optional<Rational> member = Evaluation.exact(value, Point.EMPTY);
            member.ifPresent(rational -> members.add(Bounds.point(rational)));
            if (member.isEmpty()) {
                unsupported.add(name + " = " + value);
            }
        }
        return new RealSet(members, false);
    }

    /** The length of a vector; empty where it is not a positive integer of moderate size. */
    Optional<Integer> length(String vector, Point point) {
        return domain(vector)
                .vectorLength()
                .flatMap(length -> Evaluation.exact(length, point))
                .filter(length -> length.isInteger() && length.signum() > 0 && length.compareTo(LONGEST) <= 0)
                .map(length -> length.numerator().intValue());
    }

    /** The values of one entry; for a simplex the others give way. */
    RealSet entrySet(String vector, int length) {
        if (!isSimplex(vector)) {
            return RealSet.ALL;
        }
        if (length == 1) {
            return RealSet.reals(Bounds.point(Rational.ONE));
        }
        return RealSet.reals(
                isClosedSimplex(vector)
                        ? Bounds.closed(Rational.ZERO, Rational.ONE)
                        : Bounds.open(Rational.ZERO, Rational.ONE));
    }

    /** Draws a vector whose length is known at the point. */
    List<Rational> vector(String name, Point point, Stratum stratum, SplitMix64 random) {
        int length = length(name, point).orElseThrow();
        return isSimplex(name)
                ? Vectors.simplex(length, isClosedSimplex(name), stratum, random)
                : Vectors.free(length, stratum, random);
    }

    /** 1, 2, 3 and 5, indices that formulas name, and where none of these is allowed the smallest that are. */
    List<Rational> lengthCandidates(String name, Point point) {
        RealSet set = set(name, point);
        Set<Rational> candidates = new TreeSet<>(USUAL_LENGTHS);
        literalIndices.stream().filter(index -> index.compareTo(LONGEST) <= 0).forEach(candidates::add);
        candidates.removeIf(length -> !isAllowedLength(name, length, set, point));
        if (candidates.isEmpty()) {
            for (Rational k = Rational.ONE;
                    candidates.size() < 4 && k.compareTo(LONGEST) <= 0;
                    k = k.add(Rational.ONE)) {
                if (isAllowedLength(name, k, set, point)) {
                    candidates.add(k);
                }
            }
        }
        return List.copyOf(candidates);
    }

    private boolean isAllowedLength(String name, Rational length, RealSet set, Point point) {
        if (!set.contains(length)) {
            return false;
        }
        Point more = point.with(name, length);
        return scope.given().stream()
                .noneMatch(cond -> Evaluation.holds(cond, more).equals(Optional.of(false)));
    }

    // ---- points ---------------------------------------------------------------------------------------------------

    /** Whether every value lies in its domain and nothing is missing or too much. */
    boolean contains(Point point) {
        if (point.names().size() != order.size() || !point.names().containsAll(order)) {
            return false;
        }
        return order.stream().allMatch(name -> contains(name, point));
    }

    private boolean contains(String name, Point point) {
        if (!isVector(name)) {
            return point.scalar(name).filter(set(name, point)::contains).isPresent();
        }
        Optional<List<Rational>> entries = point.vector(name);
        Optional<Integer> length = length(name, point);
        if (entries.isEmpty() || length.isEmpty() || entries.get().size() != length.get()) {
            return false;
        }
        if (!isSimplex(name)) {
            return true;
        }
        int least = isClosedSimplex(name) ? 0 : 1;
        Rational sum = entries.get().stream().reduce(Rational.ZERO, Rational::add);
        return sum.isOne() && entries.get().stream().allMatch(entry -> entry.signum() >= least);
    }

    /** Whether one given condition holds; asks the judge where arithmetic cannot tell. */
    Optional<Boolean> holds(Cond cond, Point point) {
        return Evaluation.holds(cond, point).or(() -> judge.holds(cond, point));
    }

    /** Whether all given conditions hold; false as soon as one is known not to. */
    Optional<Boolean> givenHolds(Point point) {
        Optional<Boolean> result = Optional.of(true);
        for (Cond cond : scope.given()) {
            Optional<Boolean> holds = holds(cond, point);
            if (holds.equals(Optional.of(false))) {
                return holds;
            }
            if (holds.isEmpty()) {
                result = Optional.empty();
            }
        }
        return result;
    }

    boolean admits(Point point) {
        return contains(point) && givenHolds(point).orElse(false);
    }

    /** With another value for one entry; in a simplex the others are scaled so that the sum stays 1. */
    Optional<Point> withEntry(Point point, String vector, int at, Rational value) {
        List<Rational> entries = new ArrayList<>(point.vector(vector).orElseThrow());
        if (!entrySet(vector, entries.size()).contains(value)) {
            return Optional.empty();
        }
        if (isSimplex(vector) && entries.size() > 1) {
            Rational others = Rational.ONE.subtract(entries.get(at));
            Rational rest = Rational.ONE.subtract(value);
            for (int k = 0; k < entries.size(); k++) {
                entries.set(
                        k,
                        others.isZero()
                                ? rest.divide(Rational.of(entries.size() - 1L))
                                : entries.get(k).multiply(rest).divide(others));
            }
        }
        entries.set(at, value);
        return Optional.of(point.with(vector, entries));
    }
}
