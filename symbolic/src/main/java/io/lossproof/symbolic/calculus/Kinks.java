package io.lossproof.symbolic.calculus;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a derivative certainly has no value. By rule nothing is known at a kink, since {@code abs(x)^2} has a derivative
 * where {@code abs(x)} has none. But where the forms of the derivative on both sides of a single kink differ, there is
 * none.
 */
public final class Kinks {

    private Kinks() {}

    /** The formula with every derivative carried out, undefined where that is certain. */
    public static Expr carryOut(Expr formula) {
        if (!formula.contains(part -> part instanceof Derivative)) {
            return formula;
        }
        return formula instanceof Derivative
                ? decided(Differentiation.carryOutWhereDefined(formula))
                : formula.map(Kinks::carryOut);
    }

    /** The derivative, undefined for certain at a kink whose two sides differ. */
    private static Expr decided(Expr derivative) {
        Set<Expr> kinks = new LinkedHashSet<>();
        collect(derivative, kinks);
        if (kinks.size() != 1 || kinks.contains(Const.UNDEFINED)) {
            return derivative;
        }
        Expr at = kinks.iterator().next();
        Cond differs = Cond.compare(side(derivative, 0), Relation.UNEQUAL, side(derivative, 1));
        return Piecewise.of(
                List.of(new Piecewise.Case(
                        Expr.log(Num.ZERO), Cond.and(Cond.compare(at, Relation.EQUAL, Num.ZERO), differs))),
                derivative);
    }

    private static void collect(Expr formula, Set<Expr> kinks) {
        kink(formula).ifPresent(kinks::add);
        if (formula.equals(Const.UNDEFINED)) {
            // of another kind than a kink in the sign of one value
            kinks.add(formula);
        }
        formula.forEachPart(part -> {
            if (!(part.equals(Const.UNDEFINED) && kink(formula).isPresent())) {
                collect(part, kinks);
            }
        });
    }

    /** The formula with each kink replaced by its value on one side. */
    private static Expr side(Expr formula, int number) {
        return kink(formula).isPresent()
                ? side(((Piecewise) formula).cases().get(number).value(), number)
                : formula.map(part -> side(part, number));
    }

    /** The value whose sign decides between two cases, with nothing known at 0. */
    private static Optional<Expr> kink(Expr formula) {
        return formula instanceof Piecewise pieces
                        && pieces.otherwise().equals(Const.UNDEFINED)
                        && pieces.cases().size() == 2
                        && pieces.cases().get(0).when() instanceof Cond.Compare above
                        && pieces.cases().get(1).when() instanceof Cond.Compare below
                        && above.relation() == Relation.GREATER
                        && below.relation() == Relation.LESS
                        && above.left().equals(below.left())
                        && above.right().equals(Num.ZERO)
                        && below.right().equals(Num.ZERO)
                ? Optional.of(above.left())
                : Optional.empty();
    }
}
