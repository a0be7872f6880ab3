package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A formula as text with its scope, for tests. */
record Formula(String text, String declarations) {

    static final Sym I = Expr.symbol("i");
    static final Sym J = Expr.symbol("j");

    static Formula of(String text, String declarations) {
        return new Formula(text, declarations);
    }

    Scope scope() {
        return Parser.scope(declarations);
    }

    /** The formula, in which i and j may be used as indices. */
    Expr expr() {
        return Parser.expression(text, scope().with("i", Domain.INTEGER).with("j", Domain.INTEGER));
    }

    Tape tape() {
        return Tape.compile(Output.scalar(expr()), scope());
    }

    double asDouble(Inputs<Double> point) {
        return DoubleMachine.of(tape()).evaluate(point).get(0)[0];
    }

    Ball asBall(Inputs<Double> point, int bits) {
        return BallMachine.of(tape(), bits)
                .evaluate(point.map(Rational::of))
                .get(0)
                .get(0);
    }

    Ball asBallAt(Inputs<Rational> point) {
        return BallMachine.of(tape(), 96).evaluate(point).get(0).get(0);
    }

    /** The errors of this formula in double precision against another in balls, as functions of x. */
    ErrorStatistics<Double> ulps(Formula exact, int bits, DoubleStream points) {
        DoubleMachine.Workspace workspace = DoubleMachine.of(tape()).workspace();
        Tape exactTape = exact.tape();
        ErrorStatistics<Double> statistics = ErrorStatistics.none();
        for (double x : points.toArray()) {
            double computed = workspace.set("x", x).run().scalar(0);
            OptionalDouble error = OptionalDouble.empty();
            for (int precision = bits; error.isEmpty() && precision <= 16 * bits; precision *= 2) {
                Ball ball = BallMachine.of(exactTape, precision)
                        .evaluate(Inputs.of("x", Rational.of(x)))
                        .get(0)
                        .get(0);
                error = Ulp.error(computed, ball);
            }
            statistics = statistics.with(error.orElse(Double.NaN), x);
        }
        return statistics;
    }

    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Doubles evenly by ordinal, both ends included. */
    static DoubleStream ordinals(double from, double to, int count) {
        double first = Ulp.ordinal(from);
        double span = Ulp.ordinal(to) - first;
        return IntStream.rangeClosed(0, count).mapToDouble(i -> {
            long ordinal = i == count ? Ulp.ordinal(to) : (long) (first + span / count * i);
            return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
        });
    }

    /** Doubles from a seeded generator. */
    static DoubleStream uniform(double from, double to, int count) {
        return new java.util.SplittableRandom(20260101).doubles(count, from, to);
    }
}
