package io.lossproof.verify.route;

import io.lossproof.numeric.precision.Format;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.numeric.sample.Judge;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Points of numbers of a binary format at which an evaluation may go wrong: those of {@link PointSampler}, and with them
 * the sizes at which terms overflow, underflow or are lost beside others, for one variable and for several at once.
 */
final class FormatPoints {

    private static final int SAMPLED = 256;
    private static final int LADDER_STEP = 6;
    private static final int LADDER = 300;
    private static final int COMBINED = 400;

    /** Sizes around which functions and sums change: of exp, of 1 + x, of squares, the ends of both formats. */
    private static final double[] SIZES = {
        4.9e-324, 0x1p-1022, 1e-308, 1e-200, 1e-162, 1e-154, 1e-100, 1e-50, 1.4e-45, 0x1p-126, 1e-38, 1e-30, 1e-23,
        1e-20, 1e-17, 0x1p-54, 0x1p-53, 2e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 0x1p-24, 0x1p-23, 1e-6, 1e-5,
        1e-4, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8, 10, 12, 15, 16, 17, 18, 20, 25, 30, 34, 36, 37, 38,
        40, 45, 50, 60, 80, 87, 88, 89, 100, 103, 104, 110, 150, 170, 171, 180, 200, 300, 354, 355, 372, 400, 500, 700,
        709, 710, 720, 740, 745, 746, 750, 800, 1000, 1e4, 1e5, 1e6, 1e7, 0x1p24, 1e8, 1e9, 1e12, 1e15, 0x1p53, 1e16,
        1e19, 1.8e19, 1e20, 1e30, 1e38, 3e38, 1e50, 1e100, 1.3e154, 1.4e154, 1e160, 1e200, 1e300, 1.7e308
    };

    private final Scope scope;
    private final Format format;
    private final PointSampler sampler;
    private final SplittableRandom random;
    private final Sample sample;
    private final List<Point> base = new ArrayList<>();
    /** Members of finite sets by the variable and the number of the format that a program is given for them. */
    private final Map<String, Map<Rational, Rational>> members = new HashMap<>();

    private FormatPoints(Claim claim, Format format, Judge judge, long seed) {
        this.scope = claim.scope();
        this.format = format;
        this.sampler = PointSampler.of(scope, List.of(claim.left(), claim.right()), seed)
                .with(judge);
        this.random = new SplittableRandom(seed);
        this.sample = sampler.sample(SAMPLED);
        sample.points().forEach(point -> collectMembers(point.point()));
        for (StratifiedPoint point : sample.points()) {
            inFormat(point.point()).ifPresent(base::add);
        }
    }

    private void collectMembers(Point point) {
        point.scalars().forEach((name, value) -> {
            if (scope.domain(name).orElse(Domain.REAL) instanceof Domain.FiniteSet && !format.holds(value)) {
                double rounded = format.round(value);
                if (Double.isFinite(rounded)) {
                    members.computeIfAbsent(name, set -> new HashMap<>()).put(Rational.of(rounded), value);
                }
            }
        });
    }

    /** Throws what {@link PointSampler} throws for domains that it does not know. */
    static FormatPoints of(Claim claim, Format format, Judge judge, long seed) {
        return new FormatPoints(claim, format, judge, seed);
    }

    /** Whether the domain is finite and these are all its points, if need be rounded to the format. */
    boolean areAll() {
        return sample.exhaustive() && base.size() == sample.size();
    }

    /** Whether, of all points of a finite domain, none had to be rounded. */
    boolean isExhaustive() {
        return areAll() && sample.points().stream().allMatch(point -> holds(point.point()));
    }

    /** The points of the sampler, the structured ones first. */
    List<Point> sampled() {
        return List.copyOf(base);
    }

    /** More points around the sampled ones; none of a finite domain. */
    Collection<Point> more() {
        Set<Point> points = new LinkedHashSet<>();
        if (sample.exhaustive() || base.isEmpty()) {
            return points;
        }
        List<String> names = List.copyOf(scope.variables().keySet());
        for (String name : names) {
            for (double size : SIZES) {
                offer(somePoint(), name, size, points);
                offer(somePoint(), name, -size, points);
                if (size <= 0.25) {
                    offer(somePoint(), name, 1 - size, points);
                    offer(somePoint(), name, 1 + size, points);
                }
            }
            for (int exponent = -1074; exponent < 1024; exponent += LADDER_STEP * names.size()) {
                double size = Math.scalb(1 + random.nextDouble(), exponent);
                offer(somePoint(), name, size, points);
                offer(somePoint(), name, -size, points);
            }
        }
        for (int i = 0; i < COMBINED && names.size() > 1 || i < LADDER && hasVector(); i++) {
            Point point = somePoint();
            for (String name : names) {
                double size = random.nextInt(3) > 0
                        ? SIZES[random.nextInt(SIZES.length)]
                        : Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 60));
                point = changed(point, name, random.nextBoolean() ? size : -size);
            }
            inFormat(point).ifPresent(points::add);
        }
        return points;
    }

    private boolean hasVector() {
        return !scope.vectorLengths().isEmpty();
    }

    private Point somePoint() {
        return base.get(random.nextInt(base.size()));
    }

    private void offer(Point point, String name, double value, Set<Point> points) {
        inFormat(changed(point, name, value)).ifPresent(points::add);
    }

    /** With another value for a variable, or for some entries of a vector. */
    private Point changed(Point point, String name, double value) {
        double rounded = format.round(value);
        if (!Double.isFinite(rounded)) {
            return point;
        }
        if (point.scalar(name).isPresent()) {
            Point other = point.with(name, Rational.of(rounded));
            return isInScope(other) ? other : point;
        }
        Optional<List<Rational>> entries = point.vector(name);
        if (entries.isEmpty()) {
            return point;
        }
        List<Rational> others = new ArrayList<>(entries.get());
        boolean all = random.nextInt(4) == 0;
        for (int i = 0; i < others.size(); i++) {
            if (all || random.nextInt(others.size()) == 0) {
                others.set(i, Rational.of(random.nextInt(4) == 0 ? -rounded : rounded));
            }
        }
        Point other = point.with(name, others);
        return isSimplex(name) || isInScope(other) ? other : point;
    }

    /** A neighbour so many numbers of the format away in one variable; empty if it lies outside. */
    Optional<Point> moved(Point point, String name, long ordinals) {
        Rational value = point.scalar(name).orElse(Rational.ZERO);
        Optional<List<Rational>> entries = point.vector(name);
        if (entries.isPresent()) {
            List<Rational> others = new ArrayList<>(entries.get());
            int at = random.nextInt(others.size());
            others.set(at, moved(others.get(at), ordinals));
            return inFormat(point.with(name, others));
        }
        return point.scalar(name).isEmpty() ? Optional.empty() : inFormat(point.with(name, moved(value, ordinals)));
    }

    private Rational moved(Rational value, long ordinals) {
        int shift = format == Format.BINARY64 ? 0 : 29; // the bits that floats lack
        long ordinal = Ulp.ordinal(value.toDouble()) + (ordinals << shift);
        long limit = Ulp.ordinal(Double.MAX_VALUE);
        double moved = ofOrdinal(Math.max(-limit, Math.min(limit, ordinal)));
        double rounded = format.round(moved);
        return Double.isFinite(rounded) ? Rational.of(rounded) : value;
    }

    private static double ofOrdinal(long ordinal) {
        return ordinal >= 0 ? Double.longBitsToDouble(ordinal) : -Double.longBitsToDouble(-ordinal);
    }

    /** The point half way between two, in the order of the numbers of the format; empty if they are neighbours. */
    Optional<Point> between(Point from, Point to, String name) {
        if (from.scalar(name).isEmpty() || to.scalar(name).isEmpty()) {
            return Optional.empty();
        }
        long low = Ulp.ordinal(from.scalar(name).orElseThrow().toDouble());
        long high = Ulp.ordinal(to.scalar(name).orElseThrow().toDouble());
        double middle = format.round(ofOrdinal((low & high) + ((low ^ high) >> 1)));
        Rational value = Rational.of(middle);
        boolean isNew = Double.isFinite(middle)
                && !value.equals(from.scalar(name).orElseThrow())
                && !value.equals(to.scalar(name).orElseThrow());
        return isNew ? inFormat(from.with(name, value)) : Optional.empty();
    }

    // ---- numbers of the format ------------------------------------------------------------------------------------

    private boolean holds(Point point) {
        return point.scalars().values().stream().allMatch(format::holds)
                && point.vectors().values().stream().flatMap(List::stream).allMatch(format::holds);
    }

    /** Whether it is a point of the scope whose values are numbers of the format. */
    boolean admits(Point point) {
        return holds(point) && isInScope(point);
    }

    /** Whether the scope holds the point, or the members of finite sets that its values stand for. */
    private boolean isInScope(Point point) {
        Point declared = point;
        for (Map.Entry<String, Map<Rational, Rational>> set : members.entrySet()) {
            Optional<Rational> member = point.scalar(set.getKey()).map(set.getValue()::get);
            declared = member.isPresent() ? declared.with(set.getKey(), member.get()) : declared;
        }
        return sampler.admits(declared);
    }

    /**
     * The point with its values rounded to the format, if the scope still holds it. A member of a finite set is given to
     * a program as the nearest number.
     */
    private Optional<Point> inFormat(Point point) {
        Point rounded = point;
        for (Map.Entry<String, Rational> scalar : point.scalars().entrySet()) {
            double value = format.round(scalar.getValue());
            if (!Double.isFinite(value)) {
                return Optional.empty();
            }
            rounded = rounded.with(scalar.getKey(), Rational.of(value));
        }
        for (Map.Entry<String, List<Rational>> vector : point.vectors().entrySet()) {
            Optional<List<Rational>> entries =
                    isSimplex(vector.getKey()) ? simplex(vector.getValue()) : rounded(vector.getValue());
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            rounded = rounded.with(vector.getKey(), entries.get());
        }
        return Optional.of(rounded).filter(this::isInScope);
    }

    private boolean isSimplex(String name) {
        return scope.domain(name).orElse(Domain.REAL) instanceof Domain.Simplex;
    }

    private Optional<List<Rational>> rounded(List<Rational> entries) {
        List<Rational> rounded = new ArrayList<>();
        for (Rational entry : entries) {
            double value = format.round(entry);
            if (!Double.isFinite(value)) {
                return Optional.empty();
            }
            rounded.add(Rational.of(value));
        }
        return Optional.of(rounded);
    }

    /** Multiples of one unit with the sum 1, which numbers of the format have only so; the largest takes the rest. */
    private Optional<List<Rational>> simplex(List<Rational> entries) {
        Rational sum = entries.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::add);
        if (sum.isZero()) {
            return Optional.empty();
        }
        long unit = 1L << (format == Format.BINARY64 ? 53 : 24);
        long rest = unit;
        int largest = 0;
        List<Long> multiples = new ArrayList<>();
        for (Rational entry : entries) {
            long multiple = entry.abs()
                    .divide(sum)
                    .multiply(Rational.of(unit))
                    .add(Rational.HALF)
                    .floor()
                    .longValueExact();
            largest = multiples.isEmpty() || multiple > multiples.get(largest) ? multiples.size() : largest;
            multiples.add(multiple);
            rest -= multiple;
        }
        multiples.set(largest, multiples.get(largest) + rest);
        return Optional.of(
                multiples.stream().map(multiple -> Rational.of(multiple, unit)).toList());
    }
}
