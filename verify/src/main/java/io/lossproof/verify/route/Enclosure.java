package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Diagonal;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.numeric.sample.Shrinker;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.calculus.Kinks;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Certified arithmetic at stratified points. A point refutes the claim rigorously: both enclosures are disjoint, or the
 * left side has a value and the right side certainly has none. Agreement at many points supports it.
 */
public final class Enclosure implements Route {

    /** Fewer valid points of an infinite domain are no support. */
    public static final int FEWEST_POINTS = 32;

    /** Beside a proof, points are drawn until enough are decided, and at most so many. */
    private static final int MOST_BESIDE_PROOF = 3 * PointSampler.COUNT_BESIDE_PROOF;

    /** So many points are tried before all others, since they refute most of what fails. */
    private static final int FIRST_POINTS = 64;

    /** At so many points exact algebra is asked whether both sides are equal. */
    private static final int MOST_EXACT = 64;

    /** So many points without structure are looked at closely. */
    private static final int MOST_OTHERS_CLOSELY = 24;

    private final boolean simplifies;

    public Enclosure() {
        this(true);
    }

    private Enclosure(boolean simplifies) {
        this.simplifies = simplifies;
    }

    @Override
    public Route unsimplified() {
        return new Enclosure(false);
    }

    @Override
    public String name() {
        return "enclosure";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        try {
            if (claim.upTo() == Claim.UpTo.SCALE || claim.upTo() == Claim.UpTo.ARGMIN) {
                return Optional.empty();
            }
            if (claim.upTo() != Claim.UpTo.EQUAL) {
                return Optional.of(ofGradients(claim, Route.isProved(soFar), seed));
            }
            return Optional.of(atPoints(carriedOut(claim), Route.isProved(soFar), seed));
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    /** Whether one of a few points refutes a claim for certain; for one about families nothing is said. */
    static boolean isRefutedSoon(Claim claim, long seed) {
        if (Instances.areNeeded(claim)) {
            return false;
        }
        try {
            Claim explicit = carriedOut(claim);
            Comparison comparison = Comparison.of(explicit);
            return PointSampler.of(claim.scope(), List.of(explicit.left(), explicit.right()), seed)
                    .with(comparison.judge())
                    .sample(FEWEST_POINTS)
                    .points()
                    .stream()
                    .anyMatch(stratified -> comparison.failsAt(stratified.point()));
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Formulas that are equal up to a constant have equal gradients, so a point where these differ refutes both. In a
     * gradient the entries of a probability vector are free variables; a constant is one along the simplex.
     */
    private Evidence ofGradients(Claim claim, boolean proved, long seed) {
        boolean constant = claim.upTo() == Claim.UpTo.CONSTANT;
        Optional<String> obstacle = constant ? Directions.obstacle(claim) : Optional.empty();
        if (obstacle.isPresent()) {
            return new Evidence.Undecided(name(), obstacle.get(), Map.of());
        }
        Scope indexed = Equivalence.indexed(claim.in(), claim.scope());
        Optional<Evidence> found = Optional.empty();
        Optional<Evidence> undefined = whereOnlyTheLeftIsDefined(claim, proved, seed);
        if (undefined.isPresent()) {
            return undefined.get();
        }
        for (String parameter : claim.in()) {
            UnaryOperator<Expr> slope = formula -> constant
                    ? Directions.slope(formula, parameter, claim.scope())
                    : Differentiation.derivative(formula, Equivalence.variable(parameter, claim.scope()));
            Claim gradients = claim.over(slope.apply(claim.left()), slope.apply(claim.right()), indexed);
            Evidence evidence = atPoints(gradients, proved, seed);
            if (!(evidence instanceof Evidence.Supported)) {
                return evidence;
            }
            found = Optional.of(
                    new Evidence.Supported(name(), "the gradients: " + evidence.detail(), evidence.facts(), true));
        }
        return found.orElseGet(() -> new Evidence.Undecided(name(), "no parameter is named", Map.of()));
    }

    /**
     * What the gradients do not show: the rule for the derivative of {@code log(-x)} has a value for positive x too, where
     * there is nothing to differentiate.
     */
    private Optional<Evidence> whereOnlyTheLeftIsDefined(Claim claim, boolean proved, long seed) {
        Claim defined = claim.over(
                        Expr.multiply(Num.ZERO, claim.left()), Expr.multiply(Num.ZERO, claim.right()), claim.scope())
                .upTo(Claim.UpTo.EQUAL, List.of());
        return atPoints(carriedOut(defined), proved, seed) instanceof Evidence.Refuted refuted
                ? refuted.counterexample().map(example -> onlyTheLeftIsDefined(example.at(), refuted.facts()))
                : Optional.empty();
    }

    private Evidence onlyTheLeftIsDefined(Point at, Map<String, Object> facts) {
        return new Evidence.Refuted(
                name(),
                "at " + at + " the left side has a value and the right side has none",
                facts,
                Optional.of(new Counterexample(at, "defined", "undefined")));
    }

    private static Claim carriedOut(Claim claim) {
        return claim.of(Kinks.carryOut(claim.left()), Kinks.carryOut(claim.right()));
    }

    private Evidence atPoints(Claim claim, boolean proved, long seed) {
        Comparison comparison = Comparison.of(claim);
        PointSampler sampler = PointSampler.of(claim.scope(), List.of(claim.left(), claim.right()), seed)
                .with(comparison.judge());
        if (!proved) {
            Sample few = sampler.sample(FIRST_POINTS);
            Tally tally = new Tally();
            Optional<Evidence> refuted = refuted(claim, comparison, few, tally, Integer.MAX_VALUE);
            if (refuted.isPresent() || few.exhaustive()) {
                return refuted.orElseGet(() -> judged(tally, few, false));
            }
        }
        Sample sample = sampler.sample(proved ? MOST_BESIDE_PROOF : PointSampler.USUAL_COUNT);
        Tally tally = new Tally();
        int enough = proved && !sample.exhaustive() ? PointSampler.COUNT_BESIDE_PROOF : Integer.MAX_VALUE;
        Optional<Evidence> refuted = refuted(claim, comparison, sample, tally, enough);
        if (refuted.isEmpty() && !proved) {
            refuted = whereSidesTouch(claim, comparison, tally, sample);
        }
        if (refuted.isEmpty() && !proved && claim.relation() == Relation.EQUAL) {
            refuted = slightDifference(claim, comparison, tally, sample);
        }
        return refuted.orElseGet(() -> judged(tally, sample, proved));
    }

    /** Goes through the points until one refutes the claim or enough agree. */
    private Optional<Evidence> refuted(Claim claim, Comparison comparison, Sample sample, Tally tally, int enough) {
        for (StratifiedPoint stratified : sample.points()) {
            if (tally.valid == enough) {
                break;
            }
            Comparison.Result result = comparison.at(stratified.point());
            boolean worthAlgebra = mayTouch(result)
                    || sample.exhaustive() && result.outcome() == Comparison.Outcome.AGREE && !result.isCertain();
            if (worthAlgebra && tally.algebra++ < MOST_EXACT) {
                result = exact(claim, stratified.point(), result);
            }
            if (result.outcome() == Comparison.Outcome.DIFFERENT) {
                return Optional.of(refuted(
                        claim,
                        comparison,
                        stratified.point(),
                        point -> withAlgebra(claim, point, comparison.at(point)),
                        tally.facts(sample)));
            }
            tally.count(stratified.stratum(), result);
        }
        return Optional.empty();
    }

    /** Whether the sides may have one value that enclosures do not pin down. */
    private static boolean mayTouch(Comparison.Result result) {
        return result.outcome() == Comparison.Outcome.UNDECIDED
                && result.left().isFinite()
                && result.right().isFinite();
    }

    private static Comparison.Result withAlgebra(Claim claim, Point point, Comparison.Result result) {
        return mayTouch(result) ? exact(claim, point, result) : result;
    }

    private static Comparison.Result exact(Claim claim, Point point, Comparison.Result result) {
        return ExactValues.areProvedEqual(claim, point) ? result.equal(claim.relation()) : result;
    }

    /**
     * Where all points agree to the usual precision, those at which formulas change their case and some others are
     * looked at again: a branch that is left out at 700 makes a difference of 1e-304.
     */
    private Optional<Evidence> slightDifference(Claim claim, Comparison comparison, Tally tally, Sample sample) {
        int others = MOST_OTHERS_CLOSELY;
        for (StratifiedPoint stratified : sample.points()) {
            if (!stratified.stratum().isStructured() && others-- <= 0) {
                continue;
            }
            if (comparison.closely(stratified.point()).outcome() == Comparison.Outcome.DIFFERENT) {
                return Optional.of(
                        refuted(claim, comparison, stratified.point(), comparison::closely, tally.facts(sample)));
            }
        }
        return Optional.empty();
    }

    /** At equal values where points could not be decided; and at the smallest gap of an inequality. */
    private Optional<Evidence> whereSidesTouch(Claim claim, Comparison comparison, Tally tally, Sample sample) {
        List<Point> candidates = new ArrayList<>();
        boolean isStrict = claim.relation() == Relation.LESS || claim.relation() == Relation.GREATER;
        if (tally.undecided > 0 || isStrict) {
            candidates.addAll(Diagonal.points(claim.scope(), comparison.judge()));
        }
        if (claim.relation() != Relation.EQUAL && !sample.exhaustive()) {
            candidates.addAll(SmallestGap.of(claim, comparison, sample));
        }
        Function<Point, Comparison.Result> look = point -> withAlgebra(claim, point, comparison.at(point));
        return candidates.stream()
                .filter(point -> look.apply(point).outcome() == Comparison.Outcome.DIFFERENT)
                .findFirst()
                .map(point -> refuted(claim, comparison, point, look, tally.facts(sample)));
    }

    /** @param beside whether it stands beside a proof, for which some points are enough */
    private Evidence judged(Tally tally, Sample sample, boolean beside) {
        Map<String, Object> facts = tally.facts(sample);
        if (sample.exhaustive() && tally.undecided == 0 && sample.unsupported().isEmpty() && tally.valid > 0) {
            boolean exact = tally.exact == tally.valid;
            String detail = "agrees at all " + tally.valid + " points of the domain";
            return exact
                    ? new Evidence.Proved(name(), detail + ", with certainty", facts)
                    : new Evidence.Supported(name(), detail + " to " + tally.bits + " bits", facts, true);
        }
        if (tally.valid >= FEWEST_POINTS && (beside || tally.undecided <= tally.valid)) {
            return new Evidence.Supported(
                    name(), "agrees at " + tally.valid + " points, to " + tally.bits + " bits", facts, true);
        }
        return new Evidence.Undecided(name(), vacuity(tally, sample), facts);
    }

    /** Why there is no evidence: no point of the domain, none at which the left side is defined, or too few of them decided. */
    private static String vacuity(Tally tally, Sample sample) {
        if (!sample.empty().isEmpty()) {
            return "vacuous: there is no value in " + String.join(", ", sample.empty());
        }
        if (sample.size() == 0 && sample.total().rejected() > 0) {
            return "vacuous: none of " + sample.total().rejected() + " points satisfies the given conditions";
        }
        if (tally.valid >= FEWEST_POINTS) {
            return "agrees at " + tally.valid + " points, but at " + tally.undecided
                    + " others nothing could be decided";
        }
        return tally.valid == 0
                ? "vacuous: no point was found at which the left side is defined"
                : "vacuous: only " + tally.valid + " points could be decided, fewer than " + FEWEST_POINTS;
    }

    private Evidence refuted(
            Claim claim,
            Comparison comparison,
            Point found,
            Function<Point, Comparison.Result> look,
            Map<String, Object> facts) {
        Point simplest = simplifies
                ? Shrinker.of(claim.scope(), comparison.judge())
                        .shrink(found, point -> look.apply(point).outcome() == Comparison.Outcome.DIFFERENT)
                : found;
        Comparison.Result result = look.apply(simplest);
        Counterexample counterexample = new Counterexample(simplest, shown(result.left()), shown(result.right()));
        facts.merge("points", 1, (points, one) -> (int) points + (int) one);
        facts.put("bits", result.bits());
        return new Evidence.Refuted(
                name(),
                "at " + simplest + " the left side is " + counterexample.left() + ", the right side "
                        + counterexample.right(),
                facts,
                Optional.of(counterexample));
    }

    /** An enclosure for a reader: 20 proved digits if there are so many, else the ball. */
    static String shown(Ball ball) {
        if (ball.isUndefined()) {
            return "undefined";
        }
        if (ball.isUnknown()) {
            return "not decided";
        }
        return ball.isExact() && ball.lower().precision() <= 20
                ? ball.lower().stripTrailingZeros().toString()
                : ball.toString();
    }

    /** What happened at the points. */
    private static final class Tally {
        private final Map<Stratum, Integer> byStratum = new LinkedHashMap<>();
        private int valid;
        private int exact;
        private int leftUndefined;
        private int undecided;
        private int algebra;
        private int bits = Integer.MAX_VALUE;

        void count(Stratum stratum, Comparison.Result result) {
            switch (result.outcome()) {
                case AGREE -> {
                    valid++;
                    byStratum.merge(stratum, 1, Integer::sum);
                    if (result.isCertain()) {
                        exact++;
                    }
                    bits = Math.min(bits, result.agreedBits());
                }
                case LEFT_UNDEFINED -> leftUndefined++;
                case UNDECIDED -> undecided++;
                case DIFFERENT -> throw new IllegalStateException("a refutation is not counted");
            }
        }

        int points() {
            return valid + leftUndefined + undecided;
        }

        Map<String, Object> facts(Sample sample) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("points", points());
            facts.put("valid", valid);
            facts.put("left side undefined", leftUndefined);
            facts.put("undecided", undecided);
            if (sample.total().rejected() > 0) {
                facts.put("rejected by given conditions", sample.total().rejected());
            }
            Map<String, Object> strata = new LinkedHashMap<>();
            byStratum.forEach((stratum, count) -> strata.put(stratum.toString(), count));
            facts.put("strata", strata);
            if (!sample.unsupported().isEmpty()) {
                facts.put("not sampled", sample.unsupported());
            }
            return facts;
        }
    }
}
