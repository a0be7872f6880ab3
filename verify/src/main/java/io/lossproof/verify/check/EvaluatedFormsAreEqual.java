package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.DoubleArithmetic;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.NormalForm;
import io.lossproof.verify.route.Route;
import java.util.ArrayList;
import java.util.List;

/** The forms that the kernels evaluate are equal to the forms that are shown, and accurate in doubles. */
public final class EvaluatedFormsAreEqual implements Check {

    private static final List<Route> ROUTES = List.of(new NormalForm(), new DoubleArithmetic(), new Enclosure());

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Question> questions = new ArrayList<>();
        Loss loss = subject.loss();
        questions.add(question(subject.id() + "/evaluated-loss", loss.formula(), loss.stable(), loss.scope()));
        subject.derivatives().gradient().forEach(partial -> add(subject, "evaluated-gradient", partial, questions));
        subject.derivatives().hessian().forEach(partial -> add(subject, "evaluated-hessian", partial, questions));
        for (Measure measure : subject.information().measures()) {
            String id = Measures.id(subject, measure).replaceFirst(subject.id() + "/", subject.id() + "/evaluated-");
            questions.add(question(id, measure.formula(), measure.evaluated(), measure.scope()));
        }
        subject.information().score().forEach(partial -> add(subject, "evaluated-score", partial, questions));
        return questions;
    }

    private static void add(Subject subject, String quantity, Partial partial, List<Question> questions) {
        String id = GradientIsTheDerivative.id(subject, quantity, partial);
        questions.add(question(
                id,
                partial.formula(),
                partial.evaluated(),
                subject.derivatives().scope()));
    }

    private static Question question(String id, Expr shown, Expr evaluated, Scope scope) {
        String title = "The form that is evaluated equals the form that is shown.";
        return new Question(Claim.equal(id, title, shown, evaluated, scope), ROUTES);
    }
}
