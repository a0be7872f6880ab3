package io.lossproof.verify.power;

import static java.util.Map.entry;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One function in the place of another, and functions of a wrong argument. */
final class FunctionMutators {

    /** Functions of the same number of arguments that are taken for one another. */
    private static final Map<Op, List<Op>> NEAR = Map.ofEntries(
            entry(Op.LOG, List.of(Op.LOG1P, Op.LOG2, Op.LOG10)),
            entry(Op.LOG1P, List.of(Op.LOG)),
            entry(Op.LOG2, List.of(Op.LOG)),
            entry(Op.LOG10, List.of(Op.LOG)),
            entry(Op.EXP, List.of(Op.EXPM1)),
            entry(Op.EXPM1, List.of(Op.EXP)),
            entry(Op.SIGMOID, List.of(Op.TANH)),
            entry(Op.TANH, List.of(Op.SIGMOID, Op.SINH)),
            entry(Op.SINH, List.of(Op.COSH)),
            entry(Op.COSH, List.of(Op.SINH, Op.EXP)),
            entry(Op.SIN, List.of(Op.COS)),
            entry(Op.COS, List.of(Op.SIN)),
            entry(Op.MAX, List.of(Op.MIN)),
            entry(Op.MIN, List.of(Op.MAX)),
            entry(Op.RELU, List.of(Op.SOFTPLUS, Op.ABS)),
            entry(Op.SOFTPLUS, List.of(Op.RELU)),
            entry(Op.ERF, List.of(Op.ERFC, Op.TANH)),
            entry(Op.ERFC, List.of(Op.ERF)),
            entry(Op.NORMALCDF, List.of(Op.SIGMOID, Op.ERF)),
            entry(Op.LOGIT, List.of(Op.LOG)),
            entry(Op.DIGAMMA, List.of(Op.LOG, Op.TRIGAMMA)),
            entry(Op.TRIGAMMA, List.of(Op.DIGAMMA)),
            entry(Op.LOGGAMMA, List.of(Op.DIGAMMA)),
            entry(Op.GAMMA, List.of(Op.FACTORIAL)),
            entry(Op.FACTORIAL, List.of(Op.GAMMA)),
            entry(Op.XLOGY, List.of(Op.XLOG1PY)),
            entry(Op.XLOG1PY, List.of(Op.XLOGY)),
            entry(Op.LOGBETA, List.of(Op.BETA)),
            entry(Op.BETA, List.of(Op.LOGBETA)),
            entry(Op.LOG1MEXP, List.of(Op.SOFTPLUS)));

    private FunctionMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator("a near function", (part, scope) -> near(part)),
                new Mutator("drop a function", (part, scope) -> dropped(part)),
                new Mutator(
                        "flip the sign of an argument", (part, scope) -> arguments(part, ArithmeticMutators::opposite)),
                new Mutator(
                        "absolute value of an argument",
                        (part, scope) -> arguments(part, argument -> Expr.apply(Op.ABS, argument))),
                new Mutator(
                        "argument plus 1", (part, scope) -> arguments(part, argument -> Expr.add(argument, Num.ONE))),
                new Mutator("swap arguments", (part, scope) -> swapped(part)));
    }

    private static List<Expr> near(Expr part) {
        if (!(part instanceof Apply apply)) {
            return List.of();
        }
        return NEAR.getOrDefault(apply.op(), List.of()).stream()
                .filter(op -> op.accepts(apply.arguments().size()))
                .map(op -> Apply.of(op, apply.arguments()))
                .toList();
    }

    private static List<Expr> dropped(Expr part) {
        return part instanceof Apply apply
                        && apply.op().isFunction()
                        && apply.arguments().size() == 1
                ? List.of(apply.argument(0))
                : List.of();
    }

    /** One argument of a function or the base of a power changed; a number of its own is no argument. */
    private static List<Expr> arguments(Expr part, java.util.function.UnaryOperator<Expr> change) {
        if (!(part instanceof Apply apply) || apply.op() == Op.KRONECKERDELTA || isOrder(apply.op())) {
            return List.of();
        }
        boolean isPower = apply.op() == Op.POWER;
        if (!apply.op().isFunction() && !isPower) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < (isPower ? 1 : apply.arguments().size()); i++) {
            if (!(apply.argument(i) instanceof Num)) {
                Expr changed = change.apply(apply.argument(i));
                mutants.add(Apply.of(apply.op(), Mutation.replaced(apply.arguments(), i, changed)));
            }
        }
        return mutants;
    }

    /** Whether the first argument is the order of the function, an integer. */
    static boolean isOrder(Op op) {
        return op == Op.POLYGAMMA || op == Op.BESSELI || op == Op.LOGBESSELI;
    }

    private static List<Expr> swapped(Expr part) {
        boolean ordered = part instanceof Apply apply
                && (apply.op() == Op.XLOGY || apply.op() == Op.XLOG1PY || apply.op() == Op.BINOMIAL);
        return ordered
                ? List.of(Expr.apply(((Apply) part).op(), ((Apply) part).argument(1), ((Apply) part).argument(0)))
                : List.of();
    }
}
