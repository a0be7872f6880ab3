package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that two formulas have the same minimisers in one parameter of an interval, without a function that relates them.
 * Either their slopes have the same sign everywhere, and it never falls: then both fall and rise at the same points; or
 * both fall strictly up to one point and rise strictly from there, which is then the only minimiser of each.
 */
final class CommonMinimiser {

    private static final Sym DISTANCE = Expr.symbol("$distance");
    private static final int MOST_CANDIDATES = 4;

    private final String parameter;
    private final Sym variable;
    private final Scope scope;
    private final Domain.Interval interval;

    private CommonMinimiser(String parameter, Scope scope) {
        this.parameter = parameter;
        this.variable = Expr.symbol(parameter);
        this.scope = scope;
        this.interval = (Domain.Interval) scope.domain(parameter).orElseThrow();
    }

    static Optional<Minimisers.Answer> of(Expr left, Expr right, List<String> parameters, Scope scope) {
        if (parameters.size() != 1 || !SlopeSign.isAlongInterval(parameters.get(0), scope)) {
            return Optional.empty();
        }
        try {
            return new CommonMinimiser(parameters.get(0), scope)
                    .answer(Differentiation.carryOut(left), Differentiation.carryOut(right));
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private Optional<Minimisers.Answer> answer(Expr left, Expr right) {
        Optional<SlopeSign> ofLeft = SlopeSign.of(left, parameter, scope);
        Optional<SlopeSign> ofRight = SlopeSign.of(right, parameter, scope);
        Optional<Minimisers.Answer> same = ofLeft.flatMap(l -> ofRight.flatMap(r -> bySameSign(l, r)));
        if (same.isPresent()) {
            return same;
        }
        for (Expr at : candidates(ofLeft, ofRight, left, right)) {
            Optional<ZeroTest.Answer> proof = isInInterval(at)
                    ? strictly(right, ofRight, at).flatMap(first -> strictly(left, ofLeft, at))
                    : Optional.empty();
            if (proof.isPresent()) {
                String relation = "both sides fall strictly up to " + parameter + " = "
                        + Shown.text(at, Facts.of(scope)) + " and rise strictly from there";
                return Optional.of(new Minimisers.Answer(proof.get().proof(), relation, ""));
            }
        }
        return Optional.empty();
    }

    private Optional<Minimisers.Answer> bySameSign(SlopeSign left, SlopeSign right) {
        ZeroTest.Answer same = left.isSameAs(right);
        if (!same.isProved() || !left.isTurning() && !right.isTurning()) {
            return Optional.empty();
        }
        String relation = "the slopes of both sides in " + parameter + " have the sign of "
                + Shown.text(left.formula(), Facts.of(scope))
                + ", which does not fall, so that both sides fall and rise at the same points";
        return Optional.of(new Minimisers.Answer(same.proof(), relation, ""));
    }

    /** Zeros of slopes, and points from which both sides may rise with a kink: other variables. */
    private Set<Expr> candidates(Optional<SlopeSign> ofLeft, Optional<SlopeSign> ofRight, Expr left, Expr right) {
        List<Expr> found = new ArrayList<>();
        ofLeft.map(SlopeSign::roots).ifPresent(found::addAll);
        ofRight.map(SlopeSign::roots).ifPresent(found::addAll);
        for (String name : left.freeNames()) {
            boolean isNumber = scope.domain(name).orElse(Domain.NONZERO) instanceof Domain.Interval;
            if (isNumber && !name.equals(parameter) && !right.isFreeOf(name)) {
                found.add(Expr.symbol(name));
            }
        }
        Set<Expr> distinct = new LinkedHashSet<>(found);
        return new LinkedHashSet<>(List.copyOf(distinct).subList(0, Math.min(MOST_CANDIDATES, distinct.size())));
    }

    private boolean isInInterval(Expr at) {
        if (!SlopeSign.isDefined(at, scope)) {
            return false;
        }
        boolean above = isInfinite(interval.lower())
                || ZeroTest.holds(
                        Cond.compare(at, interval.lowerOpen() ? Relation.GREATER : Relation.AT_LEAST, interval.lower()),
                        scope);
        return above
                && (isInfinite(interval.upper())
                        || ZeroTest.holds(
                                Cond.compare(
                                        at, interval.upperOpen() ? Relation.LESS : Relation.AT_MOST, interval.upper()),
                                scope));
    }

    private static boolean isInfinite(Expr end) {
        return end.equals(Const.INFINITY) || end.equals(Expr.negate(Const.INFINITY));
    }

    /** Falls strictly up to a point of the interval and rises strictly from there. */
    private Optional<ZeroTest.Answer> strictly(Expr formula, Optional<SlopeSign> slope, Expr at) {
        if (slope.isEmpty()) {
            return bySides(formula, at);
        }
        Expr turning = slope.get().formula();
        ZeroTest.Answer zero = ZeroTest.zero(turning.substitute(variable, at), scope);
        if (!zero.isProved()) {
            return Optional.empty();
        }
        return grows(turning) ? Optional.of(zero) : bySides(formula, at);
    }

    /** Whether a formula with the sign of the slope grows strictly. */
    private boolean grows(Expr turning) {
        if (!SlopeSign.isDefined(turning, scope) || !Continuity.isProved(turning, List.of(parameter), scope)) {
            return false;
        }
        return isPositive(Differentiation.derivative(turning, variable), scope);
    }

    private Optional<ZeroTest.Answer> bySides(Expr formula, Expr at) {
        ZeroTest.Answer defined = ZeroTest.definedWhere(Num.ZERO, formula, scope);
        boolean rises = defined.isProved()
                && Continuity.isProved(formula, List.of(parameter), scope)
                && rises(formula, at, true)
                && rises(formula, at, false);
        return rises ? Optional.of(defined) : Optional.empty();
    }

    private boolean rises(Expr formula, Expr at, boolean above) {
        Expr slope = Differentiation.derivative(formula, variable);
        Expr away = above ? slope : Expr.negate(slope);
        Scope side = scope.given(List.of(Cond.compare(variable, above ? Relation.GREATER : Relation.LESS, at)));
        if (isPositive(away, side)) {
            return true;
        }
        Expr end = above ? interval.upper() : interval.lower();
        Expr room = above ? Expr.subtract(end, at) : Expr.subtract(at, end);
        Domain distances =
                isInfinite(end) ? Domain.POSITIVE : new Domain.Interval(Num.ZERO, true, Canonical.form(room), false);
        Expr moved = away.substitute(variable, above ? Expr.add(at, DISTANCE) : Expr.subtract(at, DISTANCE));
        return isPositive(moved, scope.without(parameter).with(DISTANCE.name(), distances));
    }

    private static boolean isPositive(Expr value, Scope over) {
        return SlopeSign.isDefined(value, over)
                && SignTest.positive(value, over).isProved();
    }
}
