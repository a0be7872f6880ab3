package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;

/**
 * Whether a formula is continuous in some variables wherever it is defined, seen from its operators alone: each of them
 * is continuous on its domain but for jumps at {@code sign}, {@code floor}, cases and equal indices, and for {@code x log
 * y} and {@code x^y} where both arguments tend to 0. Derivatives are carried out before; not knowing is false.
 */
final class Continuity {

    private final List<String> variables;

    private Continuity(List<String> variables) {
        this.variables = variables;
    }

    static boolean isProved(Expr formula, List<String> variables, Scope scope) {
        return new Continuity(variables).of(formula, scope);
    }

    private boolean isFixed(Expr expr) {
        return variables.stream().allMatch(expr::isFreeOf);
    }

    private boolean of(Expr expr, Scope scope) {
        if (isFixed(expr) || expr instanceof Sym) {
            return true;
        }
        if (expr instanceof Entry entry) {
            return isFixed(entry.index());
        }
        if (expr instanceof Apply apply) {
            return isContinuous(apply, scope) && apply.arguments().stream().allMatch(part -> of(part, scope));
        }
        if (expr instanceof Reduce reduce) {
            return ofReduce(reduce, scope);
        }
        if (expr instanceof Softmax softmax) {
            return isFixed(softmax.at()) && ofReduce(softmax.logNormaliser(), scope);
        }
        return expr instanceof Piecewise piecewise && ofCases(piecewise, scope);
    }

    private boolean isContinuous(Apply apply, Scope scope) {
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case SIGN, FLOOR, KRONECKERDELTA -> false;
            case POWER -> isFixed(a.get(1)) || ZeroTest.holds(Cond.positive(a.get(0)), scope);
            case XLOGY -> isFixed(a.get(0)) && isFixed(a.get(1)) || ZeroTest.holds(Cond.positive(a.get(1)), scope);
            case XLOG1PY -> false;
            case POLYGAMMA, BESSELI, LOGBESSELI -> isFixed(a.get(0));
            default -> true;
        };
    }

    private boolean ofReduce(Reduce reduce, Scope scope) {
        Sym index = Expr.freshIndex();
        return isFixed(reduce.lower())
                && isFixed(reduce.upper())
                && of(reduce.bodyAt(index), scope.with(index.name(), Domain.integers(reduce.lower(), reduce.upper())));
    }

    private boolean ofCases(Piecewise piecewise, Scope scope) {
        return piecewise.cases().stream().allMatch(c -> Cond.allMatch(c.when(), this::isFixed))
                && of(piecewise.otherwise(), scope)
                && piecewise.cases().stream().allMatch(c -> of(c.value(), scope));
    }
}
