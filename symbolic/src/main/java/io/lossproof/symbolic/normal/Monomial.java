package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A product of atoms with rational exponents, none of them zero. */
final class Monomial {

    static final Monomial ONE = new Monomial(Map.of());

    private final Map<Expr, Rational> exponents;
    private final int hash;

    private Monomial(Map<Expr, Rational> exponents) {
        this.exponents = exponents;
        this.hash = exponents.hashCode();
    }

    static Monomial of(Expr atom, Rational exponent) {
        return exponent.isZero() ? ONE : new Monomial(Map.of(atom, exponent));
    }

    static Monomial of(Map<Expr, Rational> exponents) {
        Map<Expr, Rational> kept = new HashMap<>(exponents);
        kept.values().removeIf(Rational::isZero);
        return kept.isEmpty() ? ONE : new Monomial(kept);
    }

    Map<Expr, Rational> exponents() {
        return exponents;
    }

    Rational exponent(Expr atom) {
        return exponents.getOrDefault(atom, Rational.ZERO);
    }

    boolean isOne() {
        return exponents.isEmpty();
    }

    Monomial times(Monomial other) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        Map<Expr, Rational> product = new HashMap<>(exponents);
        other.exponents.forEach((atom, exponent) -> product.merge(atom, exponent, Rational::add));
        return of(product);
    }

    Monomial power(Rational exponent) {
        Map<Expr, Rational> powers = new HashMap<>();
        exponents.forEach((atom, own) -> powers.put(atom, own.multiply(exponent)));
        return of(powers);
    }

    Monomial inverse() {
        return power(Rational.MINUS_ONE);
    }

    /** The factors {@code atom^exponent} as formulas, in canonical order. */
    List<Expr> factors() {
        List<Expr> factors = new ArrayList<>();
        exponents.forEach(
                (atom, exponent) -> factors.add(exponent.isOne() ? atom : Expr.power(atom, Expr.num(exponent))));
        factors.sort(Canonical.ORDER);
        return factors;
    }

    Expr toExpr() {
        List<Expr> factors = factors();
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Expr.multiply(factors.toArray(Expr[]::new));
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial that && hash == that.hash && exponents.equals(that.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return toExpr().toString();
    }
}
