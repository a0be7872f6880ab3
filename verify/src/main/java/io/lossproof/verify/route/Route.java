package io.lossproof.verify.route;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.List;
import java.util.Optional;

/** A way to evidence about a claim. */
public interface Route {

    /** The name that evidence carries. */
    String name();

    /**
     * What this route finds; empty if it has nothing to say about claims of this kind.
     *
     * @param claim with derivatives as they were written
     * @param soFar what earlier routes found
     * @param seed of every random choice
     */
    Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed);

    /** Whether it speaks of limits itself, so that it is asked about a claim as it was written. */
    default boolean readsLimits() {
        return false;
    }

    /** The same route for whom the verdict is enough: a counterexample is taken as it is found, not made simple. */
    default Route unsimplified() {
        return this;
    }

    /** Whether an earlier route proved the claim. */
    static boolean isProved(List<Evidence> soFar) {
        return soFar.stream().anyMatch(Evidence.Proved.class::isInstance);
    }
}
