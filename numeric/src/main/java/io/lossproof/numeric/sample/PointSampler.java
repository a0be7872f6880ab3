package io.lossproof.numeric.sample;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws the points at which a claim is tried: exact, inside the scope, spread over strata and the breakpoints of the
 * formulas. A finite scope is enumerated instead.
 *
 * <p>The points depend on the seed, the domains, the given conditions and the formulas alone: not on the thread, the
 * order in which variables are declared, or the Java version. The structured points come first, since they refute most.
 * The generator is SplitMix64, seeded anew for every variable of every point.
 */
public final class PointSampler {

    /** Points for a claim that nothing has proved. */
    public static final int USUAL_COUNT = 256;
    /** Points for a claim that is proved already. */
    public static final int COUNT_BESIDE_PROOF = 32;
    /** A scope with at most so many points is enumerated. */
    public static final int MOST_ENUMERATED = 4096;

    private static final int ATTEMPTS = 20;
    private static final int ATTEMPTS_AT_STRUCTURE = 8;
    private static final int PROBES = 4;
    /** After so many points in vain no more are looked for in a stratum. */
    private static final int HOPELESS = 8;
    /** The largest share of a sample that breakpoints may take, in percent. */
    private static final int MOST_BREAKPOINTS = 40;

    private static final int MOST_IN_CORNERS = 4;

    private final Scope scope;
    private final List<Expr> formulas;
    private final long seed;
    private final Space space;
    private final Conditions conditions;
    private final long root;

    private PointSampler(Scope scope, List<Expr> formulas, long seed, Judge judge) {
        this.scope = scope;
        this.formulas = List.copyOf(formulas);
        this.seed = seed;
        this.space = Space.of(scope, formulas, judge);
        this.conditions = new Conditions(space);
        this.root = root(scope, seed);
    }

    /**
     * Points for formulas over a scope. Throws {@link UnsupportedDomainException} for a domain of matrices, an end
     * whose value is not known, and domains that depend on each other in a circle.
     */
    public static PointSampler of(Scope scope, List<Expr> formulas, long seed) {
        return new PointSampler(scope, formulas, seed, Judge.UNDECIDED);
    }

    /** With a judge for given conditions that this package cannot decide. */
    public PointSampler with(Judge judge) {
        return new PointSampler(scope, formulas, seed, judge);
    }

    private static long root(Scope scope, long seed) {
        long root = seed;
        for (String name : new TreeSet<>(scope.variables().keySet())) {
            root = SplitMix64.derive(root, name + ": " + scope.domain(name).orElseThrow());
        }
        Set<String> given = new TreeSet<>();
        scope.given().forEach(cond -> given.add(cond.toString()));
        return SplitMix64.derive(root, String.join(" && ", given));
    }

    /** Whether a point lies in all domains, with nothing missing or too much, and all given conditions hold. */
    public boolean admits(Point point) {
        return space.admits(point);
    }

    /** So many points if that many different ones are found; fewer otherwise, which the counts show. */
    public Sample sample(int count) {
        List<String> empty = emptyDomains();
        if (!empty.isEmpty()) {
            return new Sample(List.of(), Map.of(), space.unsupported(), empty, false, seed);
        }
        Run run = new Run();
        if (run.enumerate()) {
            return run.sample(space.unsupported().isEmpty()
                    && run.count(Stratum.ENUMERATED).undecided() == 0);
        }
        run.draw(count);
        return run.sample(false);
    }

    private List<String> emptyDomains() {
        List<String> empty = new ArrayList<>();
        for (String name : space.order()) {
            boolean constant = !space.isVector(name) && space.isConstant(name);
            if (constant && space.set(name, Point.EMPTY).isEmpty()) {
                empty.add(name + ": " + space.domain(name));
            }
        }
        return empty;
    }

    /** One sample in the making. */
    private final class Run {

        private final List<StratifiedPoint> points = new ArrayList<>();
        private final Set<Point> seen = new HashSet<>();
        private final Map<Stratum, Count> counts = new EnumMap<>(Stratum.class);

        private Sample sample(boolean exhaustive) {
            return new Sample(points, counts, space.unsupported(), List.of(), exhaustive && !points.isEmpty(), seed);
        }

        private Count count(Stratum stratum) {
            return counts.getOrDefault(stratum, Count.NONE);
        }

        private void add(Stratum stratum, Count more) {
            counts.merge(stratum, more, Count::plus);
        }

        /** Takes the point if it is new and valid, and counts what became of it. */
        private boolean offer(Point point, Stratum stratum) {
            Optional<Boolean> given = space.givenHolds(point);
            if (!given.equals(Optional.of(true))) {
                add(stratum, given.isEmpty() ? new Count(0, 0, 0, 1, 0) : new Count(0, 0, 1, 0, 0));
                return false;
            }
            if (!seen.add(point)) {
                add(stratum, new Count(0, 0, 0, 0, 1));
                return false;
            }
            points.add(new StratifiedPoint(point.inOrder(space.shown()), stratum));
            add(stratum, new Count(0, 1, 0, 0, 0));
            return true;
        }

        // ---- a finite scope ---------------------------------------------------------------------------------------

        private boolean enumerate() {
            Optional<List<Point>> all = Optional.of(List.of(Point.EMPTY));
            for (String name : space.order()) {
                all = all.flatMap(partial -> extended(partial, name));
            }
            all.ifPresent(every -> every.forEach(point -> offer(point, Stratum.ENUMERATED)));
            all.ifPresent(every ->
                    add(Stratum.ENUMERATED, new Count(count(Stratum.ENUMERATED).drawn(), 0, 0, 0, 0)));
            return all.isPresent();
        }

        private Optional<List<Point>> extended(List<Point> partial, String name) {
            List<Point> more = new ArrayList<>();
            for (Point point : partial) {
                Optional<List<Point>> values = extended(point, name);
                if (values.isEmpty() || more.size() + values.get().size() > MOST_ENUMERATED) {
                    return Optional.empty();
                }
                more.addAll(values.get());
            }
            return Optional.of(more);
        }

        private Optional<List<Point>> extended(Point point, String name) {
            if (space.isVector(name)) {
                boolean single =
                        space.isSimplex(name) && space.length(name, point).equals(Optional.of(1));
                return single ? Optional.of(List.of(point.with(name, List.of(Rational.ONE)))) : Optional.empty();
            }
            return space.set(name, point)
                    .members(MOST_ENUMERATED)
                    .map(values -> values.stream()
                            .map(value -> point.with(name, value))
                            .toList());
        }

        // ---- strata -----------------------------------------------------------------------------------------------

        private void draw(int count) {
            List<Kink> kinks = kinks();
            List<Tie> ties = Tie.of(space);
            int breakpoints = kinks.isEmpty()
                    ? 0
                    : Math.max(
                            share(count, Stratum.BREAKPOINT.percent()),
                            Math.min(2 * kinks.size(), share(count, MOST_BREAKPOINTS)));
            int tied = ties.isEmpty() ? 0 : share(count, Stratum.TIE.percent());
            int structured = Math.max(share(count, 15), breakpoints + tied + share(count, Stratum.SPECIAL.percent()));
            corners();
            fill(Stratum.SPECIAL, Math.max(0, structured - breakpoints - tied));
            for (int i = 0; i < breakpoints; i++) {
                Kink kink = kinks.get(i % kinks.size());
                attempt(Stratum.BREAKPOINT, i, (base, random) -> kink.applied(base, space, random));
            }
            for (int i = 0; i < tied; i++) {
                Tie tie = ties.get(i % ties.size());
                attempt(Stratum.TIE, i, (base, random) -> tie.applied(base, space, random));
            }
            int rest = Math.max(0, count - points.size());
            int ordinals = rest * Stratum.ORDINALS.percent() / 85;
            int moderate = rest * Stratum.MODERATE.percent() / 85;
            fill(Stratum.ORDINALS, ordinals);
            fill(Stratum.LOG_UNIFORM, rest - ordinals - moderate);
            fill(Stratum.MODERATE, moderate);
        }

        private int share(int count, int percent) {
            return (count * percent + 99) / 100;
        }

        private void fill(Stratum stratum, int wanted) {
            for (int i = 0; i < wanted; i++) {
                if (i == HOPELESS && count(stratum).drawn() == 0) {
                    add(stratum, new Count(wanted - i, 0, 0, 0, 0));
                    return;
                }
                int number = i;
                attempt(
                        stratum,
                        i,
                        stratum == Stratum.SPECIAL
                                ? (base, random) -> special(base, number, random)
                                : (base, random) -> Optional.of(base));
            }
        }

        /**
         * Draws until one point is taken; a given condition that fails is repaired where that is simple. A structured
         * stratum may have no more points to give, so it is not blamed.
         */
        private void attempt(Stratum stratum, int number, Change change) {
            int attempts = stratum.isStructured() ? ATTEMPTS_AT_STRUCTURE : ATTEMPTS;
            for (int attempt = 0; attempt < attempts; attempt++) {
                long stream =
                        SplitMix64.derive(SplitMix64.derive(SplitMix64.derive(root, stratum.name()), number), attempt);
                SplitMix64 random = new SplitMix64(SplitMix64.derive(stream, "choices"));
                Stratum manner = stratum.isStructured() ? manner(random) : stratum;
                Optional<Point> point = drawn(manner, stream)
                        .map(base -> conditions.repaired(base, manner, random))
                        .flatMap(base -> change.of(base, random))
                        .filter(space::contains);
                if (point.isPresent() && offer(point.get(), stratum)) {
                    add(stratum, new Count(1, 0, 0, 0, 0));
                    return;
                }
            }
            if (!stratum.isStructured()) {
                add(stratum, new Count(1, 0, 0, 0, 0));
            }
        }

        /** How the variables are drawn around a structured value. */
        private Stratum manner(SplitMix64 random) {
            return random.oneIn(2) ? Stratum.MODERATE : Stratum.LOG_UNIFORM;
        }

        /** Every variable at 0 or 1, else at 1/2, as far as its domain allows: all ways in which that can be, for a few variables. */
        private void corners() {
            List<String> names = new ArrayList<>(space.order());
            names.removeIf(name -> space.isLength(name) || space.isVector(name));
            if (names.size() < 2 || names.size() > MOST_IN_CORNERS) {
                return;
            }
            for (int corner = 0; corner < 1 << names.size(); corner++) {
                int which = corner;
                attempt(Stratum.SPECIAL, -1 - corner, (base, random) -> Optional.of(corner(base, names, which)));
            }
        }

        private Point corner(Point base, List<String> names, int which) {
            Point point = base;
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Point before = point;
                List<Rational> values = space.specials(name, point).stream()
                        .filter(value -> value.isInteger() && value.abs().compareTo(Rational.ONE) <= 0)
                        .filter(value -> space.contains(before.with(name, value)))
                        .sorted(Comparator.comparing(Rational::abs))
                        .limit(2)
                        .toList();
                Point middle = point.with(name, Rational.HALF);
                if (!values.isEmpty()) {
                    point = point.with(name, values.get((which >> i & 1) % values.size()));
                } else if (space.contains(middle)) {
                    point = middle;
                }
            }
            return point;
        }

        private Optional<Point> special(Point base, int number, SplitMix64 random) {
            List<String> names = new ArrayList<>(space.order());
            names.removeIf(space::isLength);
            if (names.isEmpty()) {
                return Optional.of(base);
            }
            String lead = names.get(number % names.size());
            Point point = base;
            for (String name : names) {
                if (name.equals(lead)) {
                    point = withSpecial(point, name, number / names.size(), random);
                } else if (random.oneIn(3)) {
                    point = withSpecial(point, name, -1, random);
                }
            }
            return Optional.of(space.contains(point) ? point : conditions.repaired(base, Stratum.SPECIAL, random));
        }

        /** The special value of that number, or a simple fraction if it has been taken; any if the number is negative. */
        private Point withSpecial(Point point, String name, int number, SplitMix64 random) {
            if (space.isVector(name)) {
                return point.with(name, space.vector(name, point, Stratum.SPECIAL, random));
            }
            RealSet set = space.set(name, point);
            if (set.isEmpty()) {
                return point;
            }
            if (space.isSmall(name)) {
                return point.with(name, set.draw(Stratum.MODERATE, random, true));
            }
            List<Rational> specials = space.specials(name, point);
            if (number >= 0 && number < specials.size()) {
                Point tried = point.with(name, specials.get(number));
                if (space.contains(tried) && !seen.contains(tried)) {
                    return tried;
                }
            }
            Rational any = specials.isEmpty()
                    ? set.draw(Stratum.MODERATE, random, false)
                    : specials.get(random.below(specials.size()));
            return point.with(name, number >= 0 ? set.simple(random).orElse(any) : any);
        }

        /** The breakpoints that are met inside the scope, with the offsets at which they are, visible ones first. */
        private List<Kink> kinks() {
            List<Point> probes = new ArrayList<>();
            for (int i = 0; i < PROBES; i++) {
                long stream = SplitMix64.derive(SplitMix64.derive(root, "probe"), i);
                SplitMix64 random = new SplitMix64(SplitMix64.derive(stream, "choices"));
                Stratum manner = manner(random);
                drawn(manner, stream)
                        .map(base -> conditions.repaired(base, manner, random))
                        .ifPresent(probes::add);
            }
            List<Breakpoint> breakpoints = Breakpoint.in(formulas, scope.given());
            List<Kink> met = new ArrayList<>();
            for (Kink.Offset offset : Kink.Offset.values()) {
                for (Breakpoint breakpoint : breakpoints) {
                    for (String name : breakpoint.names()) {
                        Kink kink = new Kink(breakpoint, name, offset);
                        if (probes.stream().anyMatch(probe -> isMet(kink, probe))) {
                            met.add(kink);
                        }
                    }
                }
            }
            return met;
        }

        private boolean isMet(Kink kink, Point probe) {
            return kink.applied(probe, space, new SplitMix64(root))
                    .filter(space::contains)
                    .filter(point -> !space.givenHolds(point).equals(Optional.of(false)))
                    .isPresent();
        }
    }

    /** What makes a structured point of a drawn one. */
    @FunctionalInterface
    private interface Change {
        Optional<Point> of(Point base, SplitMix64 random);
    }

    /** A value for every variable, each from a stream of its own; empty where an earlier value leaves none. */
    private Optional<Point> drawn(Stratum stratum, long stream) {
        Point point = Point.EMPTY;
        for (String name : space.order()) {
            SplitMix64 random = new SplitMix64(SplitMix64.derive(stream, name));
            if (space.isVector(name)) {
                if (space.length(name, point).isEmpty()) {
                    return Optional.empty();
                }
                point = point.with(name, space.vector(name, point, stratum, random));
                continue;
            }
            if (space.isLength(name)) {
                List<Rational> candidates = space.lengthCandidates(name, point);
                if (candidates.isEmpty()) {
                    return Optional.empty();
                }
                point = point.with(name, candidates.get(random.below(candidates.size())));
                continue;
            }
            RealSet set = space.set(name, point);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            point = point.with(name, set.draw(stratum, random, space.isSmall(name)));
        }
        return Optional.of(point);
    }
}
