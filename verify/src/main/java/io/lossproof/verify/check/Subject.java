package io.lossproof.verify.check;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;

/** A family in one parametrisation with everything derived from it. */
public record Subject(Derivatives derivatives, Information information) {

    /** With the information that follows from the derivatives. */
    public Subject(Derivatives derivatives) {
        this(derivatives, Information.of(derivatives));
    }

    public static Subject of(DistributionFamily family, Parametrisation parametrisation) {
        return new Subject(Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation))));
    }

    public Loss loss() {
        return derivatives.loss();
    }

    public DistributionFamily family() {
        return loss().logLikelihood().family();
    }

    public Parametrisation parametrisation() {
        return loss().logLikelihood().parametrisation();
    }

    /** Whether this is the family's own parametrisation. */
    public boolean isOwn() {
        return family().parametrisations().indexOf(parametrisation()) == 0;
    }

    /** The start of the ids of its claims, {@code bernoulli/logit}. */
    public String id() {
        return family().id() + "/" + parametrisation().id();
    }
}
