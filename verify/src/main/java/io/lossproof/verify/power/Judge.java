package io.lossproof.verify.power;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Route;
import java.util.List;

/** Whose power is measured. */
@FunctionalInterface
public interface Judge {

    /** The verdict on a claim by routes. */
    Verdict verdict(Claim claim, List<Route> routes);
}
