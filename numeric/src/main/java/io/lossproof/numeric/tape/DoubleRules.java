package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;

/** What each operator is in double precision. */
final class DoubleRules {

    private DoubleRules() {}

    static double constant(Const value) {
        return switch (value.name()) {
            case "pi" -> Math.PI;
            case "e" -> Math.E;
            case "EulerGamma" -> 0.5772156649015329;
            case "undefined" -> Double.NaN;
            default -> throw new IllegalArgumentException(value + " is not a number");
        };
    }

    static double unary(Op op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case LOG1P -> Math.log1p(x);
            case EXPM1 -> Math.expm1(x);
            case LOG2 -> StableFunctions.log2(x);
            case LOG10 -> Math.log10(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case MAX, MIN, LOGSUMEXP -> x;
            case RELU -> Math.max(x, 0);
            case FLOOR -> Math.floor(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ARCTAN -> Math.atan(x);
            case ARCTANH -> StableFunctions.arctanh(x);
            case SIGMOID -> StableFunctions.sigmoid(x);
            case LOGIT -> StableFunctions.logit(x);
            case SOFTPLUS -> StableFunctions.softplus(x);
            case LOG1MEXP -> StableFunctions.log1mexp(x);
            case GAMMA -> GammaFunctions.gamma(x);
            case LOGGAMMA -> GammaFunctions.logGamma(x);
            case DIGAMMA -> GammaFunctions.digamma(x);
            case TRIGAMMA -> GammaFunctions.trigamma(x);
            case FACTORIAL -> GammaFunctions.factorial(x);
            case HARMONICNUMBER -> GammaFunctions.harmonicNumber(x);
            case ERF -> ErrorFunctions.erf(x);
            case ERFC -> ErrorFunctions.erfc(x);
            case NORMALCDF -> ErrorFunctions.normalCdf(x);
            default -> throw new IllegalArgumentException(op.text() + " does not take one argument");
        };
    }

    static double binary(Op op, double x, double y) {
        return switch (op) {
            case DIVIDE -> x / y;
            case POWER -> StableFunctions.power(x, y);
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case LOGSUMEXP -> x == y ? x + Math.log(2) : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
            case XLOGY -> StableFunctions.xlogy(x, y);
            case XLOG1PY -> StableFunctions.xlog1py(x, y);
            case POLYGAMMA -> GammaFunctions.polygamma(x, y);
            case LOGBETA -> GammaFunctions.logBeta(x, y);
            case BETA -> GammaFunctions.beta(x, y);
            case BINOMIAL -> GammaFunctions.binomial(x, y);
            case BESSELI -> BesselFunctions.besselI(x, y);
            case LOGBESSELI -> BesselFunctions.logBesselI(x, y);
            case KRONECKERDELTA -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : x == y ? 1 : 0;
            default -> throw new IllegalArgumentException(op.text() + " does not take two arguments");
        };
    }

    static double many(Op op, double[] a) {
        return switch (op) {
            case CLIP -> Math.min(Math.max(a[0], a[1]), a[2]);
            case MAX -> reduce(Reduce.Kind.MAXIMUM, a, 0, 1, a.length);
            case MIN -> {
                double least = a[0];
                for (double x : a) {
                    least = Math.min(least, x);
                }
                yield least;
            }
            case LOGSUMEXP -> reduce(Reduce.Kind.LOG_SUM_EXP, a, 0, 1, a.length);
            default -> throw new IllegalArgumentException(op.text() + " does not take " + a.length + " arguments");
        };
    }

    static double reduce(Reduce.Kind kind, double[] values, int from, int step, int count) {
        return switch (kind) {
            case SUM -> sum(values, from, step, count);
            case PRODUCT -> {
                double product = 1;
                for (int i = 0, p = from; i < count; i++, p += step) {
                    product *= values[p];
                }
                yield product;
            }
            case LOG_SUM_EXP -> logSumExp(values, from, step, count);
            case MAXIMUM -> count == 0 ? Double.NaN : maximum(values, from, step, count);
        };
    }

    /** Neumaier's sum: the rounding error of each step is known exactly and added up apart. */
    private static double sum(double[] values, int from, int step, int count) {
        double sum = 0;
        double lost = 0;
        for (int i = 0, p = from; i < count; i++, p += step) {
            double term = values[p];
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        return Double.isFinite(sum) ? sum + lost : sum; // of an infinite sum, what was lost is NaN
    }

    private static double maximum(double[] values, int from, int step, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0, p = from; i < count; i++, p += step) {
            largest = Math.max(largest, values[p]);
        }
        return largest;
    }

    /**
     * {@code m + log1p(Σ exp(z_k - m))}, summed over all but one place of the largest z, which is m: nothing overflows, and
     * where m is 0 the logarithm of a number next to 1 keeps its relative accuracy.
     */
    private static double logSumExp(double[] values, int from, int step, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        double m = maximum(values, from, step, count);
        if (Double.isNaN(m) || Double.isInfinite(m)) {
            return m;
        }
        double sum = 0;
        double lost = 0;
        boolean skipped = false;
        for (int i = 0, p = from; i < count; i++, p += step) {
            if (!skipped && values[p] == m) {
                skipped = true;
                continue;
            }
            double term = Math.exp(values[p] - m);
            double next = sum + term;
            lost += sum >= term ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        return m + Math.log1p(sum + lost);
    }
}
