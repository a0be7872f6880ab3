package io.lossproof.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The value of the first case whose condition holds, or the last value. */
public final class Piecewise extends Expr {

    /** A value and the condition under which it is taken. */
    public record Case(Expr value, Cond when) {}

    private final List<Case> cases;
    private final Expr otherwise;

    private Piecewise(List<Case> cases, Expr otherwise) {
        super(
                (cases.hashCode() * 31 + otherwise.hashCode()) * 31 + 6,
                parts(cases, otherwise).stream().mapToInt(Expr::size).sum() + 1,
                parts(cases, otherwise).stream()
                        .mapToInt(Expr::binderHeight)
                        .max()
                        .orElse(0));
        this.cases = cases;
        this.otherwise = otherwise;
    }

    public static Piecewise of(List<Case> cases, Expr otherwise) {
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("a piecewise formula needs a case");
        }
        return new Piecewise(List.copyOf(cases), otherwise);
    }

    public static Piecewise of(Expr value, Cond when, Expr otherwise) {
        return of(List.of(new Case(value, when)), otherwise);
    }

    private static List<Expr> parts(List<Case> cases, Expr otherwise) {
        List<Expr> parts = new ArrayList<>();
        for (Case c : cases) {
            parts.add(c.value());
            c.when().forEachExpr(parts::add);
        }
        parts.add(otherwise);
        return parts;
    }

    public List<Case> cases() {
        return cases;
    }

    public Expr otherwise() {
        return otherwise;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.piecewise(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return of(
                cases.stream()
                        .map(c -> new Case(change.apply(c.value()), c.when().map(change)))
                        .toList(),
                change.apply(otherwise));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        parts(cases, otherwise).forEach(action);
    }

    @Override
    boolean sameAs(Expr other) {
        Piecewise that = (Piecewise) other;
        return cases.equals(that.cases) && otherwise.equals(that.otherwise);
    }
}
