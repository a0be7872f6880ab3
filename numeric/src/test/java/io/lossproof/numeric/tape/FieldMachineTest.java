package io.lossproof.numeric.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMachineTest {

    private static DerivativeStructure secondOrder(String formula, double x) {
        DSFactory factory = new DSFactory(1, 2);
        return FieldMachine.of(Formula.of(formula, "x: real").tape(), factory.getDerivativeField())
                .evaluate(Inputs.of("x", factory.variable(0, x)))
                .get(0)
                .get(0);
    }

    /** Known closed forms, evaluated in doubles. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "softplus(x)       | sigmoid(x)                | sigmoid(x)*sigmoid(-x)",
                "sigmoid(x)        | sigmoid(x)*sigmoid(-x)    | -sigmoid(x)*sigmoid(-x)*tanh(x/2)",
                "loggamma(x^2 + 1) | 2*x*digamma(x^2 + 1)      | 2*digamma(x^2 + 1) + 4*x^2*trigamma(x^2 + 1)",
                "digamma(x + 5)    | trigamma(x + 5)           | polygamma(2, x + 5)",
                "erf(x)            | 2*exp(-x^2)/sqrt(pi)      | -4*x*exp(-x^2)/sqrt(pi)",
                "normalcdf(x)      | exp(-x^2/2)/sqrt(2*pi)    | -x*exp(-x^2/2)/sqrt(2*pi)",
                "besseli(0, x)     | besseli(1, x)             | (besseli(0, x) + besseli(2, x))/2",
                "log(cosh(x))      | tanh(x)                   | 1/cosh(x)^2",
                "sqrt(1 + x^2) - 1 | x/sqrt(1 + x^2)           | (1 + x^2)^(-3/2)",
                "xlogy(2, x^2 + 1) | 4*x/(x^2 + 1)             | 4*(1 - x^2)/(x^2 + 1)^2",
                "gamma(x + 5)      | gamma(x + 5)*digamma(x + 5) | gamma(x + 5)*(digamma(x + 5)^2 + trigamma(x + 5))",
                "logsumexp(x, 0, 2*x) | (exp(x) + 2*exp(2*x))/(1 + exp(x) + exp(2*x)) "
                        + "| (exp(x) + exp(3*x) + 4*exp(2*x))/(1 + exp(x) + exp(2*x))^2",
                "x^2               | 2*x                       | 2 + 0*x",
                "x^3               | 3*x^2                     | 6*x",
                "log1mexp(-x^2 - 1) | 2*x/expm1(x^2 + 1)       | "
                        + "2/expm1(x^2 + 1) - 4*x^2*exp(x^2 + 1)/expm1(x^2 + 1)^2",
            })
    void derivativesToSecondOrderAreTheKnownOnes(String formula, String first, String second) {
        for (double x : new double[] {-3, -0.7, 0, 0.3, 1, 2.5}) {
            DerivativeStructure value = secondOrder(formula, x);
            Inputs<Double> point = Inputs.of("x", x);
            double slope = Formula.of(first, "x: real").asDouble(point);
            double curvature = Formula.of(second, "x: real").asDouble(point);
            String where = formula + " at " + x;
            assertEquals(Formula.of(formula, "x: real").asDouble(point), value.getValue(), 1e-13, where);
            assertEquals(slope, value.getPartialDerivative(1), 1e-12 * (1 + Math.abs(slope)), where);
            assertEquals(curvature, value.getPartialDerivative(2), 1e-11 * (1 + Math.abs(curvature)), where);
        }
    }

    @Test
    void stableFormsDoNotOverflow() {
        DerivativeStructure softplus = secondOrder("softplus(x)", 800);
        assertEquals(800, softplus.getValue());
        assertEquals(1, softplus.getPartialDerivative(1));
        assertEquals(0, softplus.getPartialDerivative(2));
        DerivativeStructure below = secondOrder("softplus(x)", -700);
        assertEquals(1, below.getPartialDerivative(1) / Math.exp(-700), 1e-15);
        assertEquals(1, secondOrder("sigmoid(x)", -700).getPartialDerivative(1) / Math.exp(-700), 1e-15);
        assertEquals(1, secondOrder("logbesseli(0, x)", 1000).getPartialDerivative(1), 1e-3);
    }

    @Test
    void theTrapsOfTheLibraryAreAvoided() {
        assertEquals(2, secondOrder("x^2", 0).getPartialDerivative(2));
        assertEquals(4, secondOrder("x^2", -2).getValue());
        assertEquals(0, secondOrder("xlogy(0, x)", 0).getValue());
        assertTrue(Double.isNaN(secondOrder("x^0", 0).getValue()));
        assertEquals(1.5, secondOrder("if(x > 0, log(x), 1.5)", 0).getValue());
        assertEquals(0, secondOrder("if(x > 0, log(x), 1.5)", 0).getPartialDerivative(1));
    }

    /** The gradient and the Hessian of the loss, as derived by hand, against derivatives of the loss itself. */
    @Test
    void softmaxCrossEntropyHasTheGradientAndHessianOfTheBooks() {
        int classes = 4;
        List<Double> z = Formula.list(0.5, -1.25, 2, 40);
        DSFactory factory = new DSFactory(classes, 2);
        List<DerivativeStructure> variables = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            variables.add(factory.variable(i, z.get(i)));
        }
        Tape tape = TapeTest.softmaxCrossEntropy();
        DerivativeStructure loss = FieldMachine.of(tape, factory.getDerivativeField())
                .evaluate(Inputs.of("y", factory.constant(1)).withVector("z", variables))
                .get(0)
                .get(0);
        List<double[]> byHand =
                DoubleMachine.of(tape).evaluate(Inputs.of("y", 1.0).withVector("z", z));
        assertEquals(byHand.get(0)[0], loss.getValue(), 1e-15);
        for (int i = 0; i < classes; i++) {
            int[] orders = new int[classes];
            orders[i]++;
            assertEquals(byHand.get(1)[i], loss.getPartialDerivative(orders), 1e-15);
            for (int j = 0; j < classes; j++) {
                int[] both = orders.clone();
                both[j]++;
                assertEquals(byHand.get(2)[i * classes + j], loss.getPartialDerivative(both), 1e-15);
            }
        }
    }

    @Test
    void derivativesPassThroughNestedSumsAndGathers() {
        String formula = "sum(sum(z[k]*z[m]*kroneckerdelta(k, m), m, 1, K), k, 1, K) + z[y + 1]^3";
        Tape tape = Tape.compile(
                Output.scalar(Parser.expression(formula, Parser.scope("z: vector(K), y: {0, ..., K - 1}"))),
                Parser.scope("z: vector(K), y: {0, ..., K - 1}"));
        Gradient value = FieldMachine.of(tape, GradientField.getField(2))
                .evaluate(Inputs.of("y", Gradient.constant(2, 1))
                        .withVector("z", List.of(Gradient.variable(2, 0, 3), Gradient.variable(2, 1, 5))))
                .get(0)
                .get(0);
        assertEquals(9 + 25 + 125, value.getValue());
        assertEquals(6, value.getPartialDerivative(0));
        assertEquals(10 + 75, value.getPartialDerivative(1));
    }
}
