package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a formula that is defined on the whole interval of one parameter is convex in it: by the rules for sums, positive
 * multiples, maxima, absolute values and even powers, and where these end by a second derivative that is not negative.
 * Not knowing is false.
 */
final class Convexity {

    private final Sym variable;
    private final Scope scope;

    private Convexity(Sym variable, Scope scope) {
        this.variable = variable;
        this.scope = scope;
    }

    /** Derivatives must be carried out before. */
    static boolean isProved(Expr formula, String parameter, Scope scope) {
        return SlopeSign.isAlongInterval(parameter, scope)
                && SlopeSign.isDefined(formula, scope)
                && new Convexity(Expr.symbol(parameter), scope).bends(formula, true);
    }

    /** Convex, or concave where not up. */
    private boolean bends(Expr expr, boolean up) {
        if (expr.isFreeOf(variable.name()) || expr.equals(variable)) {
            return true;
        }
        return expr instanceof Apply apply && byRule(apply, up) || bySecondDerivative(expr, up);
    }

    private boolean byRule(Apply apply, boolean up) {
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case ADD -> a.stream().allMatch(part -> bends(part, up));
            case NEGATE -> bends(a.get(0), !up);
            case MULTIPLY -> ofMultiple(a, up);
            case DIVIDE ->
                a.get(1).isFreeOf(variable.name()) && ofMultiple(Expr.divide(Num.ONE, a.get(1)), a.get(0), up);
            case MAX, RELU -> up && a.stream().allMatch(part -> bends(part, true));
            case MIN -> !up && a.stream().allMatch(part -> bends(part, false));
            case ABS -> up && isAffine(a.get(0));
            case POWER ->
                up
                        && a.get(1) instanceof Num power
                        && power.value().isInteger()
                        && power.value().signum() > 0
                        && !power.value().numerator().testBit(0)
                        && isAffine(a.get(0));
            default -> false;
        };
    }

    private boolean ofMultiple(List<Expr> factors, boolean up) {
        Expr fixed = Num.ONE;
        List<Expr> moving = new ArrayList<>();
        for (Expr factor : factors) {
            if (factor.isFreeOf(variable.name())) {
                fixed = Expr.multiply(fixed, factor);
            } else {
                moving.add(factor);
            }
        }
        return moving.size() == 1 && ofMultiple(fixed, moving.get(0), up);
    }

    private boolean ofMultiple(Expr factor, Expr value, boolean up) {
        if (ZeroTest.holds(Cond.nonnegative(factor), scope)) {
            return bends(value, up);
        }
        return ZeroTest.holds(Cond.nonnegative(Expr.negate(factor)), scope) && bends(value, !up);
    }

    private boolean isAffine(Expr expr) {
        return bends(expr, true) && bends(expr, false);
    }

    private boolean bySecondDerivative(Expr expr, boolean up) {
        if (expr instanceof Apply apply && isKinked(apply.op())) {
            return false;
        }
        try {
            Expr slope = Differentiation.derivative(expr, variable);
            Expr second = Differentiation.derivative(slope, variable);
            return Continuity.isProved(expr, List.of(variable.name()), scope)
                    && Continuity.isProved(slope, List.of(variable.name()), scope)
                    && SlopeSign.isDefined(slope, scope)
                    && SlopeSign.isDefined(second, scope)
                    && SignTest.nonnegative(up ? second : Expr.negate(second), scope)
                            .isProved();
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }

    private static boolean isKinked(Op op) {
        return op == Op.MAX || op == Op.MIN || op == Op.RELU || op == Op.ABS || op == Op.CLIP;
    }
}
