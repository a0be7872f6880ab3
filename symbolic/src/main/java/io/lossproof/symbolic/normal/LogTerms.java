package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A normal form that is linear in logarithms, {@code common * (Σ w log T + rest)}: each T is a product of powers, and no
 * two of the weights w are proportional.
 *
 * @param terms the logarithms
 * @param rest what has no logarithm
 * @param common the factor of all: one over the denominators, and over log 2 where a logarithm is to base 2
 */
record LogTerms(List<Term> terms, Polynomial rest, Fraction common) {

    LogTerms {
        terms = List.copyOf(terms);
    }

    /**
     * {@code weight * log Π base^exponent}; each base counts with its absolute value.
     *
     * @param weight without the common factor
     * @param powers exponents by base
     */
    record Term(Polynomial weight, Map<Expr, Rational> powers) {

        /** The same value with coprime integer exponents. */
        Term primitive() {
            BigInteger gcd = BigInteger.ZERO;
            BigInteger lcm = BigInteger.ONE;
            for (Rational exponent : powers.values()) {
                gcd = gcd.gcd(exponent.numerator());
                lcm = lcm.multiply(exponent.denominator()).divide(lcm.gcd(exponent.denominator()));
            }
            Rational scale = Rational.of(gcd, lcm);
            Map<Expr, Rational> scaled = new TreeMap<>(Canonical.ORDER);
            powers.forEach((base, exponent) -> scaled.put(base, exponent.divide(scale)));
            return new Term(weight.times(scale), scaled);
        }

        /** With more factors under the logarithm. */
        Term times(Map<Expr, Rational> others, Rational exponent) {
            Map<Expr, Rational> product = new TreeMap<>(Canonical.ORDER);
            product.putAll(powers);
            others.forEach((base, own) -> product.merge(base, own.multiply(exponent), Rational::add));
            product.values().removeIf(Rational::isZero);
            return new Term(weight, product);
        }
    }

    /**
     * The logarithms of a normal form; empty if it is not linear in them.
     *
     * @param exponents whether x counts as the logarithm of exp(x) where exp(x) occurs
     */
    static Optional<LogTerms> of(Fraction fraction, boolean exponents) {
        Map<Expr, Expr> bases = bases(fraction, exponents);
        Monomial constant = inverseConstants(fraction.numerator());
        Fraction common = Fraction.of(constant);
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            if (factor.getKey().atoms().stream().anyMatch(atom -> bases.containsKey(atom) && !isConstantLog(atom))) {
                return Optional.empty();
            }
            common = common.times(
                    Fraction.of(factor.getKey()).power(factor.getValue()).inverse());
        }
        Map<Expr, Polynomial> coefficients = new TreeMap<>(Canonical.ORDER);
        Polynomial rest = Polynomial.ZERO;
        Polynomial numerator = fraction.numerator().times(constant.inverse());
        for (Map.Entry<Monomial, Rational> term : numerator.terms().entrySet()) {
            List<Expr> logs = term.getKey().exponents().keySet().stream()
                    .filter(bases::containsKey)
                    .toList();
            Polynomial product = Polynomial.of(term.getKey(), term.getValue());
            if (logs.isEmpty()) {
                rest = rest.plus(product);
            } else if (logs.size() == 1 && term.getKey().exponent(logs.get(0)).isOne()) {
                Monomial log = Monomial.of(logs.get(0), Rational.ONE);
                coefficients.merge(logs.get(0), product.times(log.inverse()), Polynomial::plus);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new LogTerms(grouped(coefficients, bases), rest, common));
    }

    private static boolean isConstantLog(Expr atom) {
        return atom instanceof Apply apply && apply.op() == Op.LOG && apply.argument(0) instanceof Num;
    }

    /** Negative powers of logarithms of numbers, as {@code log2(x) = log(x)/log(2)} has them. */
    private static Monomial inverseConstants(Polynomial numerator) {
        Map<Expr, Rational> below = new HashMap<>(numerator.content().exponents());
        below.entrySet()
                .removeIf(factor -> !isConstantLog(factor.getKey())
                        || factor.getValue().signum() > 0
                        || !factor.getValue().isInteger());
        return Monomial.of(below);
    }

    /** The base of each atom that counts as a logarithm. */
    private static Map<Expr, Expr> bases(Fraction fraction, boolean exponents) {
        Map<Expr, Expr> bases = new HashMap<>();
        for (Expr atom : fraction.atoms()) {
            if (atom instanceof Apply apply && apply.op() == Op.LOG) {
                Expr inside = apply.argument(0);
                bases.put(atom, inside instanceof Apply abs && abs.op() == Op.ABS ? abs.argument(0) : inside);
            }
            if (exponents) {
                collectExponents(atom, bases);
            }
        }
        return bases;
    }

    private static void collectExponents(Expr expr, Map<Expr, Expr> bases) {
        if (expr instanceof Apply apply) {
            if (apply.op() == Op.EXP) {
                bases.put(apply.argument(0), apply);
            }
            apply.forEachPart(part -> collectExponents(part, bases));
        }
    }

    private static List<Term> grouped(Map<Expr, Polynomial> coefficients, Map<Expr, Expr> bases) {
        Map<Polynomial, Map<Expr, Rational>> groups = new LinkedHashMap<>();
        coefficients.forEach((log, coefficient) -> {
            if (!coefficient.isZero()) {
                Rational scale = coefficient.scale();
                Rational factor = coefficient.leadingSign() < 0 ? scale.negate() : scale;
                groups.computeIfAbsent(coefficient.times(factor.reciprocal()), key -> new TreeMap<>(Canonical.ORDER))
                        .put(bases.getOrDefault(log, log), factor);
            }
        });
        List<Term> terms = new ArrayList<>();
        groups.forEach((weight, powers) -> terms.add(new Term(weight, powers)));
        return terms;
    }

    /** The factor of the logarithm of a term. */
    Fraction weight(Term term) {
        return Fraction.of(term.weight()).times(common);
    }

    /** The value without logarithms. */
    Fraction restValue() {
        return Fraction.of(rest).times(common);
    }

    /** The same value with one weight written as a combination of the others: {@code log K = Σ p[k] log K}. */
    List<LogTerms> folded() {
        List<LogTerms> folded = new ArrayList<>();
        for (int i = 0; i < terms.size() && terms.size() > 1; i++) {
            List<Term> others = new ArrayList<>(terms);
            Term term = others.remove(i);
            List<Polynomial> weights = others.stream().map(Term::weight).toList();
            combination(term.weight(), weights).ifPresent(factors -> {
                List<Term> more = new ArrayList<>();
                for (int k = 0; k < others.size(); k++) {
                    more.add(others.get(k).times(term.powers(), factors.get(k)));
                }
                more.removeIf(other -> other.powers().isEmpty());
                folded.add(new LogTerms(more, rest, common));
            });
        }
        return folded;
    }

    /** The same value with each weight a monomial: {@code (a - b) log(a/b)} as {@code a log(a/b) + b log(b/a)}. */
    LogTerms byMonomial() {
        Map<Monomial, Term> split = new LinkedHashMap<>();
        for (Term term : terms) {
            term.weight().terms().forEach((monomial, coefficient) -> {
                Term none = new Term(Polynomial.of(monomial, Rational.ONE), Map.of());
                split.put(monomial, split.getOrDefault(monomial, none).times(term.powers(), coefficient));
            });
        }
        split.values().removeIf(term -> term.powers().isEmpty());
        return new LogTerms(List.copyOf(split.values()), rest, common);
    }

    private static Optional<List<Rational>> combination(Polynomial wanted, List<Polynomial> given) {
        List<Monomial> monomials = new ArrayList<>(wanted.terms().keySet());
        given.forEach(weight -> weight.terms().keySet().stream()
                .filter(monomial -> !monomials.contains(monomial))
                .forEach(monomials::add));
        List<List<Rational>> columns =
                given.stream().map(weight -> inMonomials(weight, monomials)).toList();
        return LinearSystem.solve(columns, inMonomials(wanted, monomials));
    }

    private static List<Rational> inMonomials(Polynomial polynomial, List<Monomial> monomials) {
        return monomials.stream()
                .map(monomial -> polynomial.terms().getOrDefault(monomial, Rational.ZERO))
                .toList();
    }
}
