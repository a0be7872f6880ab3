package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random formulas of every kind of node, as the parser may give them, with indices bound at most two deep. The size is
 * drawn first, small ones as often as large ones, so that a failure is found in a small formula too.
 */
final class Formulas {

    static final Scope SCOPE = Parser.scope(
            "x: real, y: {0, 1}, mu: real, log_sigma: real, variance: positive, p: unit, gamma: real, x1: real, "
                    + "n: natural, z: vector(K), q: simplex(3), theta: vector(n + 1)");

    private static final List<String> SYMBOLS =
            List.of("x", "y", "mu", "log_sigma", "variance", "p", "gamma", "x1", "n", "K");
    private static final List<String> VECTORS = List.of("z", "q", "theta");
    private static final List<Const> CONSTANTS =
            List.of(Const.PI, Const.E, Const.EULER_GAMMA, Const.INFINITY, Const.UNDEFINED);
    private static final List<Op> ARITHMETIC = List.of(Op.ADD, Op.MULTIPLY, Op.NEGATE, Op.DIVIDE, Op.POWER);
    private static final int LARGEST = 30;
    private static final int DEEPEST_INDEX = 2;

    private final Random random;
    /** The indices bound around the place that is being filled. */
    private final List<Sym> indices = new ArrayList<>();

    private Formulas(Random random) {
        this.random = random;
    }

    static Arbitrary<Expr> formulas() {
        return Arbitraries.randomValue(random -> new Formulas(random).formula(1 + random.nextInt(LARGEST)));
    }

    static Arbitrary<Cond> conditions() {
        return Arbitraries.randomValue(random -> new Formulas(random).condition(1 + random.nextInt(LARGEST), 2));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A formula of about so many nodes. */
    private Expr formula(int size) {
        if (size <= 1) {
            return leaf();
        }
        return switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> applied(oneOf(ARITHMETIC), size);
            case 4, 5 -> applied(oneOf(List.of(Op.values())), size);
            case 6 -> Entry.of(oneOf(VECTORS), formula(Math.min(size - 1, 4)));
            case 7 -> piecewise(size);
            case 8 -> derivative(size);
            case 9, 10 -> indices.size() < DEEPEST_INDEX ? reduce(oneOf(List.of(Reduce.Kind.values())), size) : leaf();
            case 11 -> indices.size() < DEEPEST_INDEX ? limit(size) : leaf();
            default ->
                indices.size() < DEEPEST_INDEX
                        ? Softmax.of(reduce(Reduce.Kind.LOG_SUM_EXP, size - 1), formula(1))
                        : leaf();
        };
    }

    private Expr leaf() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Expr.num(number());
            case 2, 3 -> Expr.symbol(oneOf(SYMBOLS));
            case 4 -> entry();
            default -> random.nextBoolean() ? index() : oneOf(CONSTANTS);
        };
    }

    private Rational number() {
        long small = random.nextInt(25) - 12L;
        return switch (random.nextInt(6)) {
            case 0 -> Rational.of(small, random.nextInt(12) + 1L);
            case 1 -> Rational.of(small).multiply(Rational.of(10).pow(random.nextInt(60) - 30));
            case 2 -> Rational.of(new BigInteger(120, random));
            default -> Rational.of(small);
        };
    }

    private Expr index() {
        List<Expr> known = new ArrayList<>(indices);
        known.add(Num.TWO);
        known.add(Expr.symbol("n"));
        return oneOf(known);
    }

    private Entry entry() {
        return Entry.of(oneOf(VECTORS), index());
    }

    private Expr applied(Op op, int size) {
        List<Integer> arities =
                IntStream.rangeClosed(1, 4).filter(op::accepts).boxed().toList();
        return Apply.of(op, parts(oneOf(arities), size - 1, this::formula));
    }

    /** So many parts that share the size. */
    private <T> List<T> parts(int count, int size, IntFunction<T> part) {
        return IntStream.range(0, count)
                .mapToObj(i -> part.apply(1 + random.nextInt(Math.max(1, 2 * size / count))))
                .toList();
    }

    private Expr piecewise(int size) {
        List<Piecewise.Case> cases = parts(
                1 + random.nextInt(3), size, each -> new Piecewise.Case(formula(each / 2), condition(each / 2, 2)));
        return Piecewise.of(cases, formula(size / 4));
    }

    /** A comparison, or several joined by one word and then by the other. */
    private Cond condition(int size, int depth) {
        if (depth == 0 || size < 2 || random.nextInt(3) > 0) {
            return Cond.compare(formula(size / 2), oneOf(List.of(Relation.values())), formula(size / 2));
        }
        List<Cond> parts = parts(2 + random.nextInt(2), size, each -> condition(each, depth - 1));
        return random.nextBoolean() ? new Cond.And(parts) : new Cond.Or(parts);
    }

    private Expr derivative(int size) {
        return Derivative.of(
                formula(size - 1),
                parts(
                        1 + random.nextInt(3),
                        1,
                        each -> random.nextBoolean()
                                ? Expr.symbol(oneOf(List.of("x", "mu", "variance", "log_sigma")))
                                : entry()));
    }

    private Limit limit(int size) {
        Sym variable = Expr.freshIndex();
        indices.add(variable);
        Expr body = formula(size - 1);
        indices.remove(variable);
        Expr point =
                oneOf(List.of(Const.INFINITY, Expr.negate(Const.INFINITY), Num.ZERO, Expr.num(number()), Const.PI));
        return Limit.of(oneOf(List.of("t", "k")), variable, body, point, oneOf(List.of(Limit.Side.values())));
    }

    private Reduce reduce(Reduce.Kind kind, int size) {
        Sym index = Expr.freshIndex();
        if (random.nextInt(3) == 0) {
            String vector = oneOf(VECTORS);
            Expr length = SCOPE.vectorLength(vector).orElseThrow();
            return Reduce.over(kind, index, Num.ONE, length, Entry.of(vector, index));
        }
        Expr lower = formula(Math.min(size / 4, 3));
        Expr upper = formula(Math.min(size / 4, 3));
        indices.add(index);
        Expr body = formula(size - 1);
        indices.remove(index);
        return Reduce.over(kind, index, lower, upper, body);
    }
}
