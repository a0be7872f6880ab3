package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves that a formula of scalar parameters takes its smallest value at a point, over the whole of their domains.
 *
 * <p>By one of these: the formula minus its value there is proved not to be negative; or, the formula being continuous,
 * in each parameter it falls up to the point and rises from there, whatever the other parameters, so that moving one
 * parameter after another to the point never makes it larger; or, for one parameter, its second derivative is not
 * negative and its first is 0 there.
 */
public final class Minimum {

    private static final Sym DISTANCE = Expr.symbol("$distance");

    private final Expr formula;
    private final List<String> parameters;
    private final Scope scope;

    private Minimum(Expr formula, List<String> parameters, Scope scope) {
        this.formula = formula;
        this.parameters = parameters;
        this.scope = scope;
    }

    /**
     * Whether a point is proved to be a minimiser.
     *
     * @param formula in the parameters alone
     * @param at a value for each parameter, within its domain
     * @param scope the parameters, each in an interval; conditions that are given must not speak of them
     */
    public static boolean isProvedAt(Expr formula, Map<String, Rational> at, Scope scope) {
        List<String> parameters = List.copyOf(at.keySet());
        boolean isBox = parameters.stream()
                        .allMatch(name -> scope.domain(name).orElse(Domain.NONZERO) instanceof Domain.Interval)
                && scope.given().isEmpty();
        if (!isBox) {
            return false;
        }
        try {
            Minimum minimum = new Minimum(Differentiation.carryOut(formula), parameters, scope);
            return minimum.isLowerBound(at) || minimum.isDefined() && (minimum.risesFrom(at) || minimum.isConvexAt(at));
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }

    private boolean isDefined() {
        return ZeroTest.definedWhere(Num.ZERO, formula, scope).isProved();
    }

    private static Expr valueAt(Expr expr, Map<String, Rational> at) {
        Expr value = expr;
        for (Map.Entry<String, Rational> parameter : at.entrySet()) {
            value = value.substitute(Expr.symbol(parameter.getKey()), Expr.num(parameter.getValue()));
        }
        return value;
    }

    private boolean isLowerBound(Map<String, Rational> at) {
        Expr least = valueAt(formula, at);
        return ZeroTest.definedWhere(Num.ZERO, least, Scope.EMPTY).isProved()
                && isNonnegative(Expr.subtract(formula, least), scope);
    }

    // ---- falls up to the point and rises from there ---------------------------------------------------------------

    private boolean risesFrom(Map<String, Rational> at) {
        return Continuity.isProved(formula, parameters, scope)
                && at.entrySet().stream()
                        .allMatch(parameter -> risesFrom(parameter.getKey(), parameter.getValue(), true)
                                && risesFrom(parameter.getKey(), parameter.getValue(), false));
    }

    /** Whether the formula does not fall as one parameter moves away from a value on one side of it. */
    private boolean risesFrom(String parameter, Rational from, boolean above) {
        Sym symbol = Expr.symbol(parameter);
        Domain.Interval interval = (Domain.Interval) scope.domain(parameter).orElseThrow();
        Expr end = above ? interval.upper() : interval.lower();
        if (end.equals(Expr.num(from))) {
            return true;
        }
        Expr slope = Differentiation.derivative(formula, symbol);
        Expr away = above ? slope : Expr.negate(slope);
        Scope side =
                scope.given(List.of(Cond.compare(symbol, above ? Relation.GREATER : Relation.LESS, Expr.num(from))));
        if (!ZeroTest.definedWhere(Num.ZERO, slope, side).isProved()) {
            return false;
        }
        Expr moved = away.substitute(
                symbol, above ? Expr.add(Expr.num(from), DISTANCE) : Expr.subtract(Expr.num(from), DISTANCE));
        Scope byDistance = scope.without(parameter).with(DISTANCE.name(), distances(from, end));
        return isNonnegative(away, side) || isNonnegative(moved, byDistance);
    }

    private static Domain distances(Rational from, Expr end) {
        return end instanceof Num num
                ? new Domain.Interval(
                        Num.ZERO, true, Expr.num(num.value().subtract(from).abs()), false)
                : Domain.POSITIVE;
    }

    // ---- convex ---------------------------------------------------------------------------------------------------

    private boolean isConvexAt(Map<String, Rational> at) {
        if (parameters.size() != 1) {
            return false;
        }
        Sym symbol = Expr.symbol(parameters.get(0));
        Expr slope = Differentiation.derivative(formula, symbol);
        Expr curvature = Differentiation.derivative(slope, symbol);
        Expr atPoint = valueAt(slope, at);
        return ZeroTest.definedWhere(Num.ZERO, slope, scope).isProved()
                && ZeroTest.definedWhere(Num.ZERO, curvature, scope).isProved()
                && ZeroTest.zero(atPoint, Scope.EMPTY).isProved()
                && isNonnegative(curvature, scope);
    }

    // ---- candidates -----------------------------------------------------------------------------------------------

    /**
     * The root of the derivative of a formula of one parameter, where that is linear up to factors without roots; only a
     * candidate.
     */
    public static Optional<Rational> stationaryPoint(Expr formula, String parameter, Scope scope) {
        Sym symbol = Expr.symbol(parameter);
        try {
            Expr slope = Differentiation.derivative(formula, symbol);
            Polynomial above = new Normaliser(Facts.of(scope), new LinkedHashSet<>())
                    .of(slope)
                    .numerator();
            return above.isZero() ? Optional.empty() : linearRoot(above.primitive(), symbol);
        } catch (NoNormalFormException | CaseSplit | Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Rational> linearRoot(Polynomial polynomial, Sym symbol) {
        Rational slope = polynomial.terms().getOrDefault(Monomial.of(symbol, Rational.ONE), Rational.ZERO);
        Polynomial rest = polynomial.minus(Polynomial.of(Monomial.of(symbol, Rational.ONE), slope));
        return slope.isZero() || !rest.isConstant()
                ? Optional.empty()
                : Optional.of(rest.constantTerm().divide(slope).negate());
    }

    private static boolean isNonnegative(Expr value, Scope scope) {
        return SignTest.nonnegative(value, scope).isProved();
    }
}
