package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Functions of an expansion. Around a finite value a power series with a bound of the next order; logarithms and powers
 * after the leading term is taken out; exponentials after what tends to infinity is taken out.
 */
final class Composition {

    private static final Sym PLACE = Expr.symbol("place of a series");

    final Signs signs;
    /** The number of terms that are kept; series are taken up to this order. */
    final int order;

    Composition(Signs signs, int order) {
        this.signs = signs;
        this.order = order;
    }

    /** {@code Σ a_k s^k}, where s tends to 0 and the function has as many derivatives at 0 and one more. */
    private Expansion series(List<Expr> coefficients, Expansion s) {
        if (!s.tendsToZero(signs)) {
            throw new NoLimitException("a part does not tend to a value");
        }
        Expansion sum = Expansion.constant(coefficients.get(0));
        Expansion power = Expansion.constant(Num.ONE);
        for (Expr coefficient : coefficients.subList(1, coefficients.size())) {
            power = power.times(s, signs, order);
            if (!coefficient.equals(Num.ZERO)) {
                sum = sum.plus(power.times(new Term(coefficient, Growth.ONE), signs, order), signs, order);
            }
        }
        Optional<Growth> next = s.bound().map(growth -> growth.power(Expr.num(coefficients.size()), signs));
        return next.isPresent() ? sum.plus(Expansion.boundedBy(next.get()), signs, order) : sum;
    }

    private List<Expr> coefficients(Expr first, IntFunction<Expr> others) {
        List<Expr> coefficients = new ArrayList<>(List.of(first));
        for (int k = 1; k <= order; k++) {
            coefficients.add(others.apply(k));
        }
        return coefficients;
    }

    /** What is left of the expansion divided by its leading term, minus 1. */
    private Expansion relativeRest(Expansion of, Term leading) {
        Term inverse = new Term(
                Coefficients.power(leading.coefficient(), Expr.num(-1), signs),
                leading.growth().power(Expr.num(-1), signs));
        return of.withoutFirst().times(inverse, signs, order);
    }

    /** {@code (c g (1 + r))^p = c^p g^p Σ binomial(p, k) r^k}. */
    Expansion power(Expansion base, Expr exponent) {
        boolean isNatural =
                exponent instanceof Num n && n.value().isInteger() && n.value().signum() > 0;
        if (base.isZero()) {
            if (!signs.isPositive(exponent)) {
                throw new NoLimitException("0^" + exponent + " is not defined");
            }
            return Expansion.ZERO;
        }
        if (isNatural && ((Num) exponent).value().compareTo(Rational.of(8)) <= 0) {
            Expansion product = base;
            for (int i = 1; i < ((Num) exponent).value().numerator().intValue(); i++) {
                product = product.times(base, signs, order);
            }
            return product;
        }
        Term leading = base.leading(signs);
        boolean isInteger = exponent instanceof Num n && n.value().isInteger();
        if (!isInteger && !signs.isPositive(leading.coefficient())) {
            throw NoLimitException.forSign(
                    leading.coefficient(), "that " + leading.coefficient() + " is positive is not proved");
        }
        Expr[] binomial = {Num.ONE};
        List<Expr> coefficients = coefficients(Num.ONE, k -> {
            Expr factor = Coefficients.add(exponent, Expr.num(1L - k), signs);
            binomial[0] = Coefficients.multiply(
                    binomial[0], Coefficients.multiply(factor, Expr.num(Rational.of(1, k)), signs), signs);
            return binomial[0];
        });
        Term outside = new Term(
                Coefficients.power(leading.coefficient(), exponent, signs),
                leading.growth().power(exponent, signs));
        return series(coefficients, relativeRest(base, leading)).times(outside, signs, order);
    }

    /** {@code log(c g (1 + r)) = log c + log g + r - r^2/2 + ...}, c positive. */
    Expansion logarithm(Expansion of) {
        Term leading = of.leading(signs);
        if (!signs.isPositive(leading.coefficient())) {
            throw NoLimitException.forSign(
                    leading.coefficient(), "that " + leading.coefficient() + " is positive is not proved");
        }
        List<Expr> coefficients = coefficients(Num.ZERO, k -> Expr.num(Rational.of(k % 2 == 1 ? 1 : -1, k)));
        Expansion sum = series(coefficients, relativeRest(of, leading));
        if (!leading.coefficient().equals(Num.ONE)) {
            sum = sum.plus(Expansion.constant(signs.simple(Expr.log(leading.coefficient()))), signs, order);
        }
        for (Term term : leading.growth().logarithm()) {
            sum = sum.plus(Expansion.of(term), signs, order + 1);
        }
        return sum;
    }

    /** The terms that tend to infinity become a growth, the constant a factor, the rest a series. */
    Expansion exponential(Expansion of) {
        Growth growth = Growth.ONE;
        Expr factor = Num.ONE;
        List<Term> small = new ArrayList<>();
        for (Term term : of.terms()) {
            int direction = term.growth().direction(signs);
            if (direction > 0) {
                Scale scale = term.growth().asScale().orElseThrow(NoLimitException::forNestedExponential);
                growth = growth.times(Growth.of(scale, term.coefficient()), signs);
            } else if (direction == 0) {
                factor = signs.simple(Expr.exp(term.coefficient()));
            } else {
                small.add(term);
            }
        }
        Expr[] factorial = {Num.ONE};
        List<Expr> coefficients = coefficients(Num.ONE, k -> {
            factorial[0] = Coefficients.multiply(factorial[0], Expr.num(Rational.of(1, k)), signs);
            return factorial[0];
        });
        return series(coefficients, new Expansion(small, of.rest())).times(new Term(factor, growth), signs, order);
    }

    /** The finite value that an expansion tends to; empty where it tends to none or that is not seen. */
    Optional<Expr> value(Expansion of) {
        if (of.tendsToZero(signs)) {
            return Optional.of(Num.ZERO);
        }
        return !of.terms().isEmpty() && of.terms().get(0).growth().direction(signs) == 0
                ? Optional.of(of.terms().get(0).coefficient())
                : Optional.empty();
    }

    /** A function that has all derivatives around the value of its argument, on the given domain of arguments. */
    Expansion smooth(Op op, Expansion argument, Expr value, Domain domain) {
        return smooth(place -> Expr.apply(op, place), argument, value, domain);
    }

    Expansion smooth(UnaryOperator<Expr> function, Expansion argument, Expr value, Domain domain) {
        Scope places = signs.scope().with(PLACE.name(), domain);
        Expr[] derivative = {function.apply(PLACE)};
        Rational[] factorial = {Rational.ONE};
        List<Expr> coefficients = coefficients(at(derivative[0], value), k -> {
            Expr next = Differentiation.derivative(derivative[0], PLACE);
            derivative[0] = ZeroTest.normalForm(next, places)
                    .filter(normal -> ZeroTest.equal(next, normal, places).isProved())
                    .orElse(next);
            factorial[0] = factorial[0].divide(Rational.of(k));
            return Coefficients.multiply(at(derivative[0], value), Expr.num(factorial[0]), signs);
        });
        return series(coefficients, argument.plus(Expansion.constant(value).negated(signs), signs, order));
    }

    private Expr at(Expr formula, Expr value) {
        Expr there = withKnownValues(formula.substitute(PLACE, value));
        return signs.isZero(there) ? Num.ZERO : signs.simple(there);
    }

    private static Expr withKnownValues(Expr formula) {
        Expr inside = formula.map(Composition::withKnownValues);
        if (inside instanceof Apply bessel
                && bessel.op() == Op.BESSELI
                && bessel.argument(1).equals(Num.ZERO)) {
            return bessel.argument(0) instanceof Num order
                    ? Expr.num(order.value().isZero() ? 1 : 0)
                    : inside;
        }
        if (inside instanceof Apply apply && apply.argument(0).equals(Num.ZERO)) {
            switch (apply.op()) {
                case SIN, ARCTAN, ERF:
                    return Num.ZERO;
                case COS:
                    return Num.ONE;
                default:
                    break;
            }
        }
        return inside;
    }

    /** Sine or cosine: bounded wherever its argument goes. */
    Expansion wave(Op op, Expansion of) {
        return value(of)
                .map(value -> smooth(op, of, value, Domain.REAL))
                .orElseGet(() -> Expansion.boundedBy(Growth.ONE));
    }
}
