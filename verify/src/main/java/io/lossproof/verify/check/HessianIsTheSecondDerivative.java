package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import java.util.List;

/** The Hessian is the second derivative of minus the logarithm of the density. */
public final class HessianIsTheSecondDerivative implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return subject.derivatives().hessian().stream()
                .map(partial ->
                        GradientIsTheDerivative.question(subject, "hessian", "The Hessian of the loss.", partial, cas))
                .toList();
    }
}
