package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Answer;
import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import java.util.Optional;

/** The algebra system's own density of the family, where it has one, is ours on the support. */
public final class OtherDensityAgrees implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        DistributionFamily family = subject.family();
        if (!subject.isOwn() || !cas.laws().containsKey(family.id())) {
            return List.of();
        }
        List<Expr> parameters = family.parameters().stream()
                .map(Variable::name)
                .<Expr>map(Expr::symbol)
                .toList();
        Variable observation = family.observation();
        Answer answer = cas.logDensity(family.id(), parameters, Expr.symbol(observation.name()));
        Optional<Expr> logDensity = answer.proposal();
        if (logDensity.isEmpty()) {
            return List.of();
        }
        Domain support = family.support() instanceof Support.Values values ? values.values() : observation.domain();
        Scope scope = subject.loss().scope().with(observation.name(), support);
        Claim claim = Claim.equal(
                family.id() + "/other-density",
                "The density that the algebra system knows is this one.",
                Expr.log(family.density()),
                logDensity.get(),
                scope);
        return List.of(new Question(claim, Examiner.USUAL_ROUTES));
    }
}
