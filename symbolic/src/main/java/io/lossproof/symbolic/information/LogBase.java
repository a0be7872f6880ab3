package io.lossproof.symbolic.information;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import java.util.Arrays;
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

    /** A value in nats counted in this unit. */
    public Expr of(Expr nats) {
        return this == E ? nats : Expr.divide(nats, Expr.log(base));
    }

    /** The same for evaluation: each term of a sum by itself, so that the last sum stays the last step. */
    public Expr termwise(Expr nats) {
        return Terms.sum(Terms.of(nats).stream().map(this::of).toList());
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
