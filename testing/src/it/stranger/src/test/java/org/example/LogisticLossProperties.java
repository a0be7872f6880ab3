package org.example;

import io.lossproof.testing.jqwik.LossArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LogisticLossProperties {

    @Provide
    Arbitrary<Double> logits() {
        return LossArbitraries.doublesByOrdinal(-1e6, 1e6);
    }

    @Property(seed = "20817", tries = 200)
    boolean lossIsNotNegative(@ForAll("logits") double z) {
        return LogisticLoss.value(0, z) >= 0 && LogisticLoss.value(1, z) >= 0;
    }
}
