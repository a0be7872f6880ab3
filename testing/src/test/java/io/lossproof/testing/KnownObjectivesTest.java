package io.lossproof.testing;

import static io.lossproof.testing.Gradients.assertGradient;
import static io.lossproof.testing.Gradients.assertHessian;
import static io.lossproof.testing.In.in;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * Objectives as boosting libraries have them: value, gradient and Hessian in the raw score z, written as one would write
 * them. Each passes, against its formula and against its value, and each of its mutants fails.
 */
class KnownObjectivesTest {

    private static final double FOCUS = 2;

    /**
     * An objective of a label y and a raw score z.
     *
     * @param formula the loss
     * @param label the domain of y
     * @param value the loss in Java; x = (y, z)
     * @param gradient in z
     * @param hessian in z
     */
    private record Objective(
            String name,
            String formula,
            String label,
            ToDoubleFunction<double[]> value,
            ToDoubleFunction<double[]> gradient,
            ToDoubleFunction<double[]> hessian) {

        Where where() {
            return Where.where("y").domain(label).and("z").domain("[-300, 300]");
        }
    }

    private static final List<Objective> OBJECTIVES = List.of(
            new Objective(
                    "squared error",
                    "(z - y)^2/2",
                    "real",
                    x -> (x[1] - x[0]) * (x[1] - x[0]) / 2,
                    x -> x[1] - x[0],
                    x -> 1),
            new Objective(
                    "logistic",
                    "y*softplus(-z) + (1 - y)*softplus(z)",
                    "{0, 1}",
                    x -> softplus(x[1]) - x[0] * x[1],
                    x -> sigmoid(x[1]) - x[0],
                    x -> sigmoid(x[1]) * sigmoid(-x[1])),
            new Objective(
                    "Poisson with log link",
                    "exp(z) - y*z",
                    "nonnegative",
                    x -> Math.exp(x[1]) - x[0] * x[1],
                    x -> Math.exp(x[1]) - x[0],
                    x -> Math.exp(x[1])),
            new Objective(
                    "gamma with log link",
                    "z + y*exp(-z)",
                    "positive",
                    x -> x[1] + x[0] * Math.exp(-x[1]),
                    x -> 1 - x[0] * Math.exp(-x[1]),
                    x -> x[0] * Math.exp(-x[1])),
            new Objective(
                    "Tweedie of power 3/2 with log link",
                    "2*y*exp(-z/2) + 2*exp(z/2)",
                    "nonnegative",
                    x -> 2 * x[0] * Math.exp(-x[1] / 2) + 2 * Math.exp(x[1] / 2),
                    x -> Math.exp(x[1] / 2) - x[0] * Math.exp(-x[1] / 2),
                    x -> (Math.exp(x[1] / 2) + x[0] * Math.exp(-x[1] / 2)) / 2),
            new Objective(
                    "pseudo-Huber",
                    "sqrt(1 + (z - y)^2) - 1",
                    "real",
                    x -> Math.hypot(1, x[1] - x[0]) - 1,
                    x -> (x[1] - x[0]) / Math.hypot(1, x[1] - x[0]),
                    x -> Math.pow(Math.hypot(1, x[1] - x[0]), -3)),
            new Objective(
                    "Huber",
                    "if(abs(z - y) <= 1, (z - y)^2/2, abs(z - y) - 1/2)",
                    "real",
                    x -> Math.abs(x[1] - x[0]) <= 1 ? (x[1] - x[0]) * (x[1] - x[0]) / 2 : Math.abs(x[1] - x[0]) - 0.5,
                    x -> Math.max(-1, Math.min(1, x[1] - x[0])),
                    x -> Math.abs(x[1] - x[0]) <= 1 ? 1 : 0),
            new Objective(
                    "pinball of level 1/4",
                    "max((y - z)/4, 3*(z - y)/4)",
                    "real",
                    x -> Math.max((x[0] - x[1]) / 4, 3 * (x[1] - x[0]) / 4),
                    x -> x[1] > x[0] ? 0.75 : -0.25,
                    x -> 0),
            new Objective(
                    "log-cosh",
                    "log(cosh(z - y))",
                    "[-300, 300]",
                    x -> Math.abs(x[1] - x[0]) + Math.log1p(Math.exp(-2 * Math.abs(x[1] - x[0]))) - Math.log(2),
                    x -> Math.tanh(x[1] - x[0]),
                    x -> Math.pow(Math.cosh(x[1] - x[0]), -2)),
            new Objective(
                    "focal of focus 2",
                    "y*sigmoid(-z)^2*softplus(-z) + (1 - y)*sigmoid(z)^2*softplus(z)",
                    "{0, 1}",
                    x -> focal(x[0] == 1 ? x[1] : -x[1]),
                    x -> x[0] == 1 ? focalSlope(x[1]) : -focalSlope(-x[1]),
                    x -> focalCurvature(x[0] == 1 ? x[1] : -x[1])),
            new Objective(
                    "squared hinge",
                    "max(0, 1 - y*z)^2",
                    "{-1, 1}",
                    x -> Math.pow(Math.max(0, 1 - x[0] * x[1]), 2),
                    x -> -2 * x[0] * Math.max(0, 1 - x[0] * x[1]),
                    x -> x[0] * x[1] < 1 ? 2 : 0));

    @TestFactory
    Stream<DynamicTest> gradientsAreTheDerivatives() {
        return OBJECTIVES.stream()
                .map(objective -> dynamicTest(objective.name(), () -> {
                    assertGradient(x -> new double[] {objective.gradient().applyAsDouble(x)})
                            .isTheDerivativeOf(objective.formula(), objective.where(), in("z"));
                    assertGradient(x -> new double[] {objective.gradient().applyAsDouble(x)})
                            .isTheDerivativeOf(objective.value(), objective.where(), in("z"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> hessiansAreTheSecondDerivatives() {
        return OBJECTIVES.stream()
                .map(objective -> dynamicTest(objective.name(), () -> {
                    assertHessian(x -> new double[][] {{objective.hessian().applyAsDouble(x)}})
                            .isTheSecondDerivativeOf(objective.formula(), objective.where(), in("z"));
                    assertHessian(x -> new double[][] {{objective.hessian().applyAsDouble(x)}})
                            .isTheSecondDerivativeOf(objective.value(), objective.where(), in("z"));
                    assertHessian(x -> new double[][] {{objective.hessian().applyAsDouble(x)}})
                            .isTheDerivativeOf(
                                    x -> new double[] {objective.gradient().applyAsDouble(x)},
                                    objective.where(),
                                    in("z"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> mutantsAreRefused() {
        return OBJECTIVES.stream()
                .map(objective -> dynamicTest(objective.name(), () -> {
                    ToDoubleFunction<double[]> right = objective.gradient();
                    refuse(objective, x -> -right.applyAsDouble(x));
                    refuse(objective, x -> 2 * right.applyAsDouble(x));
                    refuse(objective, x -> right.applyAsDouble(x) * 1.0001);
                    refuse(objective, x -> right.applyAsDouble(x) + 1e-3);
                    refuse(objective, x -> x[1] < -20 ? 0 : right.applyAsDouble(x));
                    refuse(objective, x -> right.applyAsDouble(new double[] {x[0], Math.min(x[1], 5)}));
                }));
    }

    private static void refuse(Objective objective, ToDoubleFunction<double[]> wrong) {
        assertThrows(
                AssertionFailedError.class,
                () -> assertGradient(x -> new double[] {wrong.applyAsDouble(x)})
                        .isTheDerivativeOf(objective.formula(), objective.where(), in("z")));
    }

    private static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** The focal loss of the margin: {@code (1 - p)^2 (-log p)} with {@code p = sigmoid(m)}. */
    private static double focal(double margin) {
        return Math.pow(sigmoid(-margin), FOCUS) * softplus(-margin);
    }

    /** {@code -(1 - p)^2 (1 - p + 2 p (-log p))}. */
    private static double focalSlope(double margin) {
        double p = sigmoid(margin);
        double q = sigmoid(-margin);
        return -Math.pow(q, FOCUS) * (q + FOCUS * p * softplus(-margin));
    }

    /** The product rule applied to {@link #focalSlope}, with {@code p' = p q} and {@code (-log p)' = -q}. */
    private static double focalCurvature(double margin) {
        double p = sigmoid(margin);
        double q = sigmoid(-margin);
        double logLoss = softplus(-margin);
        double inner = q + FOCUS * p * logLoss;
        double innerSlope = -p * q + FOCUS * p * q * logLoss - FOCUS * p * q;
        return FOCUS * Math.pow(q, FOCUS) * p * inner - Math.pow(q, FOCUS) * innerSlope;
    }
}
