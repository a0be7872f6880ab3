package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.limit.Limits;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim about limits with these carried out: what the routes are asked instead, or the evidence where a limit decides
 * the claim by itself because it is infinite or does not exist. A side that is {@code inf} or {@code -inf} is compared
 * with infinite limits only.
 *
 * @param claim without limits; empty where nothing is left to ask
 * @param evidence about the limits
 */
record CarriedOutLimits(Optional<Claim> claim, List<Evidence> evidence) {

    static final String ROUTE = "limit";

    static CarriedOutLimits of(Claim claim, long seed) {
        boolean none = !claim.left().contains(Limit.class::isInstance)
                && !claim.right().contains(Limit.class::isInstance);
        if (none) {
            return new CarriedOutLimits(Optional.of(claim), List.of());
        }
        Limits.Outcome left = outcome(claim.left(), claim.scope());
        Limits.Outcome right = outcome(claim.right(), claim.scope());
        if (left instanceof Limits.Finite l && right instanceof Limits.Finite r) {
            Scope scope = claim.scope().restrictedTo(List.of(l.value(), r.value()));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("left", claim.text(l.value()));
            values.put("right", claim.text(r.value()));
            return new CarriedOutLimits(
                    Optional.of(claim.over(l.value(), r.value(), scope)),
                    List.of(new Evidence.Supported(ROUTE, how(claim, l, r), values, false)));
        }
        return new CarriedOutLimits(Optional.empty(), List.of(decided(claim, left, right, seed)));
    }

    private static String how(Claim claim, Limits.Finite left, Limits.Finite right) {
        List<String> parts = new ArrayList<>();
        if (!left.how().isEmpty()) {
            parts.add("the left side is " + claim.text(left.value()) + ": " + left.how());
        }
        if (!right.how().isEmpty()) {
            parts.add("the right side is " + claim.text(right.value()) + ": " + right.how());
        }
        return String.join("; ", parts);
    }

    private static Limits.Outcome outcome(Expr side, Scope scope) {
        if (side instanceof Limit limit) {
            return Limits.of(limit, scope);
        }
        if (Limit.isInfinite(side)) {
            return new Limits.Infinite(side.equals(Const.INFINITY) ? 1 : -1, "");
        }
        if (!side.contains(Limit.class::isInstance)) {
            return new Limits.Finite(side, "");
        }
        return Limits.carryOut(side, scope)
                .<Limits.Outcome>map(value -> new Limits.Finite(value, "each limit in it is finite"))
                .orElseGet(() -> new Limits.Unknown("a limit in " + side + " is not proved to be finite"));
    }

    /** Evidence where one side at least is not a finite limit. */
    private static Evidence decided(Claim claim, Limits.Outcome left, Limits.Outcome right, long seed) {
        for (Limits.Outcome outcome : List.of(left, right)) {
            if (outcome instanceof Limits.Unknown unknown) {
                return new Evidence.Undecided(ROUTE, unknown.how(), Map.of());
            }
        }
        boolean exist = !(left instanceof Limits.Nonexistent) && !(right instanceof Limits.Nonexistent);
        if (exist && claim.upTo() != Claim.UpTo.EQUAL) {
            return new Evidence.Undecided(ROUTE, "infinite limits are compared by their values only", Map.of());
        }
        if (exist && claim.relation().holds(Integer.compare(size(left), size(right)))) {
            return new Evidence.Proved(ROUTE, sentence(claim, left, right), Map.of());
        }
        Optional<Point> witness = somePoint(claim, seed);
        return witness.<Evidence>map(point -> new Evidence.Refuted(
                        ROUTE,
                        sentence(claim, left, right),
                        Map.of(),
                        Optional.of(new Counterexample(point, shown(claim, left), shown(claim, right)))))
                .orElseGet(() -> new Evidence.Undecided(ROUTE, "vacuous: no point of the domain was found", Map.of()));
    }

    /** Of an infinity its sign, 0 for anything finite. */
    private static int size(Limits.Outcome outcome) {
        return outcome instanceof Limits.Infinite infinite ? infinite.sign() : 0;
    }

    private static String sentence(Claim claim, Limits.Outcome left, Limits.Outcome right) {
        return "the left side is " + shown(claim, left) + ", the right side is " + shown(claim, right);
    }

    private static String shown(Claim claim, Limits.Outcome outcome) {
        String how = outcome.how().isEmpty() ? "" : " (" + outcome.how() + ")";
        if (outcome instanceof Limits.Finite finite) {
            return claim.text(finite.value()) + how;
        }
        return outcome instanceof Limits.Infinite infinite
                ? (infinite.sign() > 0 ? "inf" : "-inf") + how
                : "without a limit" + how;
    }

    /** The claim speaks of every point; a counterexample needs one. */
    private static Optional<Point> somePoint(Claim claim, long seed) {
        Scope scope = claim.scope().restrictedTo(List.of(claim.left(), claim.right()));
        if (scope.variables().isEmpty() && scope.given().isEmpty()) {
            return Optional.of(Point.EMPTY);
        }
        try {
            return PointSampler.of(scope, List.of(), seed).sample(PointSampler.COUNT_BESIDE_PROOF).points().stream()
                    .map(StratifiedPoint::point)
                    .min(Point::compareTo);
        } catch (UnsupportedDomainException e) {
            return Optional.empty();
        }
    }
}
