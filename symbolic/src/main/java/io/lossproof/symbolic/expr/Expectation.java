package io.lossproof.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The expectation of a body under a law of the catalogue, {@code E[x ~ gaussian(m, s)](f)}, not yet carried out. The
 * variable is bound; the name that it was written with is kept for print and does not count for equality.
 *
 * <p>It is defined where each parameter lies in its domain, the body is defined wherever the law has mass, and the sum
 * or integral of its absolute value is finite.
 */
public final class Expectation extends Expr {

    private final String name;
    private final String family;
    private final List<Expr> parameters;
    private final Sym bound;
    private final Expr body;

    private Expectation(String name, String family, List<Expr> parameters, Sym bound, Expr body) {
        super(
                ((family.hashCode() * 31 + parameters.hashCode()) * 31 + body.hashCode()) * 31 + 11,
                parameters.stream().mapToInt(Expr::size).sum() + body.size() + 1,
                Math.max(
                        body.binderHeight() + 1,
                        parameters.stream().mapToInt(Expr::binderHeight).max().orElse(0)));
        this.name = name;
        this.family = family;
        this.parameters = parameters;
        this.bound = bound;
        this.body = body;
    }

    /**
     * Binds {@code variable} in {@code body}; the parameters are outside its scope.
     *
     * @param name of the variable in print
     * @param family the name of the family in the catalogue
     * @param parameters in order; a vector by its name as a symbol
     */
    public static Expectation of(String name, String family, List<Expr> parameters, Sym variable, Expr body) {
        Sym bound = Sym.bound(body.binderHeight() + 1);
        return new Expectation(name, family, List.copyOf(parameters), bound, body.substitute(variable, bound));
    }

    /** The name of the variable in print. */
    public String name() {
        return name;
    }

    public String family() {
        return family;
    }

    public List<Expr> parameters() {
        return parameters;
    }

    /** The body with another formula for its bound variable. */
    public Expr bodyAt(Expr value) {
        return body.substitute(bound, value);
    }

    /** Whether a parameter is this vector as a whole. */
    boolean isOver(String vector) {
        return parameters.contains(symbol(vector));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.expectation(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        Sym variable = freshIndex();
        List<Expr> changed = new ArrayList<>();
        parameters.forEach(parameter -> changed.add(change.apply(parameter)));
        return of(name, family, changed, variable, change.apply(bodyAt(variable)));
    }

    @Override
    Expr substituteInParts(Map<Sym, Expr> values) {
        return map(part -> part.substitute(values));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        parameters.forEach(action);
        action.accept(body);
    }

    @Override
    boolean sameAs(Expr other) {
        Expectation that = (Expectation) other;
        return family.equals(that.family)
                && parameters.equals(that.parameters)
                && bound.equals(that.bound)
                && body.equals(that.body);
    }
}
