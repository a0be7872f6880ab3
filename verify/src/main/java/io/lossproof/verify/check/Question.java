package io.lossproof.verify.check;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Route;
import java.util.ArrayList;
import java.util.List;

/** A claim and the routes that are asked about it, in order. */
public record Question(Claim claim, List<Route> routes) {
    public Question {
        routes = List.copyOf(routes);
    }

    /** That each step of a derivation holds; ids are the prefix with the number of the step. */
    public static List<Question> ofSteps(String prefix, Derivation derivation, List<Route> routes) {
        List<Question> questions = new ArrayList<>();
        for (Step step : derivation.steps()) {
            String id = prefix + "/" + (questions.size() + 1);
            Claim claim = Claim.equal(id, step.rule(), step.from(), step.to(), derivation.scope());
            questions.add(new Question(claim, routes));
        }
        return questions;
    }
}
