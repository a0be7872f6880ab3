package io.lossproof.symbolic.information;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The base of the logarithm, which is the unit of information: {@code log_b(x) = log(x)/log(b)}. */
public enum LogBase {
    E("e", "nats", Num.ONE),
    TWO("2", "bits", Num.TWO),
    TEN("10", "hartleys", Expr.num(10));

    private final String text;
    private final String unit;
    private final Num base;

    LogBase(String text, String unit, Num base) {
        this.text = text;
        this.unit = unit;
        this.base = base;
    }

    /** The name in commands. */
    public String text() {
        return text;
    }

    /** What values are counted in. */
    public String unit() {
        return unit;
    }

    /** The base of that name: {@code 2}, {@code 10} or {@code e}. */
    public static Optional<LogBase> named(String name) {
        return Arrays.stream(values()).filter(base -> base.text.equals(name)).findFirst();
    }

    /** A value in nats counted in this unit, each term of a sum by itself. */
    public Expr of(Expr nats) {
        if (this == E) {
            return nats;
        }
        List<Expr> terms = nats instanceof Apply sum && sum.op() == Op.ADD ? sum.arguments() : List.of(nats);
        List<Expr> counted =
                terms.stream().map(term -> Expr.divide(term, Expr.log(base))).toList();
        return counted.size() == 1 ? counted.get(0) : Apply.of(Op.ADD, counted);
    }

    /** The logarithm to this base. */
    public Expr logarithm(Expr value) {
        return switch (this) {
            case E -> Expr.log(value);
            case TWO -> Expr.apply(Op.LOG2, value);
            case TEN -> Expr.apply(Op.LOG10, value);
        };
    }
}
