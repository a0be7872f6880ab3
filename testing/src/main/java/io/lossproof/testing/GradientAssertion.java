package io.lossproof.testing;

import io.lossproof.numeric.precision.Tolerance;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A gradient whose value function is still to be named.
 *
 * @param gradient from the variables to the derivatives in those that are asked for
 * @param tolerance empty for that of the comparison
 * @param seed of the points
 */
public record GradientAssertion(UnaryOperator<double[]> gradient, Optional<Tolerance> tolerance, long seed) {

    /** With another tolerance, such as {@code Tolerance.relative(1e-6)}. */
    public GradientAssertion within(Tolerance other) {
        return new GradientAssertion(gradient, Optional.of(other), seed);
    }

    public GradientAssertion withSeed(long other) {
        return new GradientAssertion(gradient, tolerance, other);
    }

    /**
     * That it is the derivative of a formula, whose exact derivative is enclosed. The usual tolerance is {@code relative
     * 1e-10}.
     *
     * @throws org.opentest4j.AssertionFailedError with the simplest point at which it is not
     * @throws IllegalArgumentException if formula, domains or variables cannot be read, or there is no derivative
     */
    public void isTheDerivativeOf(String formula, Where where, In in) {
        Arguments arguments = Arguments.of(where, in);
        new DerivativeComparison("the gradient is not the derivative of " + formula, "gradient", arguments, seed)
                .require(gradient, FormulaReference.gradient(formula, arguments, tolerance));
    }

    /** That it is the derivative of a formula in all variables. */
    public void isTheDerivativeOf(String formula, Where where) {
        isTheDerivativeOf(formula, where, In.in());
    }

    /**
     * That it is the derivative of a function in Java. That is found by central differences, extrapolated to step 0
     * (Ridders); where they do not converge in the order of a smooth function, nothing is asked. The usual tolerance is
     * {@code relative 1e-6}, to which the estimated error of the extrapolation is added.
     *
     * @throws org.opentest4j.AssertionFailedError with the simplest point at which it is not
     */
    public void isTheDerivativeOf(ToDoubleFunction<double[]> value, Where where, In in) {
        Arguments arguments = Arguments.of(where, in);
        new DerivativeComparison("the gradient is not the derivative of the value", "gradient", arguments, seed)
                .require(gradient, NumericalReference.gradient(value, tolerance));
    }

    /** That it is the derivative of a function in Java in all variables. */
    public void isTheDerivativeOf(ToDoubleFunction<double[]> value, Where where) {
        isTheDerivativeOf(value, where, In.in());
    }
}
