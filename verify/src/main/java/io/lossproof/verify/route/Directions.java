package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import java.util.List;
import java.util.Optional;

/**
 * Whether each parameter of a claim may move on its own, so that what holds between two formulas holds between their
 * derivatives: integers and single points do not, and under {@code x + y == 1} neither x nor y does.
 */
final class Directions {

    private Directions() {}

    /** Why derivatives would not speak of the claim, if that is so. */
    static Optional<String> obstacle(Claim claim) {
        for (String parameter : claim.in()) {
            if (!isOpen(claim.scope().domain(parameter).orElse(Domain.NONZERO))) {
                return Optional.of(parameter + " does not vary continuously");
            }
        }
        return claim.scope().given().stream()
                .filter(cond -> !leavesOpen(cond, claim.in()))
                .findFirst()
                .map(cond -> "under the given condition " + cond + " a parameter may not be free to move");
    }

    /** The derivative in a parameter; of a probability vector, as one entry grows and the last one shrinks. */
    static Expr slope(Expr formula, String parameter, Scope scope) {
        Expr slope = Differentiation.derivative(formula, Equivalence.variable(parameter, scope));
        return scope.domain(parameter).orElse(Domain.REAL) instanceof Domain.Simplex simplex
                ? Expr.subtract(slope, Differentiation.derivative(formula, Entry.of(parameter, simplex.length())))
                : slope;
    }

    private static boolean isOpen(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            return Limit.isInfinite(interval.lower())
                    || Limit.isInfinite(interval.upper())
                    || ZeroTest.holds(Cond.positive(Expr.subtract(interval.upper(), interval.lower())), Scope.EMPTY);
        }
        return domain instanceof Domain.Vector || domain instanceof Domain.Simplex;
    }

    /** Strict inequalities of continuous formulas; or what does not speak of the parameters. */
    private static boolean leavesOpen(Cond cond, List<String> parameters) {
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> leavesOpen(part, parameters));
        }
        if (cond instanceof Cond.Or or) {
            return or.parts().stream().allMatch(part -> leavesOpen(part, parameters));
        }
        boolean isStrict = cond instanceof Cond.Compare compare
                && (compare.relation() == Relation.LESS
                        || compare.relation() == Relation.GREATER
                        || compare.relation() == Relation.UNEQUAL);
        return Cond.allMatch(cond, expr -> parameters.stream().allMatch(expr::isFreeOf))
                || isStrict && Cond.allMatch(cond, expr -> !expr.contains(Directions::mayJump));
    }

    private static boolean mayJump(Expr part) {
        return part instanceof Piecewise
                || part instanceof Apply apply
                        && (apply.op() == Op.SIGN || apply.op() == Op.FLOOR || apply.op() == Op.KRONECKERDELTA);
    }
}
