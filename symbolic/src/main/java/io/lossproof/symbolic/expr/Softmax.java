package io.lossproof.symbolic.expr;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One entry of a softmax: {@code exp(body(at)) / Σ exp(body(k))}, k from {@code lower} to {@code upper}. In formulas
 * {@code softmax(z, j)}.
 */
public final class Softmax extends Expr {

    private final Reduce normaliser;
    private final Expr at;

    private Softmax(Reduce normaliser, Expr at) {
        super(
                (normaliser.hashCode() * 31 + at.hashCode()) * 31 + 8,
                normaliser.size() + at.size() + 1,
                Math.max(normaliser.binderHeight(), at.binderHeight()));
        this.normaliser = normaliser;
        this.at = at;
    }

    public static Softmax over(Sym index, Expr lower, Expr upper, Expr body, Expr at) {
        return of(Reduce.over(Reduce.Kind.LOG_SUM_EXP, index, lower, upper, body), at);
    }

    /** The entry at an index of the vector that a log-sum-exp runs over. */
    public static Softmax of(Reduce logSumExp, Expr at) {
        if (logSumExp.kind() != Reduce.Kind.LOG_SUM_EXP) {
            throw new IllegalArgumentException("a softmax is taken over a log-sum-exp, not over " + logSumExp);
        }
        return new Softmax(logSumExp, at);
    }

    /** The log-sum-exp over the same vector, the logarithm of the denominator. */
    public Reduce logNormaliser() {
        return normaliser;
    }

    public Expr at() {
        return at;
    }

    /** The logit of this entry. */
    public Expr logit() {
        return normaliser.bodyAt(at);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.softmax(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        Sym index = freshIndex();
        return over(
                index,
                change.apply(normaliser.lower()),
                change.apply(normaliser.upper()),
                change.apply(normaliser.bodyAt(index)),
                change.apply(at));
    }

    @Override
    Expr substituteInParts(Map<Sym, Expr> values) {
        return of(normaliser.substituteInParts(values), at.substitute(values));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        normaliser.forEachPart(action);
        action.accept(at);
    }

    @Override
    boolean sameAs(Expr other) {
        Softmax that = (Softmax) other;
        return normaliser.equals(that.normaliser) && at.equals(that.at);
    }
}
