package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route that draws points, asked about claims on families too: at each small size of the families by itself. What
 * fails for one size fails; what agrees for all of them is supported, whatever the sizes that were not looked at.
 *
 * @param route that knows no families
 */
record AtSmallSizes(Route route) implements Route {

    @Override
    public String name() {
        return route.name();
    }

    @Override
    public Route unsimplified() {
        return new AtSmallSizes(route.unsimplified());
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (!Instances.areNeeded(claim)) {
            return route.examine(claim, soFar, seed);
        }
        try {
            return atEach(Instances.of(claim), soFar, seed);
        } catch (Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private Optional<Evidence> atEach(List<Claim> instances, List<Evidence> soFar, long seed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        boolean conclusive = true;
        int points = 0;
        for (Claim instance : instances) {
            Optional<Evidence> found = route.examine(instance, soFar, seed);
            boolean agrees = found.isPresent()
                    && (found.get() instanceof Evidence.Supported || found.get() instanceof Evidence.Proved);
            if (!agrees) {
                return found;
            }
            Evidence evidence = found.get();
            conclusive &= !(evidence instanceof Evidence.Supported supported) || supported.conclusive();
            points += evidence.facts().get("valid") instanceof Integer valid ? valid : 0;
            facts.put("instance " + (facts.size() + 1), evidence.facts());
        }
        String detail = "agrees at " + points + " points of " + facts.size() + " instances with families of at most "
                + Instances.LARGEST_SIZE + " members";
        return Optional.of(new Evidence.Supported(name(), detail, facts, conclusive));
    }
}
