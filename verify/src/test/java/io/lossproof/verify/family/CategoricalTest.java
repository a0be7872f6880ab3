package io.lossproof.verify.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.family.Categorical;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.verify.check.Subject;
import org.junit.jupiter.api.Test;

class CategoricalTest implements DistributionFamilyContract {

    @Override
    public DistributionFamily family() {
        return Categorical.FAMILY;
    }

    @Test
    void derivativesAreThoseOfTheBooksForAnyNumberOfClasses() {
        assertEquals("-y[j]/p[j]", gradient("probability"));
        assertEquals("softmax(z, j) - y[j]", gradient("softmax"));
        Derivatives derivatives = derivatives("softmax");
        assertEquals(
                "softmax(z, i)*kroneckerdelta(i, j) - softmax(z, i)*softmax(z, j)",
                ExprText.of(
                        derivatives.hessian().get(0).formula(),
                        derivatives.scope().vectorLengths()));
    }

    private Derivatives derivatives(String parametrisation) {
        return Subject.of(family(), family().parametrisation(parametrisation).orElseThrow())
                .derivatives();
    }

    private String gradient(String parametrisation) {
        Derivatives derivatives = derivatives(parametrisation);
        return ExprText.of(
                derivatives.gradient().get(0).formula(), derivatives.scope().vectorLengths());
    }
}
