package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.family.DistributionFamily.Support;
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
                Expectations.question(subject, subject.family().id() + "/normalisation", title(subject), one, one, ""));
    }

    private static String title(Subject subject) {
        return subject.family().support() instanceof Support.Line
                ? "The density integrates to one."
                : "The probabilities sum to one.";
    }
}
