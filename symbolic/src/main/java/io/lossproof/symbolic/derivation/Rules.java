package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.derivation.Rule.Rewrite;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of rules, in the order in which they are tried. */
public final class Rules {

    public static final Rule LOG_OF_PRODUCT = new Rule("logarithm of a product", Rules::logOfProduct);
    public static final Rule LOG_OF_QUOTIENT = new Rule("logarithm of a quotient", Rules::logOfQuotient);
    public static final Rule LOG_OF_INDEXED_PRODUCT =
            new Rule("logarithm of an indexed product", Rules::logOfIndexedProduct);
    public static final Rule LOG_OF_POWER = new Rule("logarithm of a power", Rules::logOfPower);
    public static final Rule LOG_OF_ROOT = new Rule("logarithm of a root", Rules::logOfRoot);
    public static final Rule LOG_OF_EXPONENTIAL = new Rule(
            "logarithm of an exponential",
            (node, scope) ->
                    function(Op.LOG, node).flatMap(u -> function(Op.EXP, u)).flatMap(Rewrite::to));
    public static final Rule COMPLEMENT_OF_SIGMOID =
            new Rule("complement of the sigmoid, the sigmoid of the opposite", Rules::complementOfSigmoid);
    public static final Rule LOG_OF_SIGMOID = new Rule(
            "logarithm of the sigmoid",
            (node, scope) -> function(Op.LOG, node)
                    .flatMap(u -> function(Op.SIGMOID, u))
                    .flatMap(z -> Rewrite.to(Expr.negate(Expr.apply(Op.SOFTPLUS, opposite(z))))));
    public static final Rule LOG_OF_SOFTMAX = new Rule(
            "logarithm of the softmax",
            (node, scope) -> function(Op.LOG, node)
                    .flatMap(u -> u instanceof Softmax softmax
                            ? Rewrite.to(Expr.subtract(softmax.logit(), softmax.logNormaliser()))
                            : Optional.empty()));

    /** {@code softplus(-z) = softplus(z) - z}, for a form with one softplus only. */
    public static final Rule REFLECTION_OF_SOFTPLUS = new Rule(
            "reflection of softplus",
            (node, scope) -> function(Op.SOFTPLUS, node)
                    .flatMap(u -> function(Op.NEGATE, u))
                    .flatMap(z -> Rewrite.to(Expr.subtract(Expr.apply(Op.SOFTPLUS, z), z))));

    /** {@code softplus(z) = max(z, 0) + log1p(exp(-|z|))}: neither term overflows, both are at least 0. */
    public static final Rule SOFTPLUS_BY_PARTS =
            new Rule("splitting of softplus into its positive part and a bounded rest", Rules::softplusByParts);
    /** {@code log(1 + u) = log1p(u)}, which keeps small u. */
    public static final Rule LOG_BY_LOG1P = new Rule("logarithm of one plus a small number", Rules::logByLog1p);
    /**
     * {@code logsumexp(z) - Σ w_k z_k = Σ w_k (m - z_k) + logsumexp(z - m)} with m the largest z and weights of sum 1:
     * every term is at least 0 for weights that are, so that nothing cancels.
     */
    public static final Rule SHIFT_BY_LARGEST = new Rule("shift by the largest logit", Rules::shiftByLargest);

    /**
     * {@code r²/(2 s²) = (r/s)²/2} and the like: a residual is divided by the scale before it is squared, so that no
     * power on the way overflows or underflows where the result does not.
     */
    public static final Rule SCALED_RESIDUAL =
            new Rule("scaling of the residual before it is squared", ScaledResidual::match);

    /** From a mass or density function to a sum of logarithms. */
    public static final List<Rule> LOGARITHMS = List.of(
            LOG_OF_PRODUCT, LOG_OF_QUOTIENT, LOG_OF_INDEXED_PRODUCT, LOG_OF_POWER, LOG_OF_ROOT, LOG_OF_EXPONENTIAL);

    /** What an inverse link brings into a logarithm. */
    public static final List<Rule> LINKS = List.of(
            COMPLEMENT_OF_SIGMOID, LOG_OF_SIGMOID, LOG_OF_SOFTMAX, LOG_OF_QUOTIENT, LOG_OF_ROOT, LOG_OF_EXPONENTIAL);

    /** Towards a short form. */
    public static final List<Rule> SHORTENING = List.of(REFLECTION_OF_SOFTPLUS);

    /** Away from overflow and cancellation, for whole forms; like terms are collected afterwards. */
    public static final List<Rule> STABLE_TERMS = List.of(SOFTPLUS_BY_PARTS, LOG_BY_LOG1P);

    /** Away from overflow and cancellation; collecting would undo these. */
    public static final List<Rule> STABLE_SHAPES = List.of(SHIFT_BY_LARGEST, SCALED_RESIDUAL);

    private Rules() {}

    private static Optional<Expr> function(Op op, Expr node) {
        return node instanceof Apply apply && apply.op() == op ? Optional.of(apply.argument(0)) : Optional.empty();
    }

    private static Optional<Apply> applied(Op op, Expr node) {
        return node instanceof Apply apply && apply.op() == op ? Optional.of(apply) : Optional.empty();
    }

    private static Expr opposite(Expr z) {
        return function(Op.NEGATE, z).orElseGet(() -> Expr.negate(z));
    }

    private static boolean isConstant(Expr expr) {
        return expr.freeNames().isEmpty();
    }

    private static Optional<Rewrite> logOfProduct(Expr node, Scope scope) {
        return function(Op.LOG, node)
                .filter(u -> !isConstant(u))
                .flatMap(u -> applied(Op.MULTIPLY, u))
                .map(product -> {
                    List<Expr> logarithms = new ArrayList<>();
                    List<Cond> positive = new ArrayList<>();
                    for (Expr factor : product.arguments()) {
                        logarithms.add(Expr.log(factor));
                        positive.add(Cond.positive(factor));
                    }
                    positive.removeIf(cond -> cond instanceof Cond.Compare compare && isConstant(compare.left()));
                    return new Rewrite(Apply.of(Op.ADD, logarithms), positive);
                });
    }

    private static Optional<Rewrite> logOfQuotient(Expr node, Scope scope) {
        return function(Op.LOG, node).flatMap(u -> applied(Op.DIVIDE, u)).flatMap(quotient -> {
            Expr above = quotient.argument(0);
            Expr below = quotient.argument(1);
            return above.equals(Num.ONE)
                    ? Rewrite.to(Expr.negate(Expr.log(below)), Cond.positive(below))
                    : Rewrite.to(
                            Expr.subtract(Expr.log(above), Expr.log(below)),
                            Cond.positive(above),
                            Cond.positive(below));
        });
    }

    private static Optional<Rewrite> logOfIndexedProduct(Expr node, Scope scope) {
        return function(Op.LOG, node).flatMap(u -> {
            if (!(u instanceof Reduce reduce) || reduce.kind() != Reduce.Kind.PRODUCT) {
                return Optional.empty();
            }
            Sym index = Expr.freshIndex();
            Expr factor = reduce.bodyAt(index);
            Expr sum = Reduce.sum(index, reduce.lower(), reduce.upper(), Expr.log(factor));
            return Rewrite.to(sum, Cond.positive(factor));
        });
    }

    private static Optional<Rewrite> logOfPower(Expr node, Scope scope) {
        return function(Op.LOG, node).flatMap(u -> applied(Op.POWER, u)).flatMap(power -> {
            Expr base = power.argument(0);
            return Rewrite.to(Expr.multiply(power.argument(1), Expr.log(base)), Cond.positive(base));
        });
    }

    private static Optional<Rewrite> logOfRoot(Expr node, Scope scope) {
        return function(Op.LOG, node)
                .flatMap(u -> function(Op.SQRT, u))
                .flatMap(v -> isConstant(v)
                        ? Rewrite.to(Expr.divide(Expr.log(v), Num.TWO))
                        : Rewrite.to(Expr.divide(Expr.log(v), Num.TWO), Cond.positive(v)));
    }

    private static Optional<Rewrite> complementOfSigmoid(Expr node, Scope scope) {
        return applied(Op.ADD, node)
                .filter(sum -> sum.arguments().size() == 2 && sum.argument(0).equals(Num.ONE))
                .flatMap(sum -> function(Op.NEGATE, sum.argument(1)))
                .flatMap(u -> function(Op.SIGMOID, u))
                .flatMap(z -> Rewrite.to(Expr.apply(Op.SIGMOID, opposite(z))));
    }

    private static Optional<Rewrite> softplusByParts(Expr node, Scope scope) {
        return function(Op.SOFTPLUS, node).flatMap(z -> {
            Expr size = Expr.apply(Op.ABS, function(Op.NEGATE, z).orElse(z));
            Expr rest = Expr.apply(Op.LOG1P, Expr.exp(Expr.negate(size)));
            return Rewrite.to(Expr.add(Expr.apply(Op.MAX, z, Num.ZERO), rest));
        });
    }

    private static Optional<Rewrite> logByLog1p(Expr node, Scope scope) {
        return function(Op.LOG, node)
                .flatMap(u -> applied(Op.ADD, u))
                .filter(sum -> sum.arguments().size() == 2 && sum.argument(0).equals(Num.ONE))
                .flatMap(sum -> Rewrite.to(Expr.apply(Op.LOG1P, sum.argument(1))));
    }

    private static Optional<Rewrite> shiftByLargest(Expr node, Scope scope) {
        Optional<Apply> difference =
                applied(Op.ADD, node).filter(sum -> sum.arguments().size() == 2);
        if (difference.isEmpty()
                || !(difference.get().argument(0) instanceof Reduce logSumExp)
                || logSumExp.kind() != Reduce.Kind.LOG_SUM_EXP) {
            return Optional.empty();
        }
        Optional<Expr> subtracted = function(Op.NEGATE, difference.get().argument(1));
        Sym index = Expr.freshIndex();
        Expr logit = logSumExp.bodyAt(index);
        Expr largest = Reduce.over(Reduce.Kind.MAXIMUM, index, logSumExp.lower(), logSumExp.upper(), logit);
        Expr rest = logSumExp.withBody(index, Expr.subtract(logit, largest));
        if (subtracted.isEmpty()) {
            return Optional.empty();
        }
        if (subtracted.get() instanceof Reduce mean && mean.kind() == Reduce.Kind.SUM) {
            return weights(mean, index, logit)
                    .filter(weight -> ZeroTest.equal(mean.withBody(index, weight), Num.ONE, scope)
                            .isProved())
                    .flatMap(weight -> Rewrite.to(Expr.add(
                            mean.withBody(index, Expr.multiply(weight, Expr.subtract(largest, logit))), rest)));
        }
        return Optional.empty();
    }

    /** The factor beside the logit in the body of a mean. */
    private static Optional<Expr> weights(Reduce mean, Sym index, Expr logit) {
        return applied(Op.MULTIPLY, mean.bodyAt(index))
                .filter(product -> product.arguments().size() == 2)
                .filter(product -> product.argument(1).equals(logit))
                .map(product -> product.argument(0));
    }
}
