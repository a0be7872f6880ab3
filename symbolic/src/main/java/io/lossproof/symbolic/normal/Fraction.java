package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A quotient of polynomials. The denominator is kept as powers of primitive polynomials of at least two terms, so that
 * sums share equal denominators without a greatest common divisor; monomials in it are negative exponents above.
 */
final class Fraction {

    static final Fraction ZERO = of(Polynomial.ZERO);
    static final Fraction ONE = of(Polynomial.ONE);

    private final Polynomial numerator;
    private final Map<Polynomial, Integer> denominator;

    private Fraction(Polynomial numerator, Map<Polynomial, Integer> denominator) {
        this.numerator = numerator;
        this.denominator = numerator.isZero() ? Map.of() : denominator;
    }

    static Fraction of(Polynomial numerator) {
        return new Fraction(numerator, Map.of());
    }

    static Fraction constant(Rational value) {
        return of(Polynomial.constant(value));
    }

    static Fraction atom(Expr atom) {
        return of(Polynomial.of(atom));
    }

    static Fraction of(Monomial monomial) {
        return of(Polynomial.of(monomial, Rational.ONE));
    }

    Polynomial numerator() {
        return numerator;
    }

    Map<Polynomial, Integer> denominator() {
        return denominator;
    }

    boolean isZero() {
        return numerator.isZero();
    }

    boolean isPolynomial() {
        return denominator.isEmpty();
    }

    Optional<Rational> constantValue() {
        return isPolynomial() && numerator.isConstant() ? Optional.of(numerator.constantTerm()) : Optional.empty();
    }

    Set<Expr> atoms() {
        Set<Expr> atoms = new HashSet<>(numerator.atoms());
        denominator.keySet().forEach(factor -> atoms.addAll(factor.atoms()));
        return atoms;
    }

    Fraction plus(Fraction other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        Map<Polynomial, Integer> common = new HashMap<>(denominator);
        other.denominator.forEach((factor, power) -> common.merge(factor, power, Math::max));
        Polynomial sum = numerator
                .times(missing(common, denominator))
                .plus(other.numerator.times(missing(common, other.denominator)));
        return new Fraction(sum, common).cancelled();
    }

    private static Polynomial missing(Map<Polynomial, Integer> common, Map<Polynomial, Integer> present) {
        Polynomial product = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : common.entrySet()) {
            int power = factor.getValue() - present.getOrDefault(factor.getKey(), 0);
            product = product.times(factor.getKey().power(power));
        }
        return product;
    }

    Fraction minus(Fraction other) {
        return plus(other.times(Rational.MINUS_ONE));
    }

    Fraction times(Rational factor) {
        return new Fraction(numerator.times(factor), denominator);
    }

    Fraction times(Fraction other) {
        Map<Polynomial, Integer> product = new HashMap<>(denominator);
        other.denominator.forEach((factor, power) -> product.merge(factor, power, Integer::sum));
        return new Fraction(numerator.times(other.numerator), product).cancelled();
    }

    /** One over this; the numerator must not be the zero polynomial. */
    Fraction inverse() {
        if (isZero()) {
            throw new UndefinedValueException("a denominator is zero everywhere");
        }
        Monomial content = numerator.content();
        Polynomial primitive = numerator.primitive();
        Rational scale = numerator.scale();
        if (numerator.times(content.inverse()).times(scale.reciprocal()).leadingSign() < 0) {
            scale = scale.negate();
        }
        Polynomial above = Polynomial.of(content.inverse(), scale.reciprocal());
        for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
            above = above.times(factor.getKey().power(factor.getValue()));
        }
        return primitive.isConstant() ? of(above) : new Fraction(above, Map.of(primitive, 1)).cancelled();
    }

    Fraction power(int exponent) {
        Fraction base = exponent < 0 ? inverse() : this;
        Fraction result = ONE;
        for (int i = 0; i < Math.abs(exponent); i++) {
            result = result.times(base);
        }
        return result;
    }

    /** Removes factors of the denominator that divide the numerator exactly. */
    private Fraction cancelled() {
        if (denominator.isEmpty() || numerator.isZero()) {
            return this;
        }
        Polynomial above = numerator;
        Map<Polynomial, Integer> below = new HashMap<>();
        for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
            int power = factor.getValue();
            while (power > 0) {
                Monomial content = above.content();
                Optional<Polynomial> quotient = above.times(content.inverse()).dividedBy(factor.getKey());
                if (quotient.isEmpty()) {
                    break;
                }
                above = quotient.get().times(content);
                power--;
            }
            if (power > 0) {
                below.put(factor.getKey(), power);
            }
        }
        return new Fraction(above, below);
    }

    Expr toExpr() {
        if (denominator.isEmpty()) {
            return numerator.toExpr();
        }
        List<Expr> below = new ArrayList<>();
        denominator.forEach((factor, power) ->
                below.add(power == 1 ? factor.toExpr() : Expr.power(factor.toExpr(), Expr.num(power))));
        below.sort(Canonical.ORDER);
        return Expr.divide(
                numerator.toExpr(), below.size() == 1 ? below.get(0) : Expr.multiply(below.toArray(Expr[]::new)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString() {
        return toExpr().toString();
    }
}
