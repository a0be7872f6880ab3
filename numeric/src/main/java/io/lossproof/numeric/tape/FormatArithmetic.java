package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.Format;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A binary format of IEEE 754, one operator after another, each rounded to the format: what a program computes that is
 * written as the formula is. Sums and products go from the left, {@code x^2} is {@code x*x}, {@code 0^0} is 1 as in
 * IEEE 754.
 */
final class FormatArithmetic implements Arithmetic<Double> {

    /** How the functions are computed, and whether results are disturbed. */
    enum Mode {
        /** As {@link DoubleRules} has them, rounded to the format. */
        USUAL,
        /** Rounded correctly where there is a certified rule and the result is finite. */
        CORRECTLY_ROUNDED,
        /**
         * As usual, and each result that is not exact replaced by a neighbour: two runs that differ much tell that the
         * result is lost to rounding. Source: J. Vignes, "A stochastic arithmetic for reliable scientific computation",
         * Mathematics and Computers in Simulation 35 (1993).
         */
        DISTURBED
    }

    private static final int FIRST_BITS = 96;
    private static final int LAST_BITS = 3072;

    private final Format format;
    private final Mode mode;
    private final long salt;

    FormatArithmetic(Format format, Mode mode, long salt) {
        this.format = format;
        this.mode = mode;
        this.salt = salt;
    }

    @Override
    public boolean supports(Op op) {
        return true;
    }

    @Override
    public Double number(Rational value) {
        return format.round(value);
    }

    @Override
    public Double constant(Const value) {
        return format.round(DoubleRules.constant(value));
    }

    @Override
    public Double failure(Truth why) {
        return Double.NaN;
    }

    @Override
    public Double apply(Op op, List<Double> a) {
        return switch (op) {
            case ADD -> a.stream().reduce(this::sum).orElse(0.0);
            case MULTIPLY -> a.stream().reduce(this::product).orElse(1.0);
            case DIVIDE -> quotient(a.get(0), a.get(1));
            case POWER -> power(a);
            case NEGATE, ABS, SIGN, RELU, FLOOR, MAX, MIN, CLIP, KRONECKERDELTA -> usual(op, a);
            case SQRT -> root(a.get(0));
            default -> function(op, a);
        };
    }

    // ---- operators of IEEE 754: a result of doubles rounded to floats is the rounded result of the floats -----------

    private double sum(double a, double b) {
        double sum = a + b;
        double rounded = format.round(sum);
        double back = sum - a;
        boolean exact = rounded == sum && (a - (sum - back)) + (b - back) == 0;
        return disturbed(rounded, exact);
    }

    private double product(double a, double b) {
        double product = a * b;
        double rounded = format.round(product);
        boolean exact = a == 0 || b == 0 || isNormal(product) && Math.fma(a, b, -product) == 0;
        return disturbed(rounded, exact && rounded == product);
    }

    private double quotient(double a, double b) {
        double quotient = a / b;
        double rounded = format.round(quotient);
        boolean exact = a == 0 || isNormal(quotient) && Math.fma(quotient, b, -a) == 0;
        return disturbed(rounded, exact && rounded == quotient);
    }

    private double root(double a) {
        double root = Math.sqrt(a);
        double rounded = format.round(root);
        return disturbed(rounded, rounded == root && Math.fma(root, root, -a) == 0);
    }

    private static boolean isNormal(double value) {
        return Math.abs(value) >= Double.MIN_NORMAL && Double.isFinite(value);
    }

    private double power(List<Double> a) {
        if (a.get(1) == 2) {
            return product(a.get(0), a.get(0));
        }
        return a.get(1) == 1 ? a.get(0) : function(Op.POWER, a);
    }

    /** A neighbour; of an infinity the largest number, so that an overflow or underflow on the way shows too. */
    private double disturbed(double value, boolean exact) {
        if (mode != Mode.DISTURBED || exact || Double.isNaN(value)) {
            return value;
        }
        if (Double.isInfinite(value)) {
            return format.next(value, 0);
        }
        long mixed = (Double.doubleToLongBits(value) ^ salt) * 0x9E3779B97F4A7C15L;
        boolean up = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L < 0;
        return format.next(value, up ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    }

    // ---- functions ------------------------------------------------------------------------------------------------

    private double function(Op op, List<Double> a) {
        if (mode == Mode.CORRECTLY_ROUNDED && areFinite(a)) {
            for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
                Ball ball = new BallArithmetic(bits).apply(op, enclosures(a)).ball(bits);
                OptionalDouble rounded = rounded(ball);
                if (rounded.isPresent()) {
                    return rounded.getAsDouble();
                }
                if (!ball.isFinite()) {
                    break; // a pole, no rule, or too large
                }
            }
        }
        return disturbed(usual(op, a), false);
    }

    private OptionalDouble rounded(Ball ball) {
        return ball.isFinite() ? format.round(ball) : OptionalDouble.empty();
    }

    private static boolean areFinite(List<Double> a) {
        return a.stream().allMatch(Double::isFinite);
    }

    private static List<Enclosure> enclosures(List<Double> a) {
        return a.stream().map(value -> Enclosure.of(Rational.of(value))).toList();
    }

    private double usual(Op op, List<Double> a) {
        return format.round(
                switch (a.size()) {
                    case 1 -> DoubleRules.unary(op, a.get(0));
                    case 2 ->
                        op == Op.POWER ? Math.pow(a.get(0), a.get(1)) : DoubleRules.binary(op, a.get(0), a.get(1));
                    default -> DoubleRules.many(op, array(a));
                });
    }

    private static double[] array(List<Double> a) {
        return a.stream().mapToDouble(Double::doubleValue).toArray();
    }

    // ---- vectors --------------------------------------------------------------------------------------------------

    @Override
    public Double reduce(Reduce.Kind kind, List<Double> values) {
        return switch (kind) {
            case SUM -> values.stream().reduce(0.0, this::sum);
            case PRODUCT -> values.stream().reduce(1.0, this::product);
            case MAXIMUM, LOG_SUM_EXP -> {
                if (kind == Reduce.Kind.LOG_SUM_EXP && mode == Mode.CORRECTLY_ROUNDED && areFinite(values)) {
                    Ball ball = new BallArithmetic(FIRST_BITS)
                            .reduce(kind, enclosures(values))
                            .ball(FIRST_BITS);
                    OptionalDouble rounded = rounded(ball);
                    if (rounded.isPresent()) {
                        yield rounded.getAsDouble();
                    }
                }
                double[] array = array(values);
                double value = format.round(DoubleRules.reduce(kind, array, 0, 1, array.length));
                yield disturbed(value, kind == Reduce.Kind.MAXIMUM);
            }
        };
    }

    /** The kernel of doubles, rounded: {@code exp(z_k - m) / Σ exp(z_j - m)} with m the largest z. */
    @Override
    public List<Double> softmax(List<Double> logits, List<Double> z) {
        if (mode == Mode.CORRECTLY_ROUNDED && areFinite(logits) && areFinite(z)) {
            List<OptionalDouble> entries = new BallArithmetic(FIRST_BITS)
                    .softmax(enclosures(logits), enclosures(z)).stream()
                            .map(entry -> rounded(entry.ball(FIRST_BITS)))
                            .toList();
            if (entries.stream().allMatch(OptionalDouble::isPresent)) {
                return entries.stream().map(OptionalDouble::getAsDouble).toList();
            }
        }
        double[] array = array(z);
        double m = DoubleRules.reduce(Reduce.Kind.MAXIMUM, array, 0, 1, array.length);
        double[] terms = z.stream()
                .mapToDouble(value -> StableFunctions.expOfDifference(value, m))
                .toArray();
        double sum = DoubleRules.reduce(Reduce.Kind.SUM, terms, 0, 1, terms.length);
        List<Double> entries = new ArrayList<>();
        for (double logit : logits) {
            entries.add(disturbed(format.round(StableFunctions.expOfDifference(logit, m) / sum), false));
        }
        return entries;
    }

    // ---- conditions -----------------------------------------------------------------------------------------------

    @Override
    public Truth compare(Relation relation, Double left, Double right) {
        return Double.isNaN(left) || Double.isNaN(right)
                ? Truth.UNDEFINED
                : Truth.of(relation.holds(left < right ? -1 : left > right ? 1 : 0));
    }

    @Override
    public Truth isInteger(Double value) {
        return Double.isNaN(value) ? Truth.UNDEFINED : Truth.of(value == Math.rint(value));
    }

    @Override
    public long integer(Double value) {
        return value == Math.rint(value) && Math.abs(value) <= 0x1p53 ? value.longValue() : Machine.NO_INTEGER;
    }
}
