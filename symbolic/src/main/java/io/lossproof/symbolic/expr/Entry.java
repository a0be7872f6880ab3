package io.lossproof.symbolic.expr;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The entry {@code q[k]} of a vector; indices count from 1. */
public final class Entry extends Expr {

    private final String vector;
    private final Expr index;

    private Entry(String vector, Expr index) {
        super((vector.hashCode() * 31 + index.hashCode()) * 31 + 4, index.size() + 1, index.binderHeight());
        this.vector = vector;
        this.index = index;
    }

    public static Entry of(String vector, Expr index) {
        return new Entry(vector, index);
    }

    public String vector() {
        return vector;
    }

    public Expr index() {
        return index;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.entry(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return new Entry(vector, change.apply(index));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        action.accept(index);
    }

    @Override
    boolean sameAs(Expr other) {
        Entry that = (Entry) other;
        return vector.equals(that.vector) && index.equals(that.index);
    }
}
