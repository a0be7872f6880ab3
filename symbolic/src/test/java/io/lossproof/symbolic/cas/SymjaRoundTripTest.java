package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.interfaces.IExpr;

/** Random formulas come back from Symja's terms with the value they had. */
class SymjaRoundTripTest {

    private static final Sym X = Expr.symbol("x");
    private static final Sym N = Expr.symbol("N");
    private static final Entry Z1 = Entry.of("z", Expr.num(1));

    private static final List<Map<Expr, Rational>> POINTS = List.of(
            Map.of(X, Rational.of(2, 3), N, Rational.of(-5, 7), Z1, Rational.of(11)),
            Map.of(X, Rational.of(-1), N, Rational.ONE, Z1, Rational.of(1, 2)),
            Map.of(X, Rational.ZERO, N, Rational.of(9, 4), Z1, Rational.of(-3, 13)));

    @BeforeTry
    void startSymja() {
        SymjaSession unused = SymjaSession.open();
    }

    private static SymjaTerms terms(Expr formula) {
        return new SymjaTerms(Scope.EMPTY, SymjaTerms.Kinks.ABSOLUTE_VALUES, List.of(formula));
    }

    @Property(tries = 400, seed = "1")
    void rationalTreesComeBackWithTheSameValue(@ForAll("rationalTrees") Expr tree) {
        SymjaTerms terms = terms(tree);
        Expr back = terms.read(terms.write(tree));
        for (Map<Expr, Rational> point : POINTS) {
            assertEquals(value(tree, point), value(back, point), () -> tree + " came back as " + back);
        }
    }

    @Property(tries = 300, seed = "2")
    void evaluatedRationalTreesKeepTheirValueWhereTheyAreDefined(@ForAll("rationalTrees") Expr tree) {
        SymjaTerms terms = terms(tree);
        IExpr evaluated = EvalEngine.get().evaluate(terms.write(tree));
        for (Map<Expr, Rational> point : POINTS) {
            Optional<Rational> before = value(tree, point);
            if (before.isPresent()) {
                Expr back = terms.read(evaluated);
                assertEquals(before, value(back, point), () -> tree + " became " + back);
            }
        }
    }

    @Property(tries = 200, seed = "3")
    void smoothTreesComeBackWithTheSameValue(@ForAll("smoothTrees") Expr tree) {
        Map<Expr, Double> point = Map.of(X, 0.7, N, -1.3, Z1, 2.1);
        double before = Doubles.value(tree, point);
        Assume.that(Double.isFinite(before));
        SymjaTerms terms = terms(tree);
        Doubles.assertClose(tree, terms.read(terms.write(tree)), point, 1e-11);
    }

    @Provide
    Arbitrary<Expr> rationalTrees() {
        Arbitrary<Expr> leaves = Arbitraries.oneOf(
                Arbitraries.of(X, N, Z1),
                Combinators.combine(
                                Arbitraries.integers().between(1, 9),
                                Arbitraries.integers().between(1, 5))
                        .as((n, d) -> Expr.num(Rational.of(n, d))),
                Arbitraries.integers().between(-4, -1).map(n -> Expr.num(n)));
        return trees(leaves, 4);
    }

    private static Arbitrary<Expr> trees(Arbitrary<Expr> leaves, int depth) {
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Expr> parts = Arbitraries.lazy(() -> trees(leaves, depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaves),
                Tuple.of(3, parts.list().ofMinSize(2).ofMaxSize(3).map(a -> Apply.of(Op.ADD, a))),
                Tuple.of(3, parts.list().ofMinSize(2).ofMaxSize(3).map(a -> Apply.of(Op.MULTIPLY, a))),
                Tuple.of(1, parts.map(Expr::negate)),
                Tuple.of(2, Combinators.combine(parts, parts).as(Expr::divide)),
                Tuple.of(
                        2,
                        Combinators.combine(parts, Arbitraries.integers().between(-3, 4))
                                .as((base, n) -> Expr.power(base, (long) n))));
    }

    @Provide
    Arbitrary<Expr> smoothTrees() {
        Arbitrary<Expr> functions = Combinators.combine(
                        Arbitraries.of(
                                Op.EXP,
                                Op.SIN,
                                Op.COS,
                                Op.TANH,
                                Op.SINH,
                                Op.COSH,
                                Op.ARCTAN,
                                Op.SIGMOID,
                                Op.SOFTPLUS,
                                Op.EXPM1,
                                Op.ERF,
                                Op.SQRT,
                                Op.LOG,
                                Op.LOG1P,
                                Op.NORMALCDF,
                                Op.ABS),
                        rationalTrees())
                .as((op, argument) -> Expr.apply(op, argument));
        return trees(Arbitraries.oneOf(functions, Arbitraries.of(X, N, Z1)), 2).filter(tree -> tree.size() < 200);
    }

    /** The exact value, or nothing where it is undefined. */
    private static Optional<Rational> value(Expr expr, Map<Expr, Rational> point) {
        if (expr instanceof Num num) {
            return Optional.of(num.value());
        }
        if (!(expr instanceof Apply apply)) {
            return Optional.of(Objects.requireNonNull(point.get(expr), expr::toString));
        }
        List<Rational> a = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            Optional<Rational> value = value(argument, point);
            if (value.isEmpty()) {
                return value;
            }
            a.add(value.get());
        }
        return switch (apply.op()) {
            case ADD -> a.stream().reduce(Rational::add);
            case MULTIPLY -> a.stream().reduce(Rational::multiply);
            case NEGATE -> Optional.of(a.get(0).negate());
            case DIVIDE ->
                a.get(1).isZero() ? Optional.empty() : Optional.of(a.get(0).divide(a.get(1)));
            case POWER -> power(a.get(0), a.get(1));
            default -> throw new IllegalArgumentException("not rational: " + expr);
        };
    }

    private static Optional<Rational> power(Rational base, Rational exponent) {
        int n = exponent.numerator().intValueExact();
        return base.isZero() && n <= 0 ? Optional.empty() : Optional.of(base.pow(n));
    }
}
