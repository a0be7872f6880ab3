package io.lossproof.verify.route;

import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.symbolic.normal.Minimisers;
import io.lossproof.symbolic.normal.Proof;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proof by exact normal form on the whole domain, definedness included. It proves or says nothing. */
public final class NormalForm implements Route {

    @Override
    public String name() {
        return "normal form";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (claim.relation() != Relation.EQUAL || claim.upTo() == Claim.UpTo.FLOAT) {
            return Optional.empty();
        }
        if (claim.upTo() == Claim.UpTo.ARGMIN) {
            return Optional.of(sameMinimisers(claim));
        }
        ZeroTest.Answer answer = switch (claim.upTo()) {
            case EQUAL -> ZeroTest.equal(claim.left(), claim.right(), claim.scope());
            case CONSTANT -> Equivalence.upToConstant(claim.left(), claim.right(), claim.in(), claim.scope());
            case GRADIENT -> Equivalence.sameGradient(claim.left(), claim.right(), claim.in(), claim.scope());
            case SCALE -> Equivalence.upToScale(claim.left(), claim.right(), claim.in(), claim.scope());
            case ARGMIN, FLOAT -> throw new IllegalStateException(claim.upTo() + " is judged by itself");
        };
        return Optional.of(answer.proof()
                .<Evidence>map(proof -> new Evidence.Proved(name(), proof.summary(), facts(proof)))
                .orElseGet(() -> new Evidence.Undecided(name(), answer.reason(), Map.of())));
    }

    private Evidence sameMinimisers(Claim claim) {
        Minimisers.Answer answer = Minimisers.same(claim.left(), claim.right(), claim.in(), claim.scope());
        return answer.proof()
                .<Evidence>map(
                        proof -> new Evidence.Proved(name(), answer.relation() + ": " + proof.summary(), facts(proof)))
                .orElseGet(() -> new Evidence.Undecided(name(), answer.reason(), Map.of()));
    }

    private static Map<String, Object> facts(Proof proof) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("terms", proof.terms());
        facts.put("atoms", proof.atoms());
        if (!proof.cases().isEmpty()) {
            facts.put("cases", proof.cases());
        }
        if (!proof.conditions().isEmpty()) {
            facts.put("conditions", proof.conditions());
        }
        return facts;
    }
}
