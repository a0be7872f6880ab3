package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * A formula as {@code slope * part + rest} with a part of it, wherever the formula is defined.
 *
 * @param slope free of the part
 * @param rest free of the part
 */
record Linear(Fraction slope, Fraction rest) {

    /** Empty if the formula is not linear in the part, or has no normal form without cases. */
    static Optional<Linear> in(Expr part, Expr formula, Facts facts) {
        Sym symbol = Expr.freshIndex();
        try {
            Fraction normal = new Normaliser(facts, new LinkedHashSet<>()).of(replaced(formula, part, symbol));
            Polynomial above = Polynomial.ZERO;
            Polynomial free = Polynomial.ZERO;
            for (Map.Entry<Monomial, Rational> term : normal.numerator().terms().entrySet()) {
                Rational power = term.getKey().exponent(symbol);
                Monomial other = term.getKey().times(Monomial.of(symbol, power.negate()));
                Polynomial single = Polynomial.of(other, term.getValue());
                if (power.isOne()) {
                    above = above.plus(single);
                } else if (power.isZero()) {
                    free = free.plus(single);
                } else {
                    return Optional.empty();
                }
            }
            Fraction below = Fraction.ONE;
            for (Map.Entry<Polynomial, Integer> factor : normal.denominator().entrySet()) {
                below = below.times(Fraction.of(factor.getKey()).power(factor.getValue()));
            }
            Fraction inverse = below.inverse();
            boolean linear = inverse.toExpr().isFreeOf(symbol.name())
                    && above.toExpr().isFreeOf(symbol.name())
                    && free.toExpr().isFreeOf(symbol.name());
            return linear
                    ? Optional.of(new Linear(
                            Fraction.of(above).times(inverse), Fraction.of(free).times(inverse)))
                    : Optional.empty();
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }

    private static Expr replaced(Expr formula, Expr part, Expr by) {
        return formula.equals(part) ? by : formula.map(inner -> replaced(inner, part, by));
    }
}
