package io.lossproof.testing;

import static io.lossproof.testing.Gradients.assertGradient;
import static io.lossproof.testing.Gradients.assertHessian;
import static io.lossproof.testing.In.in;
import static io.lossproof.testing.Where.where;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.precision.Tolerance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

class GradientsTest {

    private static final String LOGISTIC = "y*softplus(-z) + (1 - y)*softplus(z)";
    private static final Where LABEL_AND_LOGIT = where("y").in(0, 1).and("z").real();

    /** The example of the Javadoc of {@link Gradients}. */
    @Test
    void theLogisticGradientIsTheDerivative() {
        assertGradient(x -> new double[] {sigmoid(x[1]) - x[0]})
                .isTheDerivativeOf(
                        "y*softplus(-z) + (1-y)*softplus(z)",
                        where("y").in(0, 1).and("z").real(),
                        in("z"));
    }

    @Test
    void aWrongSignIsNamed() {
        String message = failure(() -> assertGradient(x -> new double[] {x[0] - sigmoid(x[1])})
                .isTheDerivativeOf(LOGISTIC, LABEL_AND_LOGIT, in("z")));
        assertHas(message, "the gradient is not the derivative of " + LOGISTIC);
        assertHas(message, "at: y = 0, z = 0");
        assertHas(message, "component: z");
        assertHas(message, "expected: 0.5");
        assertHas(message, "found:    -0.5");
        assertHas(message, "relative 1e-10");
        assertHas(message, "nearest relation: in z, found = -expected at all points");
        assertHas(message, "seed 20817");
    }

    @Test
    void aFactorOfTwoIsNamed() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {x[0] - x[1], 2 * (x[1] - x[0])})
                        .isTheDerivativeOf(
                                "(x - mu)^2/2", where("x").real().and("mu").real())),
                "in mu, found = 2*expected at all points");
    }

    @Test
    void aMissingDerivativeOfTheLinkIsNamed() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {sigmoid(x[1]) - x[0]})
                        .isTheDerivativeOf("(y - sigmoid(z))^2/2", LABEL_AND_LOGIT, in("z"))),
                "in z, found = expected/(sigmoid(z)*(1 - sigmoid(z))) at all points");
    }

    @Test
    void aMissingFactorOfAParameterIsNamed() {
        Where where = where("y").real().and("mu").real().and("sigma").positive();
        assertHas(
                failure(() -> assertGradient(x -> new double[] {(x[1] - x[0]) / x[2]})
                        .isTheDerivativeOf("(y - mu)^2/(2*sigma^2) + log(sigma)", where, in("mu"))),
                "in mu, found = sigma*expected at all points");
    }

    @Test
    void anErrorOfOneBillionthIsSeen() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {(sigmoid(x[1]) - x[0]) * (1 + 1e-9)})
                        .isTheDerivativeOf(LOGISTIC, LABEL_AND_LOGIT, in("z"))),
                "component: z");
    }

    @Test
    void anErrorInATailIsSeen() {
        String message = failure(() -> assertGradient(x -> new double[] {x[1] > 30 ? 0 : sigmoid(x[1]) - x[0]})
                .isTheDerivativeOf(LOGISTIC, LABEL_AND_LOGIT, in("z")));
        assertHas(message, "at: y = 0, z = ");
        assertHas(message, "found:    0.0");
    }

    @Test
    void anOverflowIsSeen() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {Math.exp(x[0]) / (1 + Math.exp(x[0]))})
                        .isTheDerivativeOf("softplus(z)", where("z").real())),
                "found:    NaN");
    }

    @Test
    void vectorsOfAnyLengthRunOutInPlace() {
        Where where = where("y").simplex("K").and("z").vector("K");
        assertGradient(GradientsTest::crossEntropyGradient)
                .isTheDerivativeOf("logsumexp(z) - sum(y[k]*z[k], k, 1, K)", where, in("z"));
    }

    @Test
    void aVectorThatIsReversedDiffers() {
        Where where = where("z").vector("3");
        assertHas(
                failure(() -> assertGradient(z -> new double[] {z[2], z[1], z[0]})
                        .isTheDerivativeOf("sum(z[k]^2, k, 1, 3)/2", where)),
                "component: z[1]");
    }

    @Test
    void aGradientOfAnotherLengthIsRefused() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {x[0] - x[1]})
                        .isTheDerivativeOf(
                                "(x - mu)^2/2", where("x").real().and("mu").real())),
                "the gradient has 1 numbers, where there are 2 derivatives in x, mu");
    }

    @Test
    void whatItThrowsIsShownWithThePoint() {
        assertHas(
                failure(() -> assertGradient(x -> {
                            throw new IllegalStateException("broken");
                        })
                        .isTheDerivativeOf("z^2", where("z").real())),
                "the gradient throws java.lang.IllegalStateException: broken\n  at: z = ");
    }

    @Test
    void nothingIsAskedAtAKink() {
        assertGradient(x -> new double[] {x[0] == 0 ? 17 : Math.signum(x[0])})
                .isTheDerivativeOf("abs(z)", where("z").real());
        assertGradient(x -> new double[] {x[0] == 0 ? 17 : Math.signum(x[0])})
                .isTheDerivativeOf(x -> Math.abs(x[0]), where("z").real());
    }

    @Test
    void aGradientOfAnotherLengthIsNotDifferentiated() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> assertHessian(x -> new double[][] {{1}})
                        .isTheDerivativeOf(
                                x -> new double[] {x[1], x[0]},
                                where("x").real().and("y").real(),
                                in("x")));
        assertHas(
                String.valueOf(refused.getMessage()),
                "the gradient has 2 numbers, where there are 1 variables to differentiate in, at x = ");
    }

    @Test
    void nextToAJumpEitherSideIsAccepted() {
        assertHessian(x -> new double[][] {{Math.abs(x[1] - x[0]) <= 1 ? 1 : 0}})
                .isTheSecondDerivativeOf(
                        "if(abs(z - y) <= 1, (z - y)^2/2, abs(z - y) - 1/2)",
                        where("y").real().and("z").domain("[-300, 300]"),
                        in("z"));
    }

    @Test
    void agreementAtNoPointIsNone() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {1})
                        .isTheDerivativeOf("log(-abs(z))", where("z").real())),
                "could be compared at 0 points only");
    }

    @Test
    void aDerivativeInADiscreteVariableIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> assertGradient(x -> x).isTheDerivativeOf(LOGISTIC, LABEL_AND_LOGIT));
        assertEquals(
                "in: there is no derivative in y: {0, 1}; name the variables in which it is taken, as in(\"z\")",
                refused.getMessage());
    }

    @Test
    void textThatCannotBeReadIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> assertGradient(x -> x)
                        .isTheDerivativeOf("log(", where("z").real()));
        assertThrows(
                IllegalArgumentException.class,
                () -> assertGradient(x -> x).isTheDerivativeOf("z", where("z").domain("really")));
        assertThrows(
                IllegalArgumentException.class,
                () -> assertGradient(x -> x).isTheDerivativeOf("z", where("z").real(), in("w")));
    }

    @Test
    void aValueInJavaIsDifferentiatedByDifferences() {
        assertGradient(x -> new double[] {sigmoid(x[1]) - x[0]})
                .isTheDerivativeOf(x -> softplus(x[1]) - x[0] * x[1], LABEL_AND_LOGIT, in("z"));
        assertHas(
                failure(() -> assertGradient(x -> new double[] {x[0] - sigmoid(x[1])})
                        .isTheDerivativeOf(x -> softplus(x[1]) - x[0] * x[1], LABEL_AND_LOGIT, in("z"))),
                "in z, found = -expected at all points");
    }

    @Test
    void aValueInJavaOverABoundedDomainIsDifferentiatedInsideOfIt() {
        Where where = where("p").unit().and("s").positive();
        assertGradient(x -> new double[] {1 / x[0], 1 / x[1]})
                .isTheDerivativeOf(
                        x -> {
                            assertTrue(x[0] > 0 && x[0] < 1 && x[1] > 0, () -> Arrays.toString(x));
                            return Math.log(x[0]) + Math.log(x[1]);
                        },
                        where);
    }

    @Test
    void anErrorOfOnePartInTenThousandIsSeenByDifferences() {
        assertHas(
                failure(() -> assertGradient(x -> new double[] {1.0001 * Math.exp(x[0])})
                        .isTheDerivativeOf(x -> Math.exp(x[0]), where("z").real())),
                "estimated error of the extrapolation");
    }

    @Test
    void theHessianOfTheGaussianIsTheSecondDerivative() {
        Where where = where("y").real().and("mu").real().and("sigma").positive();
        assertHessian(GradientsTest::gaussianHessian)
                .isTheSecondDerivativeOf("(y - mu)^2/(2*sigma^2) + log(sigma)", where, in("mu", "sigma"));
    }

    @Test
    void aHessianWithoutItsMixedTermsDiffers() {
        Where where = where("y").real().and("mu").real().and("sigma").positive();
        String message = failure(() -> assertHessian(x -> {
                    double[][] hessian = gaussianHessian(x);
                    hessian[0][1] = 0;
                    hessian[1][0] = 0;
                    return hessian;
                })
                .isTheSecondDerivativeOf("(y - mu)^2/(2*sigma^2) + log(sigma)", where, in("mu", "sigma")));
        assertHas(message, "component: mu, sigma");
        assertHas(message, "in mu, sigma, found = 0 at all points");
    }

    @Test
    void theHessianOfSoftmaxIsThatOfItsLogSumExp() {
        assertHessian(GradientsTest::softmaxHessian)
                .isTheSecondDerivativeOf("logsumexp(z)", where("z").vector("K"));
        assertHessian(GradientsTest::softmaxHessian)
                .isTheDerivativeOf(GradientsTest::softmax, where("z").vector("3"), in());
        assertHas(
                failure(() -> assertHessian(z -> {
                            double[] p = softmax(z);
                            double[][] diagonal = new double[z.length][z.length];
                            for (int i = 0; i < z.length; i++) {
                                diagonal[i][i] = p[i] * (1 - p[i]);
                            }
                            return diagonal;
                        })
                        .isTheSecondDerivativeOf("logsumexp(z)", where("z").vector("3"))),
                "component: z[1], z[2]");
    }

    @Test
    void aHessianThatIsNotSquareIsRefused() {
        assertHas(
                failure(() -> assertHessian(x -> new double[][] {{1, 0}})
                        .isTheSecondDerivativeOf("x^2/2", where("x").real())),
                "it is not square");
    }

    @Test
    void aHessianIsComparedWithSecondDifferences() {
        Where where = where("a").real().and("b").real().given("abs(a) < 20", "abs(b) < 20");
        assertHessian(x -> new double[][] {
                    {Math.cosh(x[0] - x[1]), -Math.cosh(x[0] - x[1])}, {-Math.cosh(x[0] - x[1]), Math.cosh(x[0] - x[1])}
                })
                .isTheSecondDerivativeOf(x -> Math.cosh(x[0] - x[1]), where, in());
        assertHas(
                failure(() -> assertHessian(x -> new double[][] {
                            {Math.cosh(x[0] - x[1]), Math.cosh(x[0] - x[1])},
                            {Math.cosh(x[0] - x[1]), Math.cosh(x[0] - x[1])}
                        })
                        .isTheSecondDerivativeOf(x -> Math.cosh(x[0] - x[1]), where, in())),
                "in a, b, found = -expected at all points");
    }

    @Test
    void nothingIsAskedWhereTheSecondDerivativeJumps() {
        assertHessian(x -> new double[][] {{Math.abs(x[0]) == 1 ? 17 : Math.abs(x[0]) < 1 ? 1 : 0}})
                .isTheSecondDerivativeOf(
                        x -> Math.abs(x[0]) <= 1 ? x[0] * x[0] / 2 : Math.abs(x[0]) - 0.5,
                        where("x").real(),
                        in());
    }

    @Test
    void theToleranceIsThatOfTheCaller() {
        assertGradient(x -> new double[] {(float) (2 * x[0])})
                .within(Tolerance.relative(1e-6))
                .isTheDerivativeOf("x^2", where("x").domain("[1, 10]"));
        assertHas(
                failure(() -> assertGradient(x -> new double[] {(float) (2 * x[0])})
                        .withSeed(7)
                        .isTheDerivativeOf("x^2", where("x").domain("[1, 10]"))),
                "seed 7");
    }

    private static double[] crossEntropyGradient(double[] yAndZ) {
        int classes = yAndZ.length / 2;
        double[] p = softmax(Arrays.copyOfRange(yAndZ, classes, 2 * classes));
        double sum = Arrays.stream(yAndZ, 0, classes).sum();
        assertTrue(Math.abs(sum - 1) < 1e-12, () -> "the labels sum to " + sum);
        for (int k = 0; k < classes; k++) {
            p[k] -= yAndZ[k];
        }
        return p;
    }

    private static double[] softmax(double[] z) {
        double largest = Arrays.stream(z).max().orElseThrow();
        double[] p = Arrays.stream(z).map(entry -> Math.exp(entry - largest)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(entry -> entry / sum).toArray();
    }

    private static double[][] softmaxHessian(double[] z) {
        double[] p = softmax(z);
        double[][] hessian = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                hessian[i][j] = (i == j ? p[i] : 0) - p[i] * p[j];
            }
        }
        return hessian;
    }

    private static double[][] gaussianHessian(double[] x) {
        double residual = (x[0] - x[1]) / x[2];
        double precision = 1 / x[2] / x[2];
        double mixed = 2 * residual * precision;
        return new double[][] {{precision, mixed}, {mixed, 3 * residual * residual * precision - precision}};
    }

    private static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static String failure(Executable assertion) {
        return String.valueOf(
                assertThrows(AssertionFailedError.class, assertion).getMessage());
    }

    private static void assertHas(String message, String part) {
        assertTrue(message.contains(part), () -> part + " is not in: " + message);
    }
}
