package io.lossproof.verify.selftest;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;
import java.util.Set;

/**
 * What the shape of a formula shows about its values, by rules of its own and not those of the engine. False is no
 * answer: nothing is shown. A bound index is a positive integer, as in all sums of these tests.
 */
final class Sorts {

    /** What a variable of a rewriting may stand for. */
    enum Sort {
        /** Any formula. */
        ANY,
        /** With a value at all points of the scope. */
        TOTAL,
        /** Above 0 wherever it has a value. */
        POSITIVE,
        /** At least 0 wherever it has a value. */
        NONNEGATIVE,
        /** Between 0 and 1, neither of them, wherever it has a value. */
        UNIT,
        /** With a value and derivatives of all orders at all points of the scope. */
        SMOOTH,
        /** An integer literal from 1 on or a natural number plus one. */
        COUNT
    }

    private static final Set<Op> SMOOTH_EVERYWHERE = Set.of(
            Op.ADD,
            Op.MULTIPLY,
            Op.NEGATE,
            Op.EXP,
            Op.SIN,
            Op.COS,
            Op.SINH,
            Op.COSH,
            Op.TANH,
            Op.ARCTAN,
            Op.SIGMOID,
            Op.SOFTPLUS,
            Op.LOGSUMEXP,
            Op.ERF,
            Op.ERFC,
            Op.NORMALCDF,
            Op.EXPM1);
    private static final Set<Op> SMOOTH_ABOVE_ZERO =
            Set.of(Op.LOG, Op.LOG1P, Op.SQRT, Op.LOGGAMMA, Op.GAMMA, Op.DIGAMMA, Op.TRIGAMMA, Op.BETA, Op.LOGBETA);
    private static final Set<Op> ONLY_CONTINUOUS = Set.of(Op.ABS, Op.SIGN, Op.MAX, Op.MIN, Op.CLIP, Op.RELU, Op.FLOOR);

    private final Scope scope;

    Sorts(Scope scope) {
        this.scope = scope;
    }

    boolean is(Expr formula, Sort sort) {
        return switch (sort) {
            case ANY -> true;
            case TOTAL -> isTotal(formula);
            case POSITIVE -> isPositive(formula);
            case NONNEGATIVE -> isNonnegative(formula);
            case UNIT -> isUnit(formula);
            case SMOOTH -> isSmooth(formula);
            case COUNT -> isCount(formula);
        };
    }

    private boolean isCount(Expr formula) {
        return formula instanceof Num num
                        && num.value().isInteger()
                        && num.value().signum() > 0
                || formula instanceof Sym symbol && isIndex(symbol)
                || formula instanceof Apply sum
                        && sum.op() == Op.ADD
                        && sum.arguments().size() == 2
                        && isNatural(sum.argument(0))
                        && sum.argument(1).equals(Num.ONE);
    }

    private boolean isNatural(Expr formula) {
        return formula instanceof Sym symbol && symbol.name().equals("n");
    }

    /** What is not declared is the index of a sum. */
    private boolean isIndex(Sym symbol) {
        return scope.domain(symbol.name()).isEmpty();
    }

    boolean isPositive(Expr formula) {
        if (formula instanceof Num num) {
            return num.value().signum() > 0;
        }
        if (formula instanceof Const constant) {
            return constant.equals(Const.PI) || constant.equals(Const.E);
        }
        if (formula instanceof Sym symbol) {
            return isIndex(symbol) || Vocabulary.POSITIVE.contains(symbol.name()) || isUnit(symbol);
        }
        if (formula instanceof Entry entry) {
            return Vocabulary.SIMPLICES.contains(entry.vector());
        }
        if (formula instanceof Softmax) {
            return true;
        }
        if (formula instanceof Piecewise piecewise) {
            return piecewise.cases().stream().allMatch(each -> isPositive(each.value()))
                    && isPositive(piecewise.otherwise());
        }
        if (formula instanceof Reduce reduce) {
            return switch (reduce.kind()) {
                case SUM, MAXIMUM ->
                    isPositive(reduce.bodyAt(Expr.freshIndex()))
                            && reduce.lower().equals(Num.ONE)
                            && reduce.upper().equals(Expr.symbol("K"));
                case PRODUCT -> isPositive(reduce.bodyAt(Expr.freshIndex()));
                case LOG_SUM_EXP -> false;
            };
        }
        return formula instanceof Apply apply && isPositive(apply);
    }

    private boolean isPositive(Apply apply) {
        List<Expr> arguments = apply.arguments();
        return switch (apply.op()) {
            case EXP, SIGMOID, SOFTPLUS, COSH, NORMALCDF, ERFC, FACTORIAL -> true;
            case MULTIPLY, DIVIDE, MIN, SQRT, BETA, GAMMA, TRIGAMMA, LOG1P, EXPM1, RELU, ARCTAN, ABS ->
                arguments.stream().allMatch(this::isPositive);
            case BESSELI -> isPositive(arguments.get(1));
            case POWER -> isPositive(arguments.get(0));
            case MAX -> arguments.stream().anyMatch(this::isPositive);
            case ADD ->
                isUnit(apply)
                        || arguments.stream().anyMatch(this::isPositive)
                                && arguments.stream().allMatch(this::isNonnegative);
            default -> false;
        };
    }

    boolean isNonnegative(Expr formula) {
        if (isPositive(formula) || formula.equals(Num.ZERO)) {
            return true;
        }
        if (formula instanceof Sym symbol) {
            return isNatural(symbol) || symbol.name().equals("b");
        }
        if (!(formula instanceof Apply apply)) {
            return false;
        }
        return switch (apply.op()) {
            case ABS, RELU, SQRT -> true;
            case ADD, MULTIPLY, MIN -> apply.arguments().stream().allMatch(this::isNonnegative);
            case DIVIDE -> apply.arguments().stream().allMatch(this::isNonnegative);
            case MAX -> apply.arguments().stream().anyMatch(this::isNonnegative);
            case POWER -> isNonnegative(apply.argument(0)) || isEven(apply.argument(1));
            default -> false;
        };
    }

    private static boolean isEven(Expr exponent) {
        return exponent instanceof Num num && num.value().divide(Rational.TWO).isInteger();
    }

    boolean isUnit(Expr formula) {
        if (formula instanceof Sym symbol) {
            return Vocabulary.UNIT.contains(symbol.name());
        }
        if (formula instanceof Num num) {
            return num.value().signum() > 0 && num.value().compareTo(Rational.ONE) < 0;
        }
        if (formula instanceof Entry entry) {
            return entry.vector().equals("u");
        }
        if (formula instanceof Softmax softmax) {
            return softmax.logNormaliser().upper().equals(Expr.num(3));
        }
        if (!(formula instanceof Apply apply)) {
            return false;
        }
        return switch (apply.op()) {
            case SIGMOID, NORMALCDF -> true;
            case MULTIPLY -> apply.arguments().stream().allMatch(this::isUnit);
            case ADD ->
                apply.arguments().size() == 2
                        && apply.argument(0).equals(Num.ONE)
                        && apply.argument(1) instanceof Apply minus
                        && minus.op() == Op.NEGATE
                        && isUnit(minus.argument(0));
            default -> false;
        };
    }

    boolean isSmooth(Expr formula) {
        return isDefined(formula, false);
    }

    boolean isTotal(Expr formula) {
        return isDefined(formula, true);
    }

    private boolean isDefined(Expr formula, boolean withKinks) {
        if (formula instanceof Const constant) {
            return constant.equals(Const.PI) || constant.equals(Const.E) || constant.equals(Const.EULER_GAMMA);
        }
        if (formula instanceof Num || formula instanceof Sym || formula instanceof Entry) {
            return true;
        }
        if (formula instanceof Softmax softmax) {
            return isDefined(softmax.logit(), withKinks);
        }
        if (formula instanceof Derivative derivative) {
            return isSmooth(derivative.body());
        }
        if (formula instanceof Reduce reduce) {
            boolean mayBeEmpty = reduce.kind() == Reduce.Kind.SUM || reduce.kind() == Reduce.Kind.PRODUCT;
            return (mayBeEmpty || isOverAll(reduce))
                    && (withKinks || reduce.kind() != Reduce.Kind.MAXIMUM)
                    && isDefined(reduce.bodyAt(Expr.freshIndex()), withKinks);
        }
        if (formula instanceof Piecewise piecewise) {
            return withKinks && isTotal(piecewise);
        }
        return formula instanceof Apply apply && isDefined(apply, withKinks);
    }

    private static boolean isOverAll(Reduce reduce) {
        return reduce.lower().equals(Num.ONE)
                && (reduce.upper().equals(Expr.symbol("K")) || reduce.upper().equals(Expr.num(3)));
    }

    private boolean isTotal(Piecewise piecewise) {
        boolean[] total = {true};
        piecewise.forEachPart(part -> total[0] &= isTotal(part));
        return total[0];
    }

    private boolean isDefined(Apply apply, boolean withKinks) {
        List<Expr> arguments = apply.arguments();
        if (!arguments.stream().allMatch(argument -> isDefined(argument, withKinks))) {
            return false;
        }
        if (SMOOTH_EVERYWHERE.contains(apply.op()) || withKinks && ONLY_CONTINUOUS.contains(apply.op())) {
            return true;
        }
        if (SMOOTH_ABOVE_ZERO.contains(apply.op())) {
            return arguments.stream().allMatch(this::isPositive);
        }
        return switch (apply.op()) {
            case DIVIDE -> isPositive(arguments.get(1));
            case POWER ->
                isPositive(arguments.get(0))
                        || arguments.get(1) instanceof Num num
                                && num.value().isInteger()
                                && num.value().signum() > 0;
            case LOGIT -> isUnit(arguments.get(0));
            case XLOGY -> isPositive(arguments.get(1));
            case FACTORIAL -> withKinks && isNonnegative(arguments.get(0));
            case BESSELI, LOGBESSELI -> isPositive(arguments.get(1));
            case LOG1MEXP ->
                arguments.get(0) instanceof Apply minus && minus.op() == Op.NEGATE && isPositive(minus.argument(0));
            default -> false;
        };
    }
}
