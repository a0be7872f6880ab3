package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;

/** With the one-hot vector of a label, the loss is minus the logarithm of the probability of that label. */
public final class LabelsGiveTheLogProbability implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        DistributionFamily family = subject.family();
        if (!(family.support() instanceof Support.Labels labels)) {
            return List.of();
        }
        Sym label = Expr.symbol(labels.label().name());
        Variable probabilities = family.parameters().get(0);
        Expr oneHot = subject.loss()
                .formula()
                .substituteVector(
                        family.observation().name(), index -> labels.entry().substitute(Expr.symbol("k"), index));
        Expr probability =
                subject.parametrisation().rewrite(Entry.of(probabilities.name(), Expr.add(label, Num.ONE)), family);
        Scope scope = subject.loss()
                .scope()
                .without(family.observation().name())
                .with(label.name(), labels.label().domain());
        Claim claim = Claim.equal(
                subject.id() + "/label",
                "With a class label, counted from 0, the loss is minus the logarithm of its probability.",
                oneHot,
                Expr.negate(Expr.log(probability)),
                scope);
        return List.of(new Question(claim, Examiner.USUAL_ROUTES));
    }
}
