package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Three points {@code low < middle < high} of an interval at which a function is certainly larger, smaller and larger. A
 * function that is proved to fall, be constant and rise has all of its minimisers between the outer points.
 */
record Bracket(Rational low, Rational middle, Rational high, Ball least) {

    /** From values at points in increasing order; empty where the least of them is the first or the last. */
    static Optional<Bracket> of(List<Rational> increasing, Function<Rational, Ball> function) {
        List<Rational> points = new ArrayList<>();
        List<Ball> values = new ArrayList<>();
        int best = 0;
        for (Rational point : increasing) {
            Ball value = function.apply(point);
            if (value.isFinite()) {
                points.add(point);
                values.add(value);
                best = value.certainlyLess(values.get(best)) ? values.size() - 1 : best;
            }
        }
        int low = best;
        int high = best;
        while (low >= 0 && low < values.size() && !values.get(best).certainlyLess(values.get(low))) {
            low--;
        }
        while (high < values.size() && !values.get(best).certainlyLess(values.get(high))) {
            high++;
        }
        return low < 0 || high >= values.size()
                ? Optional.empty()
                : Optional.of(new Bracket(points.get(low), points.get(best), points.get(high), values.get(best)));
    }

    /** After so many steps, fewer where values can no longer be told apart. */
    Bracket narrowed(int steps, Function<Rational, Ball> function) {
        Bracket bracket = this;
        for (int step = 0; step < steps; step++) {
            Optional<Bracket> next = bracket.step(bracket.isWiderBelow(), function);
            if (next.isEmpty()) {
                next = bracket.step(!bracket.isWiderBelow(), function);
            }
            if (next.isEmpty()) {
                return bracket;
            }
            bracket = next.get();
        }
        return bracket;
    }

    Rational width() {
        return high.subtract(low);
    }

    private boolean isWiderBelow() {
        return middle.subtract(low).compareTo(high.subtract(middle)) > 0;
    }

    private Optional<Bracket> step(boolean below, Function<Rational, Ball> function) {
        Rational probe = (below ? low : high).add(middle).multiply(Rational.HALF);
        Ball value = function.apply(probe);
        if (value.certainlyLess(least)) {
            return Optional.of(
                    below ? new Bracket(low, probe, middle, value) : new Bracket(middle, probe, high, value));
        }
        if (least.certainlyLess(value)) {
            return Optional.of(
                    below ? new Bracket(probe, middle, high, least) : new Bracket(low, middle, probe, least));
        }
        return Optional.empty();
    }
}
