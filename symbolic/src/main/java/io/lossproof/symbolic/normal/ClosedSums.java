package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closed forms of sums over an index k from 1 to a symbolic N that is at least 0: powers of k, logarithms and powers of
 * k + b below, which are differences of loggamma and polygamma, geometric sums, and the binomial theorem with its moments.
 */
final class ClosedSums {

    private static final int LARGEST_POWER = 8;

    private final Normaliser normaliser;
    private final Facts facts;
    private final Sym index;
    private final Expr upper;

    ClosedSums(Normaliser normaliser, Facts facts, Sym index, Expr upper) {
        this.normaliser = normaliser;
        this.facts = facts;
        this.index = index;
        this.upper = upper;
    }

    /** {@code Σ Π factors / below}, if there is a closed form; the factors all have the index. */
    Optional<Fraction> of(Map<Expr, Rational> factors, Fraction below) {
        if (!facts.isNonnegative(upper) || !upper.isFreeOf(index.name())) {
            return Optional.empty();
        }
        if (!below.equals(Fraction.ONE)) {
            return factors.isEmpty() ? reciprocals(below) : Optional.empty();
        }
        if (factors.size() == 1) {
            Map.Entry<Expr, Rational> only = factors.entrySet().iterator().next();
            if (only.getKey().equals(index) && only.getValue().isInteger()) {
                return powers(only.getValue());
            }
            if (only.getKey() instanceof Apply log
                    && log.op() == Op.LOG
                    && only.getValue().isOne()) {
                return logarithms(log.argument(0));
            }
        }
        return exponentials(factors);
    }

    // ---- powers and logarithms of the index
    // ---------------------------------------------------------------------------

    private Optional<Fraction> powers(Rational exponent) {
        if (exponent.abs().compareTo(Rational.of(LARGEST_POWER)) > 0) {
            return Optional.empty();
        }
        int power = exponent.numerator().intValueExact();
        return power < 0 ? shiftedPowers(Fraction.ZERO, -power) : Optional.of(sumOfPowers(power));
    }

    /**
     * {@code S_p = Σ k^p} by {@code (p + 1) S_p = (N + 1)^(p + 1) - 1 - Σ binomial(p + 1, j) S_j} over j from 0 to p - 1.
     */
    private Fraction sumOfPowers(int p) {
        Fraction next = normaliser.of(upper).plus(Fraction.ONE);
        List<Fraction> sums = new ArrayList<>();
        for (int q = 0; q <= p; q++) {
            Fraction sum = next.power(q + 1).minus(Fraction.ONE);
            Rational choices = Rational.ONE;
            for (int j = 0; j < q; j++) {
                sum = sum.minus(sums.get(j).times(choices));
                choices = choices.multiply(Rational.of(q + 1 - j, j + 1));
            }
            sums.add(sum.times(Rational.of(1, q + 1)));
        }
        return sums.get(p);
    }

    /** {@code Σ 1/(k + b)^m = (-1)^(m - 1)/(m - 1)! (polygamma(m - 1, N + 1 + b) - polygamma(m - 1, 1 + b))}. */
    private Optional<Fraction> shiftedPowers(Fraction b, int m) {
        Expr first = Canonical.form(b.plus(Fraction.ONE).toExpr());
        if (!facts.isPositive(first)) {
            return Optional.empty();
        }
        Rational factor = Rational.ONE;
        for (int i = 1; i < m; i++) {
            factor = factor.multiply(Rational.of(-i));
        }
        Expr order = Expr.num(m - 1);
        Fraction difference = normaliser
                .of(Expr.apply(Op.POLYGAMMA, order, Expr.add(upper, first)))
                .minus(normaliser.of(Expr.apply(Op.POLYGAMMA, order, first)));
        return Optional.of(difference.times(factor.reciprocal()));
    }

    /** {@code a k + b} with a number a, as its a and b / a. */
    private Optional<Linear> linear(Polynomial polynomial) {
        Monomial alone = Monomial.of(index, Rational.ONE);
        Rational a = polynomial.terms().getOrDefault(alone, Rational.ZERO);
        Polynomial rest = polynomial.minus(Polynomial.of(alone, a));
        return a.isZero() || rest.atoms().stream().anyMatch(atom -> !atom.isFreeOf(index.name()))
                ? Optional.empty()
                : Optional.of(new Linear(a, Fraction.of(rest.times(a.reciprocal()))));
    }

    private record Linear(Rational slope, Fraction shift) {}

    private Optional<Fraction> reciprocals(Fraction below) {
        Optional<Linear> linear = below.isPolynomial() ? linear(below.numerator()) : Optional.empty();
        return linear.flatMap(line ->
                shiftedPowers(line.shift(), 1).map(sum -> sum.times(line.slope().reciprocal())));
    }

    /** {@code Σ log|a k + b|}, where k + b / a is positive. */
    private Optional<Fraction> logarithms(Expr inside) {
        Expr value = inside instanceof Apply abs && abs.op() == Op.ABS ? abs.argument(0) : inside;
        Optional<Linear> linear = linear(Polynomial.light(value));
        if (linear.isEmpty()) {
            return Optional.empty();
        }
        Expr first = Canonical.form(linear.get().shift().plus(Fraction.ONE).toExpr());
        if (!facts.isPositive(first)) {
            return Optional.empty();
        }
        Fraction slopes = normaliser
                .of(upper)
                .times(normaliser.logarithm(
                        Fraction.constant(linear.get().slope().abs())));
        return Optional.of(slopes.plus(normaliser.of(Expr.apply(Op.LOGGAMMA, Expr.add(upper, first))))
                .minus(normaliser.of(Expr.apply(Op.LOGGAMMA, first))));
    }

    // ---- exponentials
    // -------------------------------------------------------------------------------------------------

    /** {@code Σ k^m r^k} times what the binomial coefficients have of k. */
    private Optional<Fraction> exponentials(Map<Expr, Rational> factors) {
        Fraction rate = Fraction.ZERO;
        int power = 0;
        Map<Expr, Rational> others = new HashMap<>();
        for (Map.Entry<Expr, Rational> factor : factors.entrySet()) {
            Optional<Fraction> own = rate(factor.getKey());
            if (own.isPresent()) {
                rate = rate.plus(own.get().times(factor.getValue()));
            } else if (factor.getKey().equals(index)
                    && factor.getValue().isInteger()
                    && factor.getValue().signum() > 0
                    && factor.getValue().compareTo(Rational.of(4)) <= 0) {
                power = factor.getValue().numerator().intValueExact();
            } else {
                others.put(factor.getKey(), factor.getValue());
            }
        }
        if (others.isEmpty()) {
            return power == 0 ? geometric(rate) : Optional.empty();
        }
        return others.equals(inverseFactorials()) ? Optional.of(binomial(rate, power)) : Optional.empty();
    }

    /** The c of {@code exp(c k)}. */
    private Optional<Fraction> rate(Expr atom) {
        if (!(atom instanceof Apply exp) || exp.op() != Op.EXP) {
            return Optional.empty();
        }
        Polynomial exponent = Polynomial.light(exp.argument(0));
        Fraction c = Fraction.of(exponent.times(Monomial.of(index, Rational.MINUS_ONE)));
        return c.atoms().stream().allMatch(part -> part.isFreeOf(index.name())) ? Optional.of(c) : Optional.empty();
    }

    /** {@code Σ r^k = r (r^N - 1)/(r - 1)}, and N for r = 1. */
    private Optional<Fraction> geometric(Fraction rate) {
        Expr exponent = Canonical.form(rate.toExpr());
        Range range = facts.range(exponent);
        if (rate.isZero() || range.isZero()) {
            return Optional.of(normaliser.of(upper));
        }
        if (!range.excludesZero()) {
            return Optional.empty();
        }
        Fraction r = normaliser.exponential(rate);
        Fraction last = normaliser.exponential(rate.times(normaliser.of(upper)));
        return Optional.of(normaliser.settled(
                r.times(last.minus(Fraction.ONE)).times(r.minus(Fraction.ONE).inverse())));
    }

    /** What {@code 1/(gamma(k) gamma(N + 1 - k))} is in normal form. */
    private Map<Expr, Rational> inverseFactorials() {
        Map<Expr, Rational> both = new HashMap<>();
        Expr rest = Canonical.form(
                normaliser.of(Expr.subtract(Expr.add(upper, Num.ONE), index)).toExpr());
        both.put(Expr.exp(Expr.apply(Op.LOGGAMMA, index)), Rational.MINUS_ONE);
        both.put(Expr.exp(Expr.apply(Op.LOGGAMMA, rest)), Rational.MINUS_ONE);
        return both;
    }

    /**
     * {@code Σ k^m r^k / (gamma(k) gamma(N + 1 - k))}: for m = 0 it is {@code r (1 + r)^(N - 1) / gamma(N)}, and each power
     * of k takes the derivative {@code r d/dr}, which turns {@code r^a (1 + r)^(N - a)} into {@code a r^a (1 + r)^(N - a) +
     * (N - a) r^(a + 1) (1 + r)^(N - a - 1)}.
     */
    private Fraction binomial(Fraction rate, int power) {
        Fraction n = normaliser.of(upper);
        List<Fraction> coefficients = new ArrayList<>(List.of(Fraction.ZERO, Fraction.ONE));
        for (int i = 0; i < power; i++) {
            List<Fraction> next = new ArrayList<>();
            for (int a = 0; a <= coefficients.size(); a++) {
                Fraction own = a < coefficients.size() ? coefficients.get(a).times(Rational.of(a)) : Fraction.ZERO;
                Fraction before = a == 0
                        ? Fraction.ZERO
                        : coefficients.get(a - 1).times(n.minus(Fraction.constant(Rational.of(a - 1))));
                next.add(own.plus(before));
            }
            coefficients = next;
        }
        Fraction r = normaliser.exponential(rate);
        Fraction total = r.plus(Fraction.ONE);
        Fraction ratio = r.times(total.inverse());
        Fraction sum = Fraction.ZERO;
        for (int a = 1; a < coefficients.size(); a++) {
            sum = sum.plus(coefficients.get(a).times(ratio.power(a)));
        }
        Fraction all = normaliser.exponential(
                n.times(normaliser.logarithm(total)).minus(normaliser.of(Expr.apply(Op.LOGGAMMA, upper))));
        return normaliser.settled(sum.times(all));
    }
}
