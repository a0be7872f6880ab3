package io.lossproof.cli;

import io.lossproof.numeric.kernel.CertifiedValue;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.numeric.kernel.KernelInputs.Given;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Evaluates a quantity of a family in doubles and in certified digits. */
final class Evaluation {

    private final Map<String, Kernel> kernels = new ConcurrentHashMap<>();

    /**
     * One value.
     *
     * @param value of the double kernel
     * @param certified digits, all proved, or what stands in their way
     * @param rounded the correctly rounded double, where it is decided
     * @param largestTerm of the kernel's last sum, where that can cancel
     */
    record Value(double value, String certified, OptionalDouble rounded, Optional<Double> largestTerm) {}

    Kernel kernel(DistributionFamily family, Parametrisation parametrisation, LogBase base) {
        return kernels.computeIfAbsent(
                family.id() + "/" + parametrisation.id() + "/" + base,
                id -> Kernel.in(base, Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation)))));
    }

    /** The inputs of a quantity, checked: of one member and its observation, or of two members. */
    static KernelInputs inputs(
            DistributionFamily family, Parametrisation parametrisation, Quantity quantity, Map<String, Given> given) {
        return quantity.isOfPair()
                ? KernelInputs.ofPair(family, parametrisation, given)
                : KernelInputs.of(family, parametrisation, given, Kernel.needsObservation(quantity));
    }

    /** The values of a quantity, by rows; one for a scalar. */
    List<Value> values(Kernel kernel, Quantity quantity, KernelInputs inputs, int digits) {
        long size = kernel.size(quantity, inputs.asDoubles());
        if (size > Kernel.MOST_ENTRIES) {
            throw new UnusableInputException("the " + quantity.text() + " has " + size + " entries; at most "
                    + Kernel.MOST_ENTRIES + " are computed");
        }
        double[] computed = kernel.evaluate(quantity, inputs.asDoubles());
        List<Optional<Double>> largest = kernel.largestTerms(quantity, inputs.asDoubles());
        List<CertifiedValue> certified = kernel.certify(quantity, inputs.asRationals(), digits);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < computed.length; i++) {
            CertifiedValue proved = certified.get(i);
            values.add(new Value(computed[i], proved.text(), proved.rounded(), largest.get(i)));
        }
        return values;
    }
}
