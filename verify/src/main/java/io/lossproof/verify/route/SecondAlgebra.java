package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.cas.Answer;
import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The computer algebra system as a second opinion. It is asked for the derivative that the claim speaks of, or for the
 * difference of both sides, at three classes where the number of classes is symbolic; its answer is a proposal that our
 * own zero test and certified arithmetic judge.
 */
public final class SecondAlgebra implements Route {

    private static final int CLASSES = 3;

    private final Cas cas;

    public SecondAlgebra(Cas cas) {
        this.cas = cas;
    }

    @Override
    public String name() {
        return "second algebra";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (claim.relation() != Relation.EQUAL || claim.upTo() != Claim.UpTo.EQUAL) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        List<Claim> instances = instances(claim);
        for (Claim instance : instances) {
            Answer answer = ask(instance);
            if (answer instanceof Answer.None none) {
                return Optional.of(new Evidence.Undecided(name(), "no answer: " + none.reason(), Map.of()));
            }
            Expr proposal = answer.proposal().orElseThrow();
            Claim judged = instance.of(proposal, instance.right());
            if (!ZeroTest.equal(proposal, instance.right(), instance.scope()).isProved()) {
                return Optional.of(disagreement(judged, seed));
            }
            notes.add(instance.text(proposal));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("answers", notes);
        if (instances.size() > 1 || isSymbolic(claim)) {
            facts.put("classes", CLASSES);
        }
        String what = claim.left() instanceof Derivative ? "its derivative" : "its form of the left side";
        return Optional.of(
                new Evidence.Supported(name(), what + " equals the right side by our zero test", facts, false));
    }

    /** Its answer differs as far as the zero test sees: certified arithmetic decides between the two. */
    private Evidence disagreement(Claim judged, long seed) {
        Optional<Evidence> enclosure = new Enclosure().examine(judged, List.of(), seed);
        Map<String, Object> facts = Map.of("answer", judged.text(judged.left()));
        if (enclosure.isPresent() && enclosure.get() instanceof Evidence.Refuted refuted) {
            return new Evidence.Refuted(
                    name(),
                    "its answer " + judged.text(judged.left()) + " is not the right side: " + refuted.detail(),
                    facts,
                    refuted.counterexample());
        }
        return new Evidence.Undecided(
                name(), "its answer " + judged.text(judged.left()) + " is not proved equal to the right side", facts);
    }

    private Answer ask(Claim instance) {
        if (instance.left() instanceof Derivative derivative) {
            Answer answer = new Answer.Found(Unrolling.of(derivative.body(), CLASSES));
            for (Expr variable : derivative.variables()) {
                if (answer.proposal().isEmpty()) {
                    return answer;
                }
                answer = cas.derivative(answer.proposal().orElseThrow(), variable, instance.scope());
            }
            return answer;
        }
        Expr left = Unrolling.of(Differentiation.carryOut(instance.left()), CLASSES);
        return cas.simplify(left, instance.scope());
    }

    private static boolean isSymbolic(Claim claim) {
        return claim.scope().variables().values().stream().anyMatch(domain -> domain.equals(Domain.length()));
    }

    /** The claim with three classes for each symbolic length, for equal and for different free indices. */
    private static List<Claim> instances(Claim claim) {
        Map<Sym, Expr> lengths = new LinkedHashMap<>();
        List<Sym> indices = new ArrayList<>();
        claim.scope().variables().forEach((name, domain) -> {
            if (domain.equals(Domain.length())) {
                lengths.put(Expr.symbol(name), Expr.num(CLASSES));
            } else if (domain instanceof Domain.IntegerRange range
                    && range.upper().isPresent()
                    && !range.upper().get().freeNames().isEmpty()) {
                indices.add(Expr.symbol(name));
            }
        });
        List<Claim> instances = new ArrayList<>();
        for (int same = 0; same < Math.min(2, Math.max(1, indices.size())); same++) {
            Map<Sym, Expr> values = new LinkedHashMap<>(lengths);
            for (int i = 0; i < indices.size(); i++) {
                values.put(indices.get(i), Expr.num(same == 1 ? 1 : i + 1));
            }
            instances.add(instance(claim, values));
        }
        return instances;
    }

    private static Claim instance(Claim claim, Map<Sym, Expr> values) {
        Scope scope = Scope.EMPTY;
        for (Map.Entry<String, Domain> variable : claim.scope().variables().entrySet()) {
            if (!values.containsKey(Expr.symbol(variable.getKey()))) {
                scope = scope.with(variable.getKey(), atLength(variable.getValue(), values));
            }
        }
        Expr left = claim.left() instanceof Derivative derivative
                ? derivative(derivative, values)
                : claim.left().substitute(values);
        return claim.over(
                left,
                Unrolling.of(Differentiation.carryOut(claim.right()).substitute(values), CLASSES),
                scope.given(claim.scope().given().stream()
                        .map(cond -> cond.map(part -> part.substitute(values)))
                        .toList()));
    }

    private static Expr derivative(Derivative derivative, Map<Sym, Expr> values) {
        List<Expr> variables = new ArrayList<>();
        for (Expr variable : derivative.variables()) {
            variables.add(
                    variable instanceof Entry entry
                            ? Entry.of(entry.vector(), entry.index().substitute(values))
                            : variable);
        }
        return Derivative.of(derivative.body().substitute(values), variables);
    }

    private static Domain atLength(Domain domain, Map<Sym, Expr> values) {
        Optional<Expr> length = domain.vectorLength().map(n -> n.substitute(values));
        if (length.isEmpty()) {
            return domain;
        }
        Expr n = Unrolling.of(length.get(), CLASSES);
        return domain instanceof Domain.Simplex simplex ? new Domain.Simplex(n, simplex.closed()) : Domain.vector(n);
    }
}
