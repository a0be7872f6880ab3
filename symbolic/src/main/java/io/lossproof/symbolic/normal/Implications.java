package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from facts by linear arithmetic over monomials: from what is known of polynomials, from the ranges of
 * their monomials, from products of the bounds of two atoms, and from the defining inequalities of some functions, as
 * {@code |u| >= u}, {@code u - 1 < floor(u) <= u} and {@code exp(u) >= 1 + u}.
 */
final class Implications {

    /** So many rows are collected; more would take longer than they help. */
    private static final int MOST_ROWS = 60;

    private final Facts facts;
    private final List<LinearInequalities.Row> rows = new ArrayList<>();
    private final Set<Monomial> reached = new HashSet<>();
    private final Set<Polynomial> used = new HashSet<>();

    Implications(Facts facts) {
        this.facts = facts;
    }

    /** Whether the polynomial has no value in a range bounded by 0 at the points that the facts speak of. */
    boolean excludes(Polynomial polynomial, Range range) {
        add(polynomial, range);
        reach(polynomial);
        return LinearInequalities.areContradictory(rows);
    }

    private void add(Polynomial polynomial, Range range) {
        range.lower()
                .ifPresent(end -> rows.add(new LinearInequalities.Row(
                        polynomial.plus(Polynomial.constant(end.negate())), range.lowerOpen())));
        range.upper()
                .ifPresent(end -> rows.add(
                        new LinearInequalities.Row(Polynomial.constant(end).minus(polynomial), range.upperOpen())));
    }

    /** Takes in what is known of the monomials of a polynomial, of those that it leads to, and so on. */
    private void reach(Polynomial first) {
        List<Polynomial> waiting = new ArrayList<>(List.of(first));
        facts.known().forEach((polynomial, range) -> {
            if (polynomial.atoms().stream().anyMatch(Implications::hasAxioms) && used.add(polynomial)) {
                add(polynomial, range);
                waiting.add(polynomial);
            }
        });
        while (!waiting.isEmpty() && rows.size() < MOST_ROWS) {
            Polynomial next = waiting.remove(0);
            for (Monomial monomial : next.terms().keySet()) {
                if (!monomial.isOne() && reached.add(monomial)) {
                    add(Polynomial.of(monomial, Rational.ONE), facts.range(monomial.toExpr()));
                    axioms(monomial, waiting);
                    products(monomial, waiting);
                    related(monomial, waiting);
                }
            }
        }
    }

    private void related(Monomial monomial, List<Polynomial> waiting) {
        facts.known().forEach((polynomial, range) -> {
            if (polynomial.terms().containsKey(monomial) && used.add(polynomial)) {
                add(polynomial, range);
                waiting.add(polynomial);
            }
        });
    }

    // ---- products of bounds -------------------------------------------------------------------------------------

    private void products(Monomial monomial, List<Polynomial> waiting) {
        if (monomial.exponents().values().stream().anyMatch(power -> !power.isInteger() || power.signum() < 0)) {
            return;
        }
        List<Expr> atoms = new ArrayList<>();
        for (Map.Entry<Expr, Rational> factor : monomial.exponents().entrySet()) {
            for (int i = 0; i < factor.getValue().numerator().intValue() && atoms.size() <= 2; i++) {
                atoms.add(factor.getKey());
            }
        }
        if (atoms.size() != 2) {
            return;
        }
        for (LinearInequalities.Row a : bounds(atoms.get(0))) {
            for (LinearInequalities.Row b : bounds(atoms.get(1))) {
                Polynomial product = a.value().times(b.value());
                rows.add(new LinearInequalities.Row(product, a.strict() && b.strict()));
                waiting.add(product);
            }
        }
    }

    private List<LinearInequalities.Row> bounds(Expr atom) {
        Range range = facts.range(atom);
        Polynomial polynomial = Polynomial.of(atom);
        List<LinearInequalities.Row> found = new ArrayList<>();
        range.lower()
                .ifPresent(end -> found.add(new LinearInequalities.Row(
                        polynomial.plus(Polynomial.constant(end.negate())), range.lowerOpen())));
        range.upper()
                .ifPresent(end -> found.add(
                        new LinearInequalities.Row(Polynomial.constant(end).minus(polynomial), range.upperOpen())));
        return found;
    }

    // ---- functions ------------------------------------------------------------------------------------------------

    private static boolean hasAxioms(Expr atom) {
        return atom instanceof Apply apply
                && switch (apply.op()) {
                    case ABS, MAX, MIN, RELU, FLOOR -> true;
                    default -> false;
                };
    }

    private void axioms(Monomial monomial, List<Polynomial> waiting) {
        if (monomial.exponents().size() != 1) {
            return;
        }
        Expr atom = monomial.exponents().keySet().iterator().next();
        if (!(atom instanceof Apply apply) || !monomial.exponent(atom).isOne()) {
            return;
        }
        Expr first = apply.argument(0);
        switch (apply.op()) {
            case ABS -> {
                atLeast(atom, first, false, waiting);
                atLeast(atom, Expr.negate(first), false, waiting);
            }
            case MAX, LOGSUMEXP ->
                apply.arguments().forEach(a -> atLeast(atom, a, apply.op() == Op.LOGSUMEXP, waiting));
            case MIN -> apply.arguments().forEach(a -> atLeast(a, atom, false, waiting));
            case RELU -> atLeast(atom, first, false, waiting);
            case SOFTPLUS -> atLeast(atom, first, true, waiting);
            case FLOOR -> {
                atLeast(first, atom, false, waiting);
                atLeast(atom, Expr.subtract(first, Num.ONE), true, waiting);
            }
            case ARCTAN -> {
                Expr quarter = Expr.divide(Const.PI, Num.TWO);
                atLeast(quarter, atom, true, waiting);
                atLeast(atom, Expr.negate(quarter), true, waiting);
            }
            case EXP -> atLeast(atom, Expr.add(Num.ONE, first), false, waiting);
            case LOG -> {
                if (!(first instanceof Num)) {
                    atLeast(Expr.subtract(first, Num.ONE), atom, false, waiting);
                }
            }
            default -> {}
        }
    }

    private void atLeast(Expr large, Expr small, boolean strict, List<Polynomial> waiting) {
        Polynomial difference = Polynomial.light(Expr.subtract(large, small));
        rows.add(new LinearInequalities.Row(difference, strict));
        waiting.add(difference);
    }
}
