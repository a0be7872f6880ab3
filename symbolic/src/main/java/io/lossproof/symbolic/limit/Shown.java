package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A growth in terms of the variable of the limit, for a reader.
 *
 * @param variable or its distance from the point
 * @param isSmall whether T is one over it, else it is T
 */
record Shown(Expr variable, boolean isSmall) {

    /** T itself. */
    Expr value() {
        return isSmall ? Expr.divide(Num.ONE, variable) : variable;
    }

    /** {@code q*(1 - q)/n}, {@code log(x)/sqrt(x)} and the like. */
    Expr of(Expr coefficient, Growth growth) {
        if (isNegative(coefficient)) {
            return Expr.negate(of(Coefficients.negated(coefficient), growth));
        }
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        if (coefficient instanceof Apply apply && apply.op() == Op.MULTIPLY) {
            above.addAll(apply.arguments());
        } else if (!coefficient.equals(Num.ONE)) {
            above.add(coefficient);
        }
        for (Map.Entry<Scale, Expr> exponent :
                growth.exponents().descendingMap().entrySet()) {
            Scale scale = exponent.getKey();
            if (scale.equals(Scale.LOG)) {
                put(variable, isSmall ? Coefficients.negated(exponent.getValue()) : exponent.getValue(), above, below);
            } else if (scale.equals(Scale.LOG_LOG)) {
                put(logarithm(), exponent.getValue(), above, below);
            } else if (scale.equals(Scale.LOG_LOG_LOG)) {
                put(Expr.log(logarithm()), exponent.getValue(), above, below);
            } else {
                above.add(exponential(scale, exponent.getValue()));
            }
        }
        Expr numerator = product(above);
        return below.isEmpty() ? numerator : Expr.divide(numerator, product(below));
    }

    private Expr exponential(Scale scale, Expr coefficient) {
        return Expr.exp(exponent(scale, coefficient));
    }

    private Expr exponent(Scale scale, Expr coefficient) {
        if (isNegative(coefficient)) {
            return Expr.negate(exponent(scale, Coefficients.negated(coefficient)));
        }
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        if (!coefficient.equals(Num.ONE)) {
            above.add(coefficient);
        }
        put(variable, Expr.num(isSmall ? scale.power().negate() : scale.power()), above, below);
        put(logarithm(), Expr.num(scale.logPower()), above, below);
        put(Expr.log(logarithm()), Expr.num(scale.logLogPower()), above, below);
        return below.isEmpty() ? product(above) : Expr.divide(product(above), product(below));
    }

    private static boolean isNegative(Expr coefficient) {
        return coefficient instanceof Num num && num.value().signum() < 0
                || coefficient instanceof Apply apply && apply.op() == Op.NEGATE;
    }

    private Expr logarithm() {
        return isSmall ? Expr.negate(Expr.log(variable)) : Expr.log(variable);
    }

    private static void put(Expr base, Expr exponent, List<Expr> above, List<Expr> below) {
        boolean isNegative = exponent instanceof Num num && num.value().signum() < 0;
        Expr size = isNegative ? Coefficients.negated(exponent) : exponent;
        if (!size.equals(Num.ZERO)) {
            boolean isPlain = size instanceof Num num && num.value().equals(Rational.ONE);
            (isNegative ? below : above).add(isPlain ? base : Expr.power(base, size));
        }
    }

    private static Expr product(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Apply.of(Op.MULTIPLY, factors);
        };
    }
}
