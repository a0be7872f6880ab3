package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import java.util.Optional;

/**
 * A term of a function of x: {@code coefficient · x^power · exp(exponent) · factor}. The coefficient does not contain x.
 */
record Term(Expr coefficient, int power, Quadratic exponent, Optional<Factor> factor) {

    static final int HIGHEST_POWER = 12;

    /** {@code second x² + first x + constant}. */
    record Quadratic(Expr second, Expr first, Expr constant) {

        static final Quadratic ZERO = new Quadratic(Num.ZERO, Num.ZERO, Num.ZERO);

        Quadratic plus(Quadratic other) {
            return new Quadratic(
                    Folded.sum(second, other.second),
                    Folded.sum(first, other.first),
                    Folded.sum(constant, other.constant));
        }

        Quadratic times(Expr factor) {
            return new Quadratic(
                    Folded.product(second, factor), Folded.product(first, factor), Folded.product(constant, factor));
        }

        boolean isZero() {
            return equals(ZERO);
        }
    }

    /** What is neither a power nor an exponential. */
    sealed interface Factor {}

    /** A function of {@code slope x + shift}: sine, cosine or the normal distribution function. */
    record Composed(Op op, Expr slope, Expr shift) implements Factor {}

    /** A formula that is smooth piece by piece. */
    record Pieces(Expr formula) implements Factor {}

    static Term constant(Expr value) {
        return new Term(value, 0, Quadratic.ZERO, Optional.empty());
    }

    static Term of(Factor factor) {
        return new Term(Num.ONE, 0, Quadratic.ZERO, Optional.of(factor));
    }

    Term scaled(Expr by) {
        return new Term(Folded.product(coefficient, by), power, exponent, factor);
    }

    Term times(Term other) {
        int sum = power + other.power;
        if (sum > HIGHEST_POWER) {
            throw new NoClosedFormException("a power of the variable is above " + HIGHEST_POWER);
        }
        return new Term(
                Folded.product(coefficient, other.coefficient),
                sum,
                exponent.plus(other.exponent),
                joint(factor, other.factor));
    }

    private static Optional<Factor> joint(Optional<Factor> a, Optional<Factor> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        if (a.get() instanceof Pieces left && b.get() instanceof Pieces right) {
            return Optional.of(new Pieces(Expr.multiply(left.formula(), right.formula())));
        }
        throw new NoClosedFormException("no rule integrates a product of such functions");
    }
}
