package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows that a formula is at least 0, or positive, by its slope in one variable v: it is continuous in v, at least 0 where
 * v has some value c (an end of the interval of v, a small number, or another variable), and does not fall as v moves away
 * from c to either side. The sign of the slope is that of its factors, each shown by ranges, as a sum of squares, or by its
 * own slope.
 *
 * <p>Conditions that speak of v are used for the interval of v alone, and those that say {@code v >= c} or {@code v <= c}
 * for the side to look at; so that every point between a point of the domain and c lies where the slope is known.
 */
final class SlopeProver {

    private static final int DEEPEST = 3;
    private static final int MOST_ATTEMPTS = 40;
    /** At the place to start from, so many attempts are enough. */
    private static final int MOST_BOUNDS = 40;

    private static final List<Rational> NUMBERS =
            List.of(Rational.ZERO, Rational.ONE, Rational.HALF, Rational.MINUS_ONE);

    private int attempts;

    /** How it is shown; empty if it is not. */
    Optional<Certificate> prove(Expr formula, boolean strict, Facts facts) {
        return prove(formula, strict, facts, 0);
    }

    private Optional<Certificate> prove(Expr formula, boolean strict, Facts facts, int depth) {
        if (depth >= DEEPEST || SignDecision.isOpen(formula)) {
            return Optional.empty();
        }
        try {
            Expr smooth = Smoothing.of(formula, facts);
            for (String name : smooth.freeNames()) {
                Optional<Certificate> found = isInterval(name, facts)
                        ? new InVariable(smooth, Expr.symbol(name), facts, depth).prove(strict)
                        : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (NoNormalFormException | CaseSplit | Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private static boolean isInterval(String name, Facts facts) {
        return facts.scope().domain(name).orElse(Domain.NONZERO) instanceof Domain.Interval;
    }

    /** The formula as a function of one variable. */
    private final class InVariable {
        private final Expr formula;
        private final Sym variable;
        private final Facts facts;
        private final Range interval;

        private final int depth;
        private Optional<Expr> slope = Optional.empty();

        InVariable(Expr formula, Sym variable, Facts facts, int depth) {
            this.formula = formula;
            this.variable = variable;
            this.facts = facts;
            this.depth = depth;
            this.interval = facts.range(variable);
        }

        Optional<Certificate> prove(boolean strict) {
            for (Expr at : candidates()) {
                if (++attempts > MOST_ATTEMPTS) {
                    return Optional.empty();
                }
                Optional<Certificate> found = from(at, strict);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Set<Expr> candidates() {
            Set<Expr> found = new LinkedHashSet<>();
            interval.lower().map(Expr::num).ifPresent(found::add);
            interval.upper().map(Expr::num).ifPresent(found::add);
            for (Rational number : NUMBERS) {
                if (!interval.and(Range.point(number)).isEmpty()) {
                    found.add(Expr.num(number));
                }
            }
            for (String name : formula.freeNames()) {
                Sym other = Expr.symbol(name);
                if (!other.equals(variable) && isInterval(name, facts)) {
                    found.add(other);
                    found.add(Canonical.form(Expr.negate(other)));
                }
            }
            return found;
        }

        private Optional<Certificate> from(Expr at, boolean strict) {
            Range whole = reaching(at);
            // All values of the variable between the ends of its interval, whatever else is known of it.
            Facts free = facts.forgetting(variable.name(), whole);
            if (!contains(whole, free.range(at))) {
                return Optional.empty();
            }
            Expr distance =
                    Canonical.form(Polynomial.light(Expr.subtract(variable, at)).toExpr());
            boolean isAway = facts.excludes(distance, Range.point(Rational.ZERO));
            Optional<Certificate> value = atLeast(formula.substitute(variable, at), strict && !isAway, free);
            if (value.isEmpty() || !isSmooth(formula, free)) {
                return Optional.empty();
            }
            boolean strictly = strict && !value.get().strict();
            List<Integer> sides = new ArrayList<>();
            for (int side : List.of(1, -1)) {
                if (!facts.excludes(distance, side > 0 ? Range.POSITIVE : Range.NEGATIVE)) {
                    sides.add(side);
                }
            }
            for (int side : sides) {
                Facts there = free.assuming(distance, side > 0 ? Range.POSITIVE : Range.NEGATIVE);
                Expr rise = side > 0 ? slope() : Expr.negate(slope());
                if (!isDefined(rise, there) || !hasSign(rise, strictly, there)) {
                    return Optional.empty();
                }
            }
            String method = "by the slope in " + variable + " on " + (sides.size() == 2 ? "both sides" : "one side")
                    + " of " + variable + " = " + at;
            return Optional.of(Certificate.of(strict, method));
        }

        private Expr slope() {
            Expr found = slope.orElseGet(() -> Differentiation.derivative(formula, variable));
            slope = Optional.of(found);
            return found;
        }

        /** The interval of the variable, closed at an end that is the place to start from. */
        private Range reaching(Expr at) {
            if (!(at instanceof Num number)) {
                return interval;
            }
            boolean isLower = interval.lower().equals(Optional.of(number.value()));
            boolean isUpper = interval.upper().equals(Optional.of(number.value()));
            return new Range(
                    interval.lower(),
                    interval.lowerOpen() && !isLower,
                    interval.upper(),
                    interval.upperOpen() && !isUpper);
        }

        private boolean isSmooth(Expr expr, Facts free) {
            return isDefined(expr, free) && Continuity.isProved(expr, List.of(variable.name()), free.scope());
        }

        /** The sign of the formula as the product of the signs of its factors. */
        private boolean hasSign(Expr value, boolean strict, Facts there) {
            try {
                SignForm form = SignForm.of(value, new Normaliser(there, new LinkedHashSet<>()), there);
                int sign = form.sign();
                boolean isNonzero = true;
                for (Polynomial factor : form.factors()) {
                    Set<Integer> signs = signs(factor, there);
                    if (signs.contains(1) && signs.contains(-1)) {
                        return false;
                    }
                    isNonzero &= !signs.contains(0);
                    sign *= signs.contains(-1) ? -1 : 1;
                }
                return strict ? sign > 0 && isNonzero : sign >= 0;
            } catch (NoNormalFormException | CaseSplit e) {
                return false;
            }
        }

        private Set<Integer> signs(Polynomial factor, Facts there) {
            Set<Integer> signs = there.signs(factor);
            if (!signs.contains(1) || !signs.contains(-1)) {
                return signs;
            }
            for (int sign : List.of(1, -1)) {
                Polynomial signed = factor.times(Rational.of(sign));
                Expr expr = Canonical.form(signed.toExpr());
                Optional<Certificate> found = new Signs(there)
                        .nonnegative(Fraction.of(signed))
                        .or(() -> SlopeProver.this.prove(expr, true, there, depth + 1))
                        .or(() -> SlopeProver.this.prove(expr, false, there, depth + 1));
                if (found.isPresent()) {
                    return found.get().strict() ? Set.of(sign) : Set.of(0, sign);
                }
            }
            return signs;
        }

        private Optional<Certificate> atLeast(Expr value, boolean strict, Facts there) {
            if (!isDefined(value, there)) {
                return Optional.empty();
            }
            Optional<Certificate> found = new PositivityProver(MOST_BOUNDS).prove(value, strict, there);
            return found.isPresent() || value.freeNames().isEmpty()
                    ? found
                    : SlopeProver.this.prove(value, strict, there, depth + 1);
        }
    }

    private static boolean isDefined(Expr expr, Facts facts) {
        return Obligation.of(expr, facts).stream()
                .allMatch(obligation -> ZeroTest.proves(obligation.cond(), obligation.facts()));
    }

    private static boolean contains(Range outer, Range inner) {
        return outer.and(inner).equals(inner);
    }

    /** A formula that equals another one wherever that is defined, without cases and with fewer absolute values. */
    private static final class Smoothing {
        private Smoothing() {}

        static Expr of(Expr formula, Facts facts) {
            return plain(new Normaliser(facts, new LinkedHashSet<>()).canonical(formula), facts);
        }

        /** {@code log|u|} is log u where u is positive, and log(-u) where it is negative. */
        private static Expr plain(Expr expr, Facts facts) {
            Expr inner = expr.map(part -> plain(part, facts));
            if (inner instanceof Apply log
                    && log.op() == Op.LOG
                    && log.argument(0) instanceof Apply abs
                    && abs.op() == Op.ABS) {
                Expr inside = abs.argument(0);
                if (facts.isPositive(inside)) {
                    return Expr.log(inside);
                }
                return facts.range(inside).isNegative() ? Expr.log(Expr.negate(inside)) : inner;
            }
            return inner;
        }
    }
}
