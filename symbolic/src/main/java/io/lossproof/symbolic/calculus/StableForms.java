package io.lossproof.symbolic.calculus;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a formula so that its evaluation in floating point neither overflows nor cancels where that is known to be
 * avoidable: {@code log(1 + exp(z))} as {@code softplus(z)}, {@code exp(x) - 1} as {@code expm1(x)}. Every rule is an
 * identity of the reals on the whole domain of the formula. Whether the result is accurate is for measurement to say.
 */
public final class StableForms {

    private static final int MOST_ROUNDS = 6;

    private final boolean productsToo;

    private StableForms(boolean productsToo) {
        this.productsToo = productsToo;
    }

    /** The formula with all rules applied, from the inside out; the same formula where none applies. */
    public static Expr of(Expr formula) {
        return new StableForms(false).fixed(formula);
    }

    /** Also with {@code y log p} as {@code xlogy(y, p)}, which has a value where both are 0 and the product has none. */
    public static Expr extended(Expr formula) {
        return new StableForms(true).fixed(formula);
    }

    private Expr fixed(Expr formula) {
        Expr before = formula;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Expr after = rewritten(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private Expr rewritten(Expr expr) {
        Expr inner = expr.map(this::rewritten);
        if (!(inner instanceof Apply apply)) {
            return inner;
        }
        return switch (apply.op()) {
            case LOG -> log(apply.argument(0)).orElse(inner);
            case LOG1P -> log1p(apply.argument(0)).orElse(inner);
            case ADD -> sum(apply.arguments()).orElse(inner);
            case DIVIDE -> quotient(apply.argument(0), apply.argument(1)).orElse(inner);
            case MULTIPLY -> product(apply.arguments()).orElse(inner);
            default -> inner;
        };
    }

    // ---- logarithms -----------------------------------------------------------------------------------------------

    private static Optional<Expr> log(Expr a) {
        if (is(a, Op.SIGMOID)) {
            return Optional.of(Expr.negate(call(Op.SOFTPLUS, negated(argument(a)))));
        }
        if (is(a, Op.NEGATE) && is(argument(a), Op.EXPM1)) {
            return Optional.of(call(Op.LOG1MEXP, argument(argument(a))));
        }
        if (is(a, Op.COSH)) {
            return Optional.of(logCosh(argument(a)));
        }
        if (a instanceof Softmax softmax) {
            return Optional.of(Expr.subtract(softmax.logit(), softmax.logNormaliser()));
        }
        if (a instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
            Sym index = Expr.freshIndex();
            Expr body = reduce.bodyAt(index);
            return is(body, Op.EXP)
                    ? Optional.of(
                            Reduce.over(Reduce.Kind.LOG_SUM_EXP, index, reduce.lower(), reduce.upper(), argument(body)))
                    : Optional.empty();
        }
        if (is(a, Op.DIVIDE)) {
            return logOfQuotient(((Apply) a).argument(0), ((Apply) a).argument(1));
        }
        if (is(a, Op.ADD)) {
            List<Expr> terms = ((Apply) a).arguments();
            if (terms.stream().allMatch(term -> is(term, Op.EXP))) {
                return Optional.of(Apply.of(
                        Op.LOGSUMEXP, terms.stream().map(StableForms::argument).toList()));
            }
            return besideOne(a).map(rest -> call(Op.LOG1P, rest));
        }
        return Optional.empty();
    }

    /** log(p / (1 - p)) and log((1 + x) / (1 - x)). */
    private static Optional<Expr> logOfQuotient(Expr above, Expr below) {
        Optional<Expr> rest = besideOne(below).map(StableForms::negated);
        if (rest.filter(above::equals).isPresent()) {
            return Optional.of(call(Op.LOGIT, above));
        }
        return rest.filter(x -> besideOne(above).filter(x::equals).isPresent())
                .map(x -> Expr.multiply(Num.TWO, call(Op.ARCTANH, x)));
    }

    private static Optional<Expr> log1p(Expr a) {
        if (is(a, Op.EXP)) {
            return Optional.of(call(Op.SOFTPLUS, argument(a)));
        }
        return is(a, Op.NEGATE) && is(argument(a), Op.EXP)
                ? Optional.of(call(Op.LOG1MEXP, argument(argument(a))))
                : Optional.empty();
    }

    /** cosh x = 1 + 2 sinh(x/2)^2 near 0, where its logarithm is small; e^|x| (1 + e^-2|x|) / 2 elsewhere. */
    private static Expr logCosh(Expr x) {
        Expr size = call(Op.ABS, x);
        Expr half = Expr.power(call(Op.SINH, Expr.divide(x, Num.TWO)), 2);
        return Piecewise.of(
                call(Op.LOG1P, Expr.multiply(Num.TWO, half)),
                Cond.compare(size, Relation.LESS, Num.ONE),
                Expr.add(
                        size,
                        call(Op.LOG1P, Expr.exp(Expr.multiply(Expr.num(-2), size))),
                        Expr.negate(Expr.log(Num.TWO))));
    }

    // ---- sums -----------------------------------------------------------------------------------------------------

    /** The first two terms that a rule joins. */
    private static Optional<Expr> sum(List<Expr> terms) {
        for (int i = 0; i < terms.size(); i++) {
            for (int j = 0; j < terms.size(); j++) {
                Optional<Expr> joined = i == j ? Optional.empty() : pair(terms.get(i), terms.get(j));
                if (joined.isPresent()) {
                    List<Expr> others = new ArrayList<>(terms);
                    others.remove(Math.max(i, j));
                    others.remove(Math.min(i, j));
                    others.add(Math.min(Math.min(i, j), others.size()), joined.get());
                    return Optional.of(others.size() == 1 ? joined.get() : Apply.of(Op.ADD, others));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Expr> pair(Expr a, Expr b) {
        if (a.equals(Num.ONE) && is(b, Op.NEGATE)) {
            return oneMinus(argument(b));
        }
        if (b.equals(Expr.num(-1))) {
            return minusOne(a);
        }
        if (is(a, Op.LOG) && is(b, Op.NEGATE) && is(argument(b), Op.LOG1P)) {
            Expr p = argument(a);
            boolean odds = negated(argument(argument(b))).equals(p);
            return odds ? Optional.of(call(Op.LOGIT, p)) : Optional.empty();
        }
        if (is(b, Op.NEGATE)) {
            return squareRoot(a)
                    .flatMap(u -> squareRoot(argument(b)).map(v -> Expr.multiply(Expr.subtract(u, v), Expr.add(u, v))));
        }
        return Optional.empty();
    }

    private static Optional<Expr> oneMinus(Expr b) {
        if (is(b, Op.EXP)) {
            return Optional.of(Expr.negate(call(Op.EXPM1, argument(b))));
        }
        if (is(b, Op.SIGMOID)) {
            return Optional.of(call(Op.SIGMOID, negated(argument(b))));
        }
        if (is(b, Op.ERF)) {
            return Optional.of(call(Op.ERFC, argument(b)));
        }
        if (is(b, Op.NORMALCDF)) {
            return Optional.of(call(Op.NORMALCDF, negated(argument(b))));
        }
        if (is(b, Op.COS)) {
            Expr half = call(Op.SIN, Expr.divide(argument(b), Num.TWO));
            return Optional.of(Expr.multiply(Num.TWO, Expr.power(half, 2)));
        }
        return squareRoot(b).map(u -> Expr.multiply(Expr.subtract(Num.ONE, u), Expr.add(Num.ONE, u)));
    }

    private static Optional<Expr> minusOne(Expr a) {
        if (is(a, Op.EXP)) {
            return Optional.of(call(Op.EXPM1, argument(a)));
        }
        if (is(a, Op.COSH)) {
            Expr half = call(Op.SINH, Expr.divide(argument(a), Num.TWO));
            return Optional.of(Expr.multiply(Num.TWO, Expr.power(half, 2)));
        }
        if (is(a, Op.SQRT)) { // sqrt(1 + v) - 1 = v / (sqrt(1 + v) + 1)
            return besideOne(argument(a)).map(rest -> Expr.divide(rest, Expr.add(a, Num.ONE)));
        }
        return squareRoot(a).map(u -> Expr.multiply(Expr.subtract(u, Num.ONE), Expr.add(u, Num.ONE)));
    }

    private static Optional<Expr> squareRoot(Expr square) {
        return is(square, Op.POWER) && ((Apply) square).argument(1).equals(Num.TWO)
                ? Optional.of(argument(square))
                : Optional.empty();
    }

    /** What a sum has beside 1. */
    private static Optional<Expr> besideOne(Expr sum) {
        if (!is(sum, Op.ADD)) {
            return Optional.empty();
        }
        List<Expr> others = new ArrayList<>(((Apply) sum).arguments());
        return others.remove(Num.ONE)
                ? Optional.of(others.size() == 1 ? others.get(0) : Apply.of(Op.ADD, others))
                : Optional.empty();
    }

    // ---- quotients and products -----------------------------------------------------------------------------------

    private static Optional<Expr> quotient(Expr above, Expr below) {
        Optional<Expr> logit = besideOne(below).filter(rest -> is(rest, Op.EXP)).map(StableForms::argument);
        if (logit.isPresent()) {
            if (above.equals(Num.ONE)) {
                return Optional.of(call(Op.SIGMOID, negated(logit.get())));
            }
            if (is(above, Op.EXP) && argument(above).equals(logit.get())) {
                return Optional.of(call(Op.SIGMOID, logit.get()));
            }
        }
        if (below instanceof Reduce sum && sum.kind() == Reduce.Kind.SUM && is(above, Op.EXP)) {
            return softmax(argument(above), sum);
        }
        Optional<Expr> difference = hyperbolic(above, true);
        if (difference.isPresent() && below.equals(Num.TWO)) {
            return difference.map(x -> call(Op.SINH, x));
        }
        if (difference.isPresent() && hyperbolic(below, false).equals(difference)) {
            return difference.map(x -> call(Op.TANH, x));
        }
        return below.equals(Num.TWO) ? hyperbolic(above, false).map(x -> call(Op.COSH, x)) : Optional.empty();
    }

    /** The entry whose logit stands in the numerator, if it is the vector's at an index. */
    private static Optional<Expr> softmax(Expr logit, Reduce sum) {
        Sym index = Expr.freshIndex();
        Expr body = sum.bodyAt(index);
        if (!is(body, Op.EXP)
                || !(argument(body) instanceof Entry z)
                || !(logit instanceof Entry at)
                || z.row().isPresent()
                || !z.index().equals(index)
                || !z.vector().equals(at.vector())) {
            return Optional.empty();
        }
        return Optional.of(Softmax.over(index, sum.lower(), sum.upper(), z, at.index()));
    }

    /** x of exp(x) + exp(-x), or of exp(x) - exp(-x). */
    private static Optional<Expr> hyperbolic(Expr sum, boolean difference) {
        if (!is(sum, Op.ADD) || ((Apply) sum).arguments().size() != 2) {
            return Optional.empty();
        }
        Expr first = argument(sum);
        Expr second = ((Apply) sum).argument(1);
        if (difference) {
            if (!is(second, Op.NEGATE)) {
                return Optional.empty();
            }
            second = argument(second);
        }
        boolean opposite = is(first, Op.EXP)
                && is(second, Op.EXP)
                && negated(argument(first)).equals(argument(second));
        return opposite ? Optional.of(argument(first)) : Optional.empty();
    }

    private Optional<Expr> product(List<Expr> factors) {
        if (!productsToo || factors.size() != 2) {
            return Optional.empty();
        }
        Expr weight = factors.get(0);
        Expr log = factors.get(1);
        if (is(log, Op.LOG)) {
            return Optional.of(call(Op.XLOGY, weight, argument(log)));
        }
        return is(log, Op.LOG1P) ? Optional.of(call(Op.XLOG1PY, weight, argument(log))) : Optional.empty();
    }

    // ---- nodes ----------------------------------------------------------------------------------------------------

    private static boolean is(Expr expr, Op op) {
        return expr instanceof Apply apply && apply.op() == op;
    }

    private static Expr argument(Expr apply) {
        return ((Apply) apply).argument(0);
    }

    private static Expr call(Op op, Expr... arguments) {
        return Expr.apply(op, arguments);
    }

    /** Without a second minus; in a product of a number and others the number is negated. */
    private static Expr negated(Expr expr) {
        if (is(expr, Op.NEGATE)) {
            return argument(expr);
        }
        if (is(expr, Op.MULTIPLY) && argument(expr) instanceof Num number) {
            List<Expr> factors = new ArrayList<>(((Apply) expr).arguments());
            Rational opposite = number.value().negate();
            factors.set(0, Expr.num(opposite));
            return Apply.of(Op.MULTIPLY, factors);
        }
        return Expr.negate(expr);
    }
}
