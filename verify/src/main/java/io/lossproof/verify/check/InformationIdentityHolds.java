package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.information.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code E[s sᵀ] = E[observed information]}: the covariance of the score is the Fisher information; on a simplex along
 * directions that sum to zero. Not asked where the support depends on a parameter.
 */
public final class InformationIdentityHolds implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Measure> fisher = subject.information().fisher();
        if (subject.family().supportDependsOn().isPresent() || fisher.isEmpty()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        Directions directions = new Directions(subject);
        Member member = Member.alone(subject.family(), subject.parametrisation());
        for (int row = 0; row < directions.count(); row++) {
            for (int column = row; column < directions.count(); column++) {
                Expr product =
                        row == column && !directions.parameters().get(row).isVector()
                                ? Expr.power(directions.score(row, true), 2)
                                : Expr.multiply(directions.score(row, true), directions.score(column, false));
                questions.add(Expectations.question(
                        member,
                        subject.id() + "/information-identity/"
                                + directions.parameters().get(row).name() + ","
                                + directions.parameters().get(column).name(),
                        "The mean of the product of two scores is the Fisher information.",
                        product,
                        directions.information(row, column, fisher),
                        directions.scope(row, column)));
            }
        }
        return questions;
    }
}
