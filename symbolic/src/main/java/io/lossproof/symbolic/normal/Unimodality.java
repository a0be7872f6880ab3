package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;

/**
 * Proves that a formula is continuous along the interval of one parameter and falls, then is constant, then rises, each
 * perhaps nowhere: quasi-convexity. Then three points {@code a < m < b} with {@code f(a) > f(m) < f(b)} enclose all of its
 * minimisers in {@code (a, b)}, and it has one.
 */
public final class Unimodality {

    private Unimodality() {}

    /** Whether it is proved, for all values of the other variables; at the ends of the interval it may jump. */
    public static boolean isProved(Expr formula, String parameter, Scope scope) {
        try {
            Expr explicit = Differentiation.carryOut(formula);
            return Convexity.isProved(explicit, parameter, scope)
                    || SlopeSign.of(explicit, parameter, scope)
                            .filter(SlopeSign::isTurning)
                            .isPresent();
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }
}
