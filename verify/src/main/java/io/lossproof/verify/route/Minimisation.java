package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Shrinker;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refutes that two formulas have the same minimisers: at a point of the other variables, some value of the parameters is
 * proved to minimise one side over their whole domain, and another one certainly makes the other side smaller. For
 * parameters in intervals, short vectors and probability vectors of two entries; it refutes or says nothing.
 */
public final class Minimisation implements Route {

    private static final int POINTS = 24;
    private static final int POINTS_BESIDE_PROOF = 4;
    /** Of so many points minimisers are enclosed closely, where coarse ones show no difference. */
    private static final int CLOSE_POINTS = 6;

    private static final int SHRINKING_CALLS = 24;

    @Override
    public String name() {
        return "minimisation";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (claim.upTo() != Claim.UpTo.ARGMIN || claim.relation() != Relation.EQUAL) {
            return Optional.empty();
        }
        Optional<String> obstacle = obstacle(claim);
        if (obstacle.isPresent()) {
            return Optional.of(new Evidence.Undecided(name(), obstacle.get(), Map.of()));
        }
        try {
            Claim explicit = claim.of(Differentiation.carryOut(claim.left()), Differentiation.carryOut(claim.right()));
            return search(explicit, Route.isProved(soFar), seed);
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private static Optional<String> obstacle(Claim claim) {
        for (String parameter : claim.in()) {
            if (!Coordinates.mayReach(claim.scope().domain(parameter).orElse(Domain.NONZERO))) {
                return Optional.of("a witness is looked for in intervals, vectors and probability vectors; " + parameter
                        + " ranges over none of these");
            }
        }
        for (Cond given : claim.scope().given()) {
            if (mentions(given, claim.in())) {
                return Optional.of("a witness is not looked for where a condition is given on a parameter: " + given);
            }
        }
        return Optional.empty();
    }

    private static boolean mentions(Cond cond, List<String> names) {
        return !Cond.allMatch(cond, expr -> names.stream().allMatch(expr::isFreeOf));
    }

    private Optional<Evidence> search(Claim claim, boolean proved, long seed) {
        Scope others = claim.scope();
        for (String parameter : claim.in()) {
            others = others.without(parameter);
        }
        List<Point> points = points(claim, others, proved ? POINTS_BESIDE_PROOF : POINTS, seed);
        Optional<Evidence> coarse = refuted(claim, points, others, false);
        if (coarse.isPresent()) {
            return coarse;
        }
        Optional<Evidence> close = proved
                ? Optional.empty()
                : refuted(claim, points.subList(0, Math.min(CLOSE_POINTS, points.size())), others, true);
        return proved || close.isPresent()
                ? close
                : Optional.of(new Evidence.Undecided(
                        name(),
                        "no minimiser of one side was found and proved that is not one of the other",
                        Map.of("points", points.size())));
    }

    private Optional<Evidence> refuted(Claim claim, List<Point> points, Scope others, boolean closely) {
        for (Point point : points) {
            Optional<MinimiserWitness> witness = MinimiserWitness.find(claim, point, closely);
            if (witness.isPresent()) {
                MinimiserWitness shown = simplest(claim, witness.get(), point, others, closely);
                return Optional.of(
                        new Evidence.Refuted(name(), shown.sentence(), Map.of(), Optional.of(shown.counterexample())));
            }
        }
        return Optional.empty();
    }

    private static MinimiserWitness simplest(
            Claim claim, MinimiserWitness witness, Point point, Scope others, boolean closely) {
        if (others.variables().isEmpty()) {
            return witness;
        }
        Point simplest = Shrinker.of(others)
                .shrink(
                        point,
                        other -> MinimiserWitness.find(claim, other, closely).isPresent(),
                        SHRINKING_CALLS);
        return MinimiserWitness.find(claim, simplest, closely).orElse(witness);
    }

    /** Of the other variables; the formulas tell which of these are counted to, and so are to be small. */
    private static List<Point> points(Claim claim, Scope others, int count, long seed) {
        if (others.variables().isEmpty()) {
            return List.of(Point.EMPTY);
        }
        List<Point> points = new ArrayList<>(
                PointSampler.of(others, List.of(claim.left(), claim.right()), seed).sample(count).points().stream()
                        .map(StratifiedPoint::point)
                        .toList());
        points.sort(null);
        return points.size() > count ? points.subList(0, count) : points;
    }
}
