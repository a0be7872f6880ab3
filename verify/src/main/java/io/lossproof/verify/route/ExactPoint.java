package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim at one point by exact normal forms: where enclosures cannot part values that are equal, as in {@code log(p) >
 * log(q)} at p = q or in a strict inequality at a point of equality.
 */
final class ExactPoint {

    private ExactPoint() {}

    /** The counterexample, if the claim fails at the point for certain. */
    static Optional<Counterexample> refutes(Claim claim, Point point) {
        Map<Sym, Expr> values = new HashMap<>();
        point.scalars().forEach((name, value) -> values.put(Expr.symbol(name), Expr.num(value)));
        try {
            Expr left = Differentiation.carryOut(at(claim.left(), values, point));
            Expr right = Differentiation.carryOut(at(claim.right(), values, point));
            if (!left.freeNames().isEmpty() || !right.freeNames().isEmpty()) {
                return Optional.empty();
            }
            Optional<Expr> difference = ZeroTest.normalForm(Expr.subtract(left, right), Scope.EMPTY);
            boolean fails = difference.isPresent()
                    && difference.get() instanceof Num sign
                    && !claim.relation().holds(sign.value().signum())
                    && ZeroTest.definedWhere(Num.ZERO, left, Scope.EMPTY).isProved();
            return fails ? Optional.of(new Counterexample(point, shown(left), shown(right))) : Optional.empty();
        } catch (Differentiation.NoDerivativeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String shown(Expr side) {
        return ZeroTest.normalForm(side, Scope.EMPTY).orElse(side).toString();
    }

    private static Expr at(Expr expr, Map<Sym, Expr> values, Point point) {
        return entries(expr.substitute(values), point);
    }

    /** With the entries of vectors, at indices that are numbers, replaced. */
    private static Expr entries(Expr expr, Point point) {
        Expr inner = expr.map(part -> entries(part, point));
        if (inner instanceof Entry entry && entry.row().isEmpty() && entry.index() instanceof Num index) {
            List<Rational> vector = point.vectors().getOrDefault(entry.vector(), List.of());
            Rational at = index.value();
            boolean inside = at.isInteger() && at.signum() > 0 && at.compareTo(Rational.of(vector.size())) <= 0;
            return inside ? Expr.num(vector.get(at.numerator().intValueExact() - 1)) : inner;
        }
        return inner;
    }
}
