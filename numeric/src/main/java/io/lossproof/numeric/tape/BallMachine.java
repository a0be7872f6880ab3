package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a tape in certified arithmetic: every value is proved to lie in its ball, at exact points.
 *
 * <p>A ball is {@code UNDEFINED} only where the formula is certainly undefined, operator by operator as {@code
 * Op.definedWhere} says. It is {@code UNKNOWN} where this precision does not decide, which a higher precision may;
 * beyond the limits of balls; and for the constant {@code undefined}. Sums, products,
 * quotients and integer powers of rational numbers are exact, so that equalities on a simplex are decided.
 */
public final class BallMachine extends ObjectMachine<Enclosure> {

    private final int bits;

    private BallMachine(Tape tape, int bits) {
        super(tape, new BallArithmetic(bits));
        this.bits = bits;
    }

    /** A machine with this many bits of precision. */
    public static BallMachine of(Tape tape, int bits) {
        return new BallMachine(tape, bits);
    }

    public int bits() {
        return bits;
    }

    /** The enclosures of all outputs at a point, each with its last axis fastest. */
    public List<List<Ball>> evaluate(Inputs<Rational> point) {
        return enclosed(point.map(Enclosure::of));
    }

    /**
     * The enclosures of all outputs over a box: each ball contains the values at all points of the box, and is {@code
     * UNDEFINED} only where the output is certainly undefined at all of them.
     */
    public List<List<Ball>> evaluateOver(Inputs<Ball> box) {
        return enclosed(box.map(Enclosure::of));
    }

    private List<List<Ball>> enclosed(Inputs<Enclosure> inputs) {
        List<List<Ball>> results = new ArrayList<>();
        for (List<Enclosure> values : valuesAt(inputs)) {
            results.add(values.stream().map(value -> value.ball(bits)).toList());
        }
        return List.copyOf(results);
    }
}
