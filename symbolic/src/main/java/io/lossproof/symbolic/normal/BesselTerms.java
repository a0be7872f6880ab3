package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;

/**
 * Normal forms of the modified Bessel function of the first kind: orders that differ by an integer are reduced to the two
 * least by {@code I_n(x) = I_(n-2)(x) - 2 (n - 1)/x I_(n-1)(x)}; a function of literal order is even or odd.
 */
final class BesselTerms {

    private static final int LARGEST_SHIFT = 12;

    private final Normaliser normaliser;
    private final Facts facts;

    BesselTerms(Normaliser normaliser, Facts facts) {
        this.normaliser = normaliser;
        this.facts = facts;
    }

    Fraction besselI(Expr order, Expr argument) {
        Fraction n = normaliser.of(order);
        Fraction x = normaliser.of(argument);
        Optional<Rational> literal = n.constantValue();
        if (literal.isPresent() && x.isZero()) {
            return literal.get().isZero() ? Fraction.ONE : Fraction.ZERO;
        }
        Arguments.Multiple multiple = Arguments.Multiple.of(x);
        boolean turned = literal.isPresent() && multiple.factor().signum() < 0;
        Fraction even = turned ? x.times(Rational.MINUS_ONE) : x;
        boolean odd = turned && literal.get().numerator().testBit(0);
        int steps = steps(n);
        if (steps < 2) {
            return atom(n, even).times(Rational.of(odd ? -1 : 1));
        }
        Range range = facts.range(argument).and(facts.range(Canonical.form(x.toExpr())));
        if (!range.excludesZero()) {
            SignDecision.refuseOpen(argument);
            throw new CaseSplit(argument, CaseSplit.Kind.STRICT);
        }
        Fraction least = n.minus(Fraction.constant(Rational.of(steps)));
        return down(least, steps, even).times(Rational.of(odd ? -1 : 1));
    }

    /** How far the order lies above the least of its class that is not negative for certain. */
    private int steps(Fraction order) {
        if (!order.isPolynomial()) {
            return 0;
        }
        Rational constant = order.numerator().constantTerm();
        Fraction rest = order.minus(Fraction.constant(constant));
        Optional<Rational> lower = facts.range(Canonical.form(rest.toExpr())).lower();
        if (lower.isEmpty()) {
            return 0;
        }
        Rational steps = Rational.of(lower.get().add(constant).floor());
        return steps.compareTo(Rational.of(LARGEST_SHIFT)) > 0 || steps.signum() < 0
                ? 0
                : steps.numerator().intValueExact();
    }

    private Fraction down(Fraction least, int steps, Fraction x) {
        Fraction before = atom(least, x);
        Fraction value = atom(least.plus(Fraction.ONE), x);
        Fraction over = x.inverse().times(Rational.TWO);
        for (int i = 2; i <= steps; i++) {
            Fraction order = least.plus(Fraction.constant(Rational.of(i - 1)));
            Fraction next = before.minus(value.times(order).times(over));
            before = value;
            value = next;
        }
        return normaliser.settled(value);
    }

    private static Fraction atom(Fraction order, Fraction x) {
        Expr n = order.isZero() ? Num.ZERO : Canonical.form(order.toExpr());
        return Fraction.atom(Expr.apply(Op.BESSELI, n, Canonical.form(x.toExpr())));
    }
}
