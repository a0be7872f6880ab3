package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.Optional;

/** Carries out limits, for all values of the other variables in a scope at once. */
public final class Limits {

    private static final Sym T = Expr.symbol("variable of a limit");

    private Limits() {}

    /** What is proved about a limit. */
    public sealed interface Outcome {

        /** In words: how it was found, or why it was not. */
        String how();
    }

    /** The limit is this value; it does not contain the variable of the limit. */
    public record Finite(Expr value, String how) implements Outcome {}

    /** The limit is an infinity of this sign. */
    public record Infinite(int sign, String how) implements Outcome {}

    /** There is no limit, not even an infinite one. */
    public record Nonexistent(String how) implements Outcome {}

    /** Nothing is proved. */
    public record Unknown(String how) implements Outcome {}

    /** The limit of the body as the variable tends to the point, from one side or from both. */
    public static Outcome of(Limit limit, Scope scope) {
        try {
            if (Limit.isInfinite(limit.at())) {
                boolean up = limit.at().equals(Const.INFINITY);
                Expr t = Expr.symbol(limit.name());
                return along(limit, up ? T : Expr.negate(T), new Shown(up ? t : Expr.negate(t), false), scope);
            }
            return switch (limit.side()) {
                case ABOVE -> above(limit, scope);
                case BELOW -> below(limit, scope);
                case BOTH -> both(above(limit, scope), below(limit, scope), scope);
            };
        } catch (Differentiation.NoDerivativeException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** The formula with every limit in it carried out; empty where one is not proved to be finite. */
    public static Optional<Expr> carryOut(Expr formula, Scope scope) {
        if (!formula.contains(Limit.class::isInstance)) {
            return Optional.of(formula);
        }
        if (formula instanceof Limit limit) {
            return of(limit, scope) instanceof Finite finite ? Optional.of(finite.value()) : Optional.empty();
        }
        boolean[] failed = {false};
        Expr inside = formula.map(part -> {
            Optional<Expr> carried = carryOut(part, scope);
            failed[0] |= carried.isEmpty();
            return carried.orElse(part);
        });
        return failed[0] ? Optional.empty() : Optional.of(inside);
    }

    private static Outcome above(Limit limit, Scope scope) {
        Expr distance = Expr.divide(Num.ONE, T);
        return along(limit, from(limit.at(), distance), new Shown(away(limit, true), true), scope);
    }

    private static Outcome below(Limit limit, Scope scope) {
        Expr distance = Expr.negate(Expr.divide(Num.ONE, T));
        return along(limit, from(limit.at(), distance), new Shown(away(limit, false), true), scope);
    }

    private static Expr from(Expr at, Expr distance) {
        return at.equals(Num.ZERO) ? distance : Expr.add(at, distance);
    }

    private static Expr away(Limit limit, boolean above) {
        Expr variable = Expr.symbol(limit.name());
        if (limit.at().equals(Num.ZERO)) {
            return above ? variable : Expr.negate(variable);
        }
        return above ? Expr.subtract(variable, limit.at()) : Expr.subtract(limit.at(), variable);
    }

    private static Outcome both(Outcome above, Outcome below, Scope scope) {
        if (above instanceof Unknown || below instanceof Unknown) {
            return above instanceof Unknown ? above : below;
        }
        String how = above.how() + " from above, " + below.how() + " from below";
        if (above instanceof Finite a && below instanceof Finite b) {
            if (ZeroTest.equal(a.value(), b.value(), scope).isProved()) {
                return new Finite(a.value(), how);
            }
            return ZeroTest.holds(Cond.nonzero(Expr.subtract(a.value(), b.value())), scope)
                    ? new Nonexistent(how)
                    : new Unknown("whether the limits from both sides are equal is not decided: " + how);
        }
        boolean same = above instanceof Infinite a && below instanceof Infinite b && a.sign() == b.sign();
        return same ? new Infinite(((Infinite) above).sign(), how) : new Nonexistent(how);
    }

    /**
     * The limit along {@code variable = path(T)} as T tends to infinity.
     *
     * @param shown T in terms of the variable, for a reader
     */
    private static Outcome along(Limit limit, Expr path, Shown shown, Scope scope) {
        Sym variable = Expr.freshIndex();
        Optional<Expr> inside = carryOut(limit.bodyAt(variable), scope);
        if (inside.isEmpty()) {
            return new Unknown("a limit inside of the limit is not proved to be finite");
        }
        Expr body = Differentiation.carryOut(inside.get()).substitute(variable, path);
        return new LimitOfBody(T, shown).of(body, scope);
    }
}
