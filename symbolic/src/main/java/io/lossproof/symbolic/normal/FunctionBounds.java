package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Known bounds of functions, each defined and right wherever the function is defined:
 * <ul>
 *   <li>log-sum-exp of K values: at least each value, the largest one,, the mean plus log K, and any mean
 *       weighted by probabilities; at most the largest plus log K; the largest value: at least each value and any mean;
 *   <li>{@code log x - 1/x < digamma(x) < log x - 1/(2 x)} and {@code 1/x + 1/(2 x^2) < trigamma(x) < 1/x + 1/x^2} for x > 0,
 *       and the next terms of their asymptotic series, which envelops them (DLMF 5.11);
 *   <li>{@code I_0(x) >= 1 + x^2/4}, the first terms of its power series; {@code |I_1(x)| < I_0(x)} and, for x > 0,
 *       {@code I_n(x) < I_(n-1)(x)}; {@code I_n(x) < exp(x)} for x > 0, as the integrand of {@code I_n} is at most exp(x);
 *   <li>{@code u^n >= 1 + n (u - 1)} for u >= 0 and n >= 1 or an integer n >= 0, the inequality of Bernoulli; the reverse for n
 *       from 0 to 1;
 *   <li>{@code tanh x, arctan x, sin x <= x} for x >= 0; {@code 1 + x^2/2 <= cosh x <= exp(x^2/2)} by the power series;
 *   <li>{@code 1 - normalcdf(x) < exp(-x^2/2)/(x sqrt(2 pi))} for x > 0, by partial integration.
 * </ul>
 */
final class FunctionBounds {

    /**
     * A bound of a function value.
     *
     * @param value the bound
     * @param strict whether it is never reached
     */
    record Bound(Expr value, boolean strict) {}

    /** Bounds of one value from below and from above. */
    record Bounds(List<Bound> lower, List<Bound> upper) {
        private Bounds() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        boolean isEmpty() {
            return lower.isEmpty() && upper.isEmpty();
        }

        private void below(Expr value, boolean strict) {
            lower.add(new Bound(value, strict));
        }

        private void above(Expr value, boolean strict) {
            upper.add(new Bound(value, strict));
        }
    }

    private final Facts facts;
    /** Indices at which values that are compared occur. */
    private final Set<Expr> indices;

    private FunctionBounds(Facts facts, Set<Expr> indices) {
        this.facts = facts;
        this.indices = indices;
    }

    /** The parts of a formula, outside of indexed formulas, for which bounds may be known. */
    static Set<Expr> functions(Expr formula) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(formula, found);
        return found;
    }

    private static void collect(Expr expr, Set<Expr> found) {
        if (expr instanceof Reduce reduce) {
            if (reduce.kind() == Reduce.Kind.LOG_SUM_EXP || reduce.kind() == Reduce.Kind.MAXIMUM) {
                found.add(reduce);
            }
        } else if (expr instanceof Apply apply) {
            apply.arguments().forEach(argument -> collect(argument, found));
            boolean bounded = switch (apply.op()) {
                case DIGAMMA, TRIGAMMA, BESSELI, LOGBESSELI, TANH, ARCTAN, SIN, COSH, NORMALCDF -> true;
                case POWER -> !(apply.argument(1) instanceof Num);
                default -> false;
            };
            if (bounded) {
                found.add(apply);
            }
        }
    }

    static Bounds of(Expr function, Expr formula, Facts facts) {
        Set<Expr> indices = new LinkedHashSet<>();
        collectIndices(formula, indices);
        FunctionBounds bounds = new FunctionBounds(facts, indices);
        return function instanceof Reduce reduce ? bounds.ofReduce(reduce) : bounds.ofApply((Apply) function);
    }

    private static void collectIndices(Expr expr, Set<Expr> indices) {
        if (expr instanceof Entry entry) {
            indices.add(entry.index());
        } else if (expr instanceof Apply) {
            expr.forEachPart(part -> collectIndices(part, indices));
        }
    }

    // ---- over an index --------------------------------------------------------------------------------------------

    private Bounds ofReduce(Reduce reduce) {
        Bounds bounds = new Bounds();
        boolean logarithmic = reduce.kind() == Reduce.Kind.LOG_SUM_EXP;
        Expr span = Expr.subtract(reduce.upper(), reduce.lower());
        Expr length = Canonical.form(Polynomial.light(Expr.add(span, Num.ONE)).toExpr());
        boolean several = logarithmic && facts.isPositive(span);
        Sym index = Expr.freshIndex();
        Expr mean = Expr.divide(Reduce.sum(index, reduce.lower(), reduce.upper(), reduce.bodyAt(index)), length);
        for (Expr at : indices) {
            if (facts.isInteger(at) && facts.isWithin(at, reduce.lower(), reduce.upper())) {
                bounds.below(reduce.bodyAt(at), several);
            }
        }
        if (logarithmic) {
            Expr largest =
                    Reduce.over(Reduce.Kind.MAXIMUM, index, reduce.lower(), reduce.upper(), reduce.bodyAt(index));
            bounds.below(largest, several);
            bounds.below(Expr.add(mean, Expr.log(length)), false);
            bounds.above(Expr.add(largest, Expr.log(length)), false);
        } else {
            bounds.below(mean, false);
        }
        for (Map.Entry<String, Domain> variable : facts.scope().variables().entrySet()) {
            if (variable.getValue() instanceof Domain.Simplex simplex
                    && reduce.lower().equals(Num.ONE)
                    && reduce.upper().equals(simplex.length())) {
                Expr weight = Entry.of(variable.getKey(), index);
                Expr weighted = Reduce.sum(index, Num.ONE, reduce.upper(), Expr.multiply(weight, reduce.bodyAt(index)));
                bounds.below(weighted, several && !simplex.closed());
            }
        }
        return bounds;
    }

    // ---- functions of numbers -------------------------------------------------------------------------------------

    private Bounds ofApply(Apply apply) {
        Expr x = apply.argument(0);
        return switch (apply.op()) {
            case DIGAMMA -> facts.isPositive(x) ? digamma(x) : new Bounds();
            case TRIGAMMA -> facts.isPositive(x) ? trigamma(x) : new Bounds();
            case BESSELI -> besselI(x, apply.argument(1));
            case LOGBESSELI -> logBesselI(x, apply.argument(1));
            case TANH, ARCTAN, SIN -> belowIdentity(x);
            case COSH -> cosh(x);
            case NORMALCDF -> normalTail(x);
            case POWER -> bernoulli(x, apply.argument(1));
            default -> new Bounds();
        };
    }

    /** {@code 1/(below x^power)}. */
    private static Expr over(long below, Expr x, int power) {
        Expr last = power == 1 ? x : Expr.power(x, power);
        return Expr.divide(Num.ONE, below == 1 ? last : Expr.multiply(Expr.num(below), last));
    }

    private static Bounds digamma(Expr x) {
        Bounds bounds = new Bounds();
        Expr first = Expr.subtract(Expr.log(x), over(2, x, 1));
        bounds.above(first, true);
        bounds.below(Expr.subtract(first, over(12, x, 2)), true);
        bounds.below(Expr.subtract(Expr.log(x), over(1, x, 1)), true);
        return bounds;
    }

    private static Bounds trigamma(Expr x) {
        Bounds bounds = new Bounds();
        Expr first = Expr.add(over(1, x, 1), over(2, x, 2));
        bounds.below(first, true);
        bounds.above(Expr.add(first, over(6, x, 3)), true);
        bounds.above(Expr.add(over(1, x, 1), over(1, x, 2)), true);
        return bounds;
    }

    private Bounds besselI(Expr order, Expr x) {
        Bounds bounds = new Bounds();
        if (!(order instanceof Num n) || !n.value().isInteger() || n.value().signum() < 0) {
            return bounds;
        }
        if (n.value().isZero()) {
            boolean away = facts.range(x).excludesZero();
            bounds.below(Expr.add(Num.ONE, Expr.divide(Expr.power(x, 2), Expr.num(4))), away);
        } else if (n.value().isOne() || facts.isPositive(x)) {
            Expr before = Expr.apply(Op.BESSELI, Expr.num(n.value().subtract(Rational.ONE)), x);
            bounds.above(before, true);
            if (n.value().isOne()) {
                bounds.below(Expr.negate(before), true);
            }
        }
        if (facts.isPositive(x)) {
            bounds.above(Expr.exp(x), true);
        }
        return bounds;
    }

    private Bounds logBesselI(Expr order, Expr x) {
        Bounds bounds = new Bounds();
        if (facts.isPositive(x)) {
            bounds.above(x, true);
            if (order.equals(Num.ZERO)) {
                bounds.below(Num.ZERO, true);
            }
        }
        return bounds;
    }

    private Bounds belowIdentity(Expr x) {
        Bounds bounds = new Bounds();
        Range range = facts.range(x);
        if (range.isNonnegative()) {
            bounds.above(x, range.isPositive());
        } else if (range.isNonpositive()) {
            bounds.below(x, range.isNegative());
        }
        return bounds;
    }

    private Bounds cosh(Expr x) {
        Bounds bounds = new Bounds();
        boolean away = facts.range(x).excludesZero();
        Expr half = Expr.divide(Expr.power(x, 2), Num.TWO);
        bounds.below(Expr.add(Num.ONE, half), away);
        bounds.above(Expr.exp(half), away);
        return bounds;
    }

    private Bounds normalTail(Expr x) {
        Bounds bounds = new Bounds();
        Expr density = Expr.divide(
                Expr.exp(Expr.negate(Expr.divide(Expr.power(x, 2), Num.TWO))),
                Expr.multiply(x, Expr.apply(Op.SQRT, Expr.multiply(Num.TWO, Const.PI))));
        Range range = facts.range(x);
        if (range.isPositive()) {
            bounds.below(Expr.subtract(Num.ONE, density), true);
        } else if (range.isNegative()) {
            bounds.above(Expr.negate(density), true);
        }
        return bounds;
    }

    private Bounds bernoulli(Expr base, Expr exponent) {
        Bounds bounds = new Bounds();
        Range n = facts.range(exponent);
        if (!facts.isNonnegative(base) || !n.isNonnegative()) {
            return bounds;
        }
        Expr tangent = Expr.add(Num.ONE, Expr.multiply(exponent, Expr.subtract(base, Num.ONE)));
        Range fromOne = Range.above(Rational.ONE, false);
        if (facts.isInteger(exponent) || n.and(fromOne).equals(n)) {
            bounds.below(tangent, false);
        } else if (n.and(Range.above(Rational.ONE, true)).isEmpty()) {
            bounds.above(tangent, false);
        }
        return bounds;
    }
}
