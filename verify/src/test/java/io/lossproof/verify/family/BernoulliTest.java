package io.lossproof.verify.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.family.Bernoulli;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.check.Subject;
import org.junit.jupiter.api.Test;

class BernoulliTest implements DistributionFamilyContract {

    @Override
    public DistributionFamily family() {
        return Bernoulli.FAMILY;
    }

    @Test
    void theLogitLossEndsInTermsThatDoNotCancel() {
        Loss loss = Subject.of(family(), family().parametrisation("logit").orElseThrow())
                .loss();
        assertEquals("softplus(z) - y*z", loss.formula().toString());
        assertEquals(
                "y*max(-z, 0) + (1 - y)*max(z, 0) + log1p(exp(-abs(z)))",
                loss.stable().toString());
    }
}
