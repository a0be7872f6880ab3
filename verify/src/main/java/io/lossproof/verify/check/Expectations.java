package io.lossproof.verify.check;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.Member;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.ExactIntegral;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.Integration;
import java.util.List;

/**
 * Claims about expectations under a member of a family: on a finite support an exact sum, which is an identity like any
 * other; on the line an integral.
 */
final class Expectations {

    private Expectations() {}

    /** That the expectation of a formula of the observation has a value, in the family's own parameters. */
    static Question question(Subject subject, String id, String title, Expr of, Expr value, String source) {
        Member member = Member.alone(
                subject.family(), subject.family().parametrisations().get(0));
        Question asked = question(member, id, title, of, value, member.scope());
        return new Question(asked.claim().from(source), asked.routes());
    }

    /**
     * That the expectation of a formula of the observation under a member has a value.
     *
     * @param scope the variables that are free in both but the observation
     */
    static Question question(Member member, String id, String title, Expr of, Expr value, Scope scope) {
        Expectation.Definition definition = Expectation.under(member).definition(of);
        if (member.family().support() instanceof Support.Line line) {
            String y = member.family().observation().name();
            Claim claim = Claim.equal(
                            id,
                            title,
                            definition.formula(),
                            value,
                            scope.with(y, member.family().observation().domain()))
                    .integratedOver(y);
            Integration quadrature =
                    new Integration(y, member.rewritten(line.centre()), member.rewritten(line.scale()));
            return new Question(claim, List.of(new ExactIntegral(), quadrature));
        }
        return new Question(Claim.equal(id, title, definition.formula(), value, scope), Examiner.USUAL_ROUTES);
    }
}
