package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * Values of formulas at a point, enclosed: exact through {@code + - * /}, integer powers, abs, max, min, floor and
 * cases; within a few ulps through exp, log and sqrt and what is defined by them. Nothing where the value is undefined,
 * out of range, or belongs to an operator beyond these.
 */
final class Evaluation implements Expr.Visitor<Optional<Enclosure>> {

    private static final int MOST_TERMS = 1_000;

    private final Point point;

    private Evaluation(Point point) {
        this.point = point;
    }

    static Optional<Enclosure> value(Expr expr, Point point) {
        return new Evaluation(point).of(expr);
    }

    /** The exact value, where this arithmetic gives one. */
    static Optional<Rational> exact(Expr expr, Point point) {
        return value(expr, point).filter(Enclosure::isExact).map(Enclosure::low);
    }

    /** Whether the condition holds; empty where it cannot be told. */
    static Optional<Boolean> holds(Cond cond, Point point) {
        return new Evaluation(point).of(cond);
    }

    private Optional<Enclosure> of(Expr expr) {
        return expr.accept(this);
    }

    private Optional<Boolean> of(Cond cond) {
        if (cond instanceof Cond.Compare compare) {
            return of(compare.left())
                    .flatMap(left -> of(compare.right()).flatMap(right -> compared(left, compare.relation(), right)));
        }
        if (cond instanceof Cond.And and) {
            return allOf(and.parts(), true);
        }
        if (cond instanceof Cond.Or or) {
            return allOf(or.parts(), false);
        }
        if (cond instanceof Cond.IsInteger integer) {
            return of(integer.value())
                    .filter(Enclosure::isExact)
                    .map(value -> value.low().isInteger() == integer.holds());
        }
        return Optional.of(cond.equals(Cond.TRUE));
    }

    /** Whether all parts have the value {@code neutral}; one that has the other decides, whatever the rest. */
    private Optional<Boolean> allOf(List<Cond> parts, boolean neutral) {
        Optional<Boolean> result = Optional.of(neutral);
        for (Cond part : parts) {
            Optional<Boolean> holds = of(part);
            if (holds.isPresent() && holds.get() != neutral) {
                return holds;
            }
            if (holds.isEmpty()) {
                result = Optional.empty();
            }
        }
        return result;
    }

    private static Optional<Boolean> compared(Enclosure left, Relation relation, Enclosure right) {
        int lowest = left.low().compareTo(right.high());
        int highest = left.high().compareTo(right.low());
        if (lowest > 0 || highest < 0 || (lowest == 0 && highest == 0)) {
            return Optional.of(relation.holds(lowest));
        }
        boolean ifLess = relation.holds(-1);
        boolean ifEqual = relation.holds(0);
        boolean ifMore = relation.holds(1);
        boolean same = (lowest >= 0 || ifLess == ifEqual) && (highest <= 0 || ifMore == ifEqual);
        return same ? Optional.of(ifEqual) : Optional.empty();
    }

    @Override
    public Optional<Enclosure> num(Num num) {
        return Optional.of(Enclosure.exactly(num.value()));
    }

    @Override
    public Optional<Enclosure> constant(Const constant) {
        if (constant.equals(Const.PI)) {
            return Optional.of(Enclosure.PI);
        }
        if (constant.equals(Const.E)) {
            return Optional.of(Enclosure.E);
        }
        return constant.equals(Const.EULER_GAMMA) ? Optional.of(Enclosure.EULER_GAMMA) : Optional.empty();
    }

    @Override
    public Optional<Enclosure> symbol(Sym symbol) {
        return point.scalar(symbol.name()).map(Enclosure::exactly);
    }

    @Override
    public Optional<Enclosure> entry(Entry entry) {
        return of(entry.index())
                .filter(Enclosure::isExact)
                .flatMap(index -> point.entry(entry.vector(), index.low()))
                .map(Enclosure::exactly);
    }

    @Override
    public Optional<Enclosure> apply(Apply apply) {
        List<Expr> arguments = apply.arguments();
        return switch (apply.op()) {
            case ADD -> folded(arguments, Enclosure.ZERO, Enclosure::add);
            case MULTIPLY -> folded(arguments, Enclosure.ONE, Enclosure::multiply);
            case DIVIDE ->
                of(arguments.get(0)).flatMap(a -> of(arguments.get(1)).flatMap(a::divide));
            case POWER -> of(arguments.get(0)).flatMap(a -> of(arguments.get(1)).flatMap(b -> power(a, b)));
            case MAX -> extreme(arguments, Enclosure::max);
            case MIN -> extreme(arguments, Enclosure::min);
            case CLIP ->
                of(arguments.get(0))
                        .flatMap(x -> of(arguments.get(1))
                                .flatMap(low -> of(arguments.get(2))
                                        .map(high -> x.max(low).min(high))));
            case NEGATE, ABS, SIGN, RELU, FLOOR, EXP, LOG, LOG1P, EXPM1, SQRT ->
                of(arguments.get(0)).flatMap(x -> unary(apply, x));
            default -> apply.op().definition(arguments).flatMap(this::of);
        };
    }

    private static Optional<Enclosure> unary(Apply apply, Enclosure x) {
        return switch (apply.op()) {
            case NEGATE -> Optional.of(x.negate());
            case ABS -> Optional.of(x.abs());
            case SIGN -> x.sign();
            case RELU -> Optional.of(x.max(Enclosure.ZERO));
            case FLOOR -> x.floor();
            case EXP -> x.exp();
            case LOG -> x.log();
            case LOG1P -> x.log1p();
            case EXPM1 -> x.expm1();
            case SQRT -> x.sqrt();
            default -> Optional.empty();
        };
    }

    private static Optional<Enclosure> power(Enclosure base, Enclosure exponent) {
        if (exponent.isExact()
                && exponent.low().isInteger()
                && exponent.low().numerator().bitLength() < 31) {
            return base.power(exponent.low().numerator().intValue());
        }
        if (exponent.equals(Enclosure.exactly(Rational.HALF))) {
            return base.sqrt();
        }
        return base.log().flatMap(exponent::multiply).flatMap(Enclosure::exp);
    }

    private Optional<Enclosure> folded(
            List<Expr> parts, Enclosure start, BiFunction<Enclosure, Enclosure, Optional<Enclosure>> operation) {
        Optional<Enclosure> result = Optional.of(start);
        for (Expr part : parts) {
            result = result.flatMap(a -> of(part).flatMap(b -> operation.apply(a, b)));
        }
        return result;
    }

    private Optional<Enclosure> extreme(List<Expr> parts, BinaryOperator<Enclosure> operation) {
        Optional<Enclosure> result = of(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = result.flatMap(a -> of(part).map(b -> operation.apply(a, b)));
        }
        return result;
    }

    @Override
    public Optional<Enclosure> piecewise(Piecewise piecewise) {
        for (Piecewise.Case c : piecewise.cases()) {
            Optional<Boolean> holds = of(c.when());
            if (holds.isEmpty()) {
                return Optional.empty();
            }
            if (holds.get()) {
                return of(c.value());
            }
        }
        return of(piecewise.otherwise());
    }

    @Override
    public Optional<Enclosure> reduce(Reduce reduce) {
        return terms(reduce, point, MOST_TERMS).flatMap(terms -> switch (reduce.kind()) {
            case SUM -> folded(terms, Enclosure.ZERO, Enclosure::add);
            case PRODUCT -> folded(terms, Enclosure.ONE, Enclosure::multiply);
            case MAXIMUM -> terms.isEmpty() ? Optional.empty() : extreme(terms, Enclosure::max);
            case LOG_SUM_EXP ->
                folded(terms.stream().map(Expr::exp).toList(), Enclosure.ZERO, Enclosure::add)
                        .flatMap(Enclosure::log);
        });
    }

    /** The bodies for each value of the bound index, where its ends are known at the point and not too far apart. */
    static Optional<List<Expr>> terms(Reduce reduce, Point point, int most) {
        Optional<Rational> first = exact(reduce.lower(), point);
        Optional<Rational> last = exact(reduce.upper(), point);
        if (first.isEmpty() || last.isEmpty() || !first.get().isInteger()) {
            return Optional.empty();
        }
        Rational from = first.get();
        if (last.get().subtract(from).compareTo(Rational.of(most)) >= 0) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>();
        for (Rational i = from; i.compareTo(last.get()) <= 0; i = i.add(Rational.ONE)) {
            terms.add(reduce.bodyAt(Expr.num(i)));
        }
        return Optional.of(terms);
    }

    @Override
    public Optional<Enclosure> softmax(Softmax softmax) {
        return of(softmax.logit())
                .flatMap(logit -> of(softmax.logNormaliser())
                        .flatMap(normaliser -> logit.add(normaliser.negate()))
                        .flatMap(Enclosure::exp));
    }

    @Override
    public Optional<Enclosure> derivative(Derivative derivative) {
        return Optional.empty();
    }

    @Override
    public Optional<Enclosure> limit(Limit limit) {
        return Optional.empty();
    }

    @Override
    public Optional<Enclosure> expectation(Expectation expectation) {
        return Optional.empty();
    }
}
