package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known not to be 0: by its range, by the domains, and because {@code a != b} is given. */
final class Inequations {

    private Inequations() {}

    /** Primitive polynomials that are not 0 because two values are given as different. */
    static List<Polynomial> given(Facts facts) {
        List<Polynomial> found = new ArrayList<>();
        for (Cond.Compare compare : unequal(facts)) {
            difference(compare, facts)
                    .filter(polynomial -> !polynomial.isConstant())
                    .ifPresent(polynomial -> found.add(polynomial.primitive()));
        }
        return found;
    }

    private static Optional<Polynomial> difference(Cond.Compare compare, Facts facts) {
        try {
            Normaliser normaliser = new Normaliser(facts, new LinkedHashSet<>());
            return Optional.of(normaliser
                    .of(Expr.subtract(compare.left(), compare.right()))
                    .numerator());
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }

    /** The indices of the entries that are given as different from something: candidates for an instance of a sum. */
    static Set<Expr> indices(Facts facts) {
        Set<Expr> indices = new LinkedHashSet<>();
        for (Cond.Compare compare : unequal(facts)) {
            for (Expr side : List.of(compare.left(), compare.right())) {
                collect(side, indices);
            }
        }
        return indices;
    }

    private static void collect(Expr expr, Set<Expr> indices) {
        if (expr instanceof Entry entry) {
            indices.add(entry.index());
        }
        expr.forEachPart(part -> collect(part, indices));
    }

    private static List<Cond.Compare> unequal(Facts facts) {
        List<Cond.Compare> found = new ArrayList<>();
        facts.scope().given().forEach(cond -> collect(cond, found));
        return found;
    }

    private static void collect(Cond cond, List<Cond.Compare> found) {
        if (cond instanceof Cond.And and) {
            and.parts().forEach(part -> collect(part, found));
        } else if (cond instanceof Cond.Compare compare && compare.relation() == Relation.UNEQUAL) {
            found.add(compare);
        }
    }

    /** Whether the polynomial is 0 nowhere; not knowing is false. */
    static boolean isNonzero(Polynomial polynomial, Facts facts) {
        if (polynomial.isZero()) {
            return false;
        }
        Polynomial primitive = polynomial.primitive();
        boolean content = polynomial.content().exponents().keySet().stream()
                .allMatch(
                        atom -> facts.holds(Cond.nonzero(atom)) || given(facts).contains(Polynomial.of(atom)));
        return content
                && (primitive.isConstant()
                        || facts.holds(Cond.nonzero(Canonical.form(primitive.toExpr())))
                        || given(facts).contains(primitive));
    }
}
