package io.lossproof.numeric.sample;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/** Points of a scope of scalars at which all of them have one simple value: where what is equal for equal values meets. */
public final class Diagonal {

    private static final List<Rational> VALUES =
            List.of(Rational.ONE, Rational.HALF, Rational.ZERO, Rational.TWO, Rational.MINUS_ONE, Rational.of(1, 4));

    private Diagonal() {}

    /** In a fixed order; none where a variable is a vector. */
    public static List<Point> points(Scope scope, Judge judge) {
        Space space = Space.of(scope, List.of(), judge);
        List<Point> points = new ArrayList<>();
        for (Rational value : VALUES) {
            Point point = Point.EMPTY;
            for (String name : space.order()) {
                if (space.isVector(name)) {
                    return List.of();
                }
                point = point.with(name, value);
            }
            if (space.admits(point)) {
                points.add(point);
            }
        }
        return points;
    }
}
