package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mean and the variance that the literature states are those of the density. */
public final class StatedMomentsHold implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        List<Question> questions = new ArrayList<>();
        DistributionFamily family = subject.family();
        if (!subject.isOwn()) {
            return questions;
        }
        Expr y = Expr.symbol(family.observation().name());
        Optional<Expr> mean = stated(family, Quantity.MEAN).map(DistributionFamily.StatedForm::form);
        for (DistributionFamily.StatedForm stated : family.claims()) {
            String id = family.id() + "/" + stated.quantity().text();
            if (stated.quantity() == Quantity.MEAN) {
                questions.add(Expectations.question(
                        subject, id, "The mean of the observation.", y, stated.form(), stated.source()));
            } else if (stated.quantity() == Quantity.VARIANCE && mean.isPresent()) {
                Expr square = Expr.power(Expr.subtract(y, mean.get()), 2);
                questions.add(Expectations.question(
                        subject,
                        id,
                        "The variance of the observation, about the stated mean.",
                        square,
                        stated.form(),
                        stated.source()));
            }
        }
        return questions;
    }

    private static Optional<DistributionFamily.StatedForm> stated(DistributionFamily family, Quantity quantity) {
        return family.claims().stream()
                .filter(form -> form.quantity() == quantity)
                .findFirst();
    }
}
