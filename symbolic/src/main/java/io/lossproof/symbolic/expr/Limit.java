package io.lossproof.symbolic.expr;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The limit of a body as its variable tends to a point or to an infinity, not yet carried out. The variable is
 * bound; the name that it was written with is kept for print and does not count for equality.
 */
public final class Limit extends Expr {

    /** From where a finite point is approached; an infinity has one side only, which is {@link #BOTH}. */
    public enum Side {
        BOTH,
        ABOVE,
        BELOW;

        /** The word in formulas. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String name;
    private final Sym bound;
    private final Expr body;
    private final Expr at;
    private final Side side;

    private Limit(String name, Sym bound, Expr body, Expr at, Side side) {
        super(
                ((body.hashCode() * 31 + at.hashCode()) * 31 + side.ordinal()) * 31 + 10,
                body.size() + at.size() + 1,
                Math.max(body.binderHeight() + 1, at.binderHeight()));
        this.name = name;
        this.bound = bound;
        this.body = body;
        this.at = at;
        this.side = side;
    }

    /**
     * Binds {@code variable} in {@code body}; the point is outside its scope.
     *
     * @param name of the variable in print
     * @param at a formula in other variables, {@code inf} or {@code -inf}
     */
    public static Limit of(String name, Sym variable, Expr body, Expr at, Side side) {
        Sym bound = Sym.bound(body.binderHeight() + 1);
        return new Limit(name, bound, body.substitute(variable, bound), at, isInfinite(at) ? Side.BOTH : side);
    }

    public static boolean isInfinite(Expr at) {
        return at.equals(Const.INFINITY) || at.equals(negate(Const.INFINITY));
    }

    /** The name of the variable in print. */
    public String name() {
        return name;
    }

    public Expr at() {
        return at;
    }

    public Side side() {
        return side;
    }

    /** The body with another formula for its bound variable. */
    public Expr bodyAt(Expr value) {
        return body.substitute(bound, value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.limit(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        Sym variable = freshIndex();
        return of(name, variable, change.apply(bodyAt(variable)), change.apply(at), side);
    }

    @Override
    Expr substituteInParts(Map<Sym, Expr> values) {
        if (values.values().stream().allMatch(value -> value.size() == 1 && !value.equals(bound))) {
            return new Limit(name, bound, body.substitute(values), at.substitute(values), side);
        }
        return map(part -> part.substitute(values));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        action.accept(body);
        action.accept(at);
    }

    @Override
    boolean sameAs(Expr other) {
        Limit that = (Limit) other;
        return bound.equals(that.bound) && body.equals(that.body) && at.equals(that.at) && side == that.side;
    }
}
