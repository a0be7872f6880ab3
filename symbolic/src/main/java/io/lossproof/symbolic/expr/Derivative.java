package io.lossproof.symbolic.expr;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The derivative {@code D(f, x, y)} in one variable after another, not yet carried out. The variables are symbols or
 * entries of vectors and stay free in it.
 */
public final class Derivative extends Expr {

    private final Expr body;
    private final List<Expr> variables;

    private Derivative(Expr body, List<Expr> variables) {
        super(
                (body.hashCode() * 31 + variables.hashCode()) * 31 + 9,
                body.size() + variables.stream().mapToInt(Expr::size).sum() + 1,
                Math.max(
                        body.binderHeight(),
                        variables.stream().mapToInt(Expr::binderHeight).max().orElse(0)));
        this.body = body;
        this.variables = variables;
    }

    public static Derivative of(Expr body, List<Expr> variables) {
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("a derivative needs a variable");
        }
        for (Expr variable : variables) {
            if (!(variable instanceof Sym) && !(variable instanceof Entry)) {
                throw new IllegalArgumentException("a derivative is taken in a variable, not in " + variable);
            }
        }
        return new Derivative(body, List.copyOf(variables));
    }

    public Expr body() {
        return body;
    }

    public List<Expr> variables() {
        return variables;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.derivative(this);
    }

    /** The variables keep their place: only the body and the indices of entries are changed. */
    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return of(
                change.apply(body),
                variables.stream()
                        .map(variable -> variable instanceof Entry ? variable.map(change) : variable)
                        .toList());
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        action.accept(body);
        variables.forEach(action);
    }

    @Override
    boolean sameAs(Expr other) {
        Derivative that = (Derivative) other;
        return body.equals(that.body) && variables.equals(that.variables);
    }
}
