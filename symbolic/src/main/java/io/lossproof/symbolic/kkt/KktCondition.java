package io.lossproof.symbolic.kkt;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import java.util.function.UnaryOperator;

/**
 * One of the Karush-Kuhn-Tucker conditions; where it holds for each entry of a vector, that of entry j.
 *
 * @param about what it is one of
 * @param left a formula of the unknowns and multipliers
 * @param relation {@code ==}, {@code <=} or {@code >=}
 * @param right 0
 * @param scope the variables of the problem, with the index j where there is one
 */
public record KktCondition(Kind about, Expr left, Relation relation, Expr right, Scope scope) {

    /** The kinds of conditions, in the order in which they are told. */
    public enum Kind {
        /** The gradient of the Lagrangian in the unknowns is zero. */
        STATIONARITY,
        /** The constraints hold. */
        PRIMAL_FEASIBILITY,
        /** Multipliers of inequalities are not negative. */
        DUAL_FEASIBILITY,
        /** Each inequality is tight or has multiplier zero. */
        COMPLEMENTARITY;

        /** In words, as in ids. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    KktCondition with(UnaryOperator<Expr> change) {
        return new KktCondition(about, change.apply(left), relation, change.apply(right), scope);
    }
}
