package io.lossproof.numeric.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operator on a grid of exact points with edges, kinks, integers and poles, in all three arithmetics. */
class OperatorTest {

    private static final double[] GRID = {
        -3, -2.5, -2, -1, -0.625, -0.5, -0.0009765625, 0, 0.0009765625, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 7.25, 25
    };
    private static final double[] COARSE = {-2, -0.5, 0, 0.75, 3};
    private static final int BITS = 128;

    /** Errors allowed of the double machine, in ulps; measured are at most half of it. */
    private static final double ULPS = 6;

    /** Polygamma of order 25 has powers of order 26 in it. */
    private static final double ULPS_OF_HIGH_ORDER = 30;

    /** The terms that cancel next to zeros: the error is in ulps of these there. Polygamma adds 2/(1/2)^3 of either sign. */
    private static final Map<Op, Double> CANCELLING = Map.of(Op.DIGAMMA, 1.0, Op.LOGBETA, 1.0, Op.POLYGAMMA, 16.0);

    private static int arity(Op op) {
        return op.accepts(3) ? 3 : op.accepts(2) ? 2 : 1;
    }

    private static List<Inputs<Double>> points(Op op) {
        List<Inputs<Double>> points = List.of(Inputs.empty());
        double[] values = arity(op) == 3 ? COARSE : GRID;
        for (int i = 0; i < arity(op); i++) {
            List<Inputs<Double>> more = new ArrayList<>();
            for (Inputs<Double> point : points) {
                for (double value : values) {
                    more.add(point.with("a" + i, value));
                }
            }
            points = more;
        }
        return points;
    }

    private static List<Expr> arguments(Op op) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < arity(op); i++) {
            arguments.add(Expr.symbol("a" + i));
        }
        return arguments;
    }

    private static Scope scope(Op op) {
        Scope scope = Scope.EMPTY;
        for (Expr argument : arguments(op)) {
            scope = scope.with(argument.toString(), Domain.REAL);
        }
        return scope;
    }

    private static Tape tape(Op op, Expr formula) {
        return Tape.compile(Output.scalar(formula), scope(op));
    }

    private static Expr applied(Op op) {
        return Expr.apply(op, arguments(op).toArray(Expr[]::new));
    }

    private static Ball ball(Tape tape, Inputs<Double> point) {
        return BallMachine.of(tape, BITS)
                .evaluate(point.map(Rational::of))
                .get(0)
                .get(0);
    }

    private static boolean isDefined(Op op, Inputs<Double> point) {
        Expr indicator = Piecewise.of(Num.ONE, op.definedWhere(arguments(op)), Num.ZERO);
        Ball answer = ball(tape(op, indicator), point);
        assertTrue(answer.isExact(), () -> "where " + op.text() + " is defined is not decided at " + point);
        return answer.equals(Ball.ONE);
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void ballsAreUndefinedExactlyWhereTheOperatorIs(Op op) {
        Tape tape = tape(op, applied(op));
        int values = 0;
        for (Inputs<Double> point : points(op)) {
            Ball value = ball(tape, point);
            assertEquals(!isDefined(op, point), value.isUndefined(), () -> op.text() + " at " + point + " is " + value);
            values += value.isFinite() ? 1 : 0;
        }
        assertTrue(values > 3, "few values: " + values);
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void ballsAgreeWithTheDefinition(Op op) {
        Optional<Expr> definition = op.definition(arguments(op));
        if (definition.isEmpty()) {
            return;
        }
        Tape defined = tape(op, definition.get());
        Tape own = tape(op, applied(op));
        for (Inputs<Double> point : points(op)) {
            Ball expected = ball(defined, point);
            Ball value = ball(own, point);
            if (isDefined(op, point) && expected.isFinite() && value.isFinite()) {
                assertTrue(value.overlaps(expected), () -> op.text() + " at " + point + ": " + value + ", " + expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void doublesAgreeWithBalls(Op op) {
        Tape tape = tape(op, applied(op));
        DoubleMachine.Workspace workspace = DoubleMachine.of(tape).workspace();
        for (Inputs<Double> point : points(op)) {
            double value = workspace.set(point).run().scalar(0);
            Ball exact = ball(tape, point);
            if (exact.isUndefined()) {
                assertFalse(Double.isFinite(value), () -> op.text() + " is undefined at " + point + ", not " + value);
            }
            OptionalDouble error = Ulp.error(value, exact);
            if (error.isPresent() && !isNextToZero(op, value, exact)) {
                assertTrue(
                        error.getAsDouble() <= (op == Op.POLYGAMMA ? ULPS_OF_HIGH_ORDER : ULPS),
                        () -> op.text() + " at " + point + " is " + value + ", exactly " + exact + ": " + error
                                + " ulp");
            }
        }
    }

    private static boolean isNextToZero(Op op, double value, Ball exact) {
        double term = CANCELLING.getOrDefault(op, 0.0);
        return Math.abs(value) < 0.125 * term && Math.abs(value - exact.toDouble()) <= ULPS * Math.ulp(term);
    }

    /** The definition in doubles is another route, as good as its terms do not cancel. */
    @ParameterizedTest
    @EnumSource(Op.class)
    void doublesAgreeWithTheDefinition(Op op) {
        Optional<Expr> definition = op.definition(arguments(op));
        if (definition.isEmpty()) {
            return;
        }
        DoubleMachine.Workspace own = DoubleMachine.of(tape(op, applied(op))).workspace();
        DoubleMachine.Workspace defined =
                DoubleMachine.of(tape(op, definition.get())).workspace();
        int compared = 0;
        for (Inputs<Double> point : points(op)) {
            if (isDefined(op, point)) {
                double value = own.set(point).run().scalar(0);
                double expected = defined.set(point).run().scalar(0);
                assertEquals(expected, value, 1e-12 * (1 + Math.abs(expected)), () -> op.text() + " at " + point);
                compared++;
            }
        }
        assertTrue(compared > 0);
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void fieldValuesAgreeWithDoubles(Op op) {
        Tape tape = tape(op, applied(op));
        DoubleMachine.Workspace workspace = DoubleMachine.of(tape).workspace();
        FieldMachine<Gradient> machine = FieldMachine.of(tape, GradientField.getField(1));
        for (Inputs<Double> point : points(op)) {
            double expected = workspace.set(point).run().scalar(0);
            double value = machine.evaluate(point.map(x -> Gradient.constant(1, x)))
                    .get(0)
                    .get(0)
                    .getValue();
            if (isDefined(op, point)) {
                assertEquals(expected, value, 1e-14 * Math.abs(expected), () -> op.text() + " at " + point);
            } else {
                assertFalse(Double.isFinite(value), () -> op.text() + " is undefined at " + point + ", not " + value);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void automaticDerivativesAgreeWithThePartialDerivatives(Op op) {
        FieldMachine<Gradient> machine = FieldMachine.of(tape(op, applied(op)), GradientField.getField(1));
        for (int i = 0; i < arity(op); i++) {
            Optional<Expr> partial = op.partial(arguments(op), i);
            if (partial.isEmpty()) {
                continue;
            }
            DoubleMachine.Workspace expected =
                    DoubleMachine.of(tape(op, partial.get())).workspace();
            int compared = 0;
            for (Inputs<Double> point : points(op)) {
                double derivative = expected.set(point).run().scalar(0);
                if (!isDefined(op, point) || !Double.isFinite(derivative)) {
                    continue;
                }
                String name = "a" + i;
                double at = point.scalars().getOrDefault(name, Double.NaN);
                Gradient value = machine.evaluate(
                                point.map(x -> Gradient.constant(1, x)).with(name, Gradient.variable(1, 0, at)))
                        .get(0)
                        .get(0);
                assertEquals(
                        derivative,
                        value.getPartialDerivative(0),
                        1e-12 * (1 + Math.abs(derivative)),
                        () -> op.text() + " in " + name + " at " + point);
                compared++;
            }
            assertTrue(compared > 3, op.text() + " in argument " + i + ": compared " + compared);
        }
    }
}
