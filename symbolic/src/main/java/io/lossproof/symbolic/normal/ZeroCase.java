package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.Optional;

/**
 * The first argument x of an xlogy that is at least 0 and may be 0: the formula is judged for x = 0 and for x &gt; 0.
 *
 * @param value x, linear in the atom
 * @param atom a variable or entry of a vector
 * @param solution its value where x is 0
 */
record ZeroCase(Expr value, Expr atom, Expr solution) {

    /** The first such argument outside of indexed formulas. */
    static Optional<ZeroCase> in(Expr formula, Facts facts) {
        if (!(formula instanceof Apply apply)) {
            return Optional.empty();
        }
        if (isXlogy(apply)) {
            Optional<ZeroCase> own = of(apply.argument(0), facts);
            if (own.isPresent()) {
                return own;
            }
        }
        return apply.arguments().stream()
                .map(argument -> in(argument, facts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isXlogy(Apply apply) {
        return apply.op() == Op.XLOGY || apply.op() == Op.XLOG1PY;
    }

    private static Optional<ZeroCase> of(Expr value, Facts facts) {
        Range range = facts.range(value);
        if (!range.isNonnegative() || range.isPositive() || range.isZero()) {
            return Optional.empty();
        }
        Polynomial polynomial = Polynomial.light(value);
        for (Expr atom : polynomial.atoms().stream().sorted(Canonical.ORDER).toList()) {
            Rational slope = polynomial.terms().getOrDefault(Monomial.of(atom, Rational.ONE), Rational.ZERO);
            Polynomial rest = polynomial.minus(Polynomial.of(Monomial.of(atom, Rational.ONE), slope));
            boolean variable = atom instanceof Sym || atom instanceof Entry;
            if (variable && !slope.isZero() && rest.atoms().stream().noneMatch(other -> sharesName(atom, other))) {
                Expr solution =
                        Canonical.form(rest.times(slope.reciprocal().negate()).toExpr());
                return Optional.of(new ZeroCase(value, atom, solution));
            }
        }
        return Optional.empty();
    }

    private static boolean sharesName(Expr atom, Expr other) {
        String name = atom instanceof Entry entry ? entry.vector() : ((Sym) atom).name();
        return !other.isFreeOf(name);
    }

    /** The formula where x is 0; xlogy of 0 is 0. */
    Expr at(Expr formula) {
        if (formula.equals(atom)) {
            return solution;
        }
        Expr inner = formula.map(this::at);
        boolean vanishes = inner instanceof Apply apply
                && isXlogy(apply)
                && Polynomial.light(apply.argument(0)).isZero();
        return vanishes ? Num.ZERO : inner;
    }

    Facts positive(Facts facts) {
        return facts.assuming(value, Range.POSITIVE);
    }
}
