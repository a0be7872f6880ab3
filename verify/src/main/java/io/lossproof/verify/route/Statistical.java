package io.lossproof.verify.route;

import io.lossproof.numeric.sample.LabelCounts;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A law of large numbers by seeded sampling: labels are drawn from one law, and their frequencies are held against another
 * one, for probability vectors of 2, 3 and 5 classes in strata, skewed ones included, and 10^2 to 10^5 draws.
 *
 * <p>Each count is judged by its exact binomial tails, and the smallest of all two-sided probabilities times their number
 * bounds the probability of a false alarm: below {@value #REFUTES} the claim is refuted. Where this bound and the
 * chi-square tail of all Pearson statistics together are above {@value #SUPPORTS}, it is supported.
 */
public final class Statistical implements Route {

    /** A true claim is refuted with at most this probability. */
    public static final double REFUTES = 1e-9;

    /** Deviations less probable than this are no support. */
    public static final double SUPPORTS = 1e-4;

    private static final int[] CLASSES = {2, 3, 5};
    private static final int[] DRAWS = {100, 1_000, 10_000, 100_000};
    private static final int LAWS_OF_A_STRATUM = 3;
    private static final int CANDIDATES = 48;
    private static final String PARAMETERS = "q";

    /** Probabilities sum to 1 up to rounding, which is far below this. */
    private static final double NO_LAW = 1e-9;

    private final Law sampled;
    private final Function<Claim, Law> claimed;

    /** Of draws from one law against the probabilities of another, both functions of the same probability vector. */
    public Statistical(Law sampled, Law claimed) {
        this(sampled, (Claim claim) -> claimed);
    }

    private Statistical(Law sampled, Function<Claim, Law> claimed) {
        this.sampled = sampled;
        this.claimed = claimed;
    }

    /**
     * Of draws from a law against the right side of the claim, the probability of class {@code index} as a formula of the
     * probability vector {@code vector}. Frequencies sum to 1, so that a right side which does not is refuted.
     */
    public static Statistical againstTheRightSide(Law sampled, String vector, String index) {
        return new Statistical(sampled, (Claim claim) -> Law.of(claim.right(), vector, index));
    }

    @Override
    public String name() {
        return "statistical";
    }

    @Override
    public boolean readsLimits() {
        return true;
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        try {
            return Optional.of(judged(claimed.apply(claim), seed));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private Evidence judged(Law against, long seed) {
        Frequencies test = new Frequencies();
        Map<Stratum, Integer> strata = new EnumMap<>(Stratum.class);
        for (int classes : CLASSES) {
            Map<Stratum, Integer> taken = new EnumMap<>(Stratum.class);
            for (StratifiedPoint stratified : candidates(classes, seed)) {
                if (taken.merge(stratified.stratum(), 1, Integer::sum) > LAWS_OF_A_STRATUM) {
                    continue;
                }
                strata.merge(stratified.stratum(), 1, Integer::sum);
                double[] probabilities =
                        against.probabilities(stratified.point().vectorAsDoubles(PARAMETERS));
                double sum = DoubleStream.of(probabilities).sum();
                if (Math.abs(sum - 1) > NO_LAW) {
                    return refuted(stratified.point(), sum);
                }
                draw(stratified.point(), probabilities, seed, test);
            }
        }
        return judged(test, strata, seed);
    }

    private static List<StratifiedPoint> candidates(int classes, long seed) {
        Scope scope = Scope.of(PARAMETERS, Domain.simplex(Expr.num(classes)));
        return PointSampler.of(scope, List.of(), seed).sample(CANDIDATES).points();
    }

    private void draw(Point point, double[] against, long seed, Frequencies test) {
        double[] from = sampled.probabilities(point.vectorAsDoubles(PARAMETERS));
        for (int draws : DRAWS) {
            test.add(point, against, LabelCounts.of(from, draws, seed, point + ", N = " + draws), draws);
        }
    }

    private Evidence judged(Frequencies test, Map<Stratum, Integer> strata, long seed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("laws", strata.values().stream().mapToInt(Integer::intValue).sum());
        facts.put("draws of each law", List.of(100, 1_000, 10_000, 100_000));
        facts.put("draws", test.draws());
        facts.put("counts", test.counts());
        facts.put("largest |z|", test.largestDeviation());
        facts.put("false-alarm bound", test.falseAlarm());
        facts.put("chi-square", test.chiSquare());
        facts.put("degrees of freedom", test.degreesOfFreedom());
        facts.put("chi-square tail", test.chiSquareTail());
        facts.put("tolerance", "refuted below probability " + REFUTES + ", supported above " + SUPPORTS);
        facts.put("seed", seed);
        Map<String, Object> byStratum = new LinkedHashMap<>();
        strata.forEach((stratum, count) -> byStratum.put(stratum.toString(), count));
        facts.put("strata", byStratum);
        if (test.falseAlarm() < REFUTES) {
            return refuted(test.worst(), test.falseAlarm(), facts);
        }
        String seen = "frequencies of " + test.draws() + " draws deviate as chance allows: largest |z| "
                + test.largestDeviation() + ", chi-square tail " + test.chiSquareTail();
        boolean usual = test.falseAlarm() >= SUPPORTS && test.chiSquareTail() >= SUPPORTS;
        return usual
                ? new Evidence.Supported(name(), seen, facts, true)
                : new Evidence.Undecided(name(), "deviations that are rare but not beyond chance; " + seen, facts);
    }

    private Evidence refuted(Point at, double sum) {
        return new Evidence.Refuted(
                name(),
                "at " + at + " the claimed probabilities sum to " + sum + ", and frequencies to 1",
                Map.of(),
                Optional.of(new Counterexample(at, "1", String.valueOf(sum))));
    }

    private Evidence refuted(Frequencies.Cell cell, double falseAlarm, Map<String, Object> facts) {
        Point at = cell.point().with("N", Rational.of(cell.draws())).with("k", Rational.of(cell.label()));
        Counterexample counterexample =
                new Counterexample(at, String.valueOf(cell.frequency()), String.valueOf(cell.probability()));
        return new Evidence.Refuted(
                name(),
                "at " + at + " the frequency is " + cell.frequency() + ", the claim " + cell.probability()
                        + "; chance deviates so far with probability at most " + falseAlarm,
                facts,
                Optional.of(counterexample));
    }
}
