package io.lossproof.verify.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Gaussian;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.verify.check.Subject;
import org.junit.jupiter.api.Test;

class GaussianTest implements DistributionFamilyContract {

    @Override
    public DistributionFamily family() {
        return Gaussian.FAMILY;
    }

    @Test
    void theOnlyConstantIsHalfTheLogarithmOfTwoPi() {
        for (Parametrisation parametrisation : family().parametrisations()) {
            assertEquals(
                    "[log(2*pi)/2]",
                    Subject.of(family(), parametrisation).loss().constants().toString());
        }
    }
}
