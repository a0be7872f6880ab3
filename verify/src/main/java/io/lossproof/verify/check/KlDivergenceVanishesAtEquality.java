package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Information;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;

/** {@code D(p || p) = 0}. */
public final class KlDivergenceVanishesAtEquality implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        Information information = subject.information();
        return information.measure(Quantity.KL_DIVERGENCE).stream()
                .map(divergence -> Claim.equal(
                        subject.id() + "/kl-divergence-zero-at-equality",
                        "The KL divergence of a member from itself is zero.",
                        Pairs.identified(divergence.formula(), information),
                        Num.ZERO,
                        information.first().scope()))
                .map(claim -> new Question(claim, Examiner.USUAL_ROUTES))
                .toList();
    }
}
