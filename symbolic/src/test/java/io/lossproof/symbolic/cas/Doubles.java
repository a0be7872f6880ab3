package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Sym;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Values of formulas in doubles, straight from the definitions: enough to compare at moderate points. */
final class Doubles {

    private final Map<Expr, Double> point;

    private Doubles(Map<Expr, Double> point) {
        this.point = point;
    }

    /** The value where symbols and entries have these values. */
    static double value(Expr expr, Map<Expr, Double> point) {
        return new Doubles(point).value(expr);
    }

    static void assertClose(Expr expected, Expr actual, Map<Expr, Double> point, double relative) {
        double right = value(expected, point);
        double left = value(actual, point);
        assertTrue(
                Math.abs(left - right) <= relative * Math.max(1, Math.abs(right)),
                () -> actual + " is " + left + ", but " + expected + " is " + right + " at " + point);
    }

    private double value(Expr expr) {
        if (expr instanceof Num num) {
            return num.value().toDouble();
        }
        if (expr instanceof Const constant) {
            return constantValue(constant);
        }
        if (expr instanceof Sym || expr instanceof Entry) {
            Double value = point.get(expr);
            if (value == null) {
                throw new IllegalArgumentException(expr + " has no value at " + point);
            }
            return value;
        }
        if (expr instanceof Apply apply) {
            return applied(apply);
        }
        throw new IllegalArgumentException("no value for " + expr);
    }

    private static double constantValue(Const constant) {
        if (constant.equals(Const.PI)) {
            return Math.PI;
        }
        if (constant.equals(Const.E)) {
            return Math.E;
        }
        if (constant.equals(Const.EULER_GAMMA)) {
            return Gamma.GAMMA;
        }
        throw new IllegalArgumentException("no value for " + constant);
    }

    private double applied(Apply apply) {
        List<Expr> arguments = apply.arguments();
        double[] a = arguments.stream().mapToDouble(this::value).toArray();
        return switch (apply.op()) {
            case ADD -> Arrays.stream(a).sum();
            case MULTIPLY -> Arrays.stream(a).reduce(1, (x, y) -> x * y);
            case NEGATE -> -a[0];
            case DIVIDE -> a[0] / a[1];
            case POWER -> Math.pow(a[0], a[1]);
            case EXP -> Math.exp(a[0]);
            case LOG -> Math.log(a[0]);
            case SQRT -> Math.sqrt(a[0]);
            case ABS -> Math.abs(a[0]);
            case SIN -> Math.sin(a[0]);
            case COS -> Math.cos(a[0]);
            case SINH -> Math.sinh(a[0]);
            case COSH -> Math.cosh(a[0]);
            case TANH -> Math.tanh(a[0]);
            case ARCTAN -> Math.atan(a[0]);
            case GAMMA -> Gamma.gamma(a[0]);
            case LOGGAMMA -> Gamma.logGamma(a[0]);
            case DIGAMMA -> Gamma.digamma(a[0]);
            case TRIGAMMA -> Gamma.trigamma(a[0]);
            case POLYGAMMA -> tetragamma(a[0], a[1]);
            case ERF -> Erf.erf(a[0]);
            case BESSELI -> besselI((int) a[0], a[1]);
            case BINOMIAL -> value(Op.binomialByGamma(arguments.get(0), arguments.get(1)));
            default ->
                value(apply.op()
                        .definition(arguments)
                        .orElseThrow(() -> new IllegalArgumentException("no value for " + apply)));
        };
    }

    /** The second derivative of digamma: raised by its recurrence, then the asymptotic series. */
    private static double tetragamma(double order, double x) {
        if (order != 2) {
            throw new IllegalArgumentException("polygamma of the order " + order);
        }
        double sum = 0;
        double y = x;
        for (; y < 20; y++) {
            sum -= 2 / (y * y * y);
        }
        double r = 1 / (y * y);
        return sum - r * (1 + 1 / y + r * (1.0 / 2 + r * (-1.0 / 6 + r * (1.0 / 6 + r * (-3.0 / 10 + r * 5.0 / 6)))));
    }

    /** The power series. */
    private static double besselI(int order, double x) {
        double term = Math.pow(x / 2, order) / Gamma.gamma(order + 1.0);
        double sum = 0;
        for (int k = 1; k < 200; k++) {
            sum += term;
            term *= (x / 2) * (x / 2) / (k * (double) (k + order));
        }
        return sum;
    }
}
