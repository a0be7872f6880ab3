package io.lossproof.verify.selftest;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.power.Mutator;
import java.util.List;

/** Mistakes that hardly show: small changes, and changes in a tail. */
final class SubtleMutants {

    private static final Rational TINY = Rational.of(10).pow(-9);

    private SubtleMutants() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator(
                        "times 1 + 1e-9",
                        (part, scope) -> List.of(Expr.multiply(part, Expr.num(Rational.ONE.add(TINY))))),
                new Mutator("plus 1e-9", (part, scope) -> List.of(Expr.add(part, Expr.num(TINY)))),
                new Mutator(
                        "plus 1e-30",
                        (part, scope) ->
                                List.of(Expr.add(part, Expr.num(Rational.of(10).pow(-30))))),
                new Mutator(
                        "a clamp far out",
                        (part, scope) -> List.of(
                                Expr.apply(Op.MIN, part, Expr.num(40)), Expr.apply(Op.MAX, part, Expr.num(-50)))),
                new Mutator("an epsilon in a logarithm", SubtleMutants::epsilon),
                new Mutator("the argument of a gamma function", SubtleMutants::shifted),
                new Mutator("another value in the tail", SubtleMutants::tail),
                new Mutator("another value at one point", SubtleMutants::atOnePoint));
    }

    private static List<Expr> epsilon(Expr part, Scope scope) {
        return part instanceof Apply apply && apply.op() == Op.LOG
                ? List.of(
                        Expr.log(Expr.add(
                                apply.argument(0), Expr.num(Rational.of(10).pow(-7)))),
                        Expr.log(Expr.apply(
                                Op.MAX,
                                apply.argument(0),
                                Expr.num(Rational.of(10).pow(-12)))))
                : List.of();
    }

    private static List<Expr> shifted(Expr part, Scope scope) {
        return part instanceof Apply apply
                        && List.of(Op.LOGGAMMA, Op.DIGAMMA, Op.TRIGAMMA, Op.GAMMA)
                                .contains(apply.op())
                ? List.of(Expr.apply(apply.op(), Expr.add(apply.argument(0), Num.ONE)))
                : List.of();
    }

    private static List<Expr> tail(Expr part, Scope scope) {
        Expr far = Expr.exp(Expr.negate(Expr.add(Expr.num(40), Expr.power(part, 2))));
        return List.of(Expr.add(part, far));
    }

    private static List<Expr> atOnePoint(Expr part, Scope scope) {
        return scope.domain("x").isEmpty()
                ? List.of()
                : List.of(Expr.add(part, Expr.apply(Op.KRONECKERDELTA, Expr.symbol("x"), Num.TWO)));
    }
}
