package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.information.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code E[s] = 0}, the score having mean zero; on a simplex along directions that sum to zero. Not asked where the
 * support depends on a parameter.
 */
public final class ScoreHasMeanZero implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        if (subject.family().supportDependsOn().isPresent()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        Directions directions = new Directions(subject);
        Member member = Member.alone(subject.family(), subject.parametrisation());
        for (int i = 0; i < directions.count(); i++) {
            questions.add(Expectations.question(
                    member,
                    subject.id() + "/score-mean/"
                            + directions.parameters().get(i).name(),
                    "The score has mean zero.",
                    directions.score(i, false),
                    Num.ZERO,
                    directions.columnScope(i)));
        }
        return questions;
    }
}
