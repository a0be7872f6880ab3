package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.util.LinkedHashSet;
import java.util.List;

/** Shows that a condition holds wherever its formulas are defined, in each of a few cases by itself. */
final class ConditionProver {

    private static final int MOST_CASES = 16;

    private int tried;

    /** Not knowing is false. */
    boolean proves(Cond cond, Facts facts) {
        if (facts.holds(cond)) {
            return true;
        }
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> proves(part, facts));
        }
        if (cond instanceof Cond.Or or) {
            return or.parts().stream().anyMatch(part -> proves(part, facts)) || provesByCases(or, facts);
        }
        return cond instanceof Cond.Compare compare && provesComparison(compare, facts);
    }

    private boolean provesComparison(Cond.Compare compare, Facts facts) {
        if (++tried > MOST_CASES) {
            return false;
        }
        Expr difference = Expr.subtract(compare.left(), compare.right());
        try {
            Normaliser normaliser = new Normaliser(facts, new LinkedHashSet<>());
            Expr normal = normaliser.canonical(difference);
            return facts.holds(Cond.compare(normal, compare.relation(), Num.ZERO))
                    || new SignDecision(facts, normaliser).holds(normal, compare.relation());
        } catch (NoNormalFormException e) {
            return false;
        } catch (CaseSplit split) {
            return split.ranges().stream()
                    .allMatch(range -> facts.excludes(split.value(), range)
                            || provesComparison(compare, facts.assuming(split.value(), range)));
        }
    }

    /** The conditions of powers and of xlogy: each part covers one sign of the same value. */
    private static boolean provesByCases(Cond.Or or, Facts facts) {
        if (!(or.parts().get(0) instanceof Cond.Compare first) || !first.right().equals(Num.ZERO)) {
            return false;
        }
        Expr value = first.left();
        boolean xlogy = or.parts().size() == 2;
        List<Range> signs =
                xlogy ? List.of(Range.point(Rational.ZERO)) : List.of(Range.point(Rational.ZERO), Range.NEGATIVE);
        for (int i = 0; i < signs.size(); i++) {
            boolean impossible =
                    facts.contradicts(value, signs.get(i)) || signs.get(i).isZero() && facts.holds(Cond.nonzero(value));
            if (!impossible
                    && !facts.assuming(value, signs.get(i)).holds(or.parts().get(i + 1))) {
                return false;
            }
        }
        return !xlogy || facts.isNonnegative(value);
    }
}
