package io.lossproof.numeric.sample;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Looks for the simplest point that still refutes a claim: first among simple points in a fixed order, then by making
 * one variable after another simpler. Without chance; every result lies in the scope and under its given conditions.
 */
public final class Shrinker {

    /** How often the predicate is asked at most, unless a caller says otherwise. */
    public static final int USUAL_CALLS = 400;

    private static final int MOST_LISTED = 2_000;
    private static final List<Rational> SIMPLE = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.MINUS_ONE,
            Rational.TWO,
            Rational.HALF,
            Rational.of(-2),
            Rational.of(3),
            Rational.of(1, 4),
            Rational.HALF.negate(),
            Rational.of(3, 4),
            Rational.of(-3),
            Rational.of(1, 10),
            Rational.of(10),
            Rational.of(-10),
            Rational.of(100),
            Rational.of(-100));

    private final Space space;

    private Shrinker(Space space) {
        this.space = space;
    }

    public static Shrinker of(Scope scope) {
        return of(scope, Judge.UNDECIDED);
    }

    /** With a judge for given conditions that this package cannot decide. */
    public static Shrinker of(Scope scope, Judge judge) {
        return new Shrinker(Space.of(scope, List.of(), judge));
    }

    public Point shrink(Point start, Predicate<Point> stillRefutes) {
        return shrink(start, stillRefutes, USUAL_CALLS);
    }

    /**
     * The simplest refuting point found; the start, in the order of the scope, where none is simpler.
     *
     * @param start a point that refutes; it is not tried again
     * @param calls how often the predicate is asked at most
     */
    public Point shrink(Point start, Predicate<Point> stillRefutes, int calls) {
        Search search = new Search(start, stillRefutes, calls);
        search.trySimplePoints();
        search.simplify();
        return search.best.inOrder(space.shown());
    }

    private final class Search {

        private final Predicate<Point> stillRefutes;
        private final Set<Point> tried = new HashSet<>();
        private final Map<RealSet, List<Rational>> simple = new HashMap<>();
        private final int half;
        private Point best;
        private int left;
        private int listed;

        private Search(Point start, Predicate<Point> stillRefutes, int calls) {
            this.best = start;
            this.stillRefutes = stillRefutes;
            this.left = calls;
            this.half = calls / 2;
            tried.add(start);
        }

        /** Takes the candidate if it is simpler, admitted, and refutes. */
        private boolean take(Point candidate) {
            if (left == 0 || candidate.compareTo(best) >= 0 || !tried.add(candidate) || !space.admits(candidate)) {
                return false;
            }
            left--;
            if (!stillRefutes.test(candidate)) {
                return false;
            }
            best = candidate;
            return true;
        }

        // ---- simple points ----------------------------------------------------------------------------------------

        private void trySimplePoints() {
            boolean found = false;
            for (int rank = 0; rank < 3 * SIMPLE.size() && !found; rank++) {
                found = tryRank(Point.EMPTY, 0, rank);
            }
        }

        /**
         * Tries the points of one rank, the sum of the places of their values in the lists of simple values; true once
         * one of them is taken or the calls for this part are used up.
         */
        private boolean tryRank(Point partial, int at, int rank) {
            if (at == space.order().size()) {
                return rank == 0 && (take(partial) || left <= half || ++listed > MOST_LISTED);
            }
            List<Point> next = extended(partial, space.order().get(at));
            boolean last = at == space.order().size() - 1;
            boolean done = false;
            for (int i = last ? rank : 0; i <= rank && i < next.size() && !done; i++) {
                done = tryRank(next.get(i), at + 1, rank - i);
            }
            return done;
        }

        private List<Point> extended(Point partial, String name) {
            if (!space.isVector(name)) {
                return simpleValues(space.set(name, partial), space.isLength(name)).stream()
                        .map(value -> partial.with(name, value))
                        .toList();
            }
            return space.length(name, partial)
                    .map(length -> simpleVectors(name, length).stream()
                            .map(value -> partial.with(name, value))
                            .toList())
                    .orElse(List.of());
        }

        private List<Rational> simpleValues(RealSet set, boolean length) {
            List<Rational> values = simple.computeIfAbsent(set, this::listSimpleValues);
            return length && values.size() > 3 ? values.subList(0, 3) : values;
        }

        private List<Rational> listSimpleValues(RealSet set) {
            Set<Rational> values = new LinkedHashSet<>();
            SIMPLE.stream().filter(set::contains).forEach(values::add);
            set.members(SIMPLE.size()).ifPresent(values::addAll);
            for (Bounds piece : set.pieces()) {
                piece.low().filter(set::contains).ifPresent(values::add);
                piece.high().filter(set::contains).ifPresent(values::add);
                piece.width()
                        .ifPresent(width -> values.add(piece.low().orElseThrow().add(width.multiply(Rational.HALF))));
            }
            values.removeIf(value -> !set.contains(value));
            return List.copyOf(values);
        }

        private List<List<Rational>> simpleVectors(String name, int length) {
            Set<List<Rational>> vectors = new LinkedHashSet<>();
            if (!space.isSimplex(name)) {
                vectors.add(Collections.nCopies(length, Rational.ZERO));
                for (Rational value : List.of(Rational.ONE, Rational.MINUS_ONE, Rational.TWO, Rational.HALF)) {
                    vectors.add(oneAt(0, value, length));
                    vectors.add(Collections.nCopies(length, value));
                    vectors.add(oneAt(length - 1, value, length));
                }
                return List.copyOf(vectors);
            }
            vectors.add(Collections.nCopies(length, Rational.of(1, length)));
            if (length > 1) {
                if (space.isClosedSimplex(name)) {
                    vectors.add(oneAt(0, Rational.ONE, length));
                    vectors.add(oneAt(length - 1, Rational.ONE, length));
                }
                for (Rational large : List.of(Rational.HALF, Rational.of(3, 4), Rational.of(9, 10))) {
                    Rational rest = Rational.ONE.subtract(large).divide(Rational.of(length - 1L));
                    List<Rational> skewed = new ArrayList<>(Collections.nCopies(length, rest));
                    skewed.set(0, large);
                    vectors.add(List.copyOf(skewed));
                    Collections.swap(skewed, 0, length - 1);
                    vectors.add(List.copyOf(skewed));
                }
            }
            return List.copyOf(vectors);
        }

        private List<Rational> oneAt(int at, Rational value, int length) {
            List<Rational> entries = new ArrayList<>(Collections.nCopies(length, Rational.ZERO));
            entries.set(at, value);
            return entries;
        }

        // ---- making a point simpler -------------------------------------------------------------------------------

        private void simplify() {
            boolean progress = true;
            while (progress && left > 0) {
                progress = shorten();
                for (String name : space.order()) {
                    if (best.scalar(name).isPresent()) {
                        progress |= !space.isLength(name) && simplifyScalar(name);
                    } else {
                        progress |= simplifyVector(name);
                    }
                }
                progress |= simplifyEqualScalars();
            }
        }

        private boolean simplifyScalar(String name) {
            return simplerValues(best.scalar(name).orElseThrow(), space.set(name, best)).stream()
                    .map(value -> best.with(name, value))
                    .anyMatch(candidate ->
                            take(candidate) || solved(candidate, name).stream().anyMatch(this::take));
        }

        /** With one more variable changed so that an equation that is given holds again. */
        private List<Point> solved(Point candidate, String changed) {
            List<Point> solved = new ArrayList<>();
            for (Cond cond : space.scope().given()) {
                if (cond instanceof Cond.Compare equation && equation.relation() == Relation.EQUAL) {
                    Breakpoint place = new Breakpoint(equation.left(), equation.right(), List.of());
                    for (String name : place.names()) {
                        if (!name.equals(changed) && candidate.scalar(name).isPresent() && !space.isLength(name)) {
                            place.solve(Expr.symbol(name), candidate)
                                    .forEach(value -> solved.add(candidate.with(name, value)));
                        }
                    }
                }
            }
            return solved;
        }

        /** Scalars that share a value, changed together. */
        private boolean simplifyEqualScalars() {
            boolean progress = false;
            for (String name : space.order()) {
                Optional<Rational> shared = best.scalar(name).filter(value -> !space.isLength(name));
                if (shared.isPresent()) {
                    List<String> equal = space.order().stream()
                            .filter(other -> best.scalar(other).equals(shared) && !space.isLength(other))
                            .toList();
                    progress |= equal.size() > 1
                            && simplerValues(shared.get(), space.set(name, best)).stream()
                                    .anyMatch(value -> take(withAll(equal, value)));
                }
            }
            return progress;
        }

        private Point withAll(List<String> names, Rational value) {
            Point point = best;
            for (String name : names) {
                point = point.with(name, value);
            }
            return point;
        }

        private boolean simplifyVector(String name) {
            List<Rational> entries = best.vector(name).orElseThrow();
            boolean whole =
                    simpleVectors(name, entries.size()).stream().anyMatch(value -> take(best.with(name, value)));
            if (whole || (space.isSimplex(name) && roundedSimplex(name, entries))) {
                return true;
            }
            if (space.isSimplex(name) && entries.size() > 1 && evenRest(name, entries)) {
                return true;
            }
            for (int at = 0; at < entries.size(); at++) {
                int position = at;
                boolean taken = simplerValues(entries.get(at), space.entrySet(name, entries.size())).stream()
                        .map(value -> space.withEntry(best, name, position, value))
                        .anyMatch(candidate -> candidate.filter(this::take).isPresent());
                if (taken) {
                    return true;
                }
            }
            return false;
        }

        /** One entry or a simpler value for it, the others equal. */
        private boolean evenRest(String name, List<Rational> entries) {
            for (int at = 0; at < entries.size(); at++) {
                List<Rational> values =
                        new ArrayList<>(simplerValues(entries.get(at), space.entrySet(name, entries.size())));
                values.add(entries.get(at));
                for (Rational value : values) {
                    Rational rest = Rational.ONE.subtract(value).divide(Rational.of(entries.size() - 1L));
                    List<Rational> even = new ArrayList<>(Collections.nCopies(entries.size(), rest));
                    even.set(at, value);
                    if (take(best.with(name, even))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Multiples of 1/2, 1/3, 1/4, ... near the entries; the largest entry takes what is left. */
        private boolean roundedSimplex(String name, List<Rational> entries) {
            int largest = 0;
            for (int k = 1; k < entries.size(); k++) {
                largest = entries.get(k).compareTo(entries.get(largest)) > 0 ? k : largest;
            }
            for (long parts : new long[] {2, 3, 4, 5, 10, 100, 1_000, 1_000_000}) {
                List<Rational> rounded = new ArrayList<>();
                Rational rest = Rational.ONE;
                for (int k = 0; k < entries.size(); k++) {
                    Rational near = Rational.of(
                            entries.get(k)
                                    .multiply(Rational.of(parts))
                                    .add(Rational.HALF)
                                    .floor(),
                            BigInteger.valueOf(parts));
                    rounded.add(near);
                    rest = k == largest ? rest : rest.subtract(near);
                }
                rounded.set(largest, rest);
                if (take(best.with(name, rounded))) {
                    return true;
                }
            }
            return false;
        }

        /** Smaller lengths: vectors lose their last entries, integers that no longer fit become the largest that do. */
        private boolean shorten() {
            for (String name : space.order()) {
                if (space.isLength(name) && shorten(name)) {
                    return true;
                }
            }
            return false;
        }

        private boolean shorten(String name) {
            Rational length = best.scalar(name).orElseThrow();
            for (Rational k = Rational.ONE; k.compareTo(length) < 0; k = k.add(Rational.ONE)) {
                if (fitted(best.with(name, k)).filter(this::take).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private Optional<Point> fitted(Point point) {
            Point result = point;
            for (String name : space.order()) {
                if (space.isVector(name)) {
                    List<Rational> entries = point.vector(name).orElseThrow();
                    Optional<Integer> length = space.length(name, result);
                    if (length.isEmpty() || length.get() > entries.size()) {
                        return Optional.empty();
                    }
                    List<Rational> kept = entries.subList(0, length.get());
                    result = result.with(name, space.isSimplex(name) ? scaled(kept) : kept);
                } else {
                    Rational value = point.scalar(name).orElseThrow();
                    Optional<Rational> near = space.set(name, result).near(value);
                    if (near.isEmpty() && !space.isConstant(name)) {
                        return Optional.empty();
                    }
                    result = result.with(name, near.orElse(value));
                }
            }
            return Optional.of(result);
        }

        private List<Rational> scaled(List<Rational> entries) {
            Rational sum = entries.stream().reduce(Rational.ZERO, Rational::add);
            return sum.isZero()
                    ? entries
                    : entries.stream().map(entry -> entry.divide(sum)).toList();
        }

        /** Simpler values, roughly the simplest first: fixed ones, powers of ten, fewer digits, half the distance. */
        private List<Rational> simplerValues(Rational value, RealSet set) {
            Set<Rational> candidates = new LinkedHashSet<>(simpleValues(set, false));
            addPowersOfTen(value, candidates, UnaryOperator.identity());
            addPowersOfTen(Rational.ONE.subtract(value), candidates, Rational.ONE::subtract);
            candidates.add(Rational.of(value.floor()));
            candidates.add(Rational.of(value.negate().floor()).negate());
            for (int digits = 1; digits <= 6; digits++) {
                addRounded(value, digits, candidates, UnaryOperator.identity());
                addRounded(Rational.ONE.subtract(value), digits, candidates, Rational.ONE::subtract);
            }
            candidates.add(Rational.of(value.multiply(Rational.HALF).floor()));
            candidates.add(value.multiply(Rational.HALF));
            candidates.add(value.add(Rational.ONE).multiply(Rational.HALF));
            candidates.add(value.negate());
            int complexity = Point.complexity(value);
            candidates.removeIf(candidate -> Point.complexity(candidate) >= complexity || !set.contains(candidate));
            return List.copyOf(candidates);
        }

        /** 1, 2 and 5 times powers of ten, from the magnitude of 1 towards that of the value by halving the way. */
        private void addPowersOfTen(Rational value, Set<Rational> candidates, UnaryOperator<Rational> back) {
            if (value.isZero()) {
                return;
            }
            int magnitude = decimal(value, 1, RoundingMode.DOWN).precision()
                    - decimal(value, 1, RoundingMode.DOWN).scale()
                    - 1;
            for (int step = magnitude; step != 0; step /= 2) {
                for (int lead : new int[] {1, 2, 5}) {
                    BigDecimal power = BigDecimal.valueOf(lead).scaleByPowerOfTen(magnitude - step);
                    Rational candidate = Rational.of(power);
                    candidates.add(back.apply(value.signum() < 0 ? candidate.negate() : candidate));
                }
            }
        }

        private void addRounded(Rational value, int digits, Set<Rational> candidates, UnaryOperator<Rational> back) {
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP)) {
                candidates.add(back.apply(Rational.of(decimal(value, digits, mode))));
            }
        }

        private BigDecimal decimal(Rational value, int digits, RoundingMode mode) {
            return new BigDecimal(value.numerator())
                    .divide(new BigDecimal(value.denominator()), new MathContext(digits, mode));
        }
    }
}
