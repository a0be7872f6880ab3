package io.lossproof.symbolic.expr;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The derivative {@code D(f, x, y)} in one variable after another, not yet carried out. The variables are symbols or
 * entries of vectors and stay free in it; substitution may rename them only.
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

    /** Whether it is taken in an entry of this vector. */
    boolean isIn(String vector) {
        return variables.stream()
                .anyMatch(variable ->
                        variable instanceof Entry entry && entry.vector().equals(vector));
    }

    /**
     * A variable may be renamed, but not be given a value: {@code D(x^2, x)} at 3 is not {@code D(9, x)}. Nor may it
     * come in with the value of another symbol.
     */
    @Override
    Expr substituteInParts(Map<Sym, Expr> values) {
        List<Expr> renamed =
                variables.stream().map(variable -> variable.substitute(values)).toList();
        if (capturesAnyOf(values, renamed)) {
            throw new IllegalArgumentException(
                    "carry out " + this + " before substituting " + values + ": it would change its meaning");
        }
        return of(body.substitute(values), renamed);
    }

    private boolean capturesAnyOf(Map<Sym, Expr> values, List<Expr> renamed) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i) instanceof Sym variable) {
                boolean isName = renamed.get(i) instanceof Sym;
                boolean isNew = renamed.get(i).equals(variable) || !mentions(body, renamed.get(i));
                if (!isName || !isNew || bringsIn(values, variable, renamed.get(i))) {
                    return true;
                }
            } else if (bringsIn(values, variables.get(i), renamed.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a symbol other than the variable of the body gets a value with the variable in it. */
    private boolean bringsIn(Map<Sym, Expr> values, Expr variable, Expr renamed) {
        return values.entrySet().stream()
                .anyMatch(value -> !value.getKey().equals(variable)
                        && mentions(body, value.getKey())
                        && mentions(value.getValue(), renamed));
    }

    /** Whether the variable, or any entry of its vector, occurs. */
    private static boolean mentions(Expr expr, Expr variable) {
        return variable instanceof Entry entry
                ? expr.contains(
                        part -> part instanceof Entry other && other.vector().equals(entry.vector()))
                : expr.contains(variable::equals);
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
