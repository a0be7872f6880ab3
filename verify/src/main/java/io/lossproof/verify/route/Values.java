package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.List;

/** Several scalar formulas in certified arithmetic at one point. */
final class Values {

    /** Precisions in bits, one after another. */
    static final List<Integer> PRECISIONS = List.of(128, 256, 512, 1024, 2048);

    private final Tape tape;

    private Values(Tape tape) {
        this.tape = tape;
    }

    /** Throws {@link IllegalArgumentException} for a formula that has no value here, such as a derivative. */
    static Values of(List<Expr> formulas, Scope scope) {
        return new Values(Tape.compile(formulas.stream().map(Output::scalar).toList(), scope));
    }

    List<Ball> at(Point point, int bits) {
        return BallMachine.of(tape, bits).evaluate(new Inputs<>(point.scalars(), point.vectors())).stream()
                .map(values -> values.get(0))
                .toList();
    }

    /** The values where one variable lies between two numbers, the only variable of the formulas. */
    List<Ball> over(String variable, Rational low, Rational high, int bits) {
        Ball ball = ball(low, bits).hull(ball(high, bits), bits);
        return BallMachine.of(tape, bits).evaluateOver(Inputs.of(variable, ball)).stream()
                .map(values -> values.get(0))
                .toList();
    }

    private static Ball ball(Rational value, int bits) {
        return Ball.of(value.numerator(), value.denominator(), bits);
    }
}
