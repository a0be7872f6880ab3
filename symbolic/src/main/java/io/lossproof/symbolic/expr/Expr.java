package io.lossproof.symbolic.expr;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A real-valued formula, kept as it was written: nothing is simplified, so that {@code x - x} and
 * {@code log(1 + exp(z))} can be evaluated, differentiated and judged as they stand. Two foldings alone take place,
 * because a literal is one number: the negation of a literal and the quotient of two literals.
 *
 * <p>Immutable, cheap to compare: hash, size and height are computed once. Bound indices have canonical names that
 * depend only on the shape of the body, so formulas that differ in the names of their bound indices are equal.
 */
public abstract sealed class Expr
        permits Num, Const, Sym, Entry, Apply, Piecewise, Reduce, Softmax, Derivative, Limit, Expectation {

    private static final AtomicLong FRESH = new AtomicLong();

    private final int hash;
    private final int size;
    private final int binderHeight;

    Expr(int hash, int size, int binderHeight) {
        this.hash = hash;
        this.size = size;
        this.binderHeight = binderHeight;
    }

    /** One method per kind of node: what handles every formula implements all of them. */
    public interface Visitor<R> {
        R num(Num num);

        R constant(Const constant);

        R symbol(Sym symbol);

        R entry(Entry entry);

        R apply(Apply apply);

        R piecewise(Piecewise piecewise);

        R reduce(Reduce reduce);

        R softmax(Softmax softmax);

        R derivative(Derivative derivative);

        R limit(Limit limit);

        R expectation(Expectation expectation);
    }

    public abstract <R> R accept(Visitor<R> visitor);

    /**
     * The same node over changed direct parts, conditions of cases included. The body of a sum or product is handed to
     * {@code change} with a fresh symbol for its bound index and bound again afterwards, so nothing is captured.
     */
    public abstract Expr map(UnaryOperator<Expr> change);

    /** Hands over each direct part; bodies under a bound index as they are stored, with its canonical name. */
    public abstract void forEachPart(Consumer<Expr> action);

    abstract boolean sameAs(Expr other);

    /** The number of nodes. */
    public final int size() {
        return size;
    }

    /** The number of nested bound indices. */
    public final int binderHeight() {
        return binderHeight;
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final boolean equals(Object other) {
        return this == other
                || other instanceof Expr that
                        && hash == that.hash
                        && size == that.size
                        && getClass() == that.getClass()
                        && sameAs(that);
    }

    /** The text form, in the syntax that the parser reads. */
    @Override
    public final String toString() {
        return ExprText.of(this);
    }

    /** Names of the scalars, indices and vectors that occur free. */
    public final Set<String> freeNames() {
        Set<String> names = new TreeSet<>();
        collectNames(this, names);
        return Collections.unmodifiableSet(names);
    }

    private static void collectNames(Expr expr, Set<String> names) {
        if (expr instanceof Sym symbol && !symbol.isBound()) {
            names.add(symbol.name());
        } else if (expr instanceof Entry entry) {
            names.add(entry.vector());
        }
        expr.forEachPart(part -> collectNames(part, names));
    }

    public final boolean isFreeOf(String name) {
        return !freeNames().contains(name);
    }

    /** Whether some node satisfies the condition. */
    public final boolean contains(java.util.function.Predicate<Expr> condition) {
        if (condition.test(this)) {
            return true;
        }
        boolean[] found = {false};
        forEachPart(part -> found[0] = found[0] || part.contains(condition));
        return found[0];
    }

    /** Replaces free symbols; nothing is captured. */
    public final Expr substitute(Map<Sym, Expr> values) {
        if (values.isEmpty()) {
            return this;
        }
        if (this instanceof Sym symbol) {
            return values.getOrDefault(symbol, this);
        }
        return substituteInParts(values);
    }

    Expr substituteInParts(Map<Sym, Expr> values) {
        return map(part -> part.substitute(values));
    }

    public final Expr substitute(Sym symbol, Expr value) {
        return substitute(Map.of(symbol, value));
    }

    /** Replaces each entry of a vector by a formula of its index: {@code p[k]} by {@code softmax(z, k)}. */
    public final Expr substituteVector(String vector, UnaryOperator<Expr> atIndex) {
        if (this instanceof Entry entry
                && entry.vector().equals(vector)
                && entry.row().isEmpty()) {
            return atIndex.apply(entry.index().substituteVector(vector, atIndex));
        }
        if (this instanceof Derivative derivative && derivative.isIn(vector)) {
            throw new IllegalArgumentException(
                    "carry out " + this + " before substituting " + vector + ": it would change its meaning");
        }
        if (this instanceof Expectation expectation && expectation.isOver(vector)) {
            throw new IllegalArgumentException(
                    "carry out " + this + " before substituting " + vector + ": its law is over the whole vector");
        }
        return map(part -> part.substituteVector(vector, atIndex));
    }

    /** A symbol that occurs nowhere else; it stands for a bound index while its body is worked on. */
    public static Sym freshIndex() {
        return new Sym("$f" + FRESH.incrementAndGet());
    }

    public static Num num(long value) {
        return new Num(Rational.of(value));
    }

    public static Num num(Rational value) {
        return new Num(value);
    }

    public static Num num(BigInteger value) {
        return new Num(Rational.of(value));
    }

    public static Sym symbol(String name) {
        return new Sym(name);
    }

    public static Expr add(Expr... terms) {
        return Apply.of(Op.ADD, Arrays.asList(terms));
    }

    public static Expr subtract(Expr left, Expr right) {
        return add(left, negate(right));
    }

    public static Expr multiply(Expr... factors) {
        return Apply.of(Op.MULTIPLY, Arrays.asList(factors));
    }

    public static Expr negate(Expr value) {
        return Apply.of(Op.NEGATE, List.of(value));
    }

    public static Expr divide(Expr numerator, Expr denominator) {
        return Apply.of(Op.DIVIDE, List.of(numerator, denominator));
    }

    public static Expr power(Expr base, Expr exponent) {
        return Apply.of(Op.POWER, List.of(base, exponent));
    }

    public static Expr power(Expr base, long exponent) {
        return power(base, num(exponent));
    }

    public static Expr apply(Op op, Expr... arguments) {
        return Apply.of(op, Arrays.asList(arguments));
    }

    public static Expr exp(Expr value) {
        return apply(Op.EXP, value);
    }

    public static Expr log(Expr value) {
        return apply(Op.LOG, value);
    }
}
