package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code (Σ a v)² <= (Σ a)(Σ a v²)} for a that is not negative: a lower bound for a polynomial that has the square of an
 * indexed sum with a negative factor.
 */
final class CauchySchwarz {

    private static final int MOST_FACTORS = 6;
    private static final Sym INDEX = Expr.symbol("$c");

    private CauchySchwarz() {}

    /** A value that is not larger than the polynomial, and the inequality for a reader. */
    record Bound(Fraction value, String method) {}

    /** A bound for each way to take the weight a out of the body of a sum; none if no square of a sum is subtracted. */
    static List<Bound> bounds(Polynomial polynomial, Facts facts) {
        List<Bound> bounds = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            for (Map.Entry<Expr, Rational> factor : term.getKey().exponents().entrySet()) {
                Monomial others = term.getKey()
                        .times(Monomial.of(factor.getKey(), factor.getValue()).inverse());
                if (term.getValue().signum() < 0
                        && factor.getKey() instanceof Reduce sum
                        && sum.kind() == Reduce.Kind.SUM
                        && factor.getValue().equals(Rational.TWO)
                        && facts.isNonnegative(Canonical.form(others.toExpr()))) {
                    Polynomial square = Polynomial.of(term.getKey(), term.getValue());
                    Fraction rest = Fraction.of(polynomial.minus(square));
                    Fraction outside = Fraction.of(Polynomial.of(others, term.getValue()));
                    addBounds(sum, rest, outside, facts, bounds);
                }
            }
        }
        return bounds;
    }

    private static void addBounds(Reduce sum, Fraction rest, Fraction outside, Facts facts, List<Bound> bounds) {
        Facts inside = facts.with(INDEX.name(), Domain.integers(sum.lower(), sum.upper()));
        try {
            Fraction body = new Normaliser(inside, new LinkedHashSet<>()).of(sum.bodyAt(INDEX));
            for (Fraction weight : weights(body, inside)) {
                Expr a = weight.toExpr();
                Expr v = body.times(weight.inverse()).toExpr();
                Normaliser normaliser = new Normaliser(facts, new LinkedHashSet<>());
                Fraction weights = normaliser.of(Reduce.sum(INDEX, sum.lower(), sum.upper(), a));
                Fraction squares =
                        normaliser.of(Reduce.sum(INDEX, sum.lower(), sum.upper(), Expr.multiply(a, Expr.power(v, 2))));
                bounds.add(new Bound(
                        rest.plus(outside.times(weights).times(squares)),
                        "by the Cauchy-Schwarz inequality with weights " + shown(a) + " and values " + shown(v)));
            }
        } catch (NoNormalFormException | CaseSplit e) {
            // Without a normal form of the body there is no bound.
            return;
        }
    }

    private static String shown(Expr formula) {
        return formula.substitute(INDEX, Expr.symbol("k")).toString();
    }

    /** Products of factors of the body that are not negative, the empty product among them. */
    private static Set<Fraction> weights(Fraction body, Facts facts) {
        List<Fraction> factors = new ArrayList<>();
        if (body.numerator().isMonomial()) {
            Monomial monomial =
                    body.numerator().terms().keySet().stream().findFirst().orElse(Monomial.ONE);
            monomial.exponents().forEach((atom, exponent) -> factors.add(Fraction.of(Monomial.of(atom, exponent))));
        }
        body.denominator()
                .forEach((factor, power) ->
                        factors.add(Fraction.of(factor).power(power).inverse()));
        factors.removeIf(factor -> !facts.isNonnegative(Canonical.form(factor.toExpr())));
        Set<Fraction> weights = new LinkedHashSet<>();
        int usable = Math.min(factors.size(), MOST_FACTORS);
        for (int subset = (1 << usable) - 1; subset >= 0; subset--) {
            Fraction weight = Fraction.ONE;
            for (int i = 0; i < usable; i++) {
                if ((subset >> i & 1) == 1) {
                    weight = weight.times(factors.get(i));
                }
            }
            weights.add(weight);
        }
        return weights;
    }
}
