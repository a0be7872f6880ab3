package io.lossproof.verify.check;

import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.Integration;
import java.util.List;

/**
 * Claims about expectations under a family in its own parameters: on a finite support an exact sum, which is an identity
 * like any other; on the line an integral.
 */
final class Expectation {

    private static final Sym CLASS = Expr.symbol("k");

    private Expectation() {}

    static boolean isSum(DistributionFamily family) {
        return !(family.support() instanceof Support.Line);
    }

    /** That the expectation of a formula of the observation has a value. */
    static Question question(Subject subject, String id, String title, Expr of, Expr value, String source) {
        DistributionFamily family = subject.family();
        Scope scope = family.scope(family.parametrisations().get(0));
        Expr integrand = of.equals(Num.ONE) ? family.density() : Expr.multiply(of, family.density());
        if (family.support() instanceof Support.Line line) {
            String y = family.observation().name();
            Claim claim = Claim.equal(id, title, integrand, value, scope)
                    .integratedOver(y)
                    .from(source);
            return new Question(claim, List.of(new Integration(y, line.centre(), line.scale())));
        }
        Claim claim = Claim.equal(
                        id,
                        title,
                        sum(family, integrand),
                        value,
                        scope.without(family.observation().name()))
                .from(source);
        return new Question(claim, Examiner.USUAL_ROUTES);
    }

    /** The sum over the values or labels that have positive mass. */
    private static Expr sum(DistributionFamily family, Expr integrand) {
        Variable observation = family.observation();
        if (family.support() instanceof Support.Values values) {
            List<Expr> terms = values.values().values().stream()
                    .map(value -> integrand.substitute(Expr.symbol(observation.name()), value))
                    .map(term -> Unrolling.of(term, 0))
                    .toList();
            return Expr.add(terms.toArray(Expr[]::new));
        }
        Support.Labels labels = (Support.Labels) family.support();
        Sym label = Expr.symbol(labels.label().name());
        Expr oneHot = integrand.substituteVector(
                observation.name(), index -> labels.entry().substitute(CLASS, index));
        io.lossproof.symbolic.domain.Domain.IntegerRange range = (io.lossproof.symbolic.domain.Domain.IntegerRange)
                labels.label().domain();
        return Reduce.sum(label, range.lower().orElseThrow(), range.upper().orElseThrow(), oneHot);
    }
}
