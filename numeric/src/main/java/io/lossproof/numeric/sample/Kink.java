package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.List;
import java.util.Optional;

/** A breakpoint approached in one variable to one side. */
record Kink(Breakpoint breakpoint, String name, Offset offset) {

    private static final Rational SMALL = Rational.of(1, 100_000_000);

    /** Where the value lies from the breakpoint; in the order in which they are tried. */
    enum Offset {
        VISIBLY_ABOVE(1),
        VISIBLY_BELOW(-1),
        ON(0),
        ULP_ABOVE(1),
        ULP_BELOW(-1),
        SLIGHTLY_ABOVE(1),
        SLIGHTLY_BELOW(-1);

        private final int side;

        Offset(int side) {
            this.side = side;
        }

        /** One ulp, 1e-8, or half of the value away; absolute at 0. */
        private Rational from(Rational value) {
            Rational scale = value.isZero() ? Rational.ONE : value.abs();
            Rational sign = Rational.of(side);
            return switch (this) {
                case VISIBLY_ABOVE, VISIBLY_BELOW ->
                    value.add(scale.multiply(Rational.HALF).multiply(sign));
                case ON -> value;
                case ULP_ABOVE -> Doubles.above(value);
                case ULP_BELOW -> Doubles.below(value);
                case SLIGHTLY_ABOVE, SLIGHTLY_BELOW ->
                    value.add(scale.multiply(SMALL).multiply(sign));
            };
        }

        /** Integers: the value itself, or the next integer to the side. */
        private Rational integerFrom(Rational value) {
            Rational floor = Rational.of(value.floor());
            if (side > 0) {
                return floor.add(Rational.ONE);
            }
            return side < 0 && floor.equals(value) ? floor.subtract(Rational.ONE) : floor;
        }
    }

    /**
     * The point with the variable moved to the breakpoint; empty where it is not met inside the domain. Where only its
     * mirror image lies inside, that is taken: for positive x, {@code x + 1e-7} is worth a look at 1e-7.
     */
    Optional<Point> applied(Point point, Space space, SplitMix64 random) {
        Optional<Breakpoint> grounded = breakpoint.grounded(point, random);
        Optional<Expr> unknown = grounded.flatMap(place -> Conditions.unknown(name, place, point, space, random));
        if (grounded.isEmpty() || unknown.isEmpty()) {
            return Optional.empty();
        }
        List<Rational> solutions = grounded.get().solve(unknown.get(), point);
        if (solutions.isEmpty()) {
            return Optional.empty();
        }
        Rational solution = solutions.get(random.below(solutions.size()));
        RealSet set = Conditions.set(space, unknown.get(), point);
        return value(solution, set).flatMap(value -> Conditions.with(space, point, unknown.get(), value));
    }

    private Optional<Rational> value(Rational solution, RealSet set) {
        Rational value = set.integral() ? offset.integerFrom(solution) : offset.from(solution);
        if (set.contains(value)) {
            return Optional.of(value);
        }
        if (!set.contains(solution) && set.contains(solution.negate()) && set.contains(value.negate())) {
            return Optional.of(value.negate());
        }
        boolean visible = offset == Offset.VISIBLY_ABOVE || offset == Offset.VISIBLY_BELOW;
        return visible && !set.integral() ? halfwayToEnd(solution, set) : Optional.empty();
    }

    /** Where half the value is too far: the middle between the breakpoint and the end of the domain on that side. */
    private Optional<Rational> halfwayToEnd(Rational solution, RealSet set) {
        Bounds side = offset.side > 0 ? Bounds.above(solution) : Bounds.below(solution);
        for (Bounds piece : set.intersect(side).pieces()) {
            Optional<Rational> middle = piece.low()
                    .flatMap(low -> piece.high().map(high -> low.add(high).multiply(Rational.HALF)));
            if (middle.isPresent()) {
                return middle;
            }
        }
        return Optional.empty();
    }
}
