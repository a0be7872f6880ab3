package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two factors of a polynomial that is quadratic in some atom and has a square discriminant: with {@code b² - 4 a c =
 * s²} and a positive number a, {@code 4 a (a x² + b x + c) = (2 a x + b - s)(2 a x + b + s)}.
 */
final class QuadraticFactors {

    private QuadraticFactors() {}

    /** Polynomials whose product is a positive multiple of the given one; empty if there is no such atom. */
    static Optional<List<Polynomial>> of(Polynomial polynomial) {
        return polynomial.atoms().stream()
                .sorted(Canonical.ORDER)
                .map(atom -> of(polynomial, atom))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<Polynomial>> of(Polynomial polynomial, Expr atom) {
        Map<Integer, Polynomial> coefficients = new HashMap<>();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Rational power = term.getKey().exponent(atom);
            if (!power.isInteger() || power.signum() < 0 || power.compareTo(Rational.TWO) > 0) {
                return Optional.empty();
            }
            Monomial rest = term.getKey().times(Monomial.of(atom, power.negate()));
            coefficients.merge(power.numerator().intValue(), Polynomial.of(rest, term.getValue()), Polynomial::plus);
        }
        Polynomial a = coefficients.getOrDefault(2, Polynomial.ZERO);
        if (a.isZero() || !a.isConstant()) {
            return Optional.empty();
        }
        Polynomial b = coefficients.getOrDefault(1, Polynomial.ZERO);
        Polynomial c = coefficients.getOrDefault(0, Polynomial.ZERO);
        Polynomial discriminant = b.times(b).minus(a.times(c).times(Rational.of(4)));
        Polynomial middle = Polynomial.of(atom).times(a).times(Rational.TWO).plus(b);
        Rational sign = Rational.of(a.constantTerm().signum());
        return root(discriminant).map(s -> List.of(middle.minus(s).times(sign), middle.plus(s)));
    }

    /** A polynomial whose square this is, if it has at most two terms. */
    static Optional<Polynomial> root(Polynomial square) {
        if (square.isZero()) {
            return Optional.of(Polynomial.ZERO);
        }
        List<Polynomial> roots = new ArrayList<>();
        square.terms()
                .forEach((monomial, coefficient) -> root(monomial, coefficient).ifPresent(roots::add));
        for (int i = 0; i < roots.size(); i++) {
            Polynomial first = roots.get(i);
            if (first.times(first).equals(square)) {
                return Optional.of(first);
            }
            for (Polynomial second : roots.subList(i + 1, roots.size())) {
                for (Polynomial sum : List.of(first.plus(second), first.minus(second))) {
                    if (sum.times(sum).equals(square)) {
                        return Optional.of(sum);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Polynomial> root(Monomial monomial, Rational coefficient) {
        boolean even = monomial.exponents().values().stream()
                .allMatch(power -> power.isInteger() && !power.numerator().testBit(0));
        if (!even || coefficient.signum() < 0) {
            return Optional.empty();
        }
        BigInteger above = coefficient.numerator().sqrt();
        BigInteger below = coefficient.denominator().sqrt();
        boolean isSquare = above.multiply(above).equals(coefficient.numerator())
                && below.multiply(below).equals(coefficient.denominator());
        return isSquare
                ? Optional.of(Polynomial.of(monomial.power(Rational.HALF), Rational.of(above, below)))
                : Optional.empty();
    }
}
