package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A union of intervals of the reals or of the integers: the values of one scalar or entry. */
record RealSet(List<Bounds> pieces, boolean integral) {

    static final RealSet ALL = reals(Bounds.ALL);

    /** Values worth trying, the more telling ones first. */
    private static final List<Rational> SPECIAL = specialValues();

    RealSet {
        pieces = pieces.stream()
                .map(integral ? Bounds::integers : UnaryOperator.identity())
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    static RealSet reals(Bounds... pieces) {
        return new RealSet(List.of(pieces), false);
    }

    static RealSet integers(Bounds bounds) {
        return new RealSet(List.of(bounds), true);
    }

    boolean contains(Rational value) {
        return (!integral || value.isInteger()) && pieces.stream().anyMatch(piece -> piece.contains(value));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    RealSet intersect(Bounds bounds) {
        return new RealSet(pieces.stream().map(piece -> piece.intersect(bounds)).toList(), integral);
    }

    /** All values in order, if there are at most so many. */
    Optional<List<Rational>> members(int most) {
        Set<Rational> members = new LinkedHashSet<>();
        for (Bounds piece : pieces) {
            if (piece.isPoint()) {
                members.add(piece.low().orElseThrow());
                continue;
            }
            Optional<Rational> width = piece.width();
            if (!integral || width.isEmpty() || width.get().compareTo(Rational.of(most)) >= 0) {
                return Optional.empty();
            }
            Rational last = piece.high().orElseThrow();
            for (Rational i = piece.low().orElseThrow(); i.compareTo(last) <= 0; i = i.add(Rational.ONE)) {
                members.add(i);
            }
        }
        return members.size() <= most ? Optional.of(List.copyOf(members)) : Optional.empty();
    }

    /** Ends and their neighbours, then special values that lie within; no order but that of what they tell. */
    List<Rational> specials() {
        Set<Rational> specials = new LinkedHashSet<>();
        for (Bounds piece : pieces) {
            piece.low().ifPresent(end -> addEnd(end, Doubles.above(end), 1, specials));
            piece.high().ifPresent(end -> addEnd(end, Doubles.below(end), -1, specials));
        }
        specials.addAll(SPECIAL);
        specials.removeIf(value -> !contains(value));
        return List.copyOf(specials);
    }

    private void addEnd(Rational end, Rational neighbour, int inward, Set<Rational> specials) {
        specials.add(end);
        if (integral) {
            specials.add(end.add(Rational.of(inward)));
            return;
        }
        Rational scale = end.isZero() ? Rational.ONE : end.abs();
        specials.add(neighbour);
        specials.add(end.add(Rational.of(inward, 100_000_000L).multiply(scale)));
    }

    /** A small integer, a fraction with a small denominator, or such a fraction away from an end. */
    Optional<Rational> simple(SplitMix64 random) {
        int denominator = 1 + random.below(10);
        Rational fraction = Rational.of(1 + random.below(random.oneIn(2) ? denominator : 60), denominator);
        Bounds piece = pieces.get(random.below(pieces.size()));
        Rational value = random.oneIn(2) && piece.high().isPresent()
                ? piece.high().get().subtract(fraction)
                : piece.low().orElse(Rational.ZERO).add(random.oneIn(2) ? fraction : fraction.negate());
        return Optional.of(value).filter(this::contains);
    }

    private static List<Rational> specialValues() {
        List<Rational> values = new ArrayList<>();
        for (long small : new long[] {0, 1, -1}) {
            values.add(Rational.of(small));
        }
        values.add(Rational.HALF);
        for (double value : new double[] {30, 700, 745.5, 2, 3, 710, 20, 10, 37, 5, 100}) {
            values.add(Doubles.exact(value));
            values.add(Doubles.exact(-value));
        }
        values.add(Rational.HALF.negate());
        for (double value : new double[] {
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Math.nextUp(1.0),
            Math.nextDown(1.0),
            1e15,
            0x1p53,
            1e300,
            Double.MAX_VALUE,
            1e-17,
            1e-300,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            170,
            171,
            88.7,
            103.9
        }) {
            values.add(Doubles.exact(value));
            values.add(Doubles.exact(-value));
        }
        BigInteger tiny = BigInteger.TEN.pow(20);
        values.add(Rational.of(tiny.subtract(BigInteger.ONE), tiny));
        return List.copyOf(values);
    }

    /** The value nearest to a real number, if the set has one; to an open end of an interval there is none. */
    Optional<Rational> near(Rational value) {
        Rational wanted = integral ? Rational.of(value.add(Rational.HALF).floor()) : value;
        if (contains(wanted)) {
            return Optional.of(wanted);
        }
        return pieces.stream()
                .map(piece -> piece.nearestTo(wanted))
                .filter(this::contains)
                .min(Comparator.comparing(
                        candidate -> candidate.subtract(wanted).abs()));
    }

    // ---- drawing --------------------------------------------------------------------------------------------------

    /** One value by the manner of a stratum; the set is not empty. */
    Rational draw(Stratum stratum, SplitMix64 random, boolean small) {
        if (stratum == Stratum.SPECIAL) {
            List<Rational> specials = specials();
            if (!specials.isEmpty() && !small) {
                return specials.get(random.below(specials.size()));
            }
        }
        Bounds piece = pieces.get(random.below(pieces.size()));
        if (piece.isPoint()) {
            return piece.low().orElseThrow();
        }
        return integral ? Draws.integer(piece, stratum, random, small) : Draws.real(piece, stratum, random);
    }
}
