package io.lossproof.numeric.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.kernel.Kernel.Source;
import io.lossproof.numeric.kernel.KernelInputs.Given;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.Bernoulli;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entropies, divergences and information, which are evaluated like a loss. */
class InformationKernelTest {

    private static final Inputs<Double> TWO_GAUSSIANS =
            Inputs.of("mu_1", 1.0).with("sigma_1", 1.0).with("mu_2", 0.0).with("sigma_2", 2.0);

    private static final Kernel LOGIT = Kernels.of("bernoulli", "logit");

    private static CertifiedValue certified(Kernel kernel, Quantity quantity, Inputs<Double> inputs) {
        return kernel.certify(quantity, inputs.map(Rational::of), 30).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "E, 0.693147180559945309417232121458, 0.6931471805599453",
        "TWO, 1.00000000000000000000000000000, 1",
        "TEN, 0.301029995663981195213738894724, 0.3010299956639812"
    })
    void theEntropyOfAFairCoinInEachUnit(LogBase base, String digits, double value) {
        Kernel kernel = Kernel.in(base, Kernels.of("bernoulli", "probability").derivatives());
        Inputs<Double> fair = Inputs.of("p", 0.5);
        assertEquals(value, kernel.evaluate(Quantity.ENTROPY, fair)[0], 2e-16);
        assertEquals(digits, certified(kernel, Quantity.ENTROPY, fair).text());
    }

    @Test
    void aDivergenceIsDirected() {
        Kernel kernel = Kernels.of("gaussian", "mu-sigma");
        CertifiedValue value = certified(kernel, Quantity.KL_DIVERGENCE, TWO_GAUSSIANS);
        assertEquals("0.443147180559945309417232121458", value.text());
        assertEquals(0.4431471805599453, kernel.evaluate(Quantity.KL_DIVERGENCE, TWO_GAUSSIANS)[0], 2e-16);
        Inputs<Double> exchanged =
                Inputs.of("mu_2", 1.0).with("sigma_2", 1.0).with("mu_1", 0.0).with("sigma_1", 2.0);
        assertEquals(
                "1.30685281944005469058276787854",
                certified(kernel, Quantity.KL_DIVERGENCE, exchanged).text());
    }

    @Test
    void theDivergenceOfEqualMembersIsExactlyZero() {
        Inputs<Double> equal =
                Inputs.of("mu_1", 0.1).with("sigma_1", 0.3).with("mu_2", 0.1).with("sigma_2", 0.3);
        assertEquals(0.0, Kernels.of("gaussian", "mu-sigma").evaluate(Quantity.KL_DIVERGENCE, equal)[0], 1e-16);
    }

    @Test
    void aFiniteSupportIsCertifiedFromTheSumItself() {
        Kernel kernel = Kernels.of("categorical", "softmax");
        Inputs<Double> two = Inputs.<Double>empty()
                .withVector("z_1", List.of(0.0, 1.0, -2.0))
                .withVector("z_2", List.of(0.5, 0.0, 3.0));
        for (Quantity quantity : List.of(Quantity.CROSS_ENTROPY, Quantity.KL_DIVERGENCE)) {
            CertifiedValue value = certified(kernel, quantity, two);
            assertEquals(Source.DEFINITION, value.source());
            assertEquals(value.rounded().orElseThrow(), kernel.evaluate(quantity, two)[0], 2e-15);
        }
        assertEquals(
                Source.FORMULA,
                certified(Kernels.of("gaussian", "mu-sigma"), Quantity.KL_DIVERGENCE, TWO_GAUSSIANS)
                        .source());
    }

    @Test
    void extremeMembersNeitherOverflowNorCancelBeforeTheyMust() {
        Kernel gaussian = Kernels.of("gaussian", "mu-sigma");
        Inputs<Double> wide = Inputs.of("mu_1", 1e200)
                .with("sigma_1", 1e180)
                .with("mu_2", -1e200)
                .with("sigma_2", 1e200);
        double value = gaussian.evaluate(Quantity.CROSS_ENTROPY, wide)[0];
        assertEquals(certified(gaussian, Quantity.CROSS_ENTROPY, wide).rounded().orElseThrow(), value, 1e-12);
        Kernel logit = Kernels.of("bernoulli", "logit");
        Inputs<Double> certain = Inputs.of("z", 40.0);
        double exact = certified(logit, Quantity.ENTROPY, certain).rounded().orElseThrow();
        assertEquals(exact, logit.evaluate(Quantity.ENTROPY, certain)[0], 4e-16 * exact);
    }

    /** {@code H(p, q) = H(p) + D(p || q)} and {@code D >= 0}, in doubles at random members. */
    @Property(seed = "20817", tries = 100)
    void theKernelsFitTogether(
            @ForAll @DoubleRange(min = -20, max = 20) double one,
            @ForAll @DoubleRange(min = -20, max = 20) double other) {
        Inputs<Double> pair = Inputs.of("z_1", one).with("z_2", other);
        double cross = LOGIT.evaluate(Quantity.CROSS_ENTROPY, pair)[0];
        double entropy = LOGIT.evaluate(Quantity.ENTROPY, Inputs.of("z", one))[0];
        double divergence = LOGIT.evaluate(Quantity.KL_DIVERGENCE, pair)[0];
        assertEquals(cross, entropy + divergence, 1e-14 * Math.max(1, cross));
        assertTrue(divergence >= -1e-15 * Math.max(1, cross), () -> "the divergence is " + divergence);
    }

    @Test
    void theScoreIsTheGradientWithItsSignTurned() {
        Kernel kernel = Kernels.of("gaussian", "mu-sigma");
        Inputs<Double> at = Inputs.of("mu", 1.0).with("sigma", 2.0).with("y", 4.0);
        assertArrayEquals(new double[] {0.75, 0.625}, kernel.evaluate(Quantity.SCORE, at), 1e-15);
        assertArrayEquals(
                kernel.evaluate(Quantity.HESSIAN, at), kernel.evaluate(Quantity.OBSERVED_INFORMATION, at), 0.0);
        assertEquals(Source.DEFINITION, certified(kernel, Quantity.SCORE, at).source());
    }

    @Test
    void fisherInformationIsAFullMatrixAndNeedsNoObservation() {
        assertArrayEquals(
                new double[] {0.25, 0, 0, 0.5},
                Kernels.of("gaussian", "mu-sigma")
                        .evaluate(
                                Quantity.FISHER_INFORMATION,
                                Inputs.of("mu", 1.0).with("sigma", 2.0)),
                1e-15);
        assertArrayEquals(
                new double[] {0.25, -0.25, -0.25, 0.25},
                Kernels.of("categorical", "softmax")
                        .evaluate(
                                Quantity.FISHER_INFORMATION,
                                Inputs.<Double>empty().withVector("z", List.of(3.0, 3.0))),
                1e-15);
        assertTrue(!Kernel.needsObservation(Quantity.FISHER_INFORMATION));
    }

    @Test
    void theInputsOfAPairAreCheckedLikeThoseOfOne() {
        Map<String, Given> given = Map.of("p_1", Given.number(0.5), "p_2", Given.number(1.5), "y", Given.number(1));
        KernelInputs.UnusableException refused = assertThrows(
                KernelInputs.UnusableException.class,
                () -> KernelInputs.ofPair(
                        Bernoulli.FAMILY, Bernoulli.FAMILY.parametrisations().get(0), given));
        assertEquals(
                List.of(
                        "p_2 = 1.5 is outside (0, 1), the parameter space of Bernoulli",
                        "there is no input 'y'; inputs of bernoulli, probability, are p_1, p_2"),
                refused.problems());
    }
}
