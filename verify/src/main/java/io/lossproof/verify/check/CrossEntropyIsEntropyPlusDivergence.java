package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import java.util.Optional;

/** {@code H(p, q) = H(p) + D(p || q)}, in the closed forms. */
public final class CrossEntropyIsEntropyPlusDivergence implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        Information information = subject.information();
        Optional<Measure> entropy = information.measure(Quantity.ENTROPY);
        Optional<Measure> cross = information.measure(Quantity.CROSS_ENTROPY);
        Optional<Measure> divergence = information.measure(Quantity.KL_DIVERGENCE);
        if (entropy.isEmpty() || cross.isEmpty() || divergence.isEmpty()) {
            return List.of();
        }
        Claim claim = Claim.equal(
                subject.id() + "/cross-entropy-as-sum",
                "The cross-entropy is the entropy of the first member plus the KL divergence.",
                cross.get().formula(),
                Expr.add(
                        information.first().named(entropy.get().formula()),
                        divergence.get().formula()),
                information.pairScope());
        return List.of(new Question(claim, Examiner.USUAL_ROUTES));
    }
}
