package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;
import java.util.Optional;

/** The few signs that are plain from the form of a formula; false means not known. */
final class Signs {

    private Signs() {}

    static boolean isNonzero(Expr expr, Scope scope) {
        if (expr instanceof Num num) {
            return !num.value().isZero();
        }
        if (expr instanceof Sym || expr instanceof Entry) {
            return domain(expr, scope).map(Signs::excludesZero).orElse(false) || isPositive(expr, scope);
        }
        if (expr instanceof Apply apply && (apply.op() == Op.NEGATE || apply.op() == Op.MULTIPLY)) {
            return apply.arguments().stream().allMatch(part -> isNonzero(part, scope));
        }
        return isPositive(expr, scope);
    }

    static boolean isPositive(Expr expr, Scope scope) {
        if (expr instanceof Num num) {
            return num.value().signum() > 0;
        }
        if (expr instanceof Const constant) {
            return !constant.equals(Const.UNDEFINED) && !constant.equals(Const.INFINITY);
        }
        if (expr instanceof Apply apply) {
            return switch (apply.op()) {
                case EXP, SIGMOID, SOFTPLUS, COSH -> true;
                case MULTIPLY, DIVIDE -> allPositive(apply.arguments(), scope);
                case POWER -> isPositive(apply.argument(0), scope);
                case SQRT -> isPositive(apply.argument(0), scope);
                case ADD -> allPositive(apply.arguments(), scope) || isComplement(apply.arguments(), scope);
                default -> false;
            };
        }
        return domain(expr, scope).map(Signs::isPositive).orElse(false);
    }

    private static boolean allPositive(List<Expr> parts, Scope scope) {
        return parts.stream().allMatch(part -> isPositive(part, scope));
    }

    /** {@code c - p} with p below c. */
    private static boolean isComplement(List<Expr> terms, Scope scope) {
        return terms.size() == 2
                && terms.get(0) instanceof Num bound
                && terms.get(1) instanceof Apply negated
                && negated.op() == Op.NEGATE
                && domain(negated.argument(0), scope)
                        .map(domain -> isBelow(domain, bound.value()))
                        .orElse(false);
    }

    private static Optional<Domain> domain(Expr variable, Scope scope) {
        if (variable instanceof Sym symbol) {
            return scope.domain(symbol.name());
        }
        return variable instanceof Entry entry ? scope.domain(entry.vector()) : Optional.empty();
    }

    private static boolean isPositive(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            return interval.lower() instanceof Num lower
                    && (lower.value().signum() > 0 || (lower.value().isZero() && interval.lowerOpen()));
        }
        if (domain instanceof Domain.IntegerRange range) {
            return range.lower()
                    .filter(lower -> lower instanceof Num num && num.value().signum() > 0)
                    .isPresent();
        }
        if (domain instanceof Domain.FiniteSet set) {
            return set.values().stream()
                    .allMatch(value -> value instanceof Num num && num.value().signum() > 0);
        }
        return domain instanceof Domain.Simplex simplex && !simplex.closed();
    }

    private static boolean excludesZero(Domain domain) {
        if (domain instanceof Domain.FiniteSet set) {
            return set.values().stream()
                    .allMatch(value -> value instanceof Num num && !num.value().isZero());
        }
        return domain instanceof Domain.Nonzero || domain.equals(Domain.NEGATIVE);
    }

    private static boolean isBelow(Domain domain, Rational bound) {
        if (domain instanceof Domain.Interval interval && interval.upper() instanceof Num upper) {
            int sign = upper.value().compareTo(bound);
            return sign < 0 || (sign == 0 && interval.upperOpen());
        }
        return false;
    }
}
