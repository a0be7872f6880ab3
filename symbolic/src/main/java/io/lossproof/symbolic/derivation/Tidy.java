package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A formula without what nobody writes: terms that are 0, factors that are 1, a minus within a product, a sum within a
 * sum. Nothing is collected or moved otherwise.
 */
final class Tidy {

    private Tidy() {}

    static Expr of(Expr expr) {
        Expr inner = expr.map(Tidy::of);
        if (inner instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
            return indexedSum(reduce);
        }
        if (!(inner instanceof Apply apply)) {
            return inner;
        }
        return switch (apply.op()) {
            case ADD -> sum(apply);
            case MULTIPLY -> product(apply);
            case NEGATE -> opposite(apply.argument(0));
            case DIVIDE -> quotient(apply);
            case POWER -> apply.argument(1).equals(Num.ONE) ? apply.argument(0) : apply;
            default -> apply;
        };
    }

    private static Expr opposite(Expr expr) {
        return expr instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : Expr.negate(expr);
    }

    private static boolean isNegative(Expr expr) {
        return expr instanceof Num num && num.value().signum() < 0
                || expr instanceof Apply apply && apply.op() == Op.NEGATE;
    }

    private static Expr sum(Apply sum) {
        List<Expr> terms = new ArrayList<>();
        for (Expr term : sum.arguments()) {
            if (term instanceof Apply nested && nested.op() == Op.ADD) {
                terms.addAll(nested.arguments());
            } else if (!term.equals(Num.ZERO)) {
                terms.add(term);
            }
        }
        return switch (terms.size()) {
            case 0 -> Num.ZERO;
            case 1 -> terms.get(0);
            default -> Apply.of(Op.ADD, terms);
        };
    }

    private static Expr product(Apply product) {
        List<Expr> factors = new ArrayList<>();
        boolean negative = false;
        for (Expr factor : product.arguments()) {
            if (factor.equals(Num.ZERO)) {
                return Num.ZERO;
            }
            negative ^= isNegative(factor);
            Expr size = isNegative(factor) ? opposite(factor) : factor;
            if (size instanceof Apply nested && nested.op() == Op.MULTIPLY) {
                factors.addAll(nested.arguments());
            } else {
                factors.add(size);
            }
        }
        factors.removeIf(Num.ONE::equals);
        Expr result = overReciprocal(factors).orElseGet(() -> written(factors));
        return negative ? opposite(result) : result;
    }

    private static Expr written(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Apply.of(Op.MULTIPLY, factors);
        };
    }

    /** {@code a (1/b) c = a c / b}, where that is the only fraction and no derivative stands to its right. */
    private static Optional<Expr> overReciprocal(List<Expr> factors) {
        List<Expr> fractions = factors.stream().filter(Tidy::isFraction).toList();
        boolean single = factors.size() > 1
                && fractions.size() == 1
                && fractions.get(0) instanceof Apply reciprocal
                && reciprocal.argument(0).equals(Num.ONE);
        if (!single || factors.stream().anyMatch(factor -> factor.contains(Derivative.class::isInstance))) {
            return Optional.empty();
        }
        List<Expr> above = new ArrayList<>(factors);
        above.remove(fractions.get(0));
        return Optional.of(Expr.divide(written(above), ((Apply) fractions.get(0)).argument(1)));
    }

    private static boolean isFraction(Expr factor) {
        return factor instanceof Num num && !num.value().isInteger()
                || factor instanceof Apply apply && apply.op() == Op.DIVIDE;
    }

    private static Expr quotient(Apply quotient) {
        Expr above = quotient.argument(0);
        Expr below = quotient.argument(1);
        if (below.equals(Num.ONE)) {
            return above;
        }
        return isNegative(above) ? Expr.negate(Expr.divide(opposite(above), below)) : quotient;
    }

    private static Expr indexedSum(Reduce sum) {
        Sym index = Expr.freshIndex();
        Expr body = sum.bodyAt(index);
        if (body.equals(Num.ZERO)) {
            return Num.ZERO;
        }
        return isNegative(body) ? Expr.negate(sum.withBody(index, opposite(body))) : sum;
    }
}
