package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Expectations;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A claim about expectations with those carried out that have a closed form: what the routes are asked instead.
 *
 * @param evidence what the sides have become
 */
record CarriedOutExpectations(Claim claim, List<Evidence> evidence) {

    private static final String ROUTE = "expectation";

    static CarriedOutExpectations of(Claim claim) {
        if (!contains(claim.left()) && !contains(claim.right())) {
            return new CarriedOutExpectations(claim, List.of());
        }
        // Where the left side is undefined a claim says nothing, so that what makes it defined may be taken as given.
        Expectations.Conditional whereDefined =
                Expectations.conditional(Expectations.carryOut(claim.left(), claim.scope()));
        Expr left = whereDefined.formula();
        Expr right = Expectations.carryOut(claim.right(), claim.scope());
        Scope scope = claim.scope().restrictedTo(List.of(claim.left(), claim.right()));
        Claim carried = claim.over(left, right, scope.given(whereDefined.conditions()));
        Map<String, Object> values = new LinkedHashMap<>();
        if (contains(claim.left())) {
            values.put("left", claim.text(left));
        }
        if (contains(claim.right())) {
            values.put("right", claim.text(right));
        }
        String detail = contains(left) || contains(right)
                ? "an expectation has no closed form among those that are known"
                : "each expectation is carried out: a finite sum, or Stein's identity under a Gaussian";
        return new CarriedOutExpectations(carried, List.of(new Evidence.Supported(ROUTE, detail, values, false)));
    }

    static boolean contains(Expr formula) {
        return formula.contains(Expectation.class::isInstance);
    }
}
