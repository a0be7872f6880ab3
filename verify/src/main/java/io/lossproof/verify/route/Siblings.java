package io.lossproof.verify.route;

import io.lossproof.symbolic.expr.Op;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Functions that are taken for one another. */
final class Siblings {

    private static final Map<Op, List<Op>> TABLE = table();

    private Siblings() {}

    static List<Op> of(Op op) {
        return TABLE.getOrDefault(op, List.of());
    }

    private static Map<Op, List<Op>> table() {
        Map<Op, List<Op>> siblings = new EnumMap<>(Op.class);
        siblings.put(Op.LOG, List.of(Op.LOG1P, Op.LOG2, Op.LOG10));
        siblings.put(Op.LOG1P, List.of(Op.LOG));
        siblings.put(Op.LOG2, List.of(Op.LOG));
        siblings.put(Op.LOG10, List.of(Op.LOG));
        siblings.put(Op.EXP, List.of(Op.EXPM1, Op.SOFTPLUS));
        siblings.put(Op.EXPM1, List.of(Op.EXP));
        siblings.put(Op.SIGMOID, List.of(Op.TANH, Op.EXP, Op.SOFTPLUS));
        siblings.put(Op.SOFTPLUS, List.of(Op.SIGMOID, Op.EXP, Op.RELU));
        siblings.put(Op.TANH, List.of(Op.SIGMOID));
        siblings.put(Op.MAX, List.of(Op.MIN));
        siblings.put(Op.MIN, List.of(Op.MAX));
        siblings.put(Op.SIN, List.of(Op.COS));
        siblings.put(Op.COS, List.of(Op.SIN));
        siblings.put(Op.LOGGAMMA, List.of(Op.GAMMA, Op.DIGAMMA));
        siblings.put(Op.GAMMA, List.of(Op.LOGGAMMA, Op.FACTORIAL));
        siblings.put(Op.DIGAMMA, List.of(Op.TRIGAMMA, Op.LOGGAMMA, Op.LOG));
        siblings.put(Op.TRIGAMMA, List.of(Op.DIGAMMA));
        siblings.put(Op.BETA, List.of(Op.LOGBETA));
        siblings.put(Op.LOGBETA, List.of(Op.BETA));
        siblings.put(Op.ERF, List.of(Op.ERFC));
        siblings.put(Op.ERFC, List.of(Op.ERF));
        siblings.put(Op.FACTORIAL, List.of(Op.GAMMA));
        siblings.put(Op.LOGSUMEXP, List.of(Op.MAX));
        siblings.put(Op.SINH, List.of(Op.COSH, Op.TANH));
        siblings.put(Op.COSH, List.of(Op.SINH));
        return siblings;
    }
}
