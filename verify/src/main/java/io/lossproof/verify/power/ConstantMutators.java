package io.lossproof.verify.power;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.List;

/** Values that are slightly off, small numbers added against division by zero, and clamps. */
final class ConstantMutators {

    private static final Rational SLIGHTLY_MORE = Rational.of(10_001, 10_000);
    private static final Rational MILLIONTH = Rational.of(1, 1_000_000);
    private static final Expr EPSILON = Expr.num(Rational.of(1, 10_000_000));
    private static final Expr LARGEST_LOGIT = Expr.num(20);

    private ConstantMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator("constant times 1.0001", (part, scope) -> constantTimes(part)),
                new Mutator("constant plus 1e-6", (part, scope) -> constantPlus(part)),
                new Mutator("value times 1.0001", (part, scope) -> valueTimes(part)),
                new Mutator("value plus 1e-6", (part, scope) -> valuePlus(part)),
                new Mutator("1e-7 inside a logarithm", (part, scope) -> epsilonInLog(part)),
                new Mutator("1e-7 in a denominator", (part, scope) -> epsilonInDenominator(part)),
                new Mutator("logarithm of at least 1e-7", (part, scope) -> clampedLog(part)),
                new Mutator("argument clamped to [-20, 20]", (part, scope) -> clampedArgument(part)));
    }

    private static boolean isConstant(Expr part) {
        return part instanceof Num || part.equals(Const.PI) || part.equals(Const.E) || part.equals(Const.EULER_GAMMA);
    }

    private static List<Expr> constantTimes(Expr part) {
        if (part instanceof Num num) {
            return num.value().isZero()
                    ? List.of()
                    : List.of(Expr.num(num.value().multiply(SLIGHTLY_MORE)));
        }
        return isConstant(part) ? List.of(Expr.multiply(Expr.num(SLIGHTLY_MORE), part)) : List.of();
    }

    private static List<Expr> constantPlus(Expr part) {
        if (part instanceof Num num) {
            return List.of(Expr.num(num.value().add(MILLIONTH)));
        }
        return isConstant(part) ? List.of(Expr.add(part, Expr.num(MILLIONTH))) : List.of();
    }

    private static List<Expr> valueTimes(Expr part) {
        return isConstant(part) || isInfinite(part) ? List.of() : List.of(Expr.multiply(Expr.num(SLIGHTLY_MORE), part));
    }

    private static List<Expr> valuePlus(Expr part) {
        return isConstant(part) || isInfinite(part) ? List.of() : List.of(Expr.add(part, Expr.num(MILLIONTH)));
    }

    private static boolean isInfinite(Expr part) {
        return part instanceof Const;
    }

    private static List<Expr> epsilonInLog(Expr part) {
        return logged(part, argument -> Expr.add(argument, EPSILON));
    }

    private static List<Expr> clampedLog(Expr part) {
        return logged(part, argument -> Expr.apply(Op.MAX, argument, EPSILON));
    }

    /** The argument of a logarithm changed; in {@code xlogy(x, y)} that is y. */
    private static List<Expr> logged(Expr part, java.util.function.UnaryOperator<Expr> change) {
        if (!(part instanceof Apply apply)) {
            return List.of();
        }
        return switch (apply.op()) {
            case LOG, LOG2, LOG10, LOGIT -> List.of(Expr.apply(apply.op(), change.apply(apply.argument(0))));
            case XLOGY -> List.of(Expr.apply(Op.XLOGY, apply.argument(0), change.apply(apply.argument(1))));
            default -> List.of();
        };
    }

    private static List<Expr> epsilonInDenominator(Expr part) {
        return part instanceof Apply quotient && quotient.op() == Op.DIVIDE
                ? List.of(Expr.divide(quotient.argument(0), Expr.add(quotient.argument(1), EPSILON)))
                : List.of();
    }

    private static List<Expr> clampedArgument(Expr part) {
        if (!(part instanceof Apply apply)) {
            return List.of();
        }
        return switch (apply.op()) {
            case EXP, EXPM1, SIGMOID, SOFTPLUS, TANH, SINH, COSH, LOG1MEXP ->
                List.of(Expr.apply(
                        apply.op(), Expr.apply(Op.CLIP, apply.argument(0), Expr.negate(LARGEST_LOGIT), LARGEST_LOGIT)));
            default -> List.of();
        };
    }
}
