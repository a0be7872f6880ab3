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
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** So many points that enclosures do not decide are judged by exact normal forms. */
    private static final int MOST_EXACT = 6;

    private static final int SIMPLE_ENOUGH = 60;
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
        return claim.of(
                Differentiation.carryOutWhereDefined(claim.left()),
                Differentiation.carryOutWhereDefined(claim.right()));
    }

    private Evidence atPoints(Claim claim, boolean proved, long seed) {
        Comparison comparison = Comparison.of(claim);
        PointSampler sampler = PointSampler.of(claim.scope(), List.of(claim.left(), claim.right()), seed)
                .with(comparison.judge());
        Sample sample = sampler.sample(proved ? MOST_BESIDE_PROOF : PointSampler.USUAL_COUNT);
        Tally tally = new Tally();
        List<Point> undecided = new ArrayList<>();
        for (StratifiedPoint stratified : sample.points()) {
            if (proved && !sample.exhaustive() && tally.valid == PointSampler.COUNT_BESIDE_PROOF) {
                break;
            }
            Comparison.Result result = comparison.at(stratified.point());
            if (result.outcome() == Comparison.Outcome.DIFFERENT) {
                return refuted(claim, comparison, stratified.point(), tally, sample);
            }
            tally.count(stratified.stratum(), result);
            if (result.outcome() == Comparison.Outcome.UNDECIDED) {
                undecided.add(stratified.point());
            }
        }
        Optional<Evidence> found =
                proved ? Optional.empty() : beyondSampling(claim, comparison, sample, undecided, tally);
        if (found.isPresent()) {
            return found.get();
        }
        return judged(tally, sample);
    }

    /**
     * Points at which enclosures part nothing, by exact normal forms; and for an inequality, the points of its smallest
     * gap, looked for from the best of the sample.
     */
    private Optional<Evidence> beyondSampling(
            Claim claim, Comparison comparison, Sample sample, List<Point> undecided, Tally tally) {
        List<Point> candidates = new ArrayList<>();
        if (!undecided.isEmpty()) {
            undecided.stream()
                    .filter(point -> point.complexity() <= SIMPLE_ENOUGH)
                    .sorted()
                    .limit(MOST_EXACT)
                    .forEach(candidates::add);
            candidates.addAll(Diagonal.points(claim.scope(), comparison.judge()));
        }
        if (claim.relation() != Relation.EQUAL && !sample.exhaustive()) {
            for (Point point : SmallestGap.of(claim, comparison, sample)) {
                Comparison.Result result = comparison.at(point);
                if (result.outcome() == Comparison.Outcome.DIFFERENT) {
                    return Optional.of(refuted(claim, comparison, point, tally, sample));
                }
                if (result.outcome() == Comparison.Outcome.UNDECIDED && point.complexity() <= SIMPLE_ENOUGH) {
                    candidates.add(point);
                }
            }
        }
        return candidates.stream()
                .map(point -> ExactPoint.refutes(claim, point))
                .flatMap(Optional::stream)
                .findFirst()
                .map(counterexample -> refuted(counterexample, tally.facts(sample)));
    }

    private Evidence refuted(Counterexample counterexample, Map<String, Object> facts) {
        return new Evidence.Refuted(
                name(),
                "at " + counterexample.at() + " the left side is " + counterexample.left() + ", the right side "
                        + counterexample.right(),
                facts,
                Optional.of(counterexample));
    }

    private Evidence judged(Tally tally, Sample sample) {
        Map<String, Object> facts = tally.facts(sample);
        if (sample.exhaustive() && tally.undecided == 0 && sample.unsupported().isEmpty() && tally.valid > 0) {
            boolean exact = tally.exact == tally.valid;
            String detail = "agrees at all " + tally.valid + " points of the domain";
            return exact
                    ? new Evidence.Proved(name(), detail + ", with certainty", facts)
                    : new Evidence.Supported(name(), detail + " to " + tally.bits + " bits", facts, true);
        }
        if (tally.valid >= FEWEST_POINTS) {
            return new Evidence.Supported(
                    name(), "agrees at " + tally.valid + " points, to " + tally.bits + " bits", facts, true);
        }
        String why = tally.valid == 0
                ? "vacuous: no point was found at which the left side is defined"
                : "vacuous: only " + tally.valid + " points could be decided, fewer than " + FEWEST_POINTS;
        return new Evidence.Undecided(name(), why, facts);
    }

    private Evidence refuted(Claim claim, Comparison comparison, Point found, Tally tally, Sample sample) {
        Point simplest = simplifies ? simplest(claim, comparison, found) : found;
        Comparison.Result result = comparison.at(simplest);
        Counterexample counterexample = new Counterexample(simplest, shown(result.left()), shown(result.right()));
        Map<String, Object> facts = tally.facts(sample);
        facts.put("points", tally.points() + 1);
        facts.put("bits", result.bits());
        return refuted(counterexample, facts);
    }

    private static Point simplest(Claim claim, Comparison comparison, Point found) {
        return Shrinker.of(claim.scope(), comparison.judge())
                .shrink(found, point -> comparison.at(point).outcome() == Comparison.Outcome.DIFFERENT);
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
