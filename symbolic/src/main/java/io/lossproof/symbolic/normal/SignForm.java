package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
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

/**
 * A value whose sign is that of a formula wherever the formula is defined: a fixed sign times polynomials.
 *
 * <p>Denominators become factors, since they are not 0 where the formula is defined; factors known to be positive are left
 * out. {@code a e^u - b e^v} with a, b &gt; 0 has the sign of {@code u - v + log(a/b)}, {@code a log u + b log v + c}
 * that of {@code u^a v^b - e^-c}, and a quadratic polynomial with a square discriminant those of its two factors.
 *
 * @param sign 1, -1 or 0
 * @param factors without those that are positive; a square of an unknown factor counts twice
 */
record SignForm(int sign, List<Polynomial> factors) {

    /** Powers beyond this are not multiplied out. */
    private static final int LARGEST_POWER = 8;

    SignForm {
        factors = List.copyOf(factors);
    }

    static SignForm of(Expr value, Normaliser normaliser, Facts facts) {
        return of(normaliser.of(value), normaliser, facts);
    }

    static SignForm of(Fraction fraction, Normaliser normaliser, Facts facts) {
        Collector collector = new Collector(normaliser, facts);
        collector.product(fraction.numerator(), true);
        fraction.denominator().forEach((factor, power) -> {
            if (power % 2 != 0) {
                collector.product(factor, false);
            }
        });
        return new SignForm(collector.sign, collector.sign == 0 ? List.of() : collector.factors);
    }

    private static final class Collector {
        private final Normaliser normaliser;
        private final Facts facts;
        private final List<Polynomial> factors = new ArrayList<>();
        private int sign = 1;

        Collector(Normaliser normaliser, Facts facts) {
            this.normaliser = normaliser;
            this.facts = facts;
        }

        void product(Polynomial polynomial, boolean above) {
            if (polynomial.isZero()) {
                sign = 0;
                return;
            }
            polynomial.content().exponents().forEach((atom, power) -> factor(atom, above ? power : power.negate()));
            Polynomial rest = polynomial
                    .times(polynomial.content().inverse())
                    .times(polynomial.scale().reciprocal());
            if (rest.leadingSign() < 0) {
                rest = rest.times(Rational.MINUS_ONE);
                sign = -sign;
            }
            if (!rest.isConstant()) {
                primitive(rest);
            }
        }

        /** The sign of a power of an atom; a negative power is not 0. */
        private void factor(Expr atom, Rational power) {
            Range range = facts.range(atom);
            if (range.isPositive()) {
                return;
            }
            Polynomial polynomial = Polynomial.of(atom);
            if (!power.isInteger()) {
                if (power.signum() > 0) {
                    factors.add(polynomial);
                }
                return;
            }
            boolean odd = power.numerator().testBit(0);
            if (odd || power.signum() > 0) {
                factors.add(polynomial);
            }
            if (!odd && power.signum() > 0) {
                factors.add(polynomial);
            }
        }

        private void primitive(Polynomial polynomial) {
            Range range = facts.range(Canonical.form(polynomial.toExpr()));
            if (range.isPositive()) {
                return;
            }
            if (range.isNegative()) {
                sign = -sign;
                return;
            }
            boolean isVariable = polynomial.atoms().stream()
                    .anyMatch(atom -> !atom.freeNames().isEmpty());
            Optional<Fraction> simpler = isVariable
                    ? ofExponentials(polynomial)
                            .or(() -> ofLogarithms(polynomial))
                            .or(() -> ofPowers(polynomial))
                    : Optional.empty();
            if (simpler.isPresent()) {
                SignForm form = of(simpler.get(), normaliser, facts);
                sign *= form.sign();
                factors.addAll(form.factors());
                return;
            }
            Optional<List<Polynomial>> split = QuadraticFactors.of(polynomial).or(() -> ofKnownFactor(polynomial));
            if (split.isPresent()) {
                split.get().forEach(part -> product(part, true));
            } else {
                factors.add(polynomial);
            }
        }

        /**
         * {@code a e^u - b e^v} with a and b positive: of two groups of terms with the same exponential, by the
         * logarithms.
         */
        private Optional<Fraction> ofExponentials(Polynomial polynomial) {
            Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
            polynomial.terms().forEach((monomial, coefficient) -> {
                Map<Expr, Rational> inside = new HashMap<>(monomial.exponents());
                inside.keySet().removeIf(atom -> !isExponential(atom));
                Monomial exponential = Monomial.of(inside);
                groups.merge(
                        exponential,
                        Polynomial.of(monomial.times(exponential.inverse()), coefficient),
                        Polynomial::plus);
            });
            if (groups.size() != 2) {
                return Optional.empty();
            }
            List<Monomial> exponentials = new ArrayList<>(groups.keySet());
            exponentials.sort(java.util.Comparator.comparing(Monomial::toExpr, Canonical.ORDER));
            Expr first = formula(groups, exponentials.get(0));
            Expr second = formula(groups, exponentials.get(1));
            boolean firstIsPositive =
                    facts.isPositive(first) && facts.range(second).isNegative();
            if (!firstIsPositive
                    && !(facts.isPositive(second) && facts.range(first).isNegative())) {
                return Optional.empty();
            }
            Expr above = firstIsPositive ? first : second;
            Expr below = Expr.negate(firstIsPositive ? second : first);
            Monomial ratio = exponentials
                    .get(firstIsPositive ? 0 : 1)
                    .times(exponentials.get(firstIsPositive ? 1 : 0).inverse());
            Expr exponent = exponent(ratio);
            // A logarithm beside numbers leads to exponentials of numbers, which must not lead back.
            return exponent.freeNames().isEmpty()
                    ? Optional.empty()
                    : Optional.of(normaliser.of(Expr.add(exponent, Expr.subtract(Expr.log(above), Expr.log(below)))));
        }

        private static Expr formula(Map<Monomial, Polynomial> groups, Monomial exponential) {
            return Canonical.form(
                    groups.getOrDefault(exponential, Polynomial.ZERO).toExpr());
        }

        /** Divides by a polynomial whose sign is known. */
        private Optional<List<Polynomial>> ofKnownFactor(Polynomial polynomial) {
            for (Map.Entry<Polynomial, Range> fact : facts.known().entrySet()) {
                for (Optional<Rational> end :
                        List.of(fact.getValue().lower(), fact.getValue().upper())) {
                    Optional<Polynomial> factor =
                            end.map(value -> fact.getKey().plus(Polynomial.constant(value.negate())));
                    Optional<Polynomial> quotient = factor.filter(
                                    known -> known.terms().size() > 1 && !known.equals(polynomial))
                            .flatMap(polynomial::dividedBy);
                    if (quotient.isPresent() && !quotient.get().isConstant()) {
                        return Optional.of(List.of(factor.get(), quotient.get()));
                    }
                }
            }
            return Optional.empty();
        }

        /** {@code a m - b n} with a, b, m, n not negative has the sign of {@code (a m)^k - (b n)^k}. */
        private Optional<Fraction> ofPowers(Polynomial polynomial) {
            List<Map.Entry<Monomial, Rational>> terms =
                    new ArrayList<>(polynomial.terms().entrySet());
            boolean fits = terms.size() == 2
                    && terms.get(0).getValue().signum()
                            != terms.get(1).getValue().signum()
                    && polynomial.atoms().stream().allMatch(facts::isNonnegative);
            if (!fits) {
                return Optional.empty();
            }
            BigInteger roots = BigInteger.ONE;
            BigInteger powers = BigInteger.ZERO;
            for (Monomial monomial : polynomial.terms().keySet()) {
                for (Rational exponent : monomial.exponents().values()) {
                    roots = roots.multiply(exponent.denominator()).divide(roots.gcd(exponent.denominator()));
                    powers = powers.gcd(exponent.numerator());
                }
            }
            boolean areRoots = !roots.equals(BigInteger.ONE);
            boolean arePowers = powers.compareTo(BigInteger.ONE) > 0
                    && terms.stream().allMatch(term -> term.getValue().abs().isOne());
            if (!areRoots && !arePowers || roots.compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
                return Optional.empty();
            }
            Polynomial raised = Polynomial.ZERO;
            for (Map.Entry<Monomial, Rational> term : terms) {
                Rational coefficient = term.getValue().abs().pow(roots.intValueExact());
                Rational power = arePowers ? Rational.of(roots, powers) : Rational.of(roots);
                Polynomial single = Polynomial.of(term.getKey().power(power), coefficient);
                raised = term.getValue().signum() > 0 ? raised.plus(single) : raised.minus(single);
            }
            return Optional.of(Fraction.of(raised));
        }

        private static boolean isExponential(Expr atom) {
            return atom.equals(Const.E) || atom instanceof Apply apply && apply.op() == Op.EXP;
        }

        private static Expr exponent(Monomial monomial) {
            Expr sum = Num.ZERO;
            for (Map.Entry<Expr, Rational> factor : monomial.exponents().entrySet()) {
                Expr inside = factor.getKey() instanceof Apply apply ? apply.argument(0) : Num.ONE;
                sum = Expr.add(sum, Expr.multiply(Expr.num(factor.getValue()), inside));
            }
            return sum;
        }

        /** {@code Σ a log|u| + c}, with integers a. */
        private Optional<Fraction> ofLogarithms(Polynomial polynomial) {
            Rational constant = Rational.ZERO;
            List<Expr> above = new ArrayList<>();
            List<Expr> below = new ArrayList<>();
            for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
                if (term.getKey().isOne()) {
                    constant = term.getValue();
                    continue;
                }
                Map<Expr, Rational> factors = term.getKey().exponents();
                Expr atom = factors.keySet().iterator().next();
                Rational power = term.getValue();
                boolean fits = factors.size() == 1
                        && term.getKey().exponent(atom).isOne()
                        && atom instanceof Apply log
                        && log.op() == Op.LOG
                        && power.isInteger()
                        && power.abs().compareTo(Rational.of(LARGEST_POWER)) <= 0;
                if (!fits) {
                    return Optional.empty();
                }
                Expr inside = Expr.power(((Apply) atom).argument(0), Expr.num(power.abs()));
                (power.signum() > 0 ? above : below).add(inside);
            }
            if (!constant.isZero()) {
                Expr factor = Expr.exp(Expr.num(constant.abs()));
                (constant.signum() > 0 ? above : below).add(factor);
            }
            return Optional.of(normaliser.of(Expr.subtract(product(above), product(below))));
        }

        private static Expr product(List<Expr> factors) {
            return switch (factors.size()) {
                case 0 -> Num.ONE;
                case 1 -> factors.get(0);
                default -> Expr.multiply(factors.toArray(Expr[]::new));
            };
        }
    }
}
