package io.lossproof.testing;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Quantity;

/** The example of {@link DistributionFamilyContract}: a family that the catalogue does not have. */
class RademacherTest implements DistributionFamilyContract {

    private static final DistributionFamily FAMILY = DistributionFamily.named("rademacher", "Skewed Rademacher")
            .describedAs("A sign that is positive with probability p.")
            .parameter("p", Domain.UNIT, "probability of +1")
            .observation("y", Domain.set(-1, 1), "sign")
            .supportedOn(-1, 1)
            .density("p^((1 + y)/2)*(1 - p)^((1 - y)/2)")
            .parametrisedBy("probability", "probability of +1")
            .claim(Quantity.MEAN, "2*p - 1", "by definition")
            .claim(Quantity.VARIANCE, "4*p*(1 - p)", "by definition")
            .source("by definition")
            .build();

    @Override
    public DistributionFamily family() {
        return FAMILY;
    }
}
