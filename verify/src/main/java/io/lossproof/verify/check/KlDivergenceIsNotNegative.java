package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import java.util.Optional;

/** {@code D(p || q) >= 0}, and {@code D(p || q) > 0} wherever the members differ. */
public final class KlDivergenceIsNotNegative implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        Information information = subject.information();
        Optional<Measure> divergence = information.measure(Quantity.KL_DIVERGENCE);
        if (divergence.isEmpty()) {
            return List.of();
        }
        Expr formula = divergence.get().formula();
        String id = subject.id() + "/kl-divergence-";
        Claim least = Claim.equal(
                        id + "at-least-zero",
                        "The KL divergence is at least zero.",
                        formula,
                        Num.ZERO,
                        information.pairScope())
                .with(Relation.AT_LEAST);
        Claim strict = Claim.equal(
                        id + "zero-only-at-equality",
                        "The KL divergence of two different members is positive.",
                        formula,
                        Num.ZERO,
                        Pairs.different(information))
                .with(Relation.GREATER);
        return List.of(new Question(least, Examiner.USUAL_ROUTES), new Question(strict, Examiner.USUAL_ROUTES));
    }
}
