package io.lossproof.verify.route;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parts of formulas of which guesses are made. */
final class Pieces {

    private Pieces() {}

    /** The parts of formulas that stand on their own, smallest first: free of bound indices, no numbers. */
    static List<Expr> of(List<Expr> formulas, int largest, int most) {
        Set<Expr> found = new LinkedHashSet<>();
        formulas.forEach(formula -> collect(formula, largest, found));
        return found.stream()
                .sorted(java.util.Comparator.comparingInt(Expr::size))
                .limit(most)
                .toList();
    }

    private static void collect(Expr expr, int largest, Set<Expr> found) {
        if (expr instanceof Limit) {
            return;
        }
        boolean bound = expr.contains(part -> part instanceof Sym symbol && symbol.isBound());
        boolean closed = expr instanceof Reduce || expr instanceof Softmax || !bound;
        if (closed && expr.size() <= largest && !expr.freeNames().isEmpty()) {
            found.add(expr);
        }
        expr.forEachPart(part -> collect(part, largest, found));
    }

    /** The terms of a sum, each with its sign. */
    static List<Expr> terms(Expr formula) {
        List<Expr> terms = new ArrayList<>();
        addTerms(formula, false, terms);
        return terms;
    }

    private static void addTerms(Expr formula, boolean negative, List<Expr> terms) {
        if (formula instanceof Apply apply && apply.op() == Op.ADD) {
            apply.arguments().forEach(part -> addTerms(part, negative, terms));
        } else if (formula instanceof Apply apply && apply.op() == Op.NEGATE) {
            addTerms(apply.argument(0), !negative, terms);
        } else {
            terms.add(negative ? Expr.negate(formula) : formula);
        }
    }

    /** The term without a sign or a numerical factor in front. */
    static Expr bare(Expr term) {
        if (term instanceof Apply apply && apply.op() == Op.NEGATE) {
            return bare(apply.argument(0));
        }
        if (term instanceof Apply apply && apply.op() == Op.DIVIDE && apply.argument(1) instanceof Num) {
            return bare(apply.argument(0));
        }
        if (term instanceof Apply apply && apply.op() == Op.MULTIPLY) {
            List<Expr> rest = apply.arguments().stream()
                    .filter(factor -> !(factor instanceof Num))
                    .toList();
            return rest.isEmpty() ? term : rest.size() == 1 ? rest.get(0) : Apply.of(Op.MULTIPLY, rest);
        }
        return term;
    }
}
