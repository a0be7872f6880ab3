package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.derivation.Rule.Rewrite;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Quotients and products of powers of a residual r, a difference, or of anything else c, and of a scale s: a symbol, an
 * entry of a vector or an exponential.
 *
 * <pre>
 *   c r^k / (d s^n)  =  (c/d) (r / s / ... / s) ... (r / s / ... / s),   k factors that share the n divisions
 *   c r^2 e^u        =  c (r e^(u/2))^2
 *   c r^2 t          =  c (r t) r
 * </pre>
 * Written on the left, r² overflows from 1.3e154 on and s³ underflows below 1.7e-108, where the value does neither.
 */
final class ScaledResidual {

    private ScaledResidual() {}

    static Optional<Rewrite> match(Expr node, Scope scope) {
        if (!(node instanceof Apply apply)) {
            return Optional.empty();
        }
        if (apply.op() == Op.DIVIDE) {
            Optional<Expr> quotient = quotient(apply);
            return (quotient.isPresent()
                            ? quotient
                            : product(apply.argument(0), scope).map(p -> Expr.divide(p, apply.argument(1))))
                    .flatMap(Rewrite::to);
        }
        return apply.op() == Op.MULTIPLY ? product(apply, scope).flatMap(Rewrite::to) : Optional.empty();
    }

    /** A base with a positive integer exponent. */
    private record Power(Expr base, int exponent) {
        static Power of(Expr factor) {
            if (factor instanceof Apply apply
                    && apply.op() == Op.POWER
                    && apply.argument(1) instanceof Num num
                    && num.value().isInteger()
                    && num.value().signum() > 0
                    && num.value().compareTo(Rational.of(20)) <= 0) {
                return new Power(apply.argument(0), num.value().numerator().intValue());
            }
            return new Power(factor, 1);
        }

        boolean isResidual() {
            return base instanceof Apply apply && apply.op() == Op.ADD;
        }

        boolean isScale() {
            return base instanceof Sym || base instanceof Entry;
        }
    }

    private static List<Expr> factors(Expr expr) {
        return expr instanceof Apply apply && apply.op() == Op.MULTIPLY ? apply.arguments() : List.of(expr);
    }

    private static Optional<Expr> quotient(Apply quotient) {
        Rational coefficient = Rational.ONE;
        Optional<Power> residual = Optional.empty();
        List<Expr> others = new ArrayList<>();
        for (Expr factor : factors(quotient.argument(0))) {
            Power power = Power.of(factor);
            if (factor instanceof Num num) {
                coefficient = coefficient.multiply(num.value());
            } else if (power.isResidual() && residual.isEmpty()) {
                residual = Optional.of(power);
            } else {
                others.add(factor);
            }
        }
        Optional<Power> scale = Optional.empty();
        for (Expr factor : factors(quotient.argument(1))) {
            Power power = Power.of(factor);
            if (factor instanceof Num num && !num.value().isZero()) {
                coefficient = coefficient.divide(num.value());
            } else if (power.isScale() && scale.isEmpty()) {
                scale = Optional.of(power);
            } else {
                return Optional.empty();
            }
        }
        int above = residual.map(Power::exponent).orElse(0);
        boolean mixed = residual.isPresent() && !others.isEmpty();
        if (scale.isEmpty() || mixed || above < 2 && scale.get().exponent() < 2) {
            return Optional.empty();
        }
        Expr rest = others.isEmpty() ? Num.ONE : product(others);
        return Optional.of(scaled(coefficient, residual, rest, above, scale.get()));
    }

    private static Expr product(List<Expr> factors) {
        return factors.size() == 1 ? factors.get(0) : Apply.of(Op.MULTIPLY, factors);
    }

    private static Expr scaled(Rational coefficient, Optional<Power> residual, Expr rest, int above, Power scale) {
        Expr result = residual.isPresent()
                ? shared(residual.get().base(), above, scale)
                : divided(rest, scale.base(), scale.exponent());
        if (!coefficient.numerator().equals(java.math.BigInteger.ONE)) {
            result = Expr.multiply(Expr.num(coefficient.numerator()), result);
        }
        return coefficient.isInteger() ? result : Expr.divide(result, Expr.num(coefficient.denominator()));
    }

    /** {@code r^k / s^n} as k factors that share the n divisions as evenly as they can. */
    private static Expr shared(Expr residual, int above, Power scale) {
        int each = scale.exponent() / above;
        int more = scale.exponent() % above;
        Expr few = divided(residual, scale.base(), each);
        Expr many = divided(residual, scale.base(), each + 1);
        if (more == 0) {
            return above == 1 ? few : Expr.power(few, above);
        }
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < above; i++) {
            factors.add(i < more ? many : few);
        }
        return product(factors);
    }

    private static Expr divided(Expr value, Expr by, int times) {
        Expr result = value;
        for (int i = 0; i < times; i++) {
            result = Expr.divide(result, by);
        }
        return result;
    }

    /** A square of a residual times one other factor. */
    private static Optional<Expr> product(Expr product, Scope scope) {
        List<Expr> numbers = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        Optional<Expr> residual = Optional.empty();
        for (Expr factor : factors(product)) {
            Power power = Power.of(factor);
            if (factor instanceof Num) {
                numbers.add(factor);
            } else if (power.isResidual() && power.exponent() == 2 && residual.isEmpty()) {
                residual = Optional.of(power.base());
            } else {
                others.add(factor);
            }
        }
        if (residual.isEmpty() || others.size() != 1) {
            return Optional.empty();
        }
        Expr base = residual.get();
        Expr scaled = others.get(0) instanceof Apply exp && exp.op() == Op.EXP
                ? Expr.power(
                        Expr.multiply(base, Expr.exp(Arrangement.of(Expr.divide(exp.argument(0), Num.TWO), scope))), 2)
                : Expr.multiply(Expr.multiply(base, others.get(0)), base);
        if (numbers.isEmpty()) {
            return Optional.of(scaled);
        }
        numbers.add(scaled);
        return Optional.of(Apply.of(Op.MULTIPLY, numbers));
    }
}
