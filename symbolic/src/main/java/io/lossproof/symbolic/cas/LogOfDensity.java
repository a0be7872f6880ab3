package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import java.util.ArrayList;
import java.util.List;

/**
 * The logarithm of a density as a sum of terms. Valid where each factor is positive, as it is in every {@link Law} for
 * parameters in their domain and x inside the support.
 */
final class LogOfDensity {

    private LogOfDensity() {}

    static Expr of(Expr density) {
        if (density instanceof Piecewise cases) {
            return Piecewise.of(
                    cases.cases().stream()
                            .map(c -> new Piecewise.Case(of(c.value()), c.when()))
                            .toList(),
                    Const.UNDEFINED);
        }
        List<Expr> terms = new ArrayList<>();
        addTerms(density, Num.ONE, false, terms);
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    /** Adds the terms of {@code multiple * log(factor)}, negated or not. */
    private static void addTerms(Expr factor, Expr multiple, boolean negated, List<Expr> terms) {
        if (factor instanceof Apply apply) {
            List<Expr> arguments = apply.arguments();
            switch (apply.op()) {
                case MULTIPLY -> arguments.forEach(part -> addTerms(part, multiple, negated, terms));
                case DIVIDE -> {
                    addTerms(arguments.get(0), multiple, negated, terms);
                    addTerms(arguments.get(1), multiple, !negated, terms);
                }
                case POWER -> addPower(arguments.get(0), arguments.get(1), multiple, negated, terms);
                case SQRT -> addPower(arguments.get(0), Num.HALF, multiple, negated, terms);
                case EXP -> addMultiple(arguments.get(0), multiple, negated, terms);
                default -> addMultiple(logOfOther(apply), multiple, negated, terms);
            }
        } else if (!factor.equals(Num.ONE)) {
            addMultiple(Expr.log(factor), multiple, negated, terms);
        }
    }

    private static void addPower(Expr base, Expr exponent, Expr multiple, boolean negated, List<Expr> terms) {
        if (exponent instanceof Apply apply && apply.op() == Op.NEGATE) {
            addTerms(base, product(multiple, apply.argument(0)), !negated, terms);
        } else {
            addTerms(base, product(multiple, exponent), negated, terms);
        }
    }

    private static Expr logOfOther(Apply factor) {
        return switch (factor.op()) {
            case GAMMA -> Expr.apply(Op.LOGGAMMA, factor.argument(0));
            case BETA -> Apply.of(Op.LOGBETA, factor.arguments());
            case FACTORIAL -> Expr.apply(Op.LOGGAMMA, Expr.add(factor.argument(0), Num.ONE));
            default -> Expr.log(factor);
        };
    }

    private static void addMultiple(Expr logarithm, Expr multiple, boolean negated, List<Expr> terms) {
        if (logarithm instanceof Apply apply && multiple.equals(Num.ONE) && !negated && apply.op() == Op.ADD) {
            terms.addAll(apply.arguments());
            return;
        }
        Expr term = product(multiple, logarithm);
        terms.add(negated ? Expr.negate(term) : term);
    }

    private static Expr product(Expr multiple, Expr other) {
        if (multiple.equals(Num.ONE)) {
            return other;
        }
        if (multiple.equals(Num.HALF)) {
            return Expr.divide(other, Num.TWO);
        }
        return other.equals(Num.ONE) ? multiple : Expr.multiply(multiple, other);
    }
}
