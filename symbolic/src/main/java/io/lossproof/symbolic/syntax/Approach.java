package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From which side a limit is taken, inside the domain of its variable: {@code limit(f, x, 0)} is from above where x is
 * positive. Throws {@link IllegalArgumentException} where the point cannot be approached from inside the domain.
 */
final class Approach {

    private Approach() {}

    /** @param scope the variables that the point may contain */
    static Limit.Side side(Domain domain, Expr at, Limit.Side written, Scope scope) {
        if (at.contains(Sym.class::isInstance)) {
            if (!isInterior(domain, at, scope)) {
                throw new IllegalArgumentException(
                        "whether " + at + " lies inside " + domain + " is not seen; declare the variable as real");
            }
            return written;
        }
        return side(domain, at, written);
    }

    /** Whether a point with variables is seen to have a neighbourhood in the domain. */
    private static boolean isInterior(Domain domain, Expr at, Scope scope) {
        if (domain.equals(Domain.REAL)) {
            return true;
        }
        boolean isVariable = at instanceof Sym && scope.domain(at.toString()).isPresent();
        return isVariable
                && domain instanceof Domain.Interval around
                && scope.domain(at.toString()).orElseThrow() instanceof Domain.Interval inside
                && lies(inside.lower(), inside.lowerOpen(), around.lower(), 1)
                && lies(inside.upper(), inside.upperOpen(), around.upper(), -1);
    }

    /** Whether an end lies within another one, in the given direction from it. */
    private static boolean lies(Expr end, boolean open, Expr outer, int direction) {
        if (Limit.isInfinite(outer)) {
            return true;
        }
        OptionalInt order = order(end, outer);
        return order.isPresent() && (order.getAsInt() * direction > 0 || order.getAsInt() == 0 && open);
    }

    private static Limit.Side side(Domain domain, Expr at, Limit.Side written) {
        if (domain instanceof Domain.Interval interval) {
            return inInterval(interval, at, written);
        }
        if (domain instanceof Domain.IntegerRange range && Limit.isInfinite(at)) {
            boolean unbounded = (at.equals(Const.INFINITY) ? range.upper() : range.lower()).isEmpty();
            if (unbounded) {
                return Limit.Side.BOTH;
            }
        } else if (domain.equals(Domain.NONZERO)) {
            return written;
        }
        throw notApproached(domain, at);
    }

    private static Limit.Side inInterval(Domain.Interval interval, Expr at, Limit.Side written) {
        if (Limit.isInfinite(at)) {
            Expr end = at.equals(Const.INFINITY) ? interval.upper() : interval.lower();
            if (!end.equals(at)) {
                throw notApproached(interval, at);
            }
            return Limit.Side.BOTH;
        }
        boolean isLower = interval.lower().equals(at);
        boolean isUpper = interval.upper().equals(at);
        boolean mayComeFromBelow = !isLower && (isUpper || isInside(interval.lower(), at, interval, -1));
        boolean mayComeFromAbove = !isUpper && (isLower || isInside(interval.upper(), at, interval, 1));
        Limit.Side only = mayComeFromAbove ? mayComeFromBelow ? Limit.Side.BOTH : Limit.Side.ABOVE : Limit.Side.BELOW;
        boolean fits = mayComeFromAbove || mayComeFromBelow;
        if (!fits || only != Limit.Side.BOTH && written != Limit.Side.BOTH && written != only) {
            throw notApproached(interval, at);
        }
        return written == Limit.Side.BOTH ? only : written;
    }

    /** Whether points beyond the point, towards an end, belong to the interval; the point must not lie beyond the end. */
    private static boolean isInside(Expr end, Expr at, Domain.Interval interval, int direction) {
        if (Limit.isInfinite(end)) {
            return true;
        }
        int order = order(end, at)
                .orElseThrow(() -> new IllegalArgumentException(
                        "whether " + at + " lies in " + interval + " is not seen; declare the variable as real"));
        if (order * direction < 0) {
            throw notApproached(interval, at);
        }
        return order != 0;
    }

    private static OptionalInt order(Expr a, Expr b) {
        if (a.equals(b)) {
            return OptionalInt.of(0);
        }
        Optional<Integer> order = a instanceof Num x && b instanceof Num y
                ? Optional.of(x.value().compareTo(y.value()))
                : Optional.empty();
        return order.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static IllegalArgumentException notApproached(Domain domain, Expr at) {
        return new IllegalArgumentException(at + " is not approached from inside " + domain);
    }
}
