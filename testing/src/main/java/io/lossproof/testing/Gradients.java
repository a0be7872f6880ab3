package io.lossproof.testing;

import io.lossproof.verify.Runner;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Assertions about gradients and Hessians that were written by hand, in Java:
 *
 * <pre>{@code
 * assertGradient(x -> new double[] {sigmoid(x[1]) - x[0]})
 *         .isTheDerivativeOf(
 *                 "y*softplus(-z) + (1-y)*softplus(z)",
 *                 where("y").in(0, 1).and("z").real(),
 *                 in("z"));
 * }</pre>
 *
 * <p>The argument of a function is one array: the variables in the order in which they are declared, vectors running out
 * in place. The points are those at which the engine tries claims: ends of domains, doubles by ordinal, magnitudes,
 * moderate values, breakpoints; those whose cube or its reciprocal is no double are left out. Where the derivative is
 * undefined or no finite double, and at kinks, nothing is asked; fewer than 32 points that can be compared are a failure.
 *
 * <p>Components are compared up to a tolerance relative to the terms that cancel in them. So {@code sigmoid(z) - y}, which
 * cancels where z is large, passes, and a wrong sign does not; nor does an overflow on the way to a finite derivative.
 */
public final class Gradients {

    private Gradients() {}

    /** A gradient: of all variables, or of those that {@link In} names. */
    public static GradientAssertion assertGradient(UnaryOperator<double[]> gradient) {
        return new GradientAssertion(gradient, Optional.empty(), Runner.USUAL_SEED);
    }

    /** A Hessian as a square matrix, rows and columns in the order of the gradient. */
    public static HessianAssertion assertHessian(Function<double[], double[][]> hessian) {
        return new HessianAssertion(hessian, Optional.empty(), Runner.USUAL_SEED);
    }
}
