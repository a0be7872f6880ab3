package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certified numbers: exact rational arithmetic as far as it goes, balls beyond. */
final class BallArithmetic implements Arithmetic<Enclosure> {

    private final int bits;

    BallArithmetic(int bits) {
        if (!(bits >= Ball.MINIMUM_BITS)) {
            throw new IllegalArgumentException(
                    "bits = " + bits + " is outside [" + Ball.MINIMUM_BITS + ", infinity), the precisions of a ball");
        }
        this.bits = bits;
    }

    @Override
    public boolean supports(Op op) {
        return true;
    }

    @Override
    public Enclosure number(Rational value) {
        return Enclosure.of(value);
    }

    @Override
    public Enclosure constant(Const value) {
        return switch (value.name()) {
            case "pi" -> Enclosure.of(Ball.pi(bits));
            case "e" -> Enclosure.of(Ball.e(bits));
            case "EulerGamma" -> Enclosure.of(Ball.eulerGamma(bits));
            case "undefined" -> Enclosure.UNKNOWN;
            default -> throw new IllegalArgumentException(value + " is not a number");
        };
    }

    @Override
    public Enclosure failure(Truth why) {
        return why == Truth.UNDEFINED ? Enclosure.UNDEFINED : Enclosure.UNKNOWN;
    }

    // ---- conditions -----------------------------------------------------------------------------------------------

    @Override
    public Truth compare(Relation relation, Enclosure left, Enclosure right) {
        if (!left.hasValue() || !right.hasValue()) {
            return left.isUndefined() || right.isUndefined() ? Truth.UNDEFINED : Truth.UNKNOWN;
        }
        if (left.exact().isPresent() && right.exact().isPresent()) {
            return Truth.of(
                    relation.holds(left.exact().get().compareTo(right.exact().get())));
        }
        Ball a = left.ball(bits);
        Ball b = right.ball(bits);
        if (a.certainlyLess(b)) {
            return Truth.of(relation.holds(-1));
        }
        if (b.certainlyLess(a)) {
            return Truth.of(relation.holds(1));
        }
        return a.isExact() && b.isExact() ? Truth.of(relation.holds(0)) : Truth.UNDECIDED;
    }

    @Override
    public Truth isInteger(Enclosure value) {
        if (value.exact().isPresent()) {
            return Truth.of(value.exact().get().isInteger());
        }
        if (!value.hasValue()) {
            return value.state();
        }
        Ball ball = value.ball(bits);
        Ball floor = ball.floor(bits);
        if (floor.isExact() && floor.certainlyLess(ball)) {
            return Truth.FALSE;
        }
        return ball.isExact() ? Truth.of(floor.equals(ball)) : Truth.UNDECIDED;
    }

    @Override
    public long integer(Enclosure value) {
        Optional<BigInteger> integer = value.integer();
        if (integer.isPresent()) {
            return integer.get().bitLength() < 62 ? integer.get().longValue() : Machine.NO_INTEGER;
        }
        Truth truth = isInteger(value);
        return truth == Truth.FALSE || truth == Truth.UNDEFINED ? Machine.NO_INTEGER : Machine.NOT_DECIDED;
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    public Enclosure apply(Op op, List<Enclosure> a) {
        boolean unknown = false;
        for (Enclosure argument : a) {
            if (argument.isUndefined()) {
                return Enclosure.UNDEFINED;
            }
            unknown |= !argument.hasValue();
        }
        if (unknown) {
            return Enclosure.UNKNOWN;
        }
        return exactly(op, a).orElseGet(() -> Enclosure.of(ball(op, a)));
    }

    /** The value if the arguments are rational and it is too, or a logarithm of an integer. */
    private Optional<Enclosure> exactly(Op op, List<Enclosure> a) {
        List<Rational> x = new ArrayList<>();
        for (Enclosure argument : a) {
            argument.exact().ifPresent(x::add);
        }
        if (x.size() < a.size()) {
            return Optional.empty();
        }
        Rational first = x.get(0);
        return switch (op) {
            case ADD -> Optional.of(reduce(Reduce.Kind.SUM, a));
            case MULTIPLY -> Optional.of(reduce(Reduce.Kind.PRODUCT, a));
            case NEGATE -> number(Optional.of(first.negate()));
            case DIVIDE ->
                x.get(1).isZero() ? Optional.of(Enclosure.UNDEFINED) : number(Optional.of(first.divide(x.get(1))));
            case POWER -> power(first, x.get(1));
            case ABS, SIGN, FLOOR, RELU, MAX, MIN, CLIP, KRONECKERDELTA -> number(Optional.of(piece(op, x)));
            default -> SpecialBalls.exactly(op, x, bits);
        };
    }

    private Optional<Enclosure> number(Optional<Rational> value) {
        return value.map(exact -> Enclosure.of(exact, bits));
    }

    private static Rational piece(Op op, List<Rational> x) {
        Rational first = x.get(0);
        return switch (op) {
            case ABS -> first.abs();
            case SIGN -> Rational.of(first.signum());
            case FLOOR -> Rational.of(first.floor());
            case RELU -> greater(first, Rational.ZERO);
            case MAX -> x.stream().reduce(first, BallArithmetic::greater);
            case MIN -> x.stream().reduce(first, BallArithmetic::lesser);
            case CLIP -> lesser(greater(first, x.get(1)), x.get(2));
            default -> first.equals(x.get(1)) ? Rational.ONE : Rational.ZERO;
        };
    }

    private static Rational greater(Rational a, Rational b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Rational lesser(Rational a, Rational b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** An integer power of moderate size. */
    private Optional<Enclosure> power(Rational base, Rational exponent) {
        if (!exponent.isInteger() || exponent.numerator().bitLength() > 13) {
            return Optional.empty();
        }
        int n = exponent.numerator().intValue();
        if (base.isZero()) {
            return Optional.of(n > 0 ? Enclosure.ZERO : Enclosure.UNDEFINED);
        }
        long size = (long) Math.abs(n)
                * (base.numerator().bitLength() + base.denominator().bitLength());
        return size <= Enclosure.LARGEST_RATIONAL ? Optional.of(Enclosure.of(base.pow(n))) : Optional.empty();
    }

    private Ball ball(Op op, List<Enclosure> a) {
        List<Ball> x = a.stream().map(argument -> argument.ball(bits)).toList();
        return switch (op) {
            case ADD -> sum(x);
            case MULTIPLY -> product(a);
            case MAX -> x.stream().reduce((p, q) -> p.max(q, bits)).orElse(Ball.UNDEFINED);
            case MIN -> x.stream().reduce((p, q) -> p.min(q, bits)).orElse(Ball.UNDEFINED);
            case LOGSUMEXP -> logSumExp(a);
            case CLIP -> x.get(0).clip(x.get(1), x.get(2), bits);
            case FACTORIAL -> SpecialBalls.factorialBefore(sum(a.get(0), Enclosure.ONE), bits);
            case BESSELI, LOGBESSELI, POLYGAMMA -> SpecialBalls.ofOrder(op, order(a.get(0)), x.get(1), bits);
            default -> a.size() == 1 ? unary(op, x.get(0)) : binary(op, a.get(0), a.get(1));
        };
    }

    private Ball unary(Op op, Ball x) {
        return switch (op) {
            case NEGATE -> x.neg();
            case EXP -> x.exp(bits);
            case LOG -> x.log(bits);
            case LOG1P -> x.log1p(bits);
            case EXPM1 -> x.expm1(bits);
            case LOG2 -> x.log2(bits);
            case LOG10 -> x.log10(bits);
            case SQRT -> x.sqrt(bits);
            case ABS -> x.abs(bits);
            case SIGN -> x.sign();
            case RELU -> x.relu(bits);
            case FLOOR -> x.floor(bits);
            case SIN -> x.sin(bits);
            case COS -> x.cos(bits);
            case TAN -> x.tan(bits);
            case SINH -> x.sinh(bits);
            case COSH -> x.cosh(bits);
            case TANH -> x.tanh(bits);
            case ARCTAN -> x.arctan(bits);
            case ARCTANH -> x.arctanh(bits);
            case SIGMOID -> x.sigmoid(bits);
            case LOGIT -> x.logit(bits);
            case SOFTPLUS -> x.softplus(bits);
            case LOG1MEXP -> x.log1mexp(bits);
            default -> SpecialBalls.unary(op, x, bits);
        };
    }

    private Ball binary(Op op, Enclosure a, Enclosure b) {
        Ball x = a.ball(bits);
        Ball y = b.ball(bits);
        return switch (op) {
            case DIVIDE -> x.div(y, bits);
            case POWER ->
                b.exact().isPresent()
                        ? x.pow(b.exact().get().numerator(), b.exact().get().denominator(), bits)
                        : x.pow(y, bits);
            case XLOGY -> x.xlogy(y, bits);
            case XLOG1PY -> x.xlog1py(y, bits);
            case BETA -> x.beta(y, bits);
            case LOGBETA -> x.logBeta(y, bits);
            case BINOMIAL -> x.binomial(y, bits);
            case KRONECKERDELTA -> equality(compare(Relation.EQUAL, a, b));
            default -> throw new IllegalArgumentException(op.text() + " does not take two arguments");
        };
    }

    private static Ball equality(Truth equal) {
        return equal.isDecided() ? Ball.of(equal == Truth.TRUE ? 1 : 0) : Ball.UNKNOWN;
    }

    // ---- reductions -----------------------------------------------------------------------------------------------

    @Override
    public Enclosure reduce(Reduce.Kind kind, List<Enclosure> values) {
        if (values.isEmpty()) {
            return switch (kind) {
                case SUM -> Enclosure.ZERO;
                case PRODUCT -> Enclosure.ONE;
                case LOG_SUM_EXP, MAXIMUM -> Enclosure.UNDEFINED;
            };
        }
        Optional<Enclosure> failure = failure(values);
        if (failure.isPresent()) {
            return failure.get();
        }
        return switch (kind) {
            case SUM -> sumOf(values);
            case PRODUCT -> productOf(values);
            case LOG_SUM_EXP -> values.size() == 1 ? values.get(0) : Enclosure.of(logSumExp(values));
            case MAXIMUM -> apply(Op.MAX, values);
        };
    }

    private static Optional<Enclosure> failure(List<Enclosure> values) {
        Optional<Enclosure> failure = Optional.empty();
        for (Enclosure value : values) {
            if (value.isUndefined()) {
                return Optional.of(value);
            }
            if (!value.hasValue()) {
                failure = Optional.of(value);
            }
        }
        return failure;
    }

    private Enclosure sumOf(List<Enclosure> values) {
        Enclosure sum = Enclosure.ZERO;
        for (Enclosure value : values) {
            sum = sum.exact().isPresent() && value.exact().isPresent()
                    ? Enclosure.of(sum.exact().get().add(value.exact().get()), bits)
                    : Enclosure.of(sum.ball(bits).add(value.ball(bits), bits));
        }
        return sum;
    }

    private Enclosure productOf(List<Enclosure> values) {
        Enclosure product = Enclosure.ONE;
        for (Enclosure value : values) {
            product = product.exact().isPresent() && value.exact().isPresent()
                    ? Enclosure.of(product.exact().get().multiply(value.exact().get()), bits)
                    : Enclosure.of(product.ball(bits).mul(value.ball(bits), bits));
        }
        return product;
    }

    private Ball sum(List<Ball> terms) {
        Ball sum = Ball.ZERO;
        for (Ball term : terms) {
            sum = sum.add(term, bits);
        }
        return sum;
    }

    private Ball product(List<Enclosure> factors) {
        return productOf(factors).ball(bits);
    }

    /** The position of a value that is nearly largest; any position gives a true enclosure. */
    private int largest(List<Enclosure> values) {
        int largest = 0;
        Ball greatest = values.get(0).ball(bits);
        for (int i = 1; i < values.size(); i++) {
            Ball candidate = values.get(i).ball(bits);
            if (greatest.certainlyLess(candidate)) {
                largest = i;
                greatest = candidate;
            }
        }
        return largest;
    }

    /** The order of a function; one that is no {@code long} is as good as not decided. */
    private long order(Enclosure value) {
        boolean huge = value.integer().isPresent() && value.integer().get().bitLength() >= Integer.SIZE;
        return huge && value.exact().orElseThrow().signum() > 0 ? Machine.NOT_DECIDED : integer(value);
    }

    private Ball sum(Enclosure a, Enclosure b) {
        return apply(Op.ADD, List.of(a, b)).ball(bits);
    }

    private Enclosure difference(Enclosure a, Enclosure b) {
        return apply(Op.ADD, List.of(a, apply(Op.NEGATE, List.of(b))));
    }

    private Ball expOfDifference(Enclosure a, Enclosure b) {
        return difference(a, b).ball(bits).exp(bits);
    }

    /**
     * {@code m + log1p(Σ exp(z_k - m))} over the others than m, for rational values: relatively accurate for m = 0. For
     * balls m would occur twice, so their function that treats them together.
     */
    private Ball logSumExp(List<Enclosure> values) {
        int largest = largest(values);
        Enclosure m = values.get(largest);
        if (m.exact().isEmpty()) {
            return Ball.logsumexp(values.stream().map(value -> value.ball(bits)).toList(), bits);
        }
        Ball sum = Ball.ZERO;
        for (int i = 0; i < values.size(); i++) {
            if (i != largest) {
                sum = sum.add(expOfDifference(values.get(i), m), bits);
            }
        }
        return m.ball(bits).add(sum.log1p(bits), bits);
    }

    /** Shifted by a rational number next to the largest, which cancels exactly. */
    @Override
    public List<Enclosure> softmax(List<Enclosure> logits, List<Enclosure> z) {
        Optional<Enclosure> failure = failure(z);
        if (failure.isPresent() && failure.get().isUndefined()) {
            return logits.stream().map(logit -> Enclosure.UNDEFINED).toList();
        }
        if (failure.isPresent()) {
            return logits.stream()
                    .map(logit -> logit.isUndefined() ? Enclosure.UNDEFINED : Enclosure.UNKNOWN)
                    .toList();
        }
        Enclosure shift = rational(z.get(largest(z)));
        Enclosure sum = Enclosure.ZERO;
        for (Enclosure value : z) {
            sum = apply(Op.ADD, List.of(sum, Enclosure.of(expOfDifference(value, shift))));
        }
        List<Enclosure> entries = new ArrayList<>();
        for (Enclosure logit : logits) {
            Enclosure numerator = logit.hasValue() ? Enclosure.of(expOfDifference(logit, shift)) : logit;
            entries.add(apply(Op.DIVIDE, List.of(numerator, sum)));
        }
        return entries;
    }

    /** The value itself, or a rational number in or next to its ball. */
    private Enclosure rational(Enclosure value) {
        if (value.exact().isPresent()) {
            return value;
        }
        double near = value.ball(bits).toDouble();
        return Enclosure.of(Rational.of(Double.isFinite(near) ? near : 0));
    }
}
