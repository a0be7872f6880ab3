package io.lossproof.symbolic.expr;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An exact rational literal. */
public final class Num extends Expr {

    public static final Num ZERO = new Num(Rational.ZERO);
    public static final Num ONE = new Num(Rational.ONE);
    public static final Num TWO = new Num(Rational.TWO);
    public static final Num HALF = new Num(Rational.HALF);

    private final Rational value;

    Num(Rational value) {
        super(value.hashCode() * 31 + 1, 1, 0);
        this.value = value;
    }

    public Rational value() {
        return value;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.num(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return this;
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {}

    @Override
    boolean sameAs(Expr other) {
        return value.equals(((Num) other).value);
    }
}
