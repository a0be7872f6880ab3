package io.lossproof.symbolic.calculus;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Writes sums and the like with literal ends out as formulas of their terms. */
public final class Unrolling {

    private Unrolling() {}

    /**
     * The formula with every reduction over at most {@code most} literal indices written out; longer or symbolic ones
     * stay. Kronecker deltas of literals become 0 or 1.
     */
    public static Expr of(Expr formula, int most) {
        Expr inner = formula.map(part -> of(part, most));
        if (inner instanceof Reduce reduce && isShort(reduce, most)) {
            return written(reduce);
        }
        if (inner instanceof Softmax softmax && isShort(softmax.logNormaliser(), most)) {
            Reduce over = softmax.logNormaliser();
            List<Expr> powers = values(over).stream().map(Expr::exp).toList();
            return Expr.divide(Expr.exp(softmax.logit()), combined(Op.ADD, powers, Num.ZERO));
        }
        if (inner instanceof Apply apply
                && apply.op() == Op.KRONECKERDELTA
                && apply.argument(0) instanceof Num i
                && apply.argument(1) instanceof Num j) {
            return i.equals(j) ? Num.ONE : Num.ZERO;
        }
        return inner instanceof Apply apply ? foldedInteger(apply) : inner;
    }

    /** An index such as {@code 2 + 1} becomes a literal. */
    private static Expr foldedInteger(Apply apply) {
        if (apply.op() != Op.ADD || !apply.arguments().stream().allMatch(Num.class::isInstance)) {
            return apply;
        }
        return Expr.num(apply.arguments().stream()
                .map(argument -> ((Num) argument).value())
                .reduce((a, b) -> a.add(b))
                .orElseThrow());
    }

    private static boolean isShort(Reduce reduce, int most) {
        return reduce.lower() instanceof Num lower
                && reduce.upper() instanceof Num upper
                && lower.value().isInteger()
                && upper.value().isInteger()
                && upper.value().subtract(lower.value()).compareTo(io.lossproof.symbolic.expr.Rational.of(most)) < 0;
    }

    private static List<Expr> values(Reduce reduce) {
        BigInteger upper = ((Num) reduce.upper()).value().numerator();
        List<Expr> values = new ArrayList<>();
        for (BigInteger k = ((Num) reduce.lower()).value().numerator();
                k.compareTo(upper) <= 0;
                k = k.add(BigInteger.ONE)) {
            values.add(of(reduce.bodyAt(Expr.num(k)), Integer.MAX_VALUE));
        }
        return values;
    }

    private static Expr written(Reduce reduce) {
        List<Expr> values = values(reduce);
        return switch (reduce.kind()) {
            case SUM -> combined(Op.ADD, values, Num.ZERO);
            case PRODUCT -> combined(Op.MULTIPLY, values, Num.ONE);
            case LOG_SUM_EXP -> values.isEmpty() ? Const.UNDEFINED : Apply.of(Op.LOGSUMEXP, values);
            case MAXIMUM -> values.isEmpty() ? Const.UNDEFINED : Apply.of(Op.MAX, values);
        };
    }

    private static Expr combined(Op op, List<Expr> values, Expr empty) {
        return switch (values.size()) {
            case 0 -> empty;
            case 1 -> values.get(0);
            default -> Apply.of(op, values);
        };
    }
}
