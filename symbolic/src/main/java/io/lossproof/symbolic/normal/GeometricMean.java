package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The inequality of the weighted arithmetic and geometric mean: {@code Σ c_i m_i >= c m} for monomials m_i that are at least 0
 * if {@code m = Π m_i^(w_i)} with weights that sum to 1 and {@code Π (c_i/w_i)^(w_i) >= |c|}.
 */
final class GeometricMean {

    private static final int MOST_TERMS = 6;
    /** Roots of the comparison of the coefficients are raised to at most this power. */
    private static final int LARGEST_POWER = 60;

    private GeometricMean() {}

    private record Term(Monomial monomial, Rational coefficient) {}

    /** That a polynomial with a single term that may be negative is at least 0. */
    static Optional<Certificate> nonnegative(Polynomial polynomial, Facts facts) {
        if (polynomial.terms().size() > MOST_TERMS || polynomial.terms().size() < 3) {
            return Optional.empty();
        }
        List<Term> positive = new ArrayList<>();
        List<Term> open = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> entry : polynomial.terms().entrySet()) {
            Term term = new Term(entry.getKey(), entry.getValue());
            boolean isNonnegative = term.coefficient().signum() > 0 && isNonnegative(term.monomial(), facts);
            (isNonnegative ? positive : open).add(term);
        }
        if (open.size() != 1) {
            return Optional.empty();
        }
        Term middle = open.get(0);
        for (int choice = 1; choice < 1 << positive.size(); choice++) {
            List<Term> chosen = new ArrayList<>();
            for (int i = 0; i < positive.size(); i++) {
                if ((choice >> i & 1) != 0) {
                    chosen.add(positive.get(i));
                }
            }
            if (chosen.size() > 1 && suffice(chosen, middle)) {
                return Optional.of(Certificate.of(
                        false,
                        "by the arithmetic and the geometric mean, for the term "
                                + middle.monomial().toExpr()));
            }
        }
        return Optional.empty();
    }

    private static boolean isNonnegative(Monomial monomial, Facts facts) {
        return monomial.exponents().entrySet().stream()
                .allMatch(factor -> facts.isNonnegative(factor.getKey())
                        || factor.getValue().multiply(Rational.HALF).isInteger());
    }

    private static boolean suffice(List<Term> chosen, Term middle) {
        Optional<List<Rational>> weights = weights(chosen, middle);
        if (weights.isEmpty() || weights.get().stream().anyMatch(weight -> weight.signum() <= 0)) {
            return false;
        }
        BigInteger common = BigInteger.ONE;
        for (Rational weight : weights.get()) {
            common = common.multiply(weight.denominator()).divide(common.gcd(weight.denominator()));
        }
        if (common.compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
            return false;
        }
        Rational q = Rational.of(common);
        Rational product = Rational.ONE;
        for (int i = 0; i < chosen.size(); i++) {
            Rational weight = weights.get().get(i);
            Rational base = chosen.get(i).coefficient().divide(weight);
            product = product.multiply(base.pow(weight.multiply(q).numerator().intValueExact()));
        }
        return product.compareTo(middle.coefficient().abs().pow(common.intValueExact())) >= 0;
    }

    /** Weights whose sum is 1 and that give the exponents of the middle term. */
    private static Optional<List<Rational>> weights(List<Term> chosen, Term middle) {
        Set<Expr> atoms = new LinkedHashSet<>(middle.monomial().exponents().keySet());
        chosen.forEach(term -> atoms.addAll(term.monomial().exponents().keySet()));
        List<List<Rational>> columns = new ArrayList<>();
        chosen.forEach(term -> columns.add(exponents(term.monomial(), atoms)));
        return LinearSystem.solve(columns, exponents(middle.monomial(), atoms));
    }

    private static List<Rational> exponents(Monomial monomial, Set<Expr> atoms) {
        List<Rational> exponents = new ArrayList<>(List.of(Rational.ONE));
        atoms.forEach(atom -> exponents.add(monomial.exponent(atom)));
        return exponents;
    }
}
