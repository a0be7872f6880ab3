package io.lossproof.verify.power;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;

/** Mistakes with signs, terms, factors and exponents. */
final class ArithmeticMutators {

    private ArithmeticMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator("flip the sign of a term", (part, scope) -> signOfTerm(part)),
                new Mutator("flip a sign", (part, scope) -> sign(part)),
                new Mutator("drop a term", (part, scope) -> dropped(part, Op.ADD)),
                new Mutator("drop a factor", (part, scope) -> droppedFactor(part)),
                new Mutator("swap what is subtracted", (part, scope) -> swappedDifference(part)),
                new Mutator("turn a quotient over", (part, scope) -> swapped(part, Op.DIVIDE)),
                new Mutator("swap base and exponent", (part, scope) -> swapped(part, Op.POWER)),
                new Mutator("factor 2", (part, scope) -> times(part, Num.TWO)),
                new Mutator("factor 1/2", (part, scope) -> times(part, Num.HALF)),
                new Mutator("exponent plus 1", (part, scope) -> exponent(part, Rational.ONE)),
                new Mutator("exponent minus 1", (part, scope) -> exponent(part, Rational.MINUS_ONE)));
    }

    private static List<Expr> signOfTerm(Expr part) {
        if (!(part instanceof Apply sum) || sum.op() != Op.ADD) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < sum.arguments().size(); i++) {
            mutants.add(Apply.of(Op.ADD, Mutation.replaced(sum.arguments(), i, opposite(sum.argument(i)))));
        }
        return mutants;
    }

    /** Of a product, a quotient, a power or anything that is not a sum. */
    private static List<Expr> sign(Expr part) {
        return part instanceof Apply sum && sum.op() == Op.ADD || part.equals(Num.ZERO)
                ? List.of()
                : List.of(opposite(part));
    }

    static Expr opposite(Expr part) {
        return part instanceof Apply negative && negative.op() == Op.NEGATE ? negative.argument(0) : Expr.negate(part);
    }

    private static List<Expr> dropped(Expr part, Op op) {
        if (!(part instanceof Apply apply) || apply.op() != op) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            List<Expr> others = new ArrayList<>(apply.arguments());
            others.remove(i);
            mutants.add(others.size() == 1 ? others.get(0) : Apply.of(op, others));
        }
        return mutants;
    }

    private static List<Expr> droppedFactor(Expr part) {
        if (part instanceof Apply quotient && quotient.op() == Op.DIVIDE) {
            return List.of(quotient.argument(0), Expr.divide(Num.ONE, quotient.argument(1)));
        }
        return dropped(part, Op.MULTIPLY);
    }

    /** {@code a - b} becomes {@code b - a} for each pair of terms with different signs. */
    private static List<Expr> swappedDifference(Expr part) {
        if (!(part instanceof Apply sum) || sum.op() != Op.ADD) {
            return List.of();
        }
        List<Expr> terms = sum.arguments();
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                if (isNegative(terms.get(i)) != isNegative(terms.get(j))) {
                    List<Expr> changed = Mutation.replaced(terms, i, opposite(terms.get(i)));
                    mutants.add(Apply.of(Op.ADD, Mutation.replaced(changed, j, opposite(terms.get(j)))));
                }
            }
        }
        return mutants;
    }

    private static boolean isNegative(Expr term) {
        return term instanceof Apply negative && negative.op() == Op.NEGATE
                || term instanceof Num num && num.value().signum() < 0;
    }

    private static List<Expr> swapped(Expr part, Op op) {
        return part instanceof Apply apply && apply.op() == op
                ? List.of(Expr.apply(op, apply.argument(1), apply.argument(0)))
                : List.of();
    }

    private static List<Expr> times(Expr part, Expr factor) {
        return part instanceof Num num && num.value().isZero() ? List.of() : List.of(Expr.multiply(factor, part));
    }

    /** Of a power, or of a variable, whose exponent is 1. */
    private static List<Expr> exponent(Expr part, Rational change) {
        if (part instanceof Sym || part instanceof Entry) {
            return change.signum() > 0 ? List.of(Expr.power(part, 2)) : List.of(Num.ONE);
        }
        if (!(part instanceof Apply power) || power.op() != Op.POWER) {
            return List.of();
        }
        Expr exponent = power.argument(1) instanceof Num num
                ? Expr.num(num.value().add(change))
                : Expr.add(power.argument(1), Expr.num(change));
        return List.of(Expr.power(power.argument(0), exponent));
    }
}
