package io.lossproof.symbolic.expr;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A named constant. */
public final class Const extends Expr {

    public static final Const PI = new Const("pi");
    public static final Const E = new Const("e");
    /** The Euler-Mascheroni constant, 0.5772... */
    public static final Const EULER_GAMMA = new Const("EulerGamma");
    /** Not a real number: an end of a domain or of a sum. */
    public static final Const INFINITY = new Const("inf");
    /**
     * No value is known here, as for the derivative by rule at a kink. An evaluator answers "not decided", since a
     * composite may still have a derivative there.
     */
    public static final Const UNDEFINED = new Const("undefined");

    private final String name;

    private Const(String name) {
        super(name.hashCode() * 31 + 2, 1, 0);
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.constant(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return this;
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {}

    @Override
    boolean sameAs(Expr other) {
        return name.equals(((Const) other).name);
    }
}
