package io.lossproof.testing;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;

/**
 * A formula with all terms of its sums made positive: {@code abs(a) + abs(b)} for {@code a - b}. Rounding errors of an
 * evaluation are relative to it.
 */
final class Majorant {

    private Majorant() {}

    static Expr of(Expr formula) {
        if (formula instanceof Apply apply) {
            List<Expr> arguments = apply.arguments();
            return switch (apply.op()) {
                case ADD, MULTIPLY -> apply.map(Majorant::of);
                case NEGATE -> of(arguments.get(0));
                case DIVIDE -> Expr.divide(of(arguments.get(0)), Expr.apply(Op.ABS, arguments.get(1)));
                default -> Expr.apply(Op.ABS, formula);
            };
        }
        if (formula instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
            Sym index = Expr.freshIndex();
            return Reduce.sum(index, reduce.lower(), reduce.upper(), of(reduce.bodyAt(index)));
        }
        return Expr.apply(Op.ABS, formula);
    }
}
