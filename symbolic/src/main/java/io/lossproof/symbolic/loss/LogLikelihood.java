package io.lossproof.symbolic.loss;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;

/** The logarithm of the mass or density function of one observation, in a parametrisation. */
public record LogLikelihood(DistributionFamily family, Parametrisation parametrisation) {

    /** The mass or density function in the parameters of the parametrisation. */
    public Expr density() {
        return parametrisation.rewrite(family.density(), family);
    }

    public Expr formula() {
        return Expr.log(density());
    }

    public Scope scope() {
        return family.scope(parametrisation);
    }
}
