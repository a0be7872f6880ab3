package io.lossproof.symbolic.expr;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A body reduced over an index that runs through the integers from {@code lower} to {@code upper}; the ends may be
 * symbols. An empty sum is 0, an empty product 1; an empty log-sum-exp or maximum is undefined.
 */
public final class Reduce extends Expr {

    /** What is done with the values of the body. */
    public enum Kind {
        SUM("sum"),
        PRODUCT("product"),
        /** {@code log Σ exp(body)}. */
        LOG_SUM_EXP("logsumexp"),
        MAXIMUM("max");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name of the function in formulas. */
        public String text() {
            return text;
        }
    }

    private final Kind kind;
    private final Expr lower;
    private final Expr upper;
    private final Sym bound;
    private final Expr body;

    private Reduce(Kind kind, Expr lower, Expr upper, Sym bound, Expr body) {
        super(
                (((kind.ordinal() * 31 + lower.hashCode()) * 31 + upper.hashCode()) * 31 + body.hashCode()) * 31 + 7,
                lower.size() + upper.size() + body.size() + 1,
                Math.max(body.binderHeight() + 1, Math.max(lower.binderHeight(), upper.binderHeight())));
        this.kind = kind;
        this.lower = lower;
        this.upper = upper;
        this.bound = bound;
        this.body = body;
    }

    /** Binds {@code index} in {@code body}; the ends are outside its scope. */
    public static Reduce over(Kind kind, Sym index, Expr lower, Expr upper, Expr body) {
        Sym bound = Sym.bound(body.binderHeight() + 1);
        return new Reduce(kind, lower, upper, bound, body.substitute(index, bound));
    }

    public static Reduce sum(Sym index, Expr lower, Expr upper, Expr body) {
        return over(Kind.SUM, index, lower, upper, body);
    }

    public Kind kind() {
        return kind;
    }

    public Expr lower() {
        return lower;
    }

    public Expr upper() {
        return upper;
    }

    /** The body with a symbol of the caller's for its bound index. */
    public Expr bodyAt(Expr index) {
        return body.substitute(bound, index);
    }

    /**
     * The vector that a log-sum-exp or maximum runs over from end to end, where the lengths of vectors are those given:
     * then it is a function of the whole vector, {@code logsumexp(z)}, or of one of a family, {@code logsumexp(z[i])}.
     *
     * @return the name as a symbol, or the family with its row as an entry
     */
    public Optional<Expr> wholeVector(Map<String, Expr> vectorLengths) {
        boolean mayBeWhole = kind == Kind.LOG_SUM_EXP || kind == Kind.MAXIMUM;
        boolean runsOverEntries = lower.equals(Num.ONE)
                && body instanceof Entry entry
                && entry.index().equals(bound)
                && entry.row().map(row -> !row.contains(bound::equals)).orElse(true)
                && Optional.ofNullable(vectorLengths.get(entry.vector()))
                        .filter(upper::equals)
                        .isPresent();
        if (!mayBeWhole || !runsOverEntries) {
            return Optional.empty();
        }
        Entry entry = (Entry) body;
        return Optional.of(entry.row()
                .<Expr>map(row -> Entry.of(entry.vector(), row))
                .orElseGet(() -> Expr.symbol(entry.vector())));
    }

    /** Another body, given and returned with {@code index} for the bound index. */
    public Reduce withBody(Sym index, Expr newBody) {
        return over(kind, index, lower, upper, newBody);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reduce(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        Sym index = freshIndex();
        return over(kind, index, change.apply(lower), change.apply(upper), change.apply(bodyAt(index)));
    }

    /** A value without an index of its own leaves the canonical names as they are: no need to bind anew. */
    @Override
    Reduce substituteInParts(Map<Sym, Expr> values) {
        if (values.values().stream().allMatch(value -> value.size() == 1 && !value.equals(bound))) {
            return new Reduce(kind, lower.substitute(values), upper.substitute(values), bound, body.substitute(values));
        }
        Sym index = freshIndex();
        return over(
                kind,
                index,
                lower.substitute(values),
                upper.substitute(values),
                bodyAt(index).substitute(values));
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        action.accept(lower);
        action.accept(upper);
        action.accept(body);
    }

    @Override
    boolean sameAs(Expr other) {
        Reduce that = (Reduce) other;
        return kind == that.kind
                && lower.equals(that.lower)
                && upper.equals(that.upper)
                && bound.equals(that.bound)
                && body.equals(that.body);
    }
}
