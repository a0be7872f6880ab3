package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.limit.Limits;
import io.lossproof.symbolic.syntax.Parser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Limits at infinity of random formulas, most of them defined in part only, against certified values far out: where a
 * limit is found the formula is defined there, and near it; what is said to be infinite is large and has that sign.
 */
class LimitsAgreeWithValuesTest {

    private static final Scope SCOPE = Parser.scope("x: positive, c: positive");
    private static final Rational FAR = Rational.TWO.pow(400);
    private static final Rational C = Rational.of(3, 7);
    private static final int BITS = 3000;
    private static final double NEAR = 0.3;

    private static Arbitrary<String> formulas(int depth) {
        Arbitrary<String> leaves = Arbitraries.of("x", "x", "1/x", "c", "1", "2", "-1", "1/2", "(-x)", "log(x)");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> formulas(depth - 1));
        Arbitrary<String> functions = Arbitraries.of(
                "log",
                "exp",
                "sqrt",
                "abs",
                "sign",
                "sigmoid",
                "softplus",
                "relu",
                "log1p",
                "expm1",
                "tanh",
                "arctan",
                "sin",
                "cos",
                "erf",
                "log1mexp");
        Arbitrary<String> exponents = Arbitraries.of("2", "3", "(-1)", "0", "(1/2)", "c", "x", "(-1/2)");
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaves),
                Tuple.of(
                        5,
                        Combinators.combine(inner, Arbitraries.of(" + ", " - ", "*", "/"), inner)
                                .as((a, op, b) -> "(" + a + op + "(" + b + "))")),
                Tuple.of(4, Combinators.combine(functions, inner).as((f, a) -> f + "(" + a + ")")),
                Tuple.of(2, Combinators.combine(inner, exponents).as((a, n) -> "(" + a + ")^" + n)),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of("max", "min", "xlogy"), inner, inner)
                                .as((f, a, b) -> f + "(" + a + ", " + b + ")")),
                Tuple.of(
                        1,
                        Combinators.combine(inner, inner, inner)
                                .as((a, b, d) -> "if(" + a + " > " + b + ", " + a + ", " + d + ")")));
    }

    @Provide
    Arbitrary<String> bodies() {
        return formulas(3);
    }

    private static Ball value(Expr formula) {
        Tape tape = Tape.compile(Output.scalar(formula), SCOPE);
        Inputs<Rational> point = Inputs.of("x", FAR).with("c", C);
        return BallMachine.of(tape, BITS).evaluate(point).get(0).get(0);
    }

    @Property(seed = "20817", tries = 600)
    void farOut(@ForAll("bodies") String text) {
        Expr body = Parser.expression(text, SCOPE);
        Limits.Outcome outcome = Limits.of((Limit) Parser.expression("limit(" + text + ", x, inf)", SCOPE), SCOPE);
        Statistics.label("outcome").collect(outcome.getClass().getSimpleName());
        if (outcome instanceof Limits.Unknown) {
            return;
        }
        assertFalse(outcome instanceof Limits.Nonexistent, text);
        Ball there = value(body);
        assertFalse(there.isUndefined(), () -> text + ": " + outcome);
        if (!there.isFinite()) {
            return;
        }
        Statistics.label("compared").collect(true);
        if (outcome instanceof Limits.Finite finite) {
            double expected = value(finite.value()).toDouble();
            assertEquals(
                    expected, there.toDouble(), NEAR * Math.max(1, Math.abs(expected)), () -> text + ": " + outcome);
        } else {
            double value = there.toDouble();
            int sign = ((Limits.Infinite) outcome).sign();
            assertTrue(value * sign > 3, () -> text + " is " + value + " far out: " + outcome);
        }
    }
}
