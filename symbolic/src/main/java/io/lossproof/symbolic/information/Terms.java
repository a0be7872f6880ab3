package io.lossproof.symbolic.information;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import java.util.ArrayList;
import java.util.List;

/** A term of a sum taken apart: sign, factors above and below the bar. */
record Terms(boolean negative, List<Expr> above, List<Expr> below) {

    Terms {
        above = List.copyOf(above);
        below = List.copyOf(below);
    }

    /** The terms of a sum; one for anything else. */
    static List<Expr> of(Expr sum) {
        return sum instanceof Apply apply && apply.op() == Op.ADD ? apply.arguments() : List.of(sum);
    }

    static Expr sum(List<Expr> terms) {
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    static Terms split(Expr term) {
        if (term instanceof Apply apply && apply.op() == Op.NEGATE) {
            Terms inner = split(apply.argument(0));
            return new Terms(!inner.negative, inner.above, inner.below);
        }
        if (term instanceof Num num && num.value().signum() < 0) {
            return new Terms(true, List.of(Expr.num(num.value().negate())), List.of());
        }
        if (term instanceof Apply apply && apply.op() == Op.DIVIDE) {
            Terms top = split(apply.argument(0));
            List<Expr> below = new ArrayList<>(factors(apply.argument(1)));
            below.addAll(top.below);
            return new Terms(top.negative, top.above, below);
        }
        return new Terms(false, factors(term), List.of());
    }

    private static List<Expr> factors(Expr product) {
        return product instanceof Apply apply && apply.op() == Op.MULTIPLY ? apply.arguments() : List.of(product);
    }

    /** The term again, a factor 1 left out. */
    Expr joined() {
        Expr top = product(above);
        Expr result = below.isEmpty() ? top : Expr.divide(top, product(below));
        return negative ? Expr.negate(result) : result;
    }

    Terms positive() {
        return new Terms(false, above, below);
    }

    private static Expr product(List<Expr> factors) {
        List<Expr> kept =
                factors.stream().filter(factor -> !factor.equals(Num.ONE)).toList();
        return switch (kept.size()) {
            case 0 -> Num.ONE;
            case 1 -> kept.get(0);
            default -> Apply.of(Op.MULTIPLY, kept);
        };
    }

    /** Without one occurrence of a factor above the bar. */
    Terms without(Expr factor) {
        List<Expr> rest = new ArrayList<>(above);
        rest.remove(factor);
        return new Terms(negative, rest, below);
    }

    /** Without what is below the bar. */
    Terms top() {
        return new Terms(negative, above, List.of());
    }

    /** Whether something other than a number is below the bar. */
    boolean isFraction() {
        return below.stream().anyMatch(factor -> !(factor instanceof Num));
    }
}
