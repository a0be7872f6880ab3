package io.lossproof.numeric.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.ball.Certified.Outcome;
import io.lossproof.numeric.kernel.Kernel.Source;
import io.lossproof.numeric.tape.FieldMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

class KernelTest {

    private static final long SEED = 11;
    private static final int POINTS = 20;
    private static final int CLASSES = 4;

    @Test
    void derivativesAreThoseOfAutomaticDifferentiation() {
        RandomGenerator random = new SplittableRandom(SEED);
        int compared = 0;
        for (Kernel kernel : Kernels.all()) {
            for (int point = 0; point < POINTS; point++) {
                Inputs<Double> inputs = moderate(kernel, random);
                List<Double> forward = forward(kernel, inputs);
                List<Double> own = new ArrayList<>();
                for (Quantity quantity : List.of(Quantity.GRADIENT, Quantity.HESSIAN)) {
                    for (double value : kernel.evaluate(quantity, inputs)) {
                        own.add(value);
                    }
                }
                assertEquals(forward.size(), own.size());
                for (int i = 0; i < own.size(); i++) {
                    assertEquals(
                            forward.get(i),
                            own.get(i),
                            1e-10 * (1 + Math.abs(own.get(i))),
                            Kernels.name(kernel) + " " + i + " at " + inputs);
                    compared++;
                }
            }
        }
        assertTrue(compared > 1000, "only " + compared + " values were compared");
    }

    @Test
    void allSourcesEncloseTheSameValues() {
        RandomGenerator random = new SplittableRandom(SEED);
        int compared = 0;
        for (Kernel kernel : Kernels.all()) {
            Inputs<Rational> inputs = moderate(kernel, random).map(Rational::of);
            for (Quantity quantity :
                    List.of(Quantity.LOSS, Quantity.LOSS_WITHOUT_CONSTANTS, Quantity.GRADIENT, Quantity.HESSIAN)) {
                List<Ball> definition = kernel.enclose(quantity, Source.DEFINITION, inputs, 200);
                List<Ball> formula = kernel.enclose(quantity, Source.FORMULA, inputs, 200);
                List<Ball> evaluated = kernel.enclose(quantity, Source.EVALUATED, inputs, 200);
                for (int i = 0; i < definition.size(); i++) {
                    String where = Kernels.name(kernel) + " " + quantity.text() + " " + i + " at " + inputs;
                    assertTrue(definition.get(i).isFinite() && formula.get(i).isFinite(), where);
                    assertTrue(!definition.get(i).isDisjointFrom(formula.get(i)), where);
                    assertTrue(!definition.get(i).isDisjointFrom(evaluated.get(i)), where);
                    compared++;
                }
            }
        }
        assertTrue(compared > 80, "only " + compared + " values were compared");
    }

    @Test
    void lossWithoutConstantsIsTheLossLessItsConstants() {
        Kernel kernel = Kernels.of("gaussian", "mu-variance");
        Inputs<Rational> inputs = Inputs.of("mu", Rational.of(0.5))
                .with("variance", Rational.of(3.0))
                .with("y", Rational.of(2.0));
        // log(3)/2 + (2 - 1/2)^2/6, by mpmath 1.2.1
        CertifiedValue value =
                kernel.certify(Quantity.LOSS_WITHOUT_CONSTANTS, inputs, 30).get(0);
        assertEquals(Optional.of("0.924306144334054845697622618461"), value.digits());
        assertEquals(Source.DEFINITION, value.source());
    }

    @Test
    void aHessianIsSymmetricByRows() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (Kernel kernel : Kernels.all()) {
            Inputs<Double> inputs = moderate(kernel, random);
            double[] hessian = kernel.evaluate(Quantity.HESSIAN, inputs);
            int size = kernel.evaluate(Quantity.GRADIENT, inputs).length;
            assertEquals(size * size, hessian.length);
            assertEquals(hessian.length, kernel.size(Quantity.HESSIAN, inputs));
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    assertEquals(hessian[i * size + j], hessian[j * size + i], Kernels.name(kernel));
                }
            }
        }
    }

    @Test
    void aThousandClassesAreNotUnrolled() {
        Kernel kernel = Kernels.of("categorical", "softmax");
        int classes = 1000;
        List<Double> observed = new ArrayList<>(Collections.nCopies(classes, 0.0));
        observed.set(3, 1.0);
        Inputs<Double> inputs = Inputs.<Double>empty()
                .withVector("z", Collections.nCopies(classes, 2.5))
                .withVector("y", observed);
        assertEquals(Math.log(classes), kernel.evaluate(Quantity.LOSS, inputs)[0], 1e-15);
        double[] gradient = kernel.evaluate(Quantity.GRADIENT, inputs);
        assertEquals(0.001 - 1, gradient[3]);
        assertEquals(0.001, gradient[999]);
        double[] hessian = kernel.evaluate(Quantity.HESSIAN, inputs);
        assertEquals(classes * classes, hessian.length);
        assertEquals(0.001 - 1e-6, hessian[0], 1e-18);
        assertEquals(-1e-6, hessian[classes - 1], 1e-21);
        // log(1000), by mpmath 1.2.1
        CertifiedValue value =
                kernel.certify(Quantity.LOSS, inputs.map(Rational::of), 30).get(0);
        assertEquals(Optional.of("6.90775527898213705205397436405"), value.digits());
    }

    @Test
    void aSingleClassHasNothingToLose() {
        Kernel kernel = Kernels.of("categorical", "softmax");
        Inputs<Double> inputs = Inputs.<Double>empty()
                .withVector("z", List.of(7.0))
                .withVector("y", List.of(1.0))
                .withVector("z_1", List.of(3.0))
                .withVector("z_2", List.of(-5.0));
        for (Quantity quantity : kernel.quantities()) {
            assertArrayEquals(new double[] {0}, kernel.evaluate(quantity, inputs), 0.0);
            CertifiedValue value =
                    kernel.certify(quantity, inputs.map(Rational::of), 40).get(0);
            assertEquals("0", value.text());
        }
    }

    /** {@code -1/(1 + exp(z))}: what is left of 1 - sigmoid(z) once the formula cancels beyond every precision tried. */
    @Test
    void aHopelesslyConfidentLogitIsCertifiedFromTheFormThatDoesNotCancel() {
        Kernel kernel = Kernels.of("bernoulli", "logit");
        Inputs<Rational> near = Inputs.of("z", Rational.of(40.0)).with("y", Rational.ONE);
        CertifiedValue value = kernel.certify(Quantity.GRADIENT, near, 40).get(0);
        assertEquals("-4.248354255291588977280720904404506371435e-18", value.text());
        assertEquals(Source.DEFINITION, value.source());
        Inputs<Rational> far = Inputs.of("z", Rational.of(1e5)).with("y", Rational.ONE);
        CertifiedValue other = kernel.certify(Quantity.GRADIENT, far, 20).get(0);
        // by mpmath 1.2.1
        assertEquals("-3.5629495653093731211e-43430", other.text());
        assertEquals(Source.EVALUATED, other.source());
        assertEquals(Outcome.VALUE, other.outcome());
    }

    /** Ten times the double nearest to 1/10 is not 1; the loss of such a label is still -Σ y log p. */
    @Test
    void aSoftLabelIsUsedExactlyAsItIsGiven() {
        Kernel kernel = Kernels.of("categorical", "softmax");
        List<Rational> label = Collections.nCopies(10, Rational.of(0.1));
        Inputs<Rational> inputs = Inputs.<Rational>empty()
                .withVector("z", Collections.nCopies(10, Rational.of(1e15)))
                .withVector("y", label);
        Ball definition =
                kernel.enclose(Quantity.LOSS, Source.DEFINITION, inputs, 300).get(0);
        Ball formula =
                kernel.enclose(Quantity.LOSS, Source.FORMULA, inputs, 300).get(0);
        Ball evaluated =
                kernel.enclose(Quantity.LOSS, Source.EVALUATED, inputs, 300).get(0);
        assertTrue(!definition.isDisjointFrom(formula) && !definition.isDisjointFrom(evaluated));
        // 10*float(0.1)*log(10), by mpmath 1.2.1
        CertifiedValue value = kernel.certify(Quantity.LOSS, inputs, 30).get(0);
        assertEquals(Optional.of("2.30258509299404581183714077472"), value.digits());
    }

    @Test
    void theLargestTermIsGivenJustWhereTermsCancel() {
        Kernel kernel = Kernels.of("gaussian", "mu-sigma");
        Inputs<Double> at = Inputs.of("mu", 0.0).with("sigma", 0.5).with("y", 1.0);
        assertEquals(List.of(Optional.empty(), Optional.of(8.0)), kernel.largestTerms(Quantity.GRADIENT, at));
        Inputs<Double> positive = Inputs.of("mu", 0.0).with("sigma", 2.0).with("y", 1.0);
        assertEquals(List.of(Optional.empty()), kernel.largestTerms(Quantity.LOSS, positive));
    }

    @Test
    void momentsAreThoseThatTheFamilyStates() {
        Kernel kernel = Kernels.of("gaussian", "mu-log-variance");
        assertEquals(List.of(Quantity.values()), kernel.quantities());
        Inputs<Double> at = Inputs.of("mu", 3.0).with("log_variance", 0.0);
        assertArrayEquals(new double[] {3}, kernel.evaluate(Quantity.MEAN, at));
        assertArrayEquals(new double[] {1}, kernel.evaluate(Quantity.VARIANCE, at));
        assertTrue(!Kernels.of("categorical", "softmax").quantities().contains(Quantity.MEAN));
    }

    // ---- points ---------------------------------------------------------------------------------------------------

    /** Moderate values in the domains; the observation of a categorical is one-hot. */
    private static Inputs<Double> moderate(Kernel kernel, RandomGenerator random) {
        Loss loss = kernel.derivatives().loss();
        Inputs<Double> inputs = Inputs.empty();
        for (Variable parameter : loss.logLikelihood().parametrisation().parameters()) {
            if (parameter.isVector()) {
                List<Double> values = new ArrayList<>();
                for (int k = 0; k < CLASSES; k++) {
                    boolean logit = parameter.name().equals("z");
                    values.add(logit ? random.nextDouble(-3, 3) : random.nextDouble(0.1, 0.9));
                }
                inputs = inputs.withVector(parameter.name(), values);
            } else {
                inputs = inputs.with(parameter.name(), random.nextDouble(0.25, 0.75));
            }
        }
        Variable observation = loss.logLikelihood().family().observation();
        List<Double> label = new ArrayList<>(Collections.nCopies(CLASSES, 0.0));
        label.set(random.nextInt(CLASSES), 1.0);
        return observation.isVector()
                ? inputs.withVector(observation.name(), label)
                : inputs.with(observation.name(), (double) random.nextInt(2));
    }

    /** Gradient and Hessian of the definition by forward differentiation. */
    private static List<Double> forward(Kernel kernel, Inputs<Double> inputs) {
        Loss loss = kernel.derivatives().loss();
        int size = (int) kernel.size(Quantity.GRADIENT, inputs);
        DSFactory factory = new DSFactory(size, 2);
        Map<String, DerivativeStructure> scalars = new LinkedHashMap<>();
        Map<String, List<DerivativeStructure>> vectors = new LinkedHashMap<>();
        inputs.scalars().forEach((name, value) -> scalars.put(name, factory.constant(value)));
        inputs.vectors()
                .forEach((name, values) ->
                        vectors.put(name, values.stream().map(factory::constant).toList()));
        int next = 0;
        for (Variable parameter : loss.logLikelihood().parametrisation().parameters()) {
            if (parameter.isVector()) {
                List<DerivativeStructure> entries = new ArrayList<>();
                for (double value : inputs.vectors().getOrDefault(parameter.name(), List.of())) {
                    entries.add(factory.variable(next++, value));
                }
                vectors.put(parameter.name(), entries);
            } else {
                scalars.put(
                        parameter.name(),
                        factory.variable(next++, inputs.scalars().getOrDefault(parameter.name(), Double.NaN)));
            }
        }
        Tape tape = Tape.compile(Output.scalar(loss.definition()), loss.scope());
        DerivativeStructure value = FieldMachine.of(tape, factory.getDerivativeField())
                .evaluate(new Inputs<>(scalars, vectors))
                .get(0)
                .get(0);
        List<Double> results = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int[] orders = new int[size];
            orders[i]++;
            results.add(value.getPartialDerivative(orders));
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int[] orders = new int[size];
                orders[i]++;
                orders[j]++;
                results.add(value.getPartialDerivative(orders));
            }
        }
        return results;
    }
}
