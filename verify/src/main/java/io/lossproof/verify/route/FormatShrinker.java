package io.lossproof.verify.route;

import io.lossproof.numeric.precision.Format;
import io.lossproof.numeric.sample.Judge;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.Shrinker;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The simplest point found at which an evaluation is too far off: among simple points, then with round numbers and powers
 * of two of many sizes for one variable after another, since rounding shows at sizes of its own.
 */
final class FormatShrinker {

    private static final int CALLS = 120;
    private static final int SHORT = 24;
    private static final int LONGEST_MANTISSA = 12;

    private static final double[] LARGE = {
        4, 5, 6, 8, 10, 16, 20, 30, 32, 40, 50, 64, 80, 89, 100, 104, 128, 150, 200, 300, 400, 500, 700, 710, 720, 740,
        746, 750, 800, 1000, 1e4, 1e6, 0x1p24, 0x1p27, 1e8, 1e10, 0x1p53, 1e16, 1e20, 1e30, 0x1p100, 0x1p128, 0x1p256,
        0x1p512, 0x1p520, 0x1p600, 0x1p1000, 0x1p1023
    };
    private static final int[] SMALL = {
        3, 4, 6, 8, 10, 13, 16, 20, 24, 25, 27, 30, 40, 50, 53, 54, 60, 80, 100, 128, 150, 200, 300, 500, 540, 600,
        1000, 1022, 1060, 1074
    };

    private final Format format;
    private final Shrinker shrinker;

    FormatShrinker(Scope scope, Judge judge, Format format) {
        this.format = format;
        this.shrinker = Shrinker.of(scope, judge);
    }

    Point shrink(Point found, Predicate<Point> refutes) {
        Point best = shrinker.shrink(found, refutes, CALLS);
        for (String name : best.names()) {
            Point start = best;
            Optional<Rational> scalar = start.scalar(name);
            if (scalar.isPresent()) {
                best = simplified(start, scalar.get(), value -> start.with(name, value), refutes);
            }
            List<Rational> entries = start.vector(name).orElse(List.of());
            for (int i = 0; i < entries.size(); i++) {
                Point before = best;
                int at = i;
                best = simplified(before, entries.get(i), value -> withEntry(before, name, at, value), refutes);
            }
        }
        return best;
    }

    private static Point withEntry(Point point, String name, int at, Rational value) {
        List<Rational> entries = new ArrayList<>(point.vector(name).orElseThrow());
        entries.set(at, value);
        return point.with(name, entries);
    }

    private Point simplified(Point point, Rational value, Function<Rational, Point> with, Predicate<Point> refutes) {
        if (Point.complexity(value) <= SHORT) {
            return point;
        }
        for (double candidate : candidates(value.toDouble())) {
            Rational simple = Rational.of(candidate);
            if (Point.complexity(simple) < Point.complexity(value)) {
                Point simpler = with.apply(simple);
                if (refutes.test(simpler)) {
                    return simpler;
                }
            }
        }
        return point;
    }

    /** Round numbers of the sign of a value, the same beside 1, and the value with a short mantissa. */
    private Set<Double> candidates(double value) {
        Set<Double> candidates = new LinkedHashSet<>();
        double sign = Math.signum(value);
        if (Math.abs(value) > 1.5) {
            for (double size : LARGE) {
                candidates.add(sign * size);
            }
        } else {
            for (int down : SMALL) {
                candidates.add(sign * Math.scalb(1.0, -down));
            }
        }
        if (Math.abs(1 - value) < 0.5) {
            double side = value < 1 ? -1 : 1;
            for (int down : SMALL) {
                candidates.add(1 + side * Math.scalb(1.0, -down));
            }
        }
        int exponent = Math.getExponent(value);
        for (int bits = 0; bits <= LONGEST_MANTISSA; bits++) {
            candidates.add(Math.scalb(Math.rint(Math.scalb(value, bits - exponent)), exponent - bits));
        }
        candidates.removeIf(candidate -> !Double.isFinite(candidate) || format.round(candidate) != candidate);
        return candidates;
    }
}
