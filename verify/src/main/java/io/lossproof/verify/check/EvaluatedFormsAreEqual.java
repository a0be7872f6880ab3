package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.verify.Claim;
import io.lossproof.verify.Examiner;
import java.util.ArrayList;
import java.util.List;

/** The forms of gradient and Hessian that the kernels evaluate are equal to the forms that are shown. */
public final class EvaluatedFormsAreEqual implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Question> questions = new ArrayList<>();
        subject.derivatives().gradient().forEach(partial -> add(subject, "evaluated-gradient", partial, questions));
        subject.derivatives().hessian().forEach(partial -> add(subject, "evaluated-hessian", partial, questions));
        return questions;
    }

    private static void add(Subject subject, String quantity, Partial partial, List<Question> questions) {
        if (!partial.formula().equals(partial.evaluated())) {
            Claim claim = Claim.equal(
                    GradientIsTheDerivative.id(subject, quantity, partial),
                    "The form that is evaluated equals the form that is shown.",
                    partial.formula(),
                    partial.evaluated(),
                    subject.derivatives().scope());
            questions.add(new Question(claim, Examiner.USUAL_ROUTES));
        }
    }
}
