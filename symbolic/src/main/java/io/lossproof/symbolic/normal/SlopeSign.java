package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sign of the slope of a formula along one parameter, which ranges over an interval on which the formula is defined
 * and continuous, whatever the other variables: {@code sign * Π factors}, without the factors that are known to be
 * positive. So {@code l - y log l} has the factor {@code l - y}, and {@code log l + y/l} has it too.
 *
 * @param sign 1, -1 or 0
 * @param factors whose signs are not known
 */
record SlopeSign(Sym variable, Scope scope, int sign, List<Polynomial> factors) {

    SlopeSign {
        factors = List.copyOf(factors);
    }

    /** Empty where that is not shown, or where cases would have to be told apart. */
    static Optional<SlopeSign> of(Expr formula, String parameter, Scope scope) {
        if (!isAlongInterval(parameter, scope) || !isDefined(formula, scope)) {
            return Optional.empty();
        }
        try {
            Expr explicit = Differentiation.carryOut(formula);
            Sym variable = Expr.symbol(parameter);
            Expr slope = Differentiation.derivative(explicit, variable);
            if (!Continuity.isProved(explicit, List.of(parameter), scope) || !isDefined(slope, scope)) {
                return Optional.empty();
            }
            Facts facts = Facts.of(scope);
            SignForm form = SignForm.of(slope, new Normaliser(facts, new LinkedHashSet<>()), facts);
            return Optional.of(new SlopeSign(variable, scope, form.sign(), form.factors()).withoutKnownSigns());
        } catch (NoNormalFormException | CaseSplit | Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    /** Whether a parameter ranges over an interval, and no given condition cuts it. */
    static boolean isAlongInterval(String parameter, Scope scope) {
        return scope.given().stream().allMatch(given -> Cond.allMatch(given, expr -> expr.isFreeOf(parameter)))
                && scope.domain(parameter).orElse(Domain.NONZERO) instanceof Domain.Interval;
    }

    private SlopeSign withoutKnownSigns() {
        int known = sign;
        List<Polynomial> open = new ArrayList<>();
        for (Polynomial factor : factors) {
            Expr value = Canonical.form(factor.toExpr());
            if (isPositive(value)) {
                continue;
            }
            if (isPositive(Expr.negate(value))) {
                known = -known;
            } else {
                open.add(factor);
            }
        }
        return new SlopeSign(variable, scope, known, open);
    }

    private boolean isPositive(Expr value) {
        return isDefined(value, scope) && SignTest.positive(value, scope).isProved();
    }

    /** A formula with the sign of the slope. */
    Expr formula() {
        Expr product = Expr.num(sign);
        for (Polynomial factor : factors) {
            product = Expr.multiply(product, factor.toExpr());
        }
        return Canonical.form(product);
    }

    /**
     * Whether the sign is proved not to fall as the parameter grows, so that the formula falls, then is constant, then
     * rises, each perhaps nowhere: its minimisers are the points of sign 0, or where the sign jumps, or an end.
     */
    boolean isTurning() {
        return factors.isEmpty() || isDefined(formula(), scope) && isNondecreasing(formula());
    }

    private boolean isNondecreasing(Expr value) {
        try {
            Expr slope = Differentiation.derivative(value, variable);
            return Continuity.isProved(value, List.of(variable.name()), scope)
                    && isDefined(slope, scope)
                    && SignTest.nonnegative(slope, scope).isProved();
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }

    /** Whether the other slope is proved to have the same sign everywhere. */
    ZeroTest.Answer isSameAs(SlopeSign other) {
        boolean areComparable = sign == other.sign && isDefined(formula(), scope) && isDefined(other.formula(), scope);
        return areComparable
                ? ZeroTest.zero(Expr.subtract(formula(), other.formula()), scope)
                : ZeroTest.Answer.none("the slopes are not seen to have the same sign");
    }

    /** Where an open factor is 0 that is linear in the parameter or in its logarithm. */
    List<Expr> roots() {
        List<Expr> roots = new ArrayList<>();
        for (Polynomial factor : factors) {
            root(factor, variable).ifPresent(roots::add);
            root(factor, Expr.log(variable)).map(Expr::exp).ifPresent(roots::add);
        }
        return roots;
    }

    private Optional<Expr> root(Polynomial factor, Expr atom) {
        Polynomial slope = Polynomial.ZERO;
        Polynomial rest = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> term : factor.terms().entrySet()) {
            Polynomial single = Polynomial.of(term.getKey(), term.getValue());
            if (term.getKey().exponent(atom).isOne()) {
                slope = slope.plus(
                        Polynomial.of(term.getKey().times(Monomial.of(atom, Rational.MINUS_ONE)), term.getValue()));
            } else {
                rest = rest.plus(single);
            }
        }
        Expr above = Canonical.form(rest.toExpr());
        Expr below = Canonical.form(slope.toExpr());
        boolean isLinear = !slope.isZero() && above.isFreeOf(variable.name()) && below.isFreeOf(variable.name());
        return isLinear ? Optional.of(Canonical.form(Expr.negate(Expr.divide(above, below)))) : Optional.empty();
    }

    static boolean isDefined(Expr formula, Scope scope) {
        return ZeroTest.definedWhere(Num.ZERO, formula, scope).isProved();
    }
}
