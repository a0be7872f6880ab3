package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * The normal form of {@code floor(u)}: terms of u that are integers stand outside, and what is left is a number where its
 * range lies between two neighbouring integers.
 */
final class WholePart {

    private WholePart() {}

    static Fraction of(Fraction value, Facts facts) {
        if (!value.isPolynomial()) {
            return Fraction.atom(Expr.apply(Op.FLOOR, Canonical.form(value.toExpr())));
        }
        Polynomial outside = Polynomial.ZERO;
        Polynomial inside = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> term : value.numerator().terms().entrySet()) {
            Polynomial single = Polynomial.of(term.getKey(), term.getValue());
            if (isInteger(term.getKey(), term.getValue(), facts)) {
                outside = outside.plus(single);
            } else if (term.getKey().isOne()) {
                Rational whole = Rational.of(term.getValue().floor());
                outside = outside.plus(Polynomial.constant(whole));
                inside = inside.plus(Polynomial.constant(term.getValue().subtract(whole)));
            } else {
                inside = inside.plus(single);
            }
        }
        return Fraction.of(outside).plus(floor(inside, facts));
    }

    private static boolean isInteger(Monomial monomial, Rational coefficient, Facts facts) {
        return coefficient.isInteger()
                && monomial.exponents().entrySet().stream()
                        .allMatch(factor -> factor.getValue().isInteger()
                                && factor.getValue().signum() > 0
                                && facts.isInteger(factor.getKey()));
    }

    private static Fraction floor(Polynomial rest, Facts facts) {
        Expr formula = Canonical.form(rest.toExpr());
        Range range = facts.range(formula);
        Optional<BigInteger> least = range.lower().map(Rational::floor);
        boolean isOneCell = least.isPresent()
                && range.and(Range.above(Rational.of(least.get().add(BigInteger.ONE)), false))
                        .isEmpty();
        return isOneCell
                ? Fraction.constant(Rational.of(least.orElseThrow()))
                : Fraction.atom(Expr.apply(Op.FLOOR, formula));
    }
}
