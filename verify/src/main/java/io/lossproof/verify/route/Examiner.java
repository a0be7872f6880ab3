package io.lossproof.verify.route;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks routes about claims, limits carried out, one after another, and judges what they find. */
public final class Examiner {

    /** For a claim on its own: a proof if there is one, and certified arithmetic. */
    public static final List<Route> USUAL_ROUTES = List.of(
            new NormalForm(),
            new Inequality(),
            new AtSmallSizes(new Enclosure()),
            new AtSmallSizes(new Proportionality()),
            new AtSmallSizes(new Minimisation()));

    /** For the accuracy of a formula as it is written: what is equal says nothing about it. */
    private static final List<Route> FLOAT_ROUTES = List.of(new FloatingPoint());

    private final long seed;

    public Examiner(long seed) {
        this.seed = seed;
    }

    public Finding examine(Claim claim, List<Route> routes) {
        CarriedOutLimits limits = CarriedOutLimits.of(claim, seed);
        Finding finding = judged(claim, routes, limits);
        return finding.verdict() == Verdict.REFUTED
                ? limits.claim()
                        .flatMap(explicit -> Nearest.relation(explicit, seed))
                        .map(finding::near)
                        .orElse(finding)
                : finding;
    }

    /** The verdict alone, sooner: without the simplest counterexample and the nearest relation. */
    public Verdict verdict(Claim claim, List<Route> routes) {
        List<Route> quick = routes.stream().map(Route::unsimplified).toList();
        return judged(claim, quick, CarriedOutLimits.of(claim, seed)).verdict();
    }

    private Finding judged(Claim claim, List<Route> routes, CarriedOutLimits limits) {
        long start = System.nanoTime();
        List<Evidence> evidence = new ArrayList<>(limits.evidence());
        for (Route route : claim.upTo() == Claim.UpTo.FLOAT ? FLOAT_ROUTES : routes) {
            Optional<Claim> asked = route.readsLimits() ? Optional.of(claim) : limits.claim();
            asked.flatMap(explicit -> route.examine(explicit, evidence, seed)).ifPresent(evidence::add);
        }
        return Finding.of(claim, evidence, (System.nanoTime() - start) / 1e9);
    }
}
