package io.lossproof.numeric.kernel;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/** The kernels of the catalogue. */
final class Kernels {

    private Kernels() {}

    static Kernel of(String family, String parametrisation) {
        DistributionFamily named = Families.named(family).orElseThrow();
        return of(named, named.parametrisation(parametrisation).orElseThrow());
    }

    static List<Kernel> all() {
        List<Kernel> kernels = new ArrayList<>();
        for (DistributionFamily family : Families.all()) {
            family.parametrisations().forEach(parametrisation -> kernels.add(of(family, parametrisation)));
        }
        return kernels;
    }

    /** For messages. */
    static String name(Kernel kernel) {
        LogLikelihood logLikelihood = kernel.derivatives().loss().logLikelihood();
        return logLikelihood.family().id() + "/"
                + logLikelihood.parametrisation().id();
    }

    private static Kernel of(DistributionFamily family, Parametrisation parametrisation) {
        return Kernel.of(Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation))));
    }
}
