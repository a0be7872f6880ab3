package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/** Draws from one interval. */
final class Draws {

    private static final Rational FAR = Rational.of(10);
    private static final int SMALL = 12;

    private Draws() {}

    /** A real number; the interval has more than one point. */
    static Rational real(Bounds bounds, Stratum stratum, SplitMix64 random) {
        return switch (stratum) {
            case ORDINALS -> byOrdinal(bounds, random);
            case MODERATE -> moderate(bounds, random);
            default -> logUniform(bounds, random);
        };
    }

    private static Rational byOrdinal(Bounds bounds, SplitMix64 random) {
        long first =
                bounds.low().map(end -> Doubles.ordinal(Doubles.ceiling(end))).orElse(-maximum());
        long last =
                bounds.high().map(end -> Doubles.ordinal(Doubles.floor(end))).orElse(maximum());
        for (int tries = 0; first <= last && tries < 8; tries++) {
            Rational value = Doubles.exact(Doubles.ofOrdinal(first + random.upTo(last - first)));
            if (bounds.contains(value)) {
                return value;
            }
        }
        return moderate(bounds, random);
    }

    private static long maximum() {
        return Doubles.ordinal(Double.MAX_VALUE);
    }

    private static Rational moderate(Bounds bounds, SplitMix64 random) {
        Rational centre = bounds.nearestTo(Rational.ZERO);
        Rational reach = centre.abs().compareTo(FAR) > 0 ? centre.abs() : FAR;
        Bounds box = bounds.intersect(Bounds.closed(centre.subtract(reach), centre.add(reach)));
        Rational low = box.low().orElseThrow();
        Rational high = box.high().orElseThrow();
        return inside(bounds, low.add(high.subtract(low).multiply(Doubles.exact(random.fraction()))));
    }

    /** A magnitude with a sign where both signs are free, else the distance from an end. */
    private static Rational logUniform(Bounds bounds, SplitMix64 random) {
        boolean fromLow = bounds.low().isPresent();
        boolean fromHigh = bounds.high().isPresent();
        boolean aroundZero = bounds.contains(Rational.ZERO)
                && !bounds.low().equals(Optional.of(Rational.ZERO))
                && !bounds.high().equals(Optional.of(Rational.ZERO));
        int ways = (fromLow ? 1 : 0) + (fromHigh ? 1 : 0) + (aroundZero || (!fromLow && !fromHigh) ? 1 : 0);
        int way = random.below(ways);
        if (fromLow && way-- == 0) {
            return fromEnd(bounds, random);
        }
        if (fromHigh && way == 0) {
            return fromEnd(bounds.mirrored(), random).negate();
        }
        double magnitude = random.powerOfTen(-4, 4);
        Rational value = Doubles.exact(random.oneIn(2) ? -magnitude : magnitude);
        if (bounds.contains(value)) {
            return value;
        }
        return bounds.contains(value.negate()) ? value.negate() : moderate(bounds, random);
    }

    private static Rational fromEnd(Bounds bounds, SplitMix64 random) {
        Rational low = bounds.low().orElseThrow();
        Rational distance = bounds.width()
                .map(width -> width.multiply(Doubles.exact(random.powerOfTen(-12, StrictMath.log10(0.5)))))
                .orElseGet(() -> Doubles.exact(random.powerOfTen(-4, 4)));
        return inside(bounds, low.add(distance));
    }

    /** The nearest double if it lies inside as well. */
    private static Rational inside(Bounds bounds, Rational value) {
        double nearest = Doubles.nearest(value);
        if (!Double.isFinite(nearest)) {
            return value;
        }
        Rational rounded = Doubles.exact(nearest);
        return bounds.contains(rounded) ? rounded : value;
    }

    /** An integer; the ends are integers, and there is more than one. */
    static Rational integer(Bounds bounds, Stratum stratum, SplitMix64 random, boolean small) {
        Optional<Rational> width = bounds.width();
        if (width.isPresent() && width.get().compareTo(Rational.of(64)) <= 0) {
            return bounds.low()
                    .orElseThrow()
                    .add(Rational.of(random.below(width.get().numerator().intValue() + 1)));
        }
        long steps = steps(stratum, random, small);
        if (bounds.low().isEmpty() && bounds.high().isEmpty()) {
            return Rational.of(random.oneIn(2) ? -steps : steps);
        }
        boolean up = bounds.high().isEmpty() || (bounds.low().isPresent() && random.oneIn(2));
        BigInteger distance = BigInteger.valueOf(steps);
        if (width.isPresent() && distance.compareTo(width.get().numerator()) > 0) {
            distance = width.get().multiply(Doubles.exact(random.fraction())).floor();
        }
        return up
                ? bounds.low().orElseThrow().add(Rational.of(distance))
                : bounds.high().orElseThrow().subtract(Rational.of(distance));
    }

    private static long steps(Stratum stratum, SplitMix64 random, boolean small) {
        if (small) {
            return random.below(SMALL + 1);
        }
        return switch (stratum) {
            case ORDINALS -> (1L << random.below(53)) - 1 + random.below(2);
            case MODERATE -> random.below(random.oneIn(2) ? 21 : 401);
            default -> (long) random.powerOfTen(0, 4) - random.below(2);
        };
    }
}
