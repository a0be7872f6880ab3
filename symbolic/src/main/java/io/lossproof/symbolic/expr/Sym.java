package io.lossproof.symbolic.expr;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A scalar variable, a symbolic length or an index. */
public final class Sym extends Expr {

    private static final char BOUND = '#';

    private final String name;

    Sym(String name) {
        super(name.hashCode() * 31 + 3, 1, 0);
        this.name = name;
    }

    /** The canonical name of the index bound at a height. */
    static Sym bound(int height) {
        return new Sym(BOUND + Integer.toString(height));
    }

    public String name() {
        return name;
    }

    /** Whether this is the canonical name of a bound index. */
    public boolean isBound() {
        return name.charAt(0) == BOUND;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.symbol(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return this;
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {}

    @Override
    boolean sameAs(Expr other) {
        return name.equals(((Sym) other).name);
    }
}
