package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;

/** The form that is shown, from end to end, is minus the logarithm of the density. */
public final class LossIsTheNegativeLogLikelihood implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        Loss loss = subject.loss();
        Claim claim = Claim.equal(
                subject.id() + "/negative-log-likelihood",
                "The loss is the negative log-likelihood.",
                loss.definition(),
                loss.formula(),
                loss.scope());
        return List.of(new Question(claim, Examiner.USUAL_ROUTES));
    }
}
