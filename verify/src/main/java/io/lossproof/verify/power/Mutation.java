package io.lossproof.verify.power;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All mutants of a formula: each mutator at each real-valued part, from the whole inwards. Indices, ends of sums and the
 * compared values of conditions are no such parts. The order depends on the formula alone.
 */
public final class Mutation {

    private final List<Mutator> mutators;
    private final Scope scope;

    private Mutation(List<Mutator> mutators, Scope scope) {
        this.mutators = mutators;
        this.scope = scope;
    }

    /** The mutants that differ from the formula and from one another as they are written. */
    public static List<Mutant> of(Expr formula, Scope scope, List<Mutator> mutators) {
        Map<Expr, Mutant> distinct = new LinkedHashMap<>();
        for (Mutant mutant : new Mutation(mutators, scope).mutants(formula)) {
            if (!mutant.formula().equals(formula)) {
                distinct.putIfAbsent(mutant.formula(), mutant);
            }
        }
        return List.copyOf(distinct.values());
    }

    private List<Mutant> mutants(Expr formula) {
        List<Mutant> mutants = new ArrayList<>();
        for (Mutator mutator : mutators) {
            mutator.at(formula, scope).forEach(changed -> mutants.add(new Mutant(mutator.name(), changed)));
        }
        mutants.addAll(formula.accept(new Inside()));
        return mutants;
    }

    /** The mutants of a part, each in its place in the whole. */
    private List<Mutant> placed(Expr part, UnaryOperator<Expr> whole) {
        return mutants(part).stream()
                .map(mutant -> new Mutant(mutant.mutator(), whole.apply(mutant.formula())))
                .toList();
    }

    /** Mutants of the direct parts of a formula. */
    private final class Inside implements Expr.Visitor<List<Mutant>> {

        @Override
        public List<Mutant> num(Num num) {
            return List.of();
        }

        @Override
        public List<Mutant> constant(Const constant) {
            return List.of();
        }

        @Override
        public List<Mutant> symbol(Sym symbol) {
            return List.of();
        }

        @Override
        public List<Mutant> entry(Entry entry) {
            return List.of();
        }

        @Override
        public List<Mutant> apply(Apply apply) {
            List<Mutant> mutants = new ArrayList<>();
            for (int i = 0; i < apply.arguments().size(); i++) {
                if (!isIndex(apply.op(), i)) {
                    int place = i;
                    mutants.addAll(placed(
                            apply.argument(i), part -> Apply.of(apply.op(), replaced(apply.arguments(), place, part))));
                }
            }
            return mutants;
        }

        private static boolean isIndex(Op op, int argument) {
            return op == Op.KRONECKERDELTA
                    || argument == 0 && (op == Op.POLYGAMMA || op == Op.BESSELI || op == Op.LOGBESSELI);
        }

        @Override
        public List<Mutant> piecewise(Piecewise piecewise) {
            List<Piecewise.Case> cases = piecewise.cases();
            List<Mutant> mutants = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                int place = i;
                Piecewise.Case changed = cases.get(i);
                mutants.addAll(placed(
                        changed.value(),
                        part -> Piecewise.of(
                                replaced(cases, place, new Piecewise.Case(part, changed.when())),
                                piecewise.otherwise())));
            }
            mutants.addAll(placed(piecewise.otherwise(), part -> Piecewise.of(cases, part)));
            return mutants;
        }

        @Override
        public List<Mutant> reduce(Reduce reduce) {
            Sym index = Expr.freshIndex();
            return placed(reduce.bodyAt(index), part -> reduce.withBody(index, part));
        }

        @Override
        public List<Mutant> softmax(Softmax softmax) {
            Reduce normaliser = softmax.logNormaliser();
            Sym index = Expr.freshIndex();
            return placed(normaliser.bodyAt(index), part -> Softmax.of(normaliser.withBody(index, part), softmax.at()));
        }

        @Override
        public List<Mutant> derivative(Derivative derivative) {
            return placed(derivative.body(), part -> Derivative.of(part, derivative.variables()));
        }

        @Override
        public List<Mutant> limit(Limit limit) {
            Sym variable = Expr.freshIndex();
            return placed(
                    limit.bodyAt(variable), part -> Limit.of(limit.name(), variable, part, limit.at(), limit.side()));
        }

        @Override
        public List<Mutant> expectation(Expectation expectation) {
            Sym variable = Expr.freshIndex();
            return placed(
                    expectation.bodyAt(variable),
                    part -> Expectation.of(
                            expectation.name(), expectation.family(), expectation.parameters(), variable, part));
        }
    }

    static <T> List<T> replaced(List<T> list, int place, T other) {
        List<T> changed = new ArrayList<>(list);
        changed.set(place, other);
        return changed;
    }
}
