package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Information;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;

/** {@code D(p || q) = D(q || p)} fails, which a witness shows. */
public final class KlDivergenceIsNotSymmetric implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        Information information = subject.information();
        return information.measure(Quantity.KL_DIVERGENCE).stream()
                .map(divergence -> Claim.equal(
                                subject.id() + "/kl-divergence-symmetric",
                                "The KL divergence is the same with its arguments exchanged.",
                                divergence.formula(),
                                Pairs.exchanged(divergence.formula(), information),
                                information.pairScope())
                        .expectedToFail())
                .map(claim -> new Question(claim, Examiner.USUAL_ROUTES))
                .toList();
    }
}
