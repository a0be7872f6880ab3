package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sign of a normal form: of its denominators, of the factors that all terms share, and of the polynomial that is left,
 * by the ranges of its terms, as a sum of squares, or after the Cauchy-Schwarz inequality. A denominator is not 0 where
 * the formula is defined.
 */
final class Signs {

    private static final int MOST_ROOTS = 2;

    private final Facts facts;

    Signs(Facts facts) {
        this.facts = facts;
    }

    /** That the fraction is at least 0 wherever it is defined. */
    Optional<Certificate> nonnegative(Fraction fraction) {
        return nonnegative(fraction, true);
    }

    /** The same; {@code sums} says whether products of indexed sums may be bounded. */
    Optional<Certificate> nonnegative(Fraction fraction, boolean sums) {
        return nonnegative(fraction, sums, MOST_ROOTS);
    }

    /** The same; {@code roots} says how many square roots may be squared away. */
    Optional<Certificate> nonnegative(Fraction fraction, boolean sums, int roots) {
        if (fraction.isZero()) {
            return Optional.of(Certificate.of(false, "the terms that are left cancel"));
        }
        Range range = facts.range(Canonical.form(fraction.toExpr()));
        if (range.isNonnegative()) {
            return Optional.of(Certificate.of(range.isPositive(), "by the ranges of the terms"));
        }
        int sign = denominatorSign(fraction);
        return sign == 0 ? Optional.empty() : polynomial(fraction.numerator().times(Rational.of(sign)), sums, roots);
    }

    /** Of the product of the denominators: 1, -1, or 0 where it is not known. */
    private int denominatorSign(Fraction fraction) {
        int sign = 1;
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            if (factor.getValue() % 2 != 0) {
                Polynomial below = factor.getKey();
                if (isNonnegative(below)) {
                    continue;
                }
                if (!isNonnegative(below.times(Rational.MINUS_ONE))) {
                    return 0;
                }
                sign = -sign;
            }
        }
        return sign;
    }

    private boolean isNonnegative(Polynomial polynomial) {
        return facts.isNonnegative(Canonical.form(polynomial.toExpr()))
                || SumOfSquares.of(polynomial, facts).isPresent();
    }

    private Optional<Certificate> polynomial(Polynomial polynomial, boolean sums, int roots) {
        Monomial shared = polynomial.content();
        Map<Expr, Rational> taken = new HashMap<>();
        int sign = 1;
        boolean nonzero = true;
        for (Map.Entry<Expr, Rational> factor : shared.exponents().entrySet()) {
            Expr atom = factor.getKey();
            Rational exponent = factor.getValue();
            boolean even = exponent.multiply(Rational.HALF).isInteger();
            Range range = facts.range(atom);
            if (!even && exponent.isInteger() && !range.isNonnegative()) {
                if (range.isNonpositive()) {
                    sign = -sign;
                } else {
                    // What is left of an odd power stays among the terms.
                    exponent = exponent.subtract(Rational.ONE);
                }
            }
            taken.put(atom, exponent);
            nonzero &= exponent.signum() <= 0 || facts.holds(Cond.nonzero(atom)) || given(atom);
        }
        Polynomial left = polynomial.times(Monomial.of(taken).inverse()).times(Rational.of(sign));
        Optional<Certificate> found = withoutSharedFactor(left, sums, roots);
        boolean positiveFactor = nonzero;
        return found.map(certificate -> positiveFactor ? certificate : new Certificate(false, certificate.methods()));
    }

    private boolean given(Expr atom) {
        return Inequations.given(facts).contains(Polynomial.of(atom));
    }

    private Optional<Certificate> withoutSharedFactor(Polynomial polynomial, boolean sums, int roots) {
        Range range = facts.range(Canonical.form(polynomial.toExpr()));
        if (range.isNonnegative()) {
            return Optional.of(Certificate.of(range.isPositive(), "by the ranges of the terms"));
        }
        Optional<Certificate> found = SumOfSquares.of(polynomial, facts)
                .or(() -> GeometricMean.nonnegative(polynomial, facts))
                .or(() -> roots > 0 ? Radicals.nonnegative(polynomial, facts, roots - 1) : Optional.empty());
        return found.isPresent() || !sums ? found : afterCauchySchwarz(polynomial);
    }

    private Optional<Certificate> afterCauchySchwarz(Polynomial polynomial) {
        List<CauchySchwarz.Bound> bounds = new ArrayList<>(CauchySchwarz.bounds(polynomial, facts));
        for (CauchySchwarz.Bound bound : bounds) {
            Optional<Certificate> found = nonnegative(bound.value(), false);
            if (found.isPresent()) {
                return found.map(certificate -> certificate.after(List.of(bound.method())));
            }
        }
        return Optional.empty();
    }
}
