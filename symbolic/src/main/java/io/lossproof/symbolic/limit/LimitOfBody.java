package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.limit.Limits.Finite;
import io.lossproof.symbolic.limit.Limits.Infinite;
import io.lossproof.symbolic.limit.Limits.Outcome;
import io.lossproof.symbolic.limit.Limits.Unknown;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limit of a formula as T tends to infinity. Where the sign of a coefficient would decide and is not proved, each of
 * the three cases is decided by itself; where there is an exponential of an exponential, T becomes the logarithm of
 * another variable that tends to infinity.
 */
final class LimitOfBody {

    /** The numbers of terms that are tried: more where the first ones cancel. */
    private static final List<Integer> ORDERS = List.of(3, 6, 10);

    private static final int MOST_CASES = 2;
    private static final int MOST_LOGARITHMS = 2;

    private final Sym t;
    private final Shown shown;

    /**
     * As this symbol tends to infinity.
     *
     * @param shown the symbol in terms of the variable of the limit, for a reader
     */
    LimitOfBody(Sym t, Shown shown) {
        this.t = t;
        this.shown = shown;
    }

    Outcome of(Expr body, Scope scope) {
        return of(body, scope, MOST_CASES, MOST_LOGARITHMS);
    }

    private Outcome of(Expr body, Scope scope, int cases, int logarithms) {
        String reason = "";
        Optional<Expr> open = Optional.empty();
        for (int order : ORDERS) {
            try {
                Expander expander = new Expander(t, scope, order);
                Outcome outcome = limit(expander.of(body), expander.signs());
                if (!(outcome instanceof Unknown)) {
                    return outcome;
                }
                reason = outcome.how();
            } catch (NoLimitException e) {
                reason = String.valueOf(e.getMessage());
                if (e.isNestedExponential() && logarithms > 0) {
                    Shown faster = new Shown(Expr.exp(shown.value()), false);
                    return new LimitOfBody(t, faster).of(body.substitute(t, Expr.log(t)), scope, cases, logarithms - 1);
                }
                open = e.open().filter(coefficient -> coefficient.isFreeOf(t.name()));
                if (open.isPresent()) {
                    break;
                }
            }
        }
        return open.isPresent() && cases > 0
                ? bySign(body, open.get(), scope, cases - 1, logarithms, reason)
                : new Unknown(reason);
    }

    private Outcome limit(Expansion expansion, Signs signs) {
        if (expansion.isZero()) {
            return new Finite(Num.ZERO, "it is 0");
        }
        if (expansion.terms().isEmpty()) {
            return expansion.tendsToZero(signs)
                    ? new Finite(
                            Num.ZERO,
                            "it is at most a constant times "
                                    + shown.of(Num.ONE, expansion.rest().orElseThrow()))
                    : new Unknown("the leading term cancels or oscillates");
        }
        Term first = expansion.terms().get(0);
        int direction = first.growth().direction(signs);
        String how = "it behaves like " + shown.of(first.coefficient(), first.growth());
        if (direction > 0) {
            int sign = signs.of(first.coefficient());
            return sign == 0 ? new Unknown("the leading term cancels") : new Infinite(sign, how);
        }
        return direction == 0
                ? new Finite(first.coefficient(), "its constant term is " + first.coefficient())
                : new Finite(Num.ZERO, how);
    }

    // ---- cases ----------------------------------------------------------------------------------------------------

    private Outcome bySign(Expr body, Expr open, Scope scope, int cases, int logarithms, String reason) {
        Expr coefficient = Root.plain(open, scope);
        Cond above = Cond.positive(coefficient);
        Cond below = Cond.compare(coefficient, Relation.LESS, Num.ZERO);
        Cond zero = Cond.compare(coefficient, Relation.EQUAL, Num.ZERO);
        List<Piecewise.Case> values = new ArrayList<>();
        List<String> hows = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Cond cond : List.of(above, below, zero)) {
            if (isImpossible(cond, scope)) {
                continue;
            }
            Outcome outcome = cond == zero
                    ? whereZero(body, coefficient, scope, cases, logarithms)
                    : of(body, scope.given(List.of(cond)), cases, logarithms);
            if (outcome instanceof Unknown unknown) {
                return new Unknown(reason + "; where " + cond + ", " + unknown.how());
            }
            outcomes.add(outcome);
            hows.add("where " + cond + ", " + outcome.how());
            if (outcome instanceof Finite finite) {
                values.add(new Piecewise.Case(finite.value(), cond));
            }
        }
        String how = String.join("; ", hows);
        if (values.size() == outcomes.size() && !values.isEmpty()) {
            Expr last = values.remove(values.size() - 1).value();
            boolean same = values.stream().allMatch(c -> c.value().equals(last));
            return new Finite(same ? last : Piecewise.of(values, last), how);
        }
        boolean infinite = !outcomes.isEmpty() && outcomes.stream().allMatch(Infinite.class::isInstance);
        boolean same = infinite
                && outcomes.stream()
                                .mapToInt(each -> ((Infinite) each).sign())
                                .distinct()
                                .count()
                        == 1;
        return same ? new Infinite(((Infinite) outcomes.get(0)).sign(), how) : new Unknown(reason);
    }

    private static boolean isImpossible(Cond cond, Scope scope) {
        return ZeroTest.holds(cond.negate(), scope);
    }

    /** The coefficient is 0 where a variable that it is linear in has a certain value: that is put in. */
    private Outcome whereZero(Expr body, Expr coefficient, Scope scope, int cases, int logarithms) {
        Optional<Root> root = Root.of(coefficient, scope);
        if (root.isEmpty()) {
            return of(
                    body, scope.given(List.of(Cond.compare(coefficient, Relation.EQUAL, Num.ZERO))), cases, logarithms);
        }
        Sym variable = root.get().variable();
        Expr value = root.get().value();
        Scope fewer = root.get().without(scope);
        return of(body.substitute(variable, value), fewer, cases, logarithms);
    }
}
