package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Autodiff;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.NormalForm;
import java.util.List;

/** The score is the derivative of the logarithm of the density. */
public final class ScoreIsTheGradientOfTheLogLikelihood implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return subject.information().score().stream()
                .map(partial -> question(subject, partial))
                .toList();
    }

    private static Question question(Subject subject, Partial partial) {
        Claim claim = Claim.equal(
                GradientIsTheDerivative.id(subject, "score", partial),
                "The score, the gradient of the log-likelihood.",
                Derivative.of(subject.loss().logLikelihood().formula(), partial.variables()),
                partial.formula(),
                subject.derivatives().scope());
        return new Question(claim, List.of(new NormalForm(), new Autodiff(), new Enclosure()));
    }
}
