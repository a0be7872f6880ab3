package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Judge;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Shrinker;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certified arithmetic for {@code left = c right + d} with c positive, c and d free of the parameters. Then at any two
 * values t and t' of the parameters, the other variables being the same, {@code D_i left(t) D_j right(t') = D_j left(t')
 * D_i right(t)}, and the derivatives of both sides have the same sign. A point where one of these certainly fails refutes
 * the claim; agreement at many points supports it.
 */
public final class Proportionality implements Route {

    private static final int ENOUGH_BITS = 64;

    @Override
    public String name() {
        return "proportionality";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (claim.upTo() != Claim.UpTo.SCALE || claim.relation() != Relation.EQUAL) {
            return Optional.empty();
        }
        try {
            Claim explicit = claim.of(Differentiation.carryOut(claim.left()), Differentiation.carryOut(claim.right()));
            return Optional.of(Directions.obstacle(claim)
                    .<Evidence>map(obstacle -> new Evidence.Undecided(name(), obstacle, Map.of()))
                    .orElseGet(() -> ofPairs(explicit, Route.isProved(soFar), seed)));
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private Evidence ofPairs(Claim claim, boolean proved, long seed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        int fewest = Integer.MAX_VALUE;
        for (SlopePair pair : SlopePair.of(claim)) {
            int agreed = 0;
            int undecided = 0;
            Judge judge = Comparison.of(claim.over(claim.left(), claim.right(), pair.scope()))
                    .judge();
            PointSampler sampler =
                    PointSampler.of(pair.scope(), pair.formulas(), seed).with(judge);
            int count = proved ? 3 * PointSampler.COUNT_BESIDE_PROOF : PointSampler.USUAL_COUNT;
            for (StratifiedPoint stratified : sampler.sample(count).points()) {
                Outcome outcome = outcome(pair, stratified.point());
                if (outcome == Outcome.DIFFERENT) {
                    return refuted(pair, judge, stratified.point());
                }
                boolean counts = outcome == Outcome.AGREE
                        && pair.isOfTwoPlaces(stratified.point())
                        && !pair.isTrivial(pair.at(stratified.point(), Values.PRECISIONS.get(0)));
                agreed += counts ? 1 : 0;
                undecided += outcome == Outcome.UNDECIDED ? 1 : 0;
            }
            fewest = Math.min(fewest, agreed);
            facts.put(pair.name(), agreed + " agree, " + undecided + " undecided");
        }
        if (fewest == Integer.MAX_VALUE || fewest < Enclosure.FEWEST_POINTS) {
            return new Evidence.Undecided(
                    name(),
                    "vacuous: only " + (fewest == Integer.MAX_VALUE ? 0 : fewest)
                            + " pairs of points could be decided, fewer than " + Enclosure.FEWEST_POINTS,
                    facts);
        }
        return new Evidence.Supported(
                name(),
                "the derivatives of both sides are in one positive ratio at " + fewest + " pairs of points",
                facts,
                true);
    }

    private enum Outcome {
        AGREE,
        DIFFERENT,
        /** A side or a derivative has no value: nothing is said there. */
        INVALID,
        UNDECIDED
    }

    private static Outcome outcome(SlopePair pair, Point point) {
        Outcome outcome = Outcome.UNDECIDED;
        for (int bits : Values.PRECISIONS) {
            outcome = outcome(pair.at(point, bits), bits);
            if (outcome != Outcome.UNDECIDED) {
                return outcome;
            }
        }
        return outcome;
    }

    private static Outcome outcome(SlopePair.Slopes slopes, int bits) {
        if (slopes.leftHasValueAndRightHasNone()) {
            return Outcome.DIFFERENT;
        }
        if (slopes.isOutsideTheDomain()) {
            return Outcome.INVALID;
        }
        if (!slopes.areAllKnown()) {
            return Outcome.UNDECIDED;
        }
        Ball one = slopes.left().mul(slopes.rightElsewhere(), bits);
        Ball other = slopes.leftElsewhere().mul(slopes.right(), bits);
        if (signsDiffer(slopes.left(), slopes.right())
                || signsDiffer(slopes.leftElsewhere(), slopes.rightElsewhere())
                || one.isDisjointFrom(other)) {
            return Outcome.DIFFERENT;
        }
        boolean signsKnown =
                slopes.all().stream().allMatch(ball -> ball.certainSign().isPresent());
        boolean exact = one.isExact() && other.isExact();
        boolean known = one.relativeBits() >= ENOUGH_BITS && other.relativeBits() >= ENOUGH_BITS;
        return signsKnown && (exact || known) ? Outcome.AGREE : Outcome.UNDECIDED;
    }

    private static boolean signsDiffer(Ball a, Ball b) {
        return a.certainSign().isPresent()
                && b.certainSign().isPresent()
                && a.certainSign().getAsInt() != b.certainSign().getAsInt();
    }

    private Evidence refuted(SlopePair pair, Judge judge, Point found) {
        Scope scope = pair.scope();
        Point simplest = Shrinker.of(scope, judge).shrink(found, point -> outcome(pair, point) == Outcome.DIFFERENT);
        SlopePair.Slopes slopes = pair.at(simplest, 512);
        if (slopes.leftHasValueAndRightHasNone()) {
            return new Evidence.Refuted(
                    name(),
                    "at " + simplest + " the left side has a value and the right side has none",
                    Map.of(),
                    Optional.of(new Counterexample(simplest, "defined", "undefined")));
        }
        String left = pair.slopes(slopes.left(), slopes.leftElsewhere());
        String right = pair.slopes(slopes.right(), slopes.rightElsewhere());
        boolean bySign = signsDiffer(slopes.left(), slopes.right())
                || signsDiffer(slopes.leftElsewhere(), slopes.rightElsewhere());
        return new Evidence.Refuted(
                name(),
                "at " + simplest
                        + (bySign ? " a derivative has another sign" : " the derivatives are in no common ratio")
                        + ": left " + left + "; right " + right,
                Map.of(),
                Optional.of(new Counterexample(simplest, left, right)));
    }
}
