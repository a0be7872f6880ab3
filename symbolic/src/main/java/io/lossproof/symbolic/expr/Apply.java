package io.lossproof.symbolic.expr;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An operator applied to its arguments. */
public final class Apply extends Expr {

    private final Op op;
    private final List<Expr> arguments;

    private Apply(Op op, List<Expr> arguments) {
        super(
                (op.ordinal() * 31 + arguments.hashCode()) * 31 + 5,
                arguments.stream().mapToInt(Expr::size).sum() + 1,
                arguments.stream().mapToInt(Expr::binderHeight).max().orElse(0));
        this.op = op;
        this.arguments = arguments;
    }

    /** The operator applied; the negation of a literal and a quotient of literals become one literal. */
    public static Expr of(Op op, List<Expr> arguments) {
        if (!op.accepts(arguments.size())) {
            throw new IllegalArgumentException(
                    op.text() + " takes " + op.arityText() + ", not " + arguments.size() + " arguments");
        }
        if (op == Op.NEGATE && arguments.get(0) instanceof Num num) {
            return new Num(num.value().negate());
        }
        if (op == Op.DIVIDE
                && arguments.get(0) instanceof Num numerator
                && arguments.get(1) instanceof Num denominator
                && !denominator.value().isZero()) {
            return new Num(numerator.value().divide(denominator.value()));
        }
        return new Apply(op, List.copyOf(arguments));
    }

    public Op op() {
        return op;
    }

    public List<Expr> arguments() {
        return arguments;
    }

    public Expr argument(int i) {
        return arguments.get(i);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.apply(this);
    }

    @Override
    public Expr map(UnaryOperator<Expr> change) {
        return of(op, arguments.stream().map(change).toList());
    }

    @Override
    public void forEachPart(Consumer<Expr> action) {
        arguments.forEach(action);
    }

    @Override
    boolean sameAs(Expr other) {
        Apply that = (Apply) other;
        return op == that.op && arguments.equals(that.arguments);
    }
}
