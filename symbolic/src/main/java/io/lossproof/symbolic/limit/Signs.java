package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.HashMap;
import java.util.Map;

/** Signs of coefficients that do not contain the variable of the limit, proved over a scope or not known. */
final class Signs {

    private final Scope scope;
    private final Map<Expr, Expr> simplified = new HashMap<>();

    Signs(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /** A shorter formula that is equal on the whole scope, where the normal form is one. */
    Expr simple(Expr value) {
        return value.size() == 1 ? value : simplified.computeIfAbsent(value, this::simplify);
    }

    private Expr simplify(Expr value) {
        return ZeroTest.normalForm(value, scope)
                .filter(normal -> normal.size() < value.size())
                .filter(normal -> ZeroTest.equal(value, normal, scope).isProved())
                .orElse(value);
    }

    boolean isZero(Expr value) {
        return value instanceof Num num
                ? num.value().isZero()
                : ZeroTest.zero(value, scope).isProved();
    }

    boolean isPositive(Expr value) {
        return value instanceof Num num ? num.value().signum() > 0 : holds(value, Relation.GREATER);
    }

    boolean isNegative(Expr value) {
        return value instanceof Num num ? num.value().signum() < 0 : holds(value, Relation.LESS);
    }

    /** Also by a plainer formula of the same sign, as {@code u - v} for {@code log u - log v}. */
    private boolean holds(Expr value, Relation relation) {
        if (ZeroTest.holds(Cond.compare(value, relation, Num.ZERO), scope)) {
            return true;
        }
        Expr plain = Root.plain(value, scope);
        return !plain.equals(value) && ZeroTest.holds(Cond.compare(plain, relation, Num.ZERO), scope);
    }

    boolean isNonzero(Expr value) {
        return value instanceof Num num
                ? !num.value().isZero()
                : isPositive(value) || isNegative(value) || ZeroTest.holds(Cond.nonzero(value), scope);
    }

    /** -1, 0 or 1; throws {@link NoLimitException} where the sign is not proved. */
    int of(Expr value) {
        if (value instanceof Num num) {
            return num.value().signum();
        }
        if (isPositive(value)) {
            return 1;
        }
        if (isNegative(value)) {
            return -1;
        }
        if (isZero(value)) {
            return 0;
        }
        throw NoLimitException.forSign(value, "the sign of " + value + " is not proved");
    }

    /** Throws where the value is not proved to be defined on the whole scope. */
    void requireDefined(Expr value) {
        if (!ZeroTest.definedWhere(Num.ZERO, value, scope).isProved()) {
            throw new NoLimitException("that " + value + " is defined everywhere is not proved");
        }
    }
}
