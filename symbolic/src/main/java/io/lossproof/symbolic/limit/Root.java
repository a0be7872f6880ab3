package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of a variable at which a coefficient is 0, and only there: {@code b = a} for {@code b - a}. */
record Root(Sym variable, Expr value) {

    static Optional<Root> of(Expr coefficient, Scope scope) {
        Expr base = base(coefficient, scope);
        for (Map.Entry<String, Domain> each : scope.variables().entrySet()) {
            if (!(each.getValue() instanceof Domain.Interval) || base.isFreeOf(each.getKey())) {
                continue;
            }
            Optional<Root> root = linear(base, Expr.symbol(each.getKey()), scope);
            if (root.isPresent()) {
                return root;
            }
        }
        return Optional.empty();
    }

    /** What is 0 where a power, a magnitude or a product with factors that are not 0 is. */
    private static Expr base(Expr coefficient, Scope scope) {
        if (!(coefficient instanceof Apply apply)) {
            return coefficient;
        }
        Expr first = apply.argument(0);
        boolean isPower = apply.op() == Op.POWER
                && apply.argument(1) instanceof Num n
                && n.value().signum() > 0;
        if (apply.op() == Op.ABS || apply.op() == Op.NEGATE || apply.op() == Op.SQRT || isPower) {
            return base(first, scope);
        }
        if (apply.op() == Op.DIVIDE) {
            return base(first, scope);
        }
        if (apply.op() == Op.MULTIPLY) {
            List<Expr> open = apply.arguments().stream()
                    .filter(factor -> !ZeroTest.holds(Cond.nonzero(factor), scope))
                    .toList();
            return open.size() == 1 ? base(open.get(0), scope) : coefficient;
        }
        return coefficient;
    }

    /** A formula of the same sign without logarithms and positive factors where that is seen: {@code u - v} for {@code
     * 2 (log u - log v)}. */
    static Expr plain(Expr coefficient, Scope scope) {
        if (!(coefficient instanceof Apply apply)) {
            return coefficient;
        }
        Expr first = apply.argument(0);
        return switch (apply.op()) {
            case NEGATE -> Expr.negate(plain(first, scope));
            case LOG -> Expr.subtract(magnitude(first, scope), Num.ONE);
            case DIVIDE -> ZeroTest.holds(Cond.positive(apply.argument(1)), scope) ? plain(first, scope) : coefficient;
            case MULTIPLY -> plainProduct(apply, scope);
            case ADD -> plainDifference(apply, scope);
            default -> coefficient;
        };
    }

    private static Expr plainProduct(Apply product, Scope scope) {
        boolean negative = false;
        List<Expr> open = new ArrayList<>();
        for (Expr factor : product.arguments()) {
            if (factor instanceof Num number && number.value().signum() < 0) {
                negative = !negative;
            } else if (!ZeroTest.holds(Cond.positive(factor), scope)) {
                open.add(factor);
            }
        }
        if (open.size() != 1) {
            return product;
        }
        Expr plain = plain(open.get(0), scope);
        return negative ? Expr.negate(plain) : plain;
    }

    private static Expr plainDifference(Apply sum, Scope scope) {
        if (sum.arguments().size() != 2) {
            return sum;
        }
        Weighted first = Weighted.of(sum.argument(0));
        Weighted second = Weighted.of(sum.argument(1));
        boolean fits = !first.weight().isZero()
                && first.weight().equals(second.weight().negate());
        if (!fits) {
            return sum;
        }
        Expr u = magnitude(first.argument(), scope);
        Expr v = magnitude(second.argument(), scope);
        return first.weight().signum() > 0 ? Expr.subtract(u, v) : Expr.subtract(v, u);
    }

    /** {@code weight · log(argument)}; the weight of anything else is 0. */
    private record Weighted(Rational weight, Expr argument) {

        static Weighted of(Expr expr) {
            if (expr instanceof Apply apply) {
                if (apply.op() == Op.LOG) {
                    return new Weighted(Rational.ONE, apply.argument(0));
                }
                if (apply.op() == Op.NEGATE) {
                    Weighted inner = of(apply.argument(0));
                    return new Weighted(inner.weight.negate(), inner.argument);
                }
                if (apply.op() == Op.MULTIPLY
                        && apply.arguments().size() == 2
                        && apply.argument(0) instanceof Num factor) {
                    Weighted inner = of(apply.argument(1));
                    return new Weighted(inner.weight.multiply(factor.value()), inner.argument);
                }
            }
            return new Weighted(Rational.ZERO, expr);
        }
    }

    /** What is positive by itself needs no magnitude. */
    private static Expr magnitude(Expr expr, Scope scope) {
        return expr instanceof Apply apply
                        && apply.op() == Op.ABS
                        && ZeroTest.holds(Cond.positive(apply.argument(0)), scope)
                ? apply.argument(0)
                : expr;
    }

    private static Optional<Root> linear(Expr base, Sym variable, Scope scope) {
        try {
            Expr slope = Differentiation.derivative(base, variable);
            boolean isLinear = ZeroTest.zero(Differentiation.derivative(slope, variable), scope)
                    .isProved();
            Expr constantSlope = Arrangement.of(slope, scope);
            if (!isLinear
                    || !constantSlope.isFreeOf(variable.name())
                    || !ZeroTest.holds(Cond.nonzero(constantSlope), scope)) {
                return Optional.empty();
            }
            Expr atZero = base.substitute(variable, Num.ZERO);
            Expr value = Arrangement.of(Expr.negate(Expr.divide(atZero, constantSlope)), scope);
            Expr factored = Expr.multiply(constantSlope, Expr.subtract(variable, value));
            return ZeroTest.equal(base, factored, scope).isProved()
                    ? Optional.of(new Root(variable, value))
                    : Optional.empty();
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    /** The scope of the other variables, the conditions with the value put in, and that it lies in its domain. */
    Scope without(Scope scope) {
        Scope others = Scope.of(scope.without(variable.name()).variables());
        List<Cond> conditions = new ArrayList<>();
        scope.given().forEach(cond -> conditions.add(cond.map(part -> part.substitute(variable, value))));
        Domain.Interval domain = (Domain.Interval) scope.domain(variable.name()).orElseThrow();
        if (!Limit.isInfinite(domain.lower())) {
            conditions.add(
                    Cond.compare(value, domain.lowerOpen() ? Relation.GREATER : Relation.AT_LEAST, domain.lower()));
        }
        if (!Limit.isInfinite(domain.upper())) {
            conditions.add(Cond.compare(value, domain.upperOpen() ? Relation.LESS : Relation.AT_MOST, domain.upper()));
        }
        return others.given(conditions);
    }
}
