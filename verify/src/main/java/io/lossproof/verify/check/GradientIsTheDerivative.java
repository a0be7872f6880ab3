package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Autodiff;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.NormalForm;
import io.lossproof.verify.route.Route;
import io.lossproof.verify.route.SecondAlgebra;
import java.util.List;

/** The gradient is the derivative of minus the logarithm of the density. */
public final class GradientIsTheDerivative implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return subject.derivatives().gradient().stream()
                .map(partial -> question(subject, "gradient", "The gradient of the loss.", partial, cas))
                .toList();
    }

    /** That a formula is a derivative of the loss, by every route that there is. */
    static Question question(Subject subject, String quantity, String title, Partial partial, Cas cas) {
        Scope scope = subject.derivatives().scope();
        Expr derivative = Derivative.of(subject.loss().definition(), partial.variables());
        Claim claim = Claim.equal(id(subject, quantity, partial), title, derivative, partial.formula(), scope);
        List<Route> routes = List.of(new NormalForm(), new SecondAlgebra(cas), new Autodiff(), new Enclosure());
        return new Question(claim, routes);
    }

    /** The id of the claim about a derivative, {@code bernoulli/logit/gradient/z}. */
    public static String id(Subject subject, String quantity, Partial partial) {
        String variables = String.join(
                ",",
                partial.variables().stream()
                        .map(variable -> variable.toString().replaceAll("\\[.*", ""))
                        .toList());
        return subject.id() + "/" + quantity + "/" + variables;
    }
}
