package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convex function lies above its tangents: a formula that is convex in a variable v, and that is 0 together with its
 * slope in v where v equals another variable u, is at least 0. So is a Bregman divergence
 * {@code F(v) - F(u) - F'(u) (v - u)} of a convex F, such as the KL divergence in natural parameters. It is positive away
 * from {@code v = u} where the second derivative is.
 */
final class TangentBound {

    private final Expr formula;
    private final Scope scope;
    /** Convexity must hold between u and v too, where given conditions need not. */
    private final Scope unconditional;

    private TangentBound(Expr formula, Scope scope) {
        this.formula = formula;
        this.scope = scope;
        this.unconditional = Scope.of(scope.variables());
    }

    /** How it is shown that the formula, without derivatives in it, is at least 0, or positive; empty if it is not. */
    static Optional<String> method(Expr formula, boolean strict, Scope scope) {
        return new TangentBound(formula, scope).find(strict);
    }

    private Optional<String> find(boolean strict) {
        for (Map.Entry<String, Domain> variable : scope.variables().entrySet()) {
            for (Map.Entry<String, Domain> other : scope.variables().entrySet()) {
                String v = variable.getKey();
                String u = other.getKey();
                boolean isPair = !v.equals(u)
                        && isConvex(variable.getValue())
                        && variable.getValue().equals(other.getValue())
                        && !formula.isFreeOf(v)
                        && !formula.isFreeOf(u);
                if (isPair && isShown(v, u, strict)) {
                    return Optional.of("by convexity in " + v + ", with the tangent 0 at " + v + " = " + u);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isConvex(Domain domain) {
        return domain instanceof Domain.Interval || domain instanceof Domain.Vector;
    }

    private boolean isShown(String v, String u, boolean strict) {
        try {
            Sym i = Expr.freshIndex();
            Sym j = Expr.freshIndex();
            Optional<Expr> length = scope.vectorLength(v);
            Scope indexed = length.map(
                            n -> unconditional.with(i.name(), Domain.index(n)).with(j.name(), Domain.index(n)))
                    .orElse(unconditional);
            Expr slope = Differentiation.derivative(formula, variable(v, i, length));
            Expr curvature = Differentiation.derivative(slope, variable(v, j, length));
            return isZeroAt(formula, v, u, unconditional)
                    && isZeroAt(slope, v, u, indexed)
                    && isSmooth(formula, v, unconditional)
                    && isSmooth(slope, v, indexed)
                    && isDefined(curvature, indexed)
                    && (length.isPresent()
                            ? !strict && isPositiveSemidefinite(curvature, i, j, length.get())
                            : isShown(curvature, v, u, strict));
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }

    private static Expr variable(String name, Sym index, Optional<Expr> length) {
        return length.isPresent() ? Entry.of(name, index) : Expr.symbol(name);
    }

    private static boolean isZeroAt(Expr expr, String v, String u, Scope scope) {
        Expr there = scope.isVector(v)
                ? expr.substituteVector(v, index -> Entry.of(u, index))
                : expr.substitute(Expr.symbol(v), Expr.symbol(u));
        return ZeroTest.zero(there, scope).isProved();
    }

    /** Defined and continuous: the derivative of a step is 0 by rule wherever the rule speaks. */
    private static boolean isSmooth(Expr expr, String v, Scope scope) {
        return isDefined(expr, scope) && Continuity.isProved(expr, List.of(v), scope);
    }

    private static boolean isDefined(Expr expr, Scope scope) {
        return ZeroTest.definedWhere(Num.ZERO, expr, scope).isProved();
    }

    private boolean isShown(Expr curvature, String v, String u, boolean strict) {
        if (!strict) {
            return SignTest.byTerms(curvature, Relation.AT_LEAST, unconditional).isProved();
        }
        Sym one = Expr.symbol(v);
        Sym other = Expr.symbol(u);
        boolean areDifferent = scope.given().contains(Cond.compare(one, Relation.UNEQUAL, other))
                || scope.given().contains(Cond.compare(other, Relation.UNEQUAL, one));
        return areDifferent
                && SignTest.byTerms(curvature, Relation.GREATER, unconditional).isProved();
    }

    /** Whether {@code Σ Σ w_i h_ij w_j >= 0} is shown for every direction w. */
    private boolean isPositiveSemidefinite(Expr curvature, Sym i, Sym j, Expr length) {
        String direction = "w";
        while (scope.domain(direction).isPresent()) {
            direction += "_";
        }
        Expr body = Expr.multiply(Entry.of(direction, i), curvature, Entry.of(direction, j));
        Expr form = Reduce.sum(i, Num.ONE, length, Reduce.sum(j, Num.ONE, length, body));
        return SignTest.byTerms(form, Relation.AT_LEAST, unconditional.with(direction, Domain.vector(length)))
                .isProved();
    }
}
