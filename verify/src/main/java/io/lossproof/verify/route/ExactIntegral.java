package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.information.GaussianIntegral;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proof about an integral over the line: where the integrand is a polynomial times the exponential of a quadratic one,
 * its value is known exactly, and is compared with the right side in normal form and, where that does not prove them
 * equal, in certified arithmetic. It proves, refutes or says nothing.
 */
public final class ExactIntegral implements Route {

    private final Route enclosure;

    public ExactIntegral() {
        this(new Enclosure());
    }

    private ExactIntegral(Route enclosure) {
        this.enclosure = enclosure;
    }

    @Override
    public Route unsimplified() {
        return new ExactIntegral(enclosure.unsimplified());
    }

    @Override
    public String name() {
        return "exact integral";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (claim.integratedOver().isEmpty()
                || claim.relation() != Relation.EQUAL
                || claim.upTo() != Claim.UpTo.EQUAL
                || !claim.scope().given().isEmpty()) {
            return Optional.empty();
        }
        String variable = claim.integratedOver().get();
        Scope parameters = claim.scope().without(variable);
        Optional<Expr> value = GaussianIntegral.of(claim.left(), Expr.symbol(variable), parameters);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ZeroTest.Answer answer = ZeroTest.equal(value.get(), claim.right(), parameters);
        return Optional.of(answer.proof()
                .<Evidence>map(proof -> new Evidence.Proved(
                        name(),
                        "polynomial times the exponential of a quadratic polynomial; in its exact value "
                                + proof.summary(),
                        Map.of("terms", proof.terms(), "atoms", proof.atoms())))
                .orElseGet(() -> compared(value.get(), claim, parameters, seed)
                        .orElseGet(() -> new Evidence.Undecided(name(), answer.reason(), Map.of()))));
    }

    /** A point at which the exact value is certainly not the right side. */
    private Optional<Evidence> compared(Expr value, Claim claim, Scope parameters, long seed) {
        Claim explicit = Claim.equal(claim.id(), "", value, claim.right(), parameters);
        return enclosure
                .examine(explicit, List.of(), seed)
                .filter(Evidence.Refuted.class::isInstance)
                .map(found -> (Evidence.Refuted) found)
                .map(found -> new Evidence.Refuted(
                        name(),
                        "the exact value is " + claim.text(value) + "; " + found.detail(),
                        found.facts(),
                        found.counterexample()));
    }
}
