package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Two values made equal, or to have an integer for their sum. */
record Tie(Kind kind, String first, String second) {

    enum Kind {
        EQUAL_SCALARS,
        EQUAL_VECTORS,
        EQUAL_ENTRIES,
        INTEGER_SUM
    }

    /** The ties that a space has room for: kinds in turn, so that the first few hold one of each. */
    static List<Tie> of(Space space) {
        List<Tie> equal = new ArrayList<>();
        List<Tie> sums = new ArrayList<>();
        List<String> names =
                space.order().stream().filter(name -> !space.isLength(name)).toList();
        for (int i = 0; i < names.size(); i++) {
            String first = names.get(i);
            boolean vector = space.isVector(first);
            if (vector) {
                equal.add(new Tie(Kind.EQUAL_ENTRIES, first, first));
            }
            for (String second : names.subList(i + 1, names.size())) {
                if (vector && space.isVector(second)) {
                    equal.add(new Tie(Kind.EQUAL_VECTORS, first, second));
                } else if (!vector && !space.isVector(second)) {
                    equal.add(new Tie(Kind.EQUAL_SCALARS, first, second));
                    sums.add(new Tie(Kind.INTEGER_SUM, first, second));
                }
            }
        }
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < Math.max(equal.size(), sums.size()); i++) {
            if (i < equal.size()) {
                ties.add(equal.get(i));
            }
            if (i < sums.size()) {
                ties.add(sums.get(i));
            }
        }
        return ties;
    }

    /** The point with the tie made; empty where no value allows it. */
    Optional<Point> applied(Point point, Space space, SplitMix64 random) {
        return switch (kind) {
            case EQUAL_SCALARS ->
                firstAdmitted(
                        space,
                        point.with(second, point.scalar(first).orElseThrow()),
                        point.with(first, point.scalar(second).orElseThrow()));
            case EQUAL_VECTORS ->
                firstAdmitted(
                        space,
                        point.with(second, point.vector(first).orElseThrow()),
                        point.with(first, point.vector(second).orElseThrow()));
            case EQUAL_ENTRIES -> equalEntries(point, random);
            case INTEGER_SUM -> integerSum(point, space, random);
        };
    }

    private static Optional<Point> firstAdmitted(Space space, Point one, Point other) {
        return space.admits(one) ? Optional.of(one) : Optional.of(other).filter(space::contains);
    }

    private Optional<Point> equalEntries(Point point, SplitMix64 random) {
        List<Rational> entries = new ArrayList<>(point.vector(first).orElseThrow());
        if (entries.size() < 2) {
            return Optional.empty();
        }
        int i = random.below(entries.size());
        int j = (i + 1 + random.below(entries.size() - 1)) % entries.size();
        Rational mean = entries.get(i).add(entries.get(j)).multiply(Rational.HALF);
        if (random.oneIn(3)) {
            Rational sum = entries.stream().reduce(Rational.ZERO, Rational::add);
            entries = Collections.nCopies(entries.size(), sum.divide(Rational.of(entries.size())));
        } else {
            entries.set(i, mean);
            entries.set(j, mean);
        }
        return Optional.of(point.with(first, entries));
    }

    private Optional<Point> integerSum(Point point, Space space, SplitMix64 random) {
        Rational a = point.scalar(first).orElseThrow();
        Rational b = point.scalar(second).orElseThrow();
        if (a.isInteger() && b.isInteger()) {
            return Optional.empty();
        }
        Rational sum = Rational.of(a.add(b).floor()).add(Rational.of(random.below(2)));
        return firstAdmitted(space, point.with(second, sum.subtract(a)), point.with(first, sum.subtract(b)));
    }
}
