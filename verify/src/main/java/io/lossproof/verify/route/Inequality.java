package io.lossproof.verify.route;

import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.SignTest;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proof of an inequality on the whole domain, definedness included: by ranges, sums of squares, the tangent of the
 * logarithm or the Cauchy-Schwarz inequality. It proves or says why not; of equalities it says nothing.
 */
public final class Inequality implements Route {

    @Override
    public String name() {
        return "inequality";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        boolean ordered = claim.relation() != Relation.EQUAL && claim.relation() != Relation.UNEQUAL;
        if (!ordered
                || claim.upTo() != Claim.UpTo.EQUAL
                || claim.integratedOver().isPresent()) {
            return Optional.empty();
        }
        if (Enclosure.isRefutedSoon(claim, seed)) {
            return Optional.of(
                    new Evidence.Undecided(name(), "it fails at a point, so that no proof is sought", Map.of()));
        }
        SignTest.Answer answer = SignTest.compare(claim.left(), claim.relation(), claim.right(), claim.scope());
        return Optional.of(answer.proof()
                .<Evidence>map(proof -> new Evidence.Proved(name(), proof.summary(), facts(proof)))
                .orElseGet(() -> new Evidence.Undecided(name(), answer.reason(), Map.of())));
    }

    private static Map<String, Object> facts(SignTest.Proof proof) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("methods", proof.methods());
        if (!proof.cases().isEmpty()) {
            facts.put("cases", proof.cases());
        }
        if (!proof.conditions().isEmpty()) {
            facts.put("conditions", proof.conditions());
        }
        return facts;
    }
}
