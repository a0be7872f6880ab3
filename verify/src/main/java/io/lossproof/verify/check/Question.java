package io.lossproof.verify.check;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Route;
import java.util.List;

/** A claim and the routes that are asked about it, in order. */
public record Question(Claim claim, List<Route> routes) {
    public Question {
        routes = List.copyOf(routes);
    }
}
