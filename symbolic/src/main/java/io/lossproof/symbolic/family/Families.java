package io.lossproof.symbolic.family;

import java.util.List;
import java.util.Optional;

/** The catalogue of families, one line each. */
public final class Families {

    private static final List<DistributionFamily> ALL = List.of(Bernoulli.FAMILY, Categorical.FAMILY, Gaussian.FAMILY);

    private Families() {}

    public static List<DistributionFamily> all() {
        return ALL;
    }

    public static Optional<DistributionFamily> named(String id) {
        return ALL.stream().filter(family -> family.id().equals(id)).findFirst();
    }
}
