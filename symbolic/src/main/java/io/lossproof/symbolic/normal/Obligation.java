package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.IndexNames;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition under which a part of a formula is defined.
 *
 * @param cond must hold
 * @param facts known at that place: cases before it, ranges of bound indices
 * @param binders the bound indices around it, from outside
 * @param guarded whether it matters only in a case of a piecewise formula
 */
record Obligation(Cond cond, Facts facts, List<Reduce> binders, boolean guarded) {

    /** Every condition that the definedness of a formula rests on. */
    static List<Obligation> of(Expr expr, Facts facts) {
        List<Obligation> found = new ArrayList<>();
        new Collector(found).visit(expr, facts, List.of(), false);
        return found;
    }

    /** Whether it may be assumed at every point where the formula is defined. */
    boolean isPlain() {
        return binders.isEmpty() && !guarded;
    }

    /** Whether it speaks of numbers alone. */
    boolean isConstant() {
        return Cond.allMatch(cond, expr -> expr.freeNames().isEmpty());
    }

    /** The condition for a reader, with plain names for the bound indices. */
    String shown() {
        return nameFrom(1, cond, new IndexNames(freeNames()));
    }

    private String nameFrom(int depth, Cond named, IndexNames names) {
        return depth > binders.size()
                ? named.toString()
                : names.whileTaken(
                        binders.get(depth - 1).upper(),
                        name -> nameFrom(depth + 1, named.map(part -> part.substitute(index(depth), name)), names));
    }

    private Set<String> freeNames() {
        Set<String> names = new TreeSet<>();
        cond.forEachExpr(part -> names.addAll(part.freeNames()));
        return names;
    }

    /** The same for equal conditions under equally ranging indices; empty if the condition is not a comparison. */
    Optional<Expr> key() {
        if (!(cond instanceof Cond.Compare compare)) {
            return Optional.empty();
        }
        Expr key =
                Expr.multiply(Expr.num(compare.relation().ordinal()), Expr.subtract(compare.left(), compare.right()));
        for (int depth = binders.size(); depth > 0; depth--) {
            Reduce binder = binders.get(depth - 1);
            key = Reduce.sum(index(depth), binder.lower(), binder.upper(), key);
        }
        return Optional.of(key);
    }

    /** The name of the bound index at a depth, counted from 1. */
    private static Sym index(int depth) {
        return Expr.symbol("$o" + depth);
    }

    /** Walks a formula with what is known at each place. */
    private record Collector(List<Obligation> found) {

        void visit(Expr expr, Facts facts, List<Reduce> binders, boolean guarded) {
            if (expr instanceof Apply apply) {
                Cond defined = apply.op().definedWhere(apply.arguments());
                if (!defined.equals(Cond.TRUE)) {
                    found.add(new Obligation(defined, facts, binders, guarded));
                }
                apply.arguments().forEach(argument -> visit(argument, facts, binders, guarded));
            } else if (expr instanceof Entry entry) {
                entry(entry, facts, binders, guarded);
            } else if (expr instanceof Piecewise piecewise) {
                piecewise(piecewise, facts, binders, guarded);
            } else if (expr instanceof Reduce reduce) {
                reduce(reduce, facts, binders, guarded);
            } else if (expr instanceof Softmax softmax) {
                Reduce over = softmax.logNormaliser();
                reduce(over, facts, binders, guarded);
                within(softmax.at(), over.lower(), over.upper(), facts, binders, guarded);
                visit(softmax.logit(), facts, binders, guarded);
            } else if (expr.equals(Const.UNDEFINED)
                    || expr.equals(Const.INFINITY)
                    || expr instanceof Derivative
                    || expr instanceof Limit
                    || expr instanceof Expectation) {
                found.add(new Obligation(Cond.FALSE, facts, binders, guarded));
            }
        }

        private void entry(Entry entry, Facts facts, List<Reduce> binders, boolean guarded) {
            visit(entry.index(), facts, binders, guarded);
            Optional<Expr> length = facts.scope().vectorOf(entry).flatMap(Domain::vectorLength);
            if (length.isEmpty()) {
                found.add(new Obligation(Cond.FALSE, facts, binders, guarded));
                return;
            }
            within(entry.index(), Num.ONE, length.get(), facts, binders, guarded);
            entry.row().ifPresent(row -> {
                visit(row, facts, binders, guarded);
                Expr rows = facts.scope().family(entry.vector()).orElseThrow().length();
                within(row, Num.ONE, rows, facts, binders, guarded);
            });
        }

        private void within(Expr index, Expr lower, Expr upper, Facts facts, List<Reduce> binders, boolean guarded) {
            if (!facts.isInteger(index) || !facts.isWithin(index, lower, upper)) {
                Cond inside = Cond.and(
                        new Cond.IsInteger(index, true),
                        Cond.nonnegative(Expr.subtract(index, lower)),
                        Cond.nonnegative(Expr.subtract(upper, index)));
                found.add(new Obligation(inside, facts, binders, guarded));
            }
        }

        /** Only what is reached counts: a case that holds for certain is the last one. */
        private void piecewise(Piecewise piecewise, Facts facts, List<Reduce> binders, boolean guarded) {
            Facts known = facts;
            boolean open = guarded;
            for (Piecewise.Case c : piecewise.cases()) {
                condition(c.when(), known, binders, open);
                if (known.fails(c.when())) {
                    continue;
                }
                boolean certain = known.holds(c.when());
                visit(c.value(), known.assuming(c.when()), binders, open || !certain);
                if (certain) {
                    return;
                }
                open = true;
                known = known.assuming(c.when().negate());
            }
            visit(piecewise.otherwise(), known, binders, open);
        }

        /** Conditions are read from the left and only as far as needed. */
        private void condition(Cond cond, Facts facts, List<Reduce> binders, boolean guarded) {
            if (cond instanceof Cond.And and) {
                Facts known = facts;
                boolean open = guarded;
                for (Cond part : and.parts()) {
                    condition(part, known, binders, open);
                    known = known.assuming(part);
                    open = true;
                }
            } else if (cond instanceof Cond.Or or) {
                Facts known = facts;
                boolean open = guarded;
                for (Cond part : or.parts()) {
                    condition(part, known, binders, open);
                    known = known.assuming(part.negate());
                    open = true;
                }
            } else {
                cond.forEachExpr(part -> visit(part, facts, binders, guarded));
            }
        }

        private void reduce(Reduce reduce, Facts facts, List<Reduce> binders, boolean guarded) {
            visit(reduce.lower(), facts, binders, guarded);
            visit(reduce.upper(), facts, binders, guarded);
            boolean needsTerm = reduce.kind() == Reduce.Kind.LOG_SUM_EXP || reduce.kind() == Reduce.Kind.MAXIMUM;
            if (needsTerm && !facts.isNonempty(reduce)) {
                found.add(new Obligation(
                        Cond.nonnegative(Expr.subtract(reduce.upper(), reduce.lower())), facts, binders, guarded));
            }
            Sym index = index(binders.size() + 1);
            List<Reduce> deeper = new ArrayList<>(binders);
            deeper.add(Reduce.sum(index, reduce.lower(), reduce.upper(), index));
            Facts inside = facts.with(index.name(), Domain.integers(reduce.lower(), reduce.upper()));
            visit(reduce.bodyAt(index), inside, deeper, guarded);
        }
    }
}
