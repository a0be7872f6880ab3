package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Special functions of an expansion: around a finite value their power series, at infinity their asymptotic series with
 * a bound of the first term that is left out. The series are those of the NIST Digital Library of Mathematical Functions,
 * sections 5.11 (gamma), 7.12 (error function) and 10.40 (Bessel).
 */
final class SpecialFunctions {

    /** B_2, B_4, ... */
    private static final List<Rational> BERNOULLI = List.of(
            Rational.of(1, 6),
            Rational.of(-1, 30),
            Rational.of(1, 42),
            Rational.of(-1, 30),
            Rational.of(5, 66),
            Rational.of(-691, 2730));

    /** How far a pole is moved away by the recurrence, at most. */
    private static final int MOST_STEPS = 8;

    private final Composition composition;
    private final Signs signs;
    private final int order;

    SpecialFunctions(Composition composition) {
        this.composition = composition;
        this.signs = composition.signs;
        this.order = composition.order;
    }

    private Expansion plus(Expansion a, Expansion b) {
        return a.plus(b, signs, order);
    }

    private Expansion minus(Expansion a, Expansion b) {
        return a.plus(b.negated(signs), signs, order);
    }

    private Expansion times(Expansion a, Expansion b) {
        return a.times(b, signs, order);
    }

    private Expansion scaled(Expansion a, Rational by) {
        return by.isZero() ? Expansion.ZERO : a.times(new Term(Expr.num(by), Growth.ONE), signs, order);
    }

    private Expansion shifted(Expansion a, long by) {
        return plus(a, Expansion.constant(Expr.num(by)));
    }

    private Expansion power(Expansion a, long exponent) {
        return composition.power(a, Expr.num(exponent));
    }

    private boolean tendsToInfinity(Expansion of) {
        return !of.terms().isEmpty() && of.terms().get(0).growth().direction(signs) > 0;
    }

    /** {@code arctan(s) = ±pi/2 - arctan(1/s)} where s tends to an infinity. */
    Expansion arctangent(Expansion of) {
        Optional<Expr> value = composition.value(of);
        if (value.isPresent()) {
            return composition.smooth(Op.ARCTAN, of, value.get(), Domain.REAL);
        }
        if (!tendsToInfinity(of)) {
            return Expansion.boundedBy(Growth.ONE);
        }
        Expr right = Expr.multiply(Expr.num(Rational.of(of.sign(signs), 2)), Const.PI);
        return minus(Expansion.constant(right), composition.smooth(Op.ARCTAN, power(of, -1), Num.ZERO, Domain.REAL));
    }

    // ---- error function -------------------------------------------------------------------------------------------

    /**
     * {@code erf(s) = ±(1 - exp(-s²)/(|s| √π) (1 - 1/(2s²) + 3/(4s⁴) - ...))} where s tends to an infinity; where the
     * exponential is not expanded, the bound 1/|s| of the difference stands for it.
     */
    Expansion errorFunction(Expansion of) {
        Optional<Expr> value = composition.value(of);
        if (value.isPresent()) {
            return composition.smooth(Op.ERF, of, value.get(), Domain.REAL);
        }
        if (!tendsToInfinity(of)) {
            return Expansion.boundedBy(Growth.ONE);
        }
        int sign = of.sign(signs);
        Expansion complement;
        try {
            complement = complement(sign > 0 ? of : of.negated(signs));
        } catch (NoLimitException e) {
            complement = Expansion.boundedBy(of.terms().get(0).growth().power(Expr.num(-1), signs));
        }
        return scaled(minus(Expansion.constant(Num.ONE), complement), Rational.of(sign));
    }

    private Expansion complement(Expansion s) {
        Expansion inverse = power(s, -1);
        Expansion square = times(inverse, inverse);
        Expansion sum = Expansion.ZERO;
        Expansion term = inverse;
        for (int k = 0; k < order; k++) {
            sum = plus(sum, term);
            term = scaled(times(term, square), Rational.of(-(2L * k + 1), 2));
        }
        sum = plus(sum, Expansion.boundedBy(term.bound().orElseThrow()));
        Expansion bell = composition.exponential(times(s, s).negated(signs));
        Expr factor = Expr.divide(Num.ONE, Expr.apply(Op.SQRT, Const.PI));
        return times(sum, bell).times(new Term(factor, Growth.ONE), signs, order);
    }

    // ---- gamma functions ------------------------------------------------------------------------------------------

    /** {@code Γ(s) = Γ(s + n)/(s (s + 1) ... (s + n - 1))}, the argument of the second moved to positive values. */
    Expansion gamma(Expansion of) {
        int steps = steps(of);
        Expansion result = composition.exponential(logGammaOfPositive(shifted(of, steps)));
        for (int i = 0; i < steps; i++) {
            result = times(result, power(shifted(of, i), -1));
        }
        return result;
    }

    /** {@code log Γ(s) = log Γ(s + 1) - log s} where s tends to 0 from above. */
    Expansion logGamma(Expansion of) {
        if (of.tendsToZero(signs)) {
            return minus(logGammaOfPositive(shifted(of, 1)), composition.logarithm(of));
        }
        return logGammaOfPositive(of);
    }

    /** {@code (s - 1/2) log s - s + log(2π)/2 + Σ B_2k/(2k (2k - 1) s²ᵏ⁻¹)} at infinity. */
    private Expansion logGammaOfPositive(Expansion of) {
        Optional<Expr> value = composition.value(of);
        if (value.isPresent()) {
            requirePositive(value.get());
            return composition.smooth(Op.LOGGAMMA, of, value.get(), Domain.POSITIVE);
        }
        requireInfinite(of);
        Expr constant = Expr.divide(Expr.log(Expr.multiply(Num.TWO, Const.PI)), Num.TWO);
        Expansion half = plus(of, Expansion.constant(Expr.num(Rational.of(-1, 2))));
        Expansion sum = plus(minus(times(half, composition.logarithm(of)), of), Expansion.constant(constant));
        Expansion inverse = power(of, -1);
        int terms = terms();
        for (int k = 1; k <= terms; k++) {
            Rational weight = BERNOULLI.get(k - 1).divide(Rational.of(2L * k * (2L * k - 1)));
            sum = plus(sum, scaled(power(inverse, 2L * k - 1), weight));
        }
        return plus(sum, bounded(inverse, 2L * terms + 1));
    }

    /**
     * The derivative of order n of the digamma function. At infinity digamma is {@code log s - 1/(2s) - Σ B_2k/(2k s²ᵏ)};
     * for n > 0 it is {@code (-1)ⁿ⁺¹ ((n - 1)!/sⁿ + n!/(2 sⁿ⁺¹) + Σ B_2k (2k + n - 1)!/((2k)! s²ᵏ⁺ⁿ))}. At a pole the
     * recurrence {@code ψ_n(s) = ψ_n(s + 1) - (-1)ⁿ n!/sⁿ⁺¹} moves the argument away.
     */
    Expansion polygamma(int n, Expansion of) {
        int steps = steps(of);
        Expansion sum = polygammaOfPositive(n, shifted(of, steps));
        for (int i = 0; i < steps; i++) {
            Rational weight = factorial(n).multiply(Rational.of(n % 2 == 0 ? -1 : 1));
            sum = plus(sum, scaled(power(shifted(of, i), -(n + 1L)), weight));
        }
        return sum;
    }

    private Expansion polygammaOfPositive(int n, Expansion of) {
        Optional<Expr> value = composition.value(of);
        if (value.isPresent()) {
            requirePositive(value.get());
            return composition.smooth(
                    place -> n == 0
                            ? Expr.apply(Op.DIGAMMA, place)
                            : n == 1 ? Expr.apply(Op.TRIGAMMA, place) : Expr.apply(Op.POLYGAMMA, Expr.num(n), place),
                    of,
                    value.get(),
                    Domain.POSITIVE);
        }
        requireInfinite(of);
        Expansion inverse = power(of, -1);
        Rational sign = Rational.of(n % 2 == 0 ? -1 : 1);
        Expansion sum = n == 0 ? composition.logarithm(of) : scaled(power(inverse, n), sign.multiply(factorial(n - 1)));
        sum = plus(
                sum, scaled(power(inverse, n + 1L), sign.multiply(factorial(n)).divide(Rational.TWO)));
        int terms = terms();
        for (int k = 1; k <= terms; k++) {
            Rational weight =
                    BERNOULLI.get(k - 1).multiply(factorial(2 * k + n - 1)).divide(factorial(2 * k));
            sum = plus(sum, scaled(power(inverse, 2L * k + n), sign.multiply(weight)));
        }
        return plus(sum, bounded(inverse, 2L * terms + n + 2));
    }

    private int terms() {
        return Math.min(BERNOULLI.size(), order / 2 + 1);
    }

    /** How many steps bring the argument to a positive value. */
    private int steps(Expansion of) {
        if (!(composition.value(of).orElse(Num.ONE) instanceof Num value)
                || value.value().signum() > 0) {
            return 0;
        }
        BigInteger steps = value.value().negate().floor().add(BigInteger.ONE);
        if (steps.compareTo(BigInteger.valueOf(MOST_STEPS)) > 0) {
            throw new NoLimitException(value + " is far below 0");
        }
        return steps.intValue();
    }

    private Expansion bounded(Expansion inverse, long exponent) {
        return Expansion.boundedBy(inverse.bound().orElseThrow().power(Expr.num(exponent), signs));
    }

    private void requirePositive(Expr value) {
        if (!signs.isPositive(value)) {
            throw new NoLimitException("that " + value + " is positive is not proved");
        }
    }

    private void requireInfinite(Expansion of) {
        if (of.sign(signs) <= 0 || of.leading(signs).growth().direction(signs) <= 0) {
            throw new NoLimitException("a gamma function is expanded at positive values and at infinity only");
        }
    }

    private static Rational factorial(int n) {
        Rational product = Rational.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(Rational.of(i));
        }
        return product;
    }

    // ---- Bessel functions -----------------------------------------------------------------------------------------

    /**
     * The modified Bessel function of the first kind and order n: {@code exp(s)/√(2πs) Σ (-1)ᵏ a_k/sᵏ} at infinity, {@code
     * a_k = (4n² - 1)(4n² - 9) ... (4n² - (2k - 1)²)/(k! 8ᵏ)}; at minus infinity the same up to the sign of (-1)ⁿ.
     */
    Expansion bessel(int n, Expansion of) {
        Optional<Expr> value = composition.value(of);
        if (value.isPresent()) {
            return composition.smooth(
                    place -> Expr.apply(Op.BESSELI, Expr.num(n), place), of, value.get(), Domain.REAL);
        }
        if (!tendsToInfinity(of)) {
            throw new NoLimitException("the argument of a Bessel function neither has a limit nor grows");
        }
        boolean isNegative = of.sign(signs) < 0;
        Expansion s = isNegative ? of.negated(signs) : of;
        Expansion inverse = power(s, -1);
        Expansion sum = Expansion.constant(Num.ONE);
        Expansion term = sum;
        for (int k = 1; k <= order; k++) {
            long square = 4L * n * n - (2L * k - 1) * (2L * k - 1);
            term = scaled(times(term, inverse), Rational.of(-square, 8L * k));
            sum = plus(sum, term);
        }
        sum = plus(sum, bounded(inverse, order + 1L));
        Expansion root = composition.power(scaled(s, Rational.TWO), Expr.num(Rational.of(-1, 2)));
        Expr factor = Expr.divide(Num.ONE, Expr.apply(Op.SQRT, Const.PI));
        Expansion result =
                times(times(composition.exponential(s), root), sum).times(new Term(factor, Growth.ONE), signs, order);
        return isNegative && n % 2 == 1 ? result.negated(signs) : result;
    }
}
