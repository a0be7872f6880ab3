package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import java.util.List;

/** The masses sum to 1, or the density integrates to 1. */
public final class DensityIsNormalised implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        if (!subject.isOwn()) {
            return List.of();
        }
        Expr one = Num.ONE;
        return List.of(
                Expectation.question(subject, subject.family().id() + "/normalisation", title(subject), one, one, ""));
    }

    private static String title(Subject subject) {
        return Expectation.isSum(subject.family()) ? "The probabilities sum to one." : "The density integrates to one.";
    }
}
