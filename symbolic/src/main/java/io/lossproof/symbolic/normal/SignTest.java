package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves inequalities between two formulas wherever both are defined on the whole domain, and that the right one is
 * defined wherever the left one is. Exact; no sampling, no tolerance. Without a proof nothing is said.
 *
 * <p>Methods: the ranges of the terms; sums of squares, found by exact elimination; the tangent of the logarithm,
 * {@code log t <= (t^r - 1)/r} for r = 1, 2, 1/2, also term by term in sums of symbolic length; the Cauchy-Schwarz
 * inequality for indexed sums; tangents of functions that are convex in one variable. A strict inequality is proved where one of these is strict, for example because
 * {@code p[j] != q[j]} is given.
 */
public final class SignTest {

    private SignTest() {}

    /** A proof, or why there is none. */
    public record Answer(Optional<Proof> proof, String reason) {
        static Answer none(String reason) {
            return new Answer(Optional.empty(), reason);
        }

        public boolean isProved() {
            return proof.isPresent();
        }
    }

    /**
     * What a proof of an inequality rests on.
     *
     * @param methods in words, in the order in which they were used: {@code by log t <= t - 1 with t = q[k]/p[k]}
     * @param cases the case distinctions that were needed, each proved by itself; empty if none was
     * @param conditions what was shown so that the right side is defined wherever the left side is
     */
    public record Proof(List<String> methods, List<String> cases, List<String> conditions) {
        public Proof {
            methods = List.copyOf(methods);
            cases = List.copyOf(cases);
            conditions = List.copyOf(conditions);
        }

        /** A sentence for a reader. */
        public String summary() {
            String split = cases.isEmpty() ? "" : "; " + cases.size() + " cases";
            String defined = conditions.isEmpty()
                    ? "; the right side is defined everywhere"
                    : "; the right side is defined where the left is, for " + String.join(", ", conditions);
            return String.join("; ", methods) + split + defined;
        }
    }

    /** Whether the formula is proved to be at least 0 wherever it is defined in the scope. */
    public static Answer nonnegative(Expr formula, Scope scope) {
        return compare(formula, Relation.AT_LEAST, Num.ZERO, scope);
    }

    /** Whether the formula is proved to be positive wherever it is defined in the scope. */
    public static Answer positive(Expr formula, Scope scope) {
        return compare(formula, Relation.GREATER, Num.ZERO, scope);
    }

    /**
     * Whether {@code left REL right} is proved over the scope, derivatives carried out first. The relation is one of
     * {@code <}, {@code <=}, {@code >}, {@code >=}; for any other there is no proof. A given alternative
     * {@code a || b} is taken apart, and each part must be enough.
     */
    public static Answer compare(Expr left, Relation relation, Expr right, Scope scope) {
        if (relation == Relation.EQUAL || relation == Relation.UNEQUAL) {
            return Answer.none(relation.symbol() + " is not an inequality of size");
        }
        for (Cond cond : scope.given()) {
            if (cond instanceof Cond.Or or) {
                return byAlternatives(left, relation, right, scope, or);
            }
        }
        try {
            Expr l = Differentiation.carryOut(left);
            Expr r = Differentiation.carryOut(right);
            Answer byTerms = compareByTerms(l, relation, r, scope);
            return byTerms.isProved() ? byTerms : byTangent(byTerms, l, relation, r, scope);
        } catch (Differentiation.NoDerivativeException e) {
            return Answer.none(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the formula, without derivatives in it, is related to 0 so, by all methods but convexity. */
    static Answer byTerms(Expr formula, Relation relation, Scope scope) {
        return compareByTerms(formula, relation, Num.ZERO, scope);
    }

    private static Answer compareByTerms(Expr left, Relation relation, Expr right, Scope scope) {
        Answer whole = onWholeDomain(left, relation, right, scope);
        return whole.isProved() ? whole : byInstances(whole, left, relation, right, scope);
    }

    private static Answer byTangent(Answer byTerms, Expr left, Relation relation, Expr right, Scope scope) {
        Argument argument = new Argument(relation);
        return TangentBound.method(argument.difference(left, right), argument.isStrict(), scope)
                .map(method -> new Answer(Optional.of(new Proof(List.of(method), List.of(), List.of())), ""))
                .orElse(byTerms);
    }

    private static Answer byAlternatives(Expr left, Relation relation, Expr right, Scope scope, Cond.Or or) {
        List<Cond> others = new ArrayList<>(scope.given());
        others.remove(or);
        Scope without = Scope.of(scope.variables()).given(others);
        Set<String> methods = new LinkedHashSet<>();
        List<String> cases = new ArrayList<>();
        Set<String> conditions = new LinkedHashSet<>();
        for (Cond part : or.parts()) {
            Answer answer = compare(left, relation, right, without.given(List.of(part)));
            if (!answer.isProved()) {
                return answer;
            }
            Proof proof = answer.proof().orElseThrow();
            methods.addAll(proof.methods());
            cases.add(part.toString());
            conditions.addAll(proof.conditions());
        }
        return new Answer(Optional.of(new Proof(List.copyOf(methods), cases, List.copyOf(conditions))), "");
    }

    private static Answer onWholeDomain(Expr left, Relation relation, Expr right, Scope scope) {
        Argument argument = new Argument(relation);
        return argument.answer(ZeroTest.onWholeDomain(left, right, scope, argument));
    }

    private static Answer byInstances(Answer whole, Expr left, Relation relation, Expr right, Scope scope) {
        Argument argument = new Argument(relation);
        return argument.answer(ZeroTest.byInstances(
                ZeroTest.Answer.none(whole.reason()),
                left,
                right,
                scope,
                (l, r, over) -> ZeroTest.onWholeDomain(l, r, over, argument)));
    }

    /** Shows the inequality in one case and remembers how. */
    private static final class Argument implements ZeroTest.Conclusion {

        private final Relation relation;
        private final Set<String> methods = new LinkedHashSet<>();

        Argument(Relation relation) {
            this.relation = relation;
        }

        @Override
        public void show(Expr left, Expr right, Facts facts) {
            PositivityProver prover = new PositivityProver();
            Expr difference = difference(left, right);
            Optional<Certificate> found = prover.prove(difference, isStrict(), facts);
            if (found.isEmpty() && prover.split().isEmpty()) {
                found = new SlopeProver().prove(difference, isStrict(), facts);
            }
            if (found.isEmpty()) {
                throw prover.split()
                        .<RuntimeException>map(split -> split)
                        .orElseGet(() -> new NoNormalFormException("no method shows it"));
            }
            found.get().methods().forEach(method -> methods.add(Shown.plain(method)));
        }

        /** The answer with the methods that were used. */
        Answer answer(ZeroTest.Answer shown) {
            return new Answer(
                    shown.proof().map(proof -> new Proof(List.copyOf(methods), proof.cases(), proof.conditions())),
                    shown.reason());
        }

        boolean isStrict() {
            return relation == Relation.GREATER || relation == Relation.LESS;
        }

        /** What is to be shown to be at least 0, or positive. */
        Expr difference(Expr left, Expr right) {
            boolean upwards = relation == Relation.GREATER || relation == Relation.AT_LEAST;
            Expr large = upwards ? left : right;
            Expr small = upwards ? right : left;
            if (small.equals(Num.ZERO)) {
                return large;
            }
            return large.equals(Num.ZERO) ? Expr.negate(small) : Expr.subtract(large, small);
        }
    }
}
