package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The sign of a formula, from its range, from what is known, and by linear arithmetic about its {@link SignForm}. Where
 * it is not determined, a {@link CaseSplit} of the first factor whose sign is open is thrown: the cases of one factor
 * lead on to those of the next.
 */
final class SignDecision {

    private final Facts facts;
    private final Normaliser normaliser;

    SignDecision(Facts facts, Normaliser normaliser) {
        this.facts = facts;
        this.normaliser = normaliser;
    }

    /** 1 or -1, right also where the value is 0; empty if it may differ from one value of a bound index to the next. */
    OptionalInt weak(Expr value) {
        Range range = facts.range(value);
        if (range.isNonnegative()) {
            return OptionalInt.of(1);
        }
        if (range.isNonpositive()) {
            return OptionalInt.of(-1);
        }
        if (isOpen(value)) {
            return OptionalInt.empty();
        }
        SignForm form = SignForm.of(value, normaliser, facts);
        int sign = form.sign() == 0 ? 1 : form.sign();
        for (Polynomial factor : form.factors()) {
            Set<Integer> signs = facts.signs(factor);
            boolean isOpen = signs.contains(1) && signs.contains(-1);
            if (isOpen && SumOfSquares.isNonnegative(factor, facts)) {
                continue;
            }
            if (isOpen && !SumOfSquares.isNonnegative(factor.times(Rational.MINUS_ONE), facts)) {
                throw new CaseSplit(formula(factor), CaseSplit.Kind.WEAK);
            }
            sign *= signs.contains(-1) ? -1 : 1;
        }
        return OptionalInt.of(sign);
    }

    int strict(Expr value) {
        Range range = facts.range(value);
        if (range.isZero()) {
            return 0;
        }
        if (range.excludesZero()) {
            return range.isPositive() ? 1 : -1;
        }
        refuseOpen(value);
        SignForm form = SignForm.of(value, normaliser, facts);
        int sign = form.sign();
        for (Polynomial factor : form.factors()) {
            Set<Integer> signs = facts.signs(factor);
            if (signs.size() > 1) {
                throw new CaseSplit(formula(factor), CaseSplit.Kind.STRICT);
            }
            sign *= signs.stream().findFirst().orElse(0);
        }
        return sign;
    }

    /** Whether {@code value REL 0} holds; only the cases that this relation tells apart are split. */
    boolean holds(Expr value, Relation relation) {
        Cond.Compare compare = new Cond.Compare(relation, value, Num.ZERO);
        if (facts.holds(compare)) {
            return true;
        }
        if (facts.fails(compare)) {
            return false;
        }
        refuseOpen(value);
        SignForm form = SignForm.of(value, normaliser, facts);
        if (form.factors().size() == 1 && form.sign() != 0) {
            return holds(form.factors().get(0), form.sign() > 0 ? relation : mirrored(relation));
        }
        return relation.holds(strict(value));
    }

    private boolean holds(Polynomial factor, Relation relation) {
        Set<Integer> signs = facts.signs(factor);
        boolean some = signs.stream().anyMatch(relation::holds);
        boolean all = signs.stream().allMatch(relation::holds);
        if (some != all) {
            CaseSplit.Kind kind = switch (relation) {
                case AT_LEAST, LESS -> CaseSplit.Kind.FROM_ZERO;
                case GREATER, AT_MOST -> CaseSplit.Kind.ABOVE_ZERO;
                case EQUAL, UNEQUAL -> CaseSplit.Kind.STRICT;
            };
            throw new CaseSplit(formula(factor), kind);
        }
        return all;
    }

    private static Relation mirrored(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER;
            case AT_MOST -> Relation.AT_LEAST;
            case GREATER -> Relation.LESS;
            case AT_LEAST -> Relation.AT_MOST;
            case EQUAL, UNEQUAL -> relation;
        };
    }

    private static Expr formula(Polynomial factor) {
        return Canonical.form(factor.toExpr());
    }

    /** The sign of a value with a bound index has no cases. */
    static void refuseOpen(Expr value) {
        if (isOpen(value)) {
            throw new NoNormalFormException("the sign of " + value + " may change with a bound index");
        }
    }

    /** Whether a bound index occurs: then no case holds for all its values, and none may be split off. */
    static boolean isOpen(Expr value) {
        return value.freeNames().stream().anyMatch(name -> name.charAt(0) == '$');
    }
}
