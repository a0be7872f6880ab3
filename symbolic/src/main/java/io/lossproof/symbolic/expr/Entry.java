package io.lossproof.symbolic.expr;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The entry {@code q[k]} of a vector, or {@code q[i, k]} of the i-th of a family of vectors; indices count from 1. */
public final class Entry extends Expr {

    private final String vector;
    private final Optional<Expr> row;
    private final Expr index;

    private Entry(String vector, Optional<Expr> row, Expr index) {
        super(
                (vector.hashCode() * 31 + index.hashCode()) * 31 + 4 + row.hashCode() * 961,
                index.size() + row.map(Expr::size).orElse(0) + 1,
                Math.max(index.binderHeight(), row.map(Expr::binderHeight).orElse(0)));
        this.vector = vector;
        this.row = row;
        this.index = index;
    }

    public static Entry of(String vector, Expr index) {
        return new Entry(vector, Optional.empty(), index);
    }

    /** An entry of the vector at {@code row} of a family. */
    public static Entry of(String family, Expr row, Expr index) {
        return new Entry(family, Optional.of(row), index);
    }

    /** The name of the vector or of the family. */
    public String vector() {
        return vector;
    }

    /** Which vector of a family; empty for a vector that stands alone. */
    public Optional<Expr> row() {
        return row;
    }

    public Expr index() {
        return index;
    }

    /** The entry of the same vector at another index. */
    public Entry at(Expr otherIndex) {
        return new Entry(vector, row, otherIndex);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.entry(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return new Entry(vector, row.map(change), change.apply(index));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        row.ifPresent(action);
        action.accept(index);
    }

    @Override
    boolean sameAs(Expr other) {
        Entry that = (Entry) other;
        return vector.equals(that.vector) && row.equals(that.row) && index.equals(that.index);
    }
}
