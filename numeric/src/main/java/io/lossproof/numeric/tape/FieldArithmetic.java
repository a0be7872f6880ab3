package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.DifferentialAlgebra;

/**
 * Numbers with derivatives. The rules of {@link StableFunctions} are repeated for them, and special functions are composed
 * from their own derivatives.
 */
final class FieldArithmetic<T extends CalculusFieldElement<T>> implements Arithmetic<T> {

    private static final double LN2 = 0.6931471805599453;

    private final T zero;

    FieldArithmetic(Field<T> field) {
        this.zero = field.getZero();
    }

    @Override
    public boolean supports(Op op) {
        return true;
    }

    @Override
    public T number(Rational value) {
        return number(value.toDouble());
    }

    private T number(double value) {
        return zero.newInstance(value);
    }

    @Override
    public T constant(Const value) {
        return number(DoubleRules.constant(value));
    }

    @Override
    public T failure(Truth why) {
        return number(Double.NaN);
    }

    @Override
    public Truth compare(Relation relation, T left, T right) {
        double a = left.getReal();
        double b = right.getReal();
        return Double.isNaN(a) || Double.isNaN(b)
                ? Truth.UNDEFINED
                : Truth.of(relation.holds(a < b ? -1 : a > b ? 1 : 0));
    }

    @Override
    public Truth isInteger(T value) {
        double x = value.getReal();
        return Double.isNaN(x) ? Truth.UNDEFINED : Truth.of(x == Math.rint(x));
    }

    @Override
    public long integer(T value) {
        double x = value.getReal();
        return x == Math.rint(x) && Math.abs(x) <= 0x1p53 ? (long) x : Machine.NO_INTEGER;
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    public T apply(Op op, List<T> a) {
        return switch (op) {
            case ADD -> reduce(Reduce.Kind.SUM, a);
            case MULTIPLY -> product(a);
            case MAX -> reduce(Reduce.Kind.MAXIMUM, a);
            case MIN -> minimum(a);
            case LOGSUMEXP -> reduce(Reduce.Kind.LOG_SUM_EXP, a);
            case CLIP -> minimum(List.of(reduce(Reduce.Kind.MAXIMUM, a.subList(0, 2)), a.get(2)));
            default -> a.size() == 1 ? unary(op, a.get(0)) : binary(op, a.get(0), a.get(1));
        };
    }

    private T unary(Op op, T x) {
        double at = x.getReal();
        return switch (op) {
            case NEGATE -> x.negate();
            case EXP -> x.exp();
            case LOG -> x.log();
            case LOG1P -> x.log1p();
            case EXPM1 -> x.expm1();
            case LOG2 -> x.log().divide(LN2);
            case LOG10 -> x.log10();
            case SQRT -> x.sqrt();
            case ABS -> x.abs();
            case SIGN -> number(Math.signum(at));
            case RELU -> reduce(Reduce.Kind.MAXIMUM, List.of(x, zero));
            case FLOOR -> number(Math.floor(at));
            case SIN -> x.sin();
            case COS -> x.cos();
            case TAN -> x.tan();
            case SINH -> x.sinh();
            case COSH -> x.cosh();
            case TANH -> x.tanh();
            case ARCTAN -> x.atan();
            case ARCTANH -> x.atanh();
            case SIGMOID -> sigmoid(x);
            case LOGIT -> logit(x);
            case SOFTPLUS -> softplus(x);
            case LOG1MEXP ->
                at > -LN2 ? x.expm1().negate().log() : x.exp().negate().log1p();
            case GAMMA -> gammaRatio(x).multiply(GammaFunctions.gamma(at));
            case LOGGAMMA -> at > 0 ? logGammaChange(x).add(GammaFunctions.logGamma(at)) : failure(Truth.UNDEFINED);
            case DIGAMMA -> composed(x, k -> GammaFunctions.polygamma(k, at));
            case TRIGAMMA -> composed(x, k -> GammaFunctions.polygamma(k + 1, at));
            case FACTORIAL -> gammaRatio(x.add(1)).multiply(GammaFunctions.factorial(at));
            case HARMONICNUMBER ->
                composed(x, k -> k == 0 ? GammaFunctions.harmonicNumber(at) : GammaFunctions.polygamma(k, at + 1));
            case ERF -> composed(x, k -> k == 0 ? ErrorFunctions.erf(at) : bell(at * Math.sqrt(2), k));
            case ERFC -> composed(x, k -> k == 0 ? ErrorFunctions.erfc(at) : -bell(at * Math.sqrt(2), k));
            case NORMALCDF ->
                composed(x, k -> k == 0 ? ErrorFunctions.normalCdf(at) : bell(at, k) / Math.sqrt(Math.pow(2, k)) / 2);
            default -> throw new IllegalArgumentException(op.text() + " does not take one argument");
        };
    }

    private T binary(Op op, T x, T y) {
        return switch (op) {
            case DIVIDE -> x.divide(y);
            case POWER -> power(x, y);
            case XLOGY -> isIdenticallyZero(x) && y.getReal() >= 0 ? zero : x.multiply(y.log());
            case XLOG1PY -> isIdenticallyZero(x) && y.getReal() >= -1 ? zero : x.multiply(y.log1p());
            case POLYGAMMA ->
                isConstant(x)
                        ? composed(y, k -> GammaFunctions.polygamma(x.getReal() + k, y.getReal()))
                        : failure(Truth.UNDEFINED);
            case LOGBETA -> logBetaChange(x, y).add(GammaFunctions.logBeta(x.getReal(), y.getReal()));
            case BETA -> logBetaChange(x, y).exp().multiply(GammaFunctions.beta(x.getReal(), y.getReal()));
            case BINOMIAL ->
                isConstant(x) && isConstant(y)
                        ? number(GammaFunctions.binomial(x.getReal(), y.getReal()))
                        : logGammaChange(x.add(1))
                                .subtract(logGammaChange(y.add(1)))
                                .subtract(logGammaChange(x.subtract(y).add(1)))
                                .exp()
                                .multiply(GammaFunctions.binomial(x.getReal(), y.getReal()));
            case BESSELI ->
                isConstant(x)
                        ? composed(y, k -> besselDerivative(x.getReal(), y.getReal(), k))
                        : failure(Truth.UNDEFINED);
            case LOGBESSELI ->
                isConstant(x) && y.getReal() > 0
                        ? composed(y, k -> besselRatio(x.getReal(), y.getReal(), k))
                                .log()
                                .add(BesselFunctions.logBesselI(x.getReal(), y.getReal()))
                        : failure(Truth.UNDEFINED);
            case KRONECKERDELTA -> number(DoubleRules.binary(op, x.getReal(), y.getReal()));
            default -> throw new IllegalArgumentException(op.text() + " does not take two arguments");
        };
    }

    private T product(List<T> factors) {
        T product = factors.get(0);
        for (T factor : factors.subList(1, factors.size())) {
            product = product.multiply(factor);
        }
        return product;
    }

    private T minimum(List<T> values) {
        return reduce(Reduce.Kind.MAXIMUM, values.stream().map(T::negate).toList())
                .negate();
    }

    /** As for doubles, with e^-|z|. */
    private T softplus(T z) {
        return z.getReal() > 0 ? z.add(z.negate().exp().log1p()) : z.exp().log1p();
    }

    private T sigmoid(T z) {
        if (z.getReal() >= 0) {
            return z.negate().exp().add(1).reciprocal();
        }
        T e = z.exp();
        return e.divide(e.add(1));
    }

    private T logit(T p) {
        double at = p.getReal();
        return at >= 0.25 && at <= 0.75
                ? p.multiply(2).subtract(1).divide(p.negate().add(1)).log1p()
                : p.log().subtract(p.negate().log1p());
    }

    /**
     * A constant integer exponent by multiplication: Hipparchus' power with a general exponent is NaN for a base that is
     * not positive, and with an exponent of type double it loses the second derivative at 0.
     */
    private T power(T base, T exponent) {
        double b = base.getReal();
        double e = exponent.getReal();
        if (!isConstant(exponent)) {
            return b > 0 ? exponent.multiply(base.log()).exp() : failure(Truth.UNDEFINED);
        }
        if (e == 0 && b == 0) {
            return failure(Truth.UNDEFINED);
        }
        if (e == Math.rint(e) && Math.abs(e) < Integer.MAX_VALUE) {
            return base.pow((int) e);
        }
        return composed(base, k -> {
            double falling = 1;
            for (int i = 0; i < k; i++) {
                falling *= e - i;
            }
            return falling * StableFunctions.power(b, e - k);
        });
    }

    private boolean isConstant(T x) {
        return isIdenticallyZero(x.subtract(x.getReal()));
    }

    /** Whether value and derivatives are zero; zeros of either sign, which addition makes positive. */
    private boolean isIdenticallyZero(T x) {
        return x.getReal() == 0 && x.add(zero).isZero();
    }

    // ---- functions composed from their derivatives ----------------------------------------------------------------

    /**
     * {@code Σ f_k(a) (x - a)^k / k!} at the value a of x, where x - a has value 0, so that its powers beyond the order of
     * the numbers vanish: the chain rule of any order. NaN where a derivative is infinite and x not constant.
     */
    private T composed(T x, IntToDoubleFunction derivative) {
        int order = x instanceof DifferentialAlgebra algebra ? algebra.getOrder() : 0;
        T step = x.subtract(x.getReal());
        T sum = number(derivative.applyAsDouble(0));
        if (isIdenticallyZero(step)) {
            return sum;
        }
        T power = number(1);
        for (int k = 1; k <= order; k++) {
            power = power.multiply(step).divide(k);
            sum = sum.add(power.multiply(derivative.applyAsDouble(k)));
        }
        return sum;
    }

    /** {@code log |gamma(x)| - log |gamma(a)|} at the value a of x. */
    private T logGammaChange(T x) {
        double at = x.getReal();
        return composed(x, k -> k == 0 ? 0 : GammaFunctions.polygamma(k - 1, at));
    }

    private T gammaRatio(T x) {
        return logGammaChange(x).exp();
    }

    private T logBetaChange(T x, T y) {
        return logGammaChange(x).add(logGammaChange(y)).subtract(logGammaChange(x.add(y)));
    }

    /**
     * The derivative of order k of erf at {@code s / sqrt(2)}: {@code 2/sqrt(pi) 2^((k-1)/2) (-1)^(k-1) He_(k-1)(s)
     * exp(-s^2/2)}, with the Hermite polynomials He_(n+1) = s He_n - n He_(n-1).
     */
    private static double bell(double s, int k) {
        double previous = 0;
        double hermite = 1;
        for (int n = 0; n < k - 1; n++) {
            double next = s * hermite - n * previous;
            previous = hermite;
            hermite = next;
        }
        double sign = k % 2 == 1 ? 1 : -1;
        return sign * 2 / Math.sqrt(Math.PI) * Math.sqrt(Math.pow(2, k - 1)) * hermite * Math.exp(-s * s / 2);
    }

    /** {@code I_n^(k) = 2^-k Σ binomial(k, j) I_(n-k+2j)}, with I_-m = I_m. */
    private static double besselDerivative(double n, double x, int k) {
        if (k == 0) {
            return BesselFunctions.besselI(n, x);
        }
        double sum = 0;
        for (int j = 0; j <= k; j++) {
            sum += GammaFunctions.binomial(k, j) * BesselFunctions.besselI(Math.abs(n - k + 2 * j), x);
        }
        return sum / Math.pow(2, k);
    }

    /** The same divided by I_n(x), which may overflow. */
    private static double besselRatio(double n, double x, int k) {
        if (k == 0) {
            return 1;
        }
        double log = BesselFunctions.logBesselI(n, x);
        double sum = 0;
        for (int j = 0; j <= k; j++) {
            double other = BesselFunctions.logBesselI(Math.abs(n - k + 2 * j), x);
            sum += GammaFunctions.binomial(k, j) * Math.exp(other - log);
        }
        return sum / Math.pow(2, k);
    }

    // ---- reductions -----------------------------------------------------------------------------------------------

    @Override
    public T reduce(Reduce.Kind kind, List<T> values) {
        return switch (kind) {
            case SUM -> {
                T sum = zero;
                for (T value : values) {
                    sum = sum.add(value);
                }
                yield sum;
            }
            case PRODUCT -> values.isEmpty() ? number(1) : product(values);
            case LOG_SUM_EXP -> values.isEmpty() ? failure(Truth.UNDEFINED) : logSumExp(values);
            case MAXIMUM -> values.isEmpty() ? failure(Truth.UNDEFINED) : values.get(largest(values));
        };
    }

    /** The position of the first largest value, or of the first NaN. */
    private int largest(List<T> values) {
        int largest = 0;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i).getReal();
            if (Double.isNaN(value)) {
                return i;
            }
            if (value > values.get(largest).getReal()) {
                largest = i;
            }
        }
        return largest;
    }

    private T logSumExp(List<T> values) {
        int largest = largest(values);
        T m = values.get(largest);
        if (!Double.isFinite(m.getReal())) {
            return m;
        }
        T sum = zero;
        for (int i = 0; i < values.size(); i++) {
            if (i != largest) {
                sum = sum.add(values.get(i).subtract(m).exp());
            }
        }
        return m.add(sum.log1p());
    }

    @Override
    public List<T> softmax(List<T> logits, List<T> z) {
        double m = z.get(largest(z)).getReal();
        T sum = zero;
        for (T value : z) {
            sum = sum.add(value.subtract(m).exp());
        }
        T normaliser = sum;
        return logits.stream()
                .map(logit -> logit.subtract(m).exp().divide(normaliser))
                .toList();
    }
}
