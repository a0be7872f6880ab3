package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.NormalForm;
import io.lossproof.verify.route.Route;
import io.lossproof.verify.route.SecondAlgebra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each step of each derivation holds by itself. */
public final class DerivationStepsHold implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Question> questions = new ArrayList<>();
        List<Route> routes = List.of(new NormalForm(), new SecondAlgebra(cas), new Enclosure());
        Map<String, Derivation> all = derivations(subject);
        all.putAll(ofDerivatives(subject));
        all.forEach((prefix, derivation) -> questions.addAll(Question.ofSteps(prefix, derivation, routes)));
        Measures.derivations(subject)
                .forEach((prefix, derivation) ->
                        questions.addAll(Question.ofSteps(prefix, derivation, Examiner.USUAL_ROUTES)));
        return questions;
    }

    /** The derivations of the loss of a subject by the start of the ids of their steps. The own one is asked about once. */
    public static Map<String, Derivation> derivations(Subject subject) {
        Loss loss = subject.loss();
        Map<String, Derivation> derivations = new LinkedHashMap<>();
        if (subject.isOwn()) {
            derivations.put(ownPrefix(subject), loss.own());
        }
        derivations.put(subject.id() + "/link", loss.linked());
        derivations.put(subject.id() + "/short", loss.shortened());
        derivations.put(subject.id() + "/stable", loss.stabilised());
        return derivations;
    }

    /** The derivations of gradient and Hessian by the start of the ids of their steps. */
    public static Map<String, Derivation> ofDerivatives(Subject subject) {
        Derivatives derivatives = subject.derivatives();
        Map<String, Derivation> derivations = new LinkedHashMap<>();
        derivatives
                .gradient()
                .forEach(partial ->
                        derivations.put(prefix(subject, "gradient", partial), derivatives.derivation(partial)));
        derivatives
                .hessian()
                .forEach(partial ->
                        derivations.put(prefix(subject, "hessian", partial), derivatives.derivation(partial)));
        return derivations;
    }

    /** The start of the ids of the steps to a derivative, {@code bernoulli/logit/gradient-steps/z}. */
    public static String prefix(Subject subject, String quantity, Partial partial) {
        return GradientIsTheDerivative.id(subject, quantity + "-steps", partial);
    }

    /** The start of the ids of the steps in the family's own parameters. */
    public static String ownPrefix(Subject subject) {
        return subject.family().id() + "/loss";
    }
}
