package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A positive function of T that tends to infinity: {@code exp(Σ c_s s)} over scales s, so {@code exp(-T^2) T^(1/2) (log
 * T)^3} and the like. The coefficients do not contain T.
 */
record Growth(TreeMap<Scale, Expr> exponents) {

    private static final List<Scale> POWERS = List.of(Scale.LOG, Scale.LOG_LOG, Scale.LOG_LOG_LOG);

    static final Growth ONE = new Growth(new TreeMap<>());
    /** T itself. */
    static final Growth LINEAR = of(Scale.LOG, Num.ONE);

    Growth(TreeMap<Scale, Expr> exponents) {
        this.exponents = new TreeMap<>(exponents);
        this.exponents.values().removeIf(Num.ZERO::equals);
    }

    static Growth of(Scale scale, Expr coefficient) {
        TreeMap<Scale, Expr> exponents = new TreeMap<>();
        exponents.put(scale, coefficient);
        return new Growth(exponents);
    }

    Growth times(Growth other, Signs signs) {
        TreeMap<Scale, Expr> sum = new TreeMap<>(exponents);
        other.exponents.forEach(
                (scale, coefficient) -> sum.merge(scale, coefficient, (a, b) -> Coefficients.add(a, b, signs)));
        return new Growth(sum);
    }

    Growth power(Expr exponent, Signs signs) {
        TreeMap<Scale, Expr> product = new TreeMap<>();
        exponents.forEach(
                (scale, coefficient) -> product.put(scale, Coefficients.multiply(coefficient, exponent, signs)));
        return new Growth(product);
    }

    Growth over(Growth other, Signs signs) {
        return times(other.power(Expr.num(-1), signs), signs);
    }

    /** 1 if this tends to infinity, -1 if to 0, 0 if it is 1; throws where a coefficient has no proved sign. */
    int direction(Signs signs) {
        for (Map.Entry<Scale, Expr> exponent : exponents.descendingMap().entrySet()) {
            int sign = signs.of(exponent.getValue());
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    /** Which of two is larger in the end. */
    int compare(Growth other, Signs signs) {
        return equals(other) ? 0 : over(other, signs).direction(signs);
    }

    Growth max(Growth other, Signs signs) {
        return compare(other, signs) >= 0 ? this : other;
    }

    /** The scale that this is, if it is {@code T^r (log T)^m (log log T)^n} with rational exponents. */
    Optional<Scale> asScale() {
        boolean pure = exponents.entrySet().stream()
                .allMatch(exponent -> POWERS.contains(exponent.getKey()) && exponent.getValue() instanceof Num);
        return pure
                ? Optional.of(new Scale(exponent(Scale.LOG), exponent(Scale.LOG_LOG), exponent(Scale.LOG_LOG_LOG)))
                : Optional.empty();
    }

    private Rational exponent(Scale scale) {
        return exponents.get(scale) instanceof Num num ? num.value() : Rational.ZERO;
    }

    /** The logarithm as a sum, the largest scale first; throws for a power of log log T, whose logarithm has no scale. */
    List<Term> logarithm() {
        List<Term> terms = new ArrayList<>();
        exponents.forEach((scale, coefficient) -> {
            if (scale.equals(Scale.LOG_LOG_LOG)) {
                throw new NoLimitException("a logarithm of a logarithm of a logarithm is not expanded");
            }
            TreeMap<Scale, Expr> powers = new TreeMap<>();
            powers.put(Scale.LOG, Expr.num(scale.power()));
            powers.put(Scale.LOG_LOG, Expr.num(scale.logPower()));
            powers.put(Scale.LOG_LOG_LOG, Expr.num(scale.logLogPower()));
            terms.add(new Term(coefficient, new Growth(powers)));
        });
        Collections.reverse(terms);
        return terms;
    }
}
