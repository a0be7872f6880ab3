package io.lossproof.verify.route;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks routes about claims, expectations and limits carried out, one after another, and judges what they find. */
public final class Examiner {

    /** For a claim on its own: a proof if there is one, and certified arithmetic. */
    public static final List<Route> USUAL_ROUTES = List.of(
            new NormalForm(),
            new Inequality(),
            new AtSmallSizes(new Enclosure()),
            new AtSmallSizes(new Proportionality()),
            new AtSmallSizes(new Minimisation()),
            new ExpectationQuadrature());

    /** For the accuracy of a formula as it is written: what is equal says nothing about it. */
    private static final List<Route> FLOAT_ROUTES = List.of(new FloatingPoint());

    private final long seed;

    public Examiner(long seed) {
        this.seed = seed;
    }

    public Finding examine(Claim claim, List<Route> routes) {
        CarriedOut carriedOut = CarriedOut.of(claim, seed);
        Finding finding = judged(claim, routes, carriedOut);
        return finding.verdict() == Verdict.REFUTED
                ? carriedOut
                        .claim()
                        .flatMap(explicit -> Nearest.relation(explicit, seed))
                        .map(finding::near)
                        .orElse(finding)
                : finding;
    }

    /** The verdict alone, sooner: without the simplest counterexample and the nearest relation. */
    public Verdict verdict(Claim claim, List<Route> routes) {
        List<Route> quick = routes.stream().map(Route::unsimplified).toList();
        return judged(claim, quick, CarriedOut.of(claim, seed)).verdict();
    }

    private Finding judged(Claim claim, List<Route> routes, CarriedOut carriedOut) {
        long start = System.nanoTime();
        List<Evidence> evidence = new ArrayList<>(carriedOut.evidence());
        for (Route route : claim.upTo() == Claim.UpTo.FLOAT ? FLOAT_ROUTES : routes) {
            Optional<Claim> asked = route.readsLimits() ? Optional.of(claim) : carriedOut.claim();
            asked.flatMap(explicit -> route.examine(explicit, evidence, seed)).ifPresent(evidence::add);
        }
        return Finding.of(claim, evidence, (System.nanoTime() - start) / 1e9);
    }

    /**
     * A claim with its expectations and limits carried out.
     *
     * @param claim empty if a limit has no value
     */
    private record CarriedOut(Optional<Claim> claim, List<Evidence> evidence) {
        static CarriedOut of(Claim claim, long seed) {
            CarriedOutExpectations expectations = CarriedOutExpectations.of(claim);
            CarriedOutLimits limits = CarriedOutLimits.of(expectations.claim(), seed);
            List<Evidence> evidence = new ArrayList<>(expectations.evidence());
            evidence.addAll(limits.evidence());
            return new CarriedOut(limits.claim(), evidence);
        }
    }
}
