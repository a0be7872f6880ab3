package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;

/**
 * With the logarithm to base b the loss is the loss divided by {@code log(b)}; so are its expectations: on a finite
 * support all of them, on the line the entropy.
 */
public final class BaseOnlyChangesTheUnit implements Check {

    private static final List<LogBase> OTHERS = List.of(LogBase.TWO, LogBase.TEN);

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Question> questions = new ArrayList<>();
        for (LogBase base : OTHERS) {
            Expr density = subject.loss().logLikelihood().density();
            questions.add(question(
                    subject.id() + "/base-" + base.text() + "/loss",
                    "The loss in " + base.unit() + ".",
                    Expr.negate(base.logarithm(density)),
                    base.of(subject.loss().formula()),
                    subject.loss().scope()));
            subject.information().measures().stream()
                    .filter(measure -> measure.quantity() != Quantity.FISHER_INFORMATION)
                    .filter(measure -> Expectation.under(measure.under()).isSum()
                            || !measure.quantity().isOfPair())
                    .map(measure -> question(subject, measure, base))
                    .forEach(questions::add);
        }
        return questions;
    }

    private static Question question(Subject subject, Measure measure, LogBase base) {
        String quantity = measure.quantity().text();
        return Expectations.question(
                measure.under(),
                subject.id() + "/base-" + base.text() + "/" + quantity,
                "The " + quantity.replace("kl-divergence", "KL divergence") + " in " + base.unit() + ".",
                toBase(measure.defined(), base),
                base.of(measure.formula()),
                measure.scope());
    }

    /** Every logarithm taken to another base. */
    private static Expr toBase(Expr formula, LogBase base) {
        Expr inner = formula.map(part -> toBase(part, base));
        return inner instanceof Apply log && log.op() == Op.LOG ? base.logarithm(log.argument(0)) : inner;
    }

    private static Question question(String id, String title, Expr left, Expr right, Scope scope) {
        return new Question(Claim.equal(id, title, left, right, scope), Examiner.USUAL_ROUTES);
    }
}
