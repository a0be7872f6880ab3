package io.lossproof.verify.check;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.Member;
import io.lossproof.symbolic.loss.Derivatives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two members of a family: when they differ, and formulas with both exchanged or the same. */
final class Pairs {

    private static final Sym INDEX = Derivatives.COLUMN;

    private Pairs() {}

    /**
     * The scope of both members where they differ: some parameter does. A vector is compared in the family's own
     * parameters, entry by entry, since logits that differ by a constant belong to one member.
     */
    static Scope different(Information information) {
        Member first = information.first();
        Member second = information.second();
        boolean vectors = first.parameters().stream().anyMatch(Variable::isVector);
        Scope scope = information.pairScope();
        List<Cond> conditions = new ArrayList<>();
        List<Variable> compared =
                vectors ? first.family().parameters() : first.parametrisation().parameters();
        for (Variable variable : compared) {
            if (variable.isVector()) {
                scope = scope.with(
                        INDEX.name(),
                        Domain.index(variable.domain().vectorLength().orElseThrow()));
            }
            Expr value = variable.isVector() ? Entry.of(variable.name(), INDEX) : Expr.symbol(variable.name());
            Expr one = vectors ? first.rewritten(value) : first.named(value);
            Expr other = vectors ? second.rewritten(value) : second.named(value);
            conditions.add(Cond.compare(one, Relation.UNEQUAL, other));
        }
        return scope.given(List.of(conditions.size() == 1 ? conditions.get(0) : new Cond.Or(conditions)));
    }

    /** A formula of both members with the first in the place of the second. */
    static Expr exchanged(Expr formula, Information information) {
        List<Variable> first = information.first().parameters();
        List<Variable> second = information.second().parameters();
        Map<Sym, Expr> scalars = new HashMap<>();
        Expr result = formula;
        for (int i = 0; i < first.size(); i++) {
            String one = first.get(i).name();
            String other = second.get(i).name();
            if (first.get(i).isVector()) {
                result = renamed(renamed(renamed(result, one, one + "'"), other, one), one + "'", other);
            } else {
                scalars.put(Expr.symbol(one), Expr.symbol(other));
                scalars.put(Expr.symbol(other), Expr.symbol(one));
            }
        }
        return result.substitute(scalars);
    }

    /** A formula of both members where the second is the first. */
    static Expr identified(Expr formula, Information information) {
        List<Variable> first = information.first().parameters();
        List<Variable> second = information.second().parameters();
        Expr result = formula;
        for (int i = 0; i < first.size(); i++) {
            String one = first.get(i).name();
            String other = second.get(i).name();
            result = first.get(i).isVector()
                    ? renamed(result, other, one)
                    : result.substitute(Expr.symbol(other), Expr.symbol(one));
        }
        return result;
    }

    private static Expr renamed(Expr formula, String from, String to) {
        return formula.substituteVector(from, index -> Entry.of(to, index));
    }
}
