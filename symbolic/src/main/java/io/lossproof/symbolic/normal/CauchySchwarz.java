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

/**
 * {@code (Σ a u v)² <= (Σ a u²)(Σ a v²)} for a that is not negative: a lower bound for a polynomial that has the square of
 * an indexed sum with a negative factor.
 */
final class CauchySchwarz {

    private static final int MOST_FACTORS = 4;
    private static final Sym INDEX = Expr.symbol("$c");

    private CauchySchwarz() {}

    /** A value that is not larger than the polynomial, and the inequality for a reader. */
    record Bound(Fraction value, String method) {}

    /** A bound for each way to write the body of a sum as a product; none if no square of a sum is subtracted. */
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
            Normaliser normaliser = new Normaliser(facts, new LinkedHashSet<>());
            for (Product product : products(body, inside)) {
                Fraction first = normaliser.of(sumOf(sum, product.weight(), product.left()));
                Fraction second = normaliser.of(sumOf(sum, product.weight(), product.right()));
                bounds.add(new Bound(rest.plus(outside.times(first).times(second)), text(product, facts)));
            }
        } catch (NoNormalFormException | CaseSplit e) {
            // Without a normal form of the body there is no bound.
            return;
        }
    }

    private static Expr sumOf(Reduce sum, Fraction weight, Fraction value) {
        Expr body = weight.times(value).times(value).toExpr();
        return Reduce.sum(INDEX, sum.lower(), sum.upper(), body);
    }

    private static String text(Product product, Facts facts) {
        String weight = product.weight().equals(Fraction.ONE) ? "" : " with weights " + shown(product.weight(), facts);
        return "by the Cauchy-Schwarz inequality for " + shown(product.left(), facts) + " and "
                + shown(product.right(), facts) + weight;
    }

    private static String shown(Fraction value, Facts facts) {
        return Shown.text(value.toExpr().substitute(INDEX, Expr.symbol("$k")), facts);
    }

    /** A body as the product of three; the weight is not negative. */
    private record Product(Fraction weight, Fraction left, Fraction right) {}

    /** Every way to deal the factors of the body out, what is not negative to the weight first. */
    private static List<Product> products(Fraction body, Facts facts) {
        List<Fraction> factors = new ArrayList<>();
        Fraction last = Fraction.of(body.numerator());
        if (body.numerator().isMonomial()) {
            Monomial monomial =
                    body.numerator().terms().keySet().stream().findFirst().orElse(Monomial.ONE);
            monomial.exponents().forEach((atom, exponent) -> factors.add(Fraction.of(Monomial.of(atom, exponent))));
            last = last.times(Fraction.of(monomial.inverse()));
        }
        body.denominator()
                .forEach((factor, power) ->
                        factors.add(Fraction.of(factor).power(power).inverse()));
        List<Product> products = new ArrayList<>(List.of(new Product(Fraction.ONE, Fraction.ONE, last)));
        for (Fraction factor : factors.size() > MOST_FACTORS ? List.<Fraction>of() : factors) {
            List<Product> more = new ArrayList<>();
            boolean mayWeigh = facts.isNonnegative(Canonical.form(factor.toExpr()));
            for (Product product : products) {
                if (mayWeigh) {
                    more.add(new Product(product.weight().times(factor), product.left(), product.right()));
                }
                more.add(new Product(
                        product.weight(), product.left(), product.right().times(factor)));
                more.add(new Product(product.weight(), product.left().times(factor), product.right()));
            }
            products = more;
        }
        return products;
    }
}
