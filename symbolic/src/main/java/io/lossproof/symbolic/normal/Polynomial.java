package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sum of monomials with exact rational coefficients, none of them zero; exponents may be any rational. */
final class Polynomial {

    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = constant(Rational.ONE);

    /** Beyond so many terms the zero test gives up rather than hang. */
    static final int MOST_TERMS = 20_000;

    private static final int MOST_TERMS_OF_ROOT = 10;

    private final Map<Monomial, Rational> terms;
    private final int hash;

    private Polynomial(Map<Monomial, Rational> terms) {
        this.terms = terms;
        this.hash = terms.hashCode();
    }

    static Polynomial constant(Rational value) {
        return value.isZero() ? new Polynomial(Map.of()) : new Polynomial(Map.of(Monomial.ONE, value));
    }

    static Polynomial of(Expr atom) {
        return of(Monomial.of(atom, Rational.ONE), Rational.ONE);
    }

    static Polynomial of(Monomial monomial, Rational coefficient) {
        return coefficient.isZero() ? ZERO : new Polynomial(Map.of(monomial, coefficient));
    }

    private static Polynomial of(Map<Monomial, Rational> terms) {
        terms.values().removeIf(Rational::isZero);
        if (terms.size() > MOST_TERMS) {
            throw new NoNormalFormException("the expansion has more than " + MOST_TERMS + " terms");
        }
        return new Polynomial(terms);
    }

    Map<Monomial, Rational> terms() {
        return terms;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isConstant() {
        return terms.isEmpty() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    }

    Rational constantTerm() {
        return terms.getOrDefault(Monomial.ONE, Rational.ZERO);
    }

    boolean isMonomial() {
        return terms.size() == 1;
    }

    Set<Expr> atoms() {
        Set<Expr> atoms = new HashSet<>();
        terms.keySet().forEach(monomial -> atoms.addAll(monomial.exponents().keySet()));
        return atoms;
    }

    Polynomial plus(Polynomial other) {
        if (isZero()) {
            return other;
        }
        Map<Monomial, Rational> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Rational::add));
        return of(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.times(Rational.MINUS_ONE));
    }

    Polynomial times(Rational factor) {
        if (factor.isOne()) {
            return this;
        }
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial, coefficient.multiply(factor)));
        return of(product);
    }

    Polynomial times(Monomial factor) {
        if (factor.isOne()) {
            return this;
        }
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial.times(factor), coefficient));
        return of(product);
    }

    Polynomial times(Polynomial other) {
        if (equals(ONE)) {
            return other;
        }
        if ((long) terms.size() * other.terms.size() > 40L * MOST_TERMS) {
            throw new NoNormalFormException("the expansion has more than " + MOST_TERMS + " terms");
        }
        OutOfTimeException.check();
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((left, a) ->
                other.terms.forEach((right, b) -> product.merge(left.times(right), a.multiply(b), Rational::add)));
        return of(product);
    }

    Polynomial power(int exponent) {
        Polynomial result = ONE;
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    /** The largest monomial that divides every term, with the least exponent of each atom. */
    Monomial content() {
        Map<Expr, Rational> least = new HashMap<>();
        for (Expr atom : atoms()) {
            Rational minimum = null;
            for (Monomial monomial : terms.keySet()) {
                Rational exponent = monomial.exponent(atom);
                if (minimum == null || exponent.compareTo(minimum) < 0) {
                    minimum = exponent;
                }
            }
            if (minimum != null) {
                least.put(atom, minimum);
            }
        }
        return Monomial.of(least);
    }

    /** The positive rational that leaves coprime integer coefficients. */
    Rational scale() {
        BigInteger gcd = BigInteger.ZERO;
        BigInteger lcm = BigInteger.ONE;
        for (Rational coefficient : terms.values()) {
            gcd = gcd.gcd(coefficient.numerator());
            lcm = lcm.multiply(coefficient.denominator()).divide(lcm.gcd(coefficient.denominator()));
        }
        return gcd.signum() == 0 ? Rational.ONE : Rational.of(gcd, lcm);
    }

    /** The sign of the coefficient whose monomial comes first in canonical order. */
    int leadingSign() {
        return terms.keySet().stream()
                .min(Comparator.comparing(Monomial::toExpr, Canonical.ORDER))
                .map(first -> terms.getOrDefault(first, Rational.ZERO).signum())
                .orElse(0);
    }

    /** Coprime integer coefficients, the leading one positive, no common monomial. */
    Polynomial primitive() {
        Polynomial primitive = times(content().inverse()).times(scale().reciprocal());
        return primitive.leadingSign() < 0 ? primitive.times(Rational.MINUS_ONE) : primitive;
    }

    /** The exact quotient, if the division leaves nothing. Exponents must be integers from 0 on. */
    Optional<Polynomial> dividedBy(Polynomial divisor) {
        if (divisor.isMonomial()) {
            Map.Entry<Monomial, Rational> only =
                    divisor.terms.entrySet().iterator().next();
            return Optional.of(
                    times(only.getKey().inverse()).times(only.getValue().reciprocal()));
        }
        if (!isOrdinary() || !divisor.isOrdinary()) {
            return Optional.empty();
        }
        List<Expr> atoms = new ArrayList<>(divisor.atoms());
        atoms.addAll(atoms().stream().filter(atom -> !atoms.contains(atom)).toList());
        Comparator<Monomial> lexicographic = lexicographic(atoms);
        Monomial lead = divisor.terms.keySet().stream().max(lexicographic).orElseThrow();
        Rational leadCoefficient = divisor.terms.getOrDefault(lead, Rational.ONE);
        Polynomial rest = this;
        Polynomial quotient = ZERO;
        while (!rest.isZero()) {
            OutOfTimeException.check();
            Monomial top = rest.terms.keySet().stream().max(lexicographic).orElseThrow();
            Monomial factor = top.times(lead.inverse());
            if (factor.exponents().values().stream().anyMatch(exponent -> exponent.signum() < 0)
                    || quotient.terms.size() > MOST_TERMS / 10) {
                return Optional.empty();
            }
            Polynomial step =
                    of(factor, rest.terms.getOrDefault(top, Rational.ZERO).divide(leadCoefficient));
            quotient = quotient.plus(step);
            rest = rest.minus(divisor.times(step));
        }
        return Optional.of(quotient);
    }

    /**
     * The polynomial whose square this is, up to its sign, if there is one with at most {@value #MOST_TERMS_OF_ROOT} terms.
     */
    Optional<Polynomial> squareRoot() {
        if (terms.size() < 3 || terms.size() > MOST_TERMS_OF_ROOT * MOST_TERMS_OF_ROOT) {
            return Optional.empty();
        }
        Comparator<Monomial> order = lexicographic(List.copyOf(atoms()));
        Monomial top = terms.keySet().stream().max(order).orElseThrow();
        Optional<Rational> factor = QuadraticNumber.squareRoot(terms.getOrDefault(top, Rational.ZERO));
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        Monomial lead = top.power(Rational.HALF);
        Polynomial root = of(lead, factor.get());
        Polynomial rest = minus(root.times(root));
        Monomial last = lead;
        while (!rest.isZero()) {
            Monomial next = rest.terms.keySet().stream().max(order).orElseThrow();
            Monomial monomial = next.times(lead.inverse());
            if (order.compare(monomial, last) >= 0 || root.terms.size() == MOST_TERMS_OF_ROOT) {
                return Optional.empty();
            }
            Polynomial step = of(
                    monomial,
                    rest.terms
                            .getOrDefault(next, Rational.ZERO)
                            .divide(factor.get().multiply(Rational.TWO)));
            rest = rest.minus(step.times(root.times(Rational.TWO).plus(step)));
            root = root.plus(step);
            last = monomial;
        }
        return Optional.of(root);
    }

    private boolean isOrdinary() {
        return terms.keySet().stream()
                .allMatch(monomial -> monomial.exponents().values().stream()
                        .allMatch(exponent -> exponent.isInteger() && exponent.signum() > 0));
    }

    private static Comparator<Monomial> lexicographic(List<Expr> atoms) {
        return (a, b) -> {
            for (Expr atom : atoms) {
                int byAtom = a.exponent(atom).compareTo(b.exponent(atom));
                if (byAtom != 0) {
                    return byAtom;
                }
            }
            return 0;
        };
    }

    /** A polynomial in the sub-formulas of a formula that are not sums, products or small powers. */
    static Polynomial light(Expr expr) {
        if (expr instanceof Num num) {
            return constant(num.value());
        }
        if (expr instanceof Apply apply) {
            switch (apply.op()) {
                case ADD:
                    return apply.arguments().stream().map(Polynomial::light).reduce(ZERO, Polynomial::plus);
                case NEGATE:
                    return light(apply.argument(0)).times(Rational.MINUS_ONE);
                case MULTIPLY:
                    Polynomial product = ONE;
                    for (Expr factor : apply.arguments()) {
                        Polynomial next = light(factor);
                        if (product.terms.size() * next.terms.size() > 100) {
                            return of(expr);
                        }
                        product = product.times(next);
                    }
                    return product;
                case DIVIDE:
                    return apply.argument(1) instanceof Num by && !by.value().isZero()
                            ? light(apply.argument(0)).times(by.value().reciprocal())
                            : of(expr);
                case POWER:
                    if (apply.argument(1) instanceof Num exponent
                            && exponent.value().isInteger()
                            && exponent.value().signum() > 0
                            && exponent.value().compareTo(Rational.of(6)) <= 0) {
                        Polynomial base = light(apply.argument(0));
                        return base.terms.size() > 4
                                ? of(expr)
                                : base.power(exponent.value().numerator().intValue());
                    }
                    return of(expr);
                default:
                    return of(expr);
            }
        }
        return of(expr);
    }

    Expr toExpr() {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((monomial, coefficient) -> {
            Expr product = monomial.toExpr();
            if (monomial.isOne()) {
                sum.add(Expr.num(coefficient));
            } else {
                sum.add(coefficient.isOne() ? product : Expr.multiply(Expr.num(coefficient), product));
            }
        });
        sum.sort(Canonical.ORDER);
        return switch (sum.size()) {
            case 0 -> Num.ZERO;
            case 1 -> sum.get(0);
            default -> Apply.of(Op.ADD, sum);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial that && hash == that.hash && terms.equals(that.terms);
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
