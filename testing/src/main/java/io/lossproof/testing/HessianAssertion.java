package io.lossproof.testing;

import io.lossproof.numeric.precision.Tolerance;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.opentest4j.AssertionFailedError;

/**
 * A Hessian whose value function is still to be named. A matrix that is not square and symmetric fails in any case.
 *
 * @param hessian from the variables to the second derivatives in those that are asked for
 * @param tolerance empty for that of the comparison
 * @param seed of the points
 */
public record HessianAssertion(Function<double[], double[][]> hessian, Optional<Tolerance> tolerance, long seed) {

    /** With another tolerance, such as {@code Tolerance.relative(1e-6)}. */
    public HessianAssertion within(Tolerance other) {
        return new HessianAssertion(hessian, Optional.of(other), seed);
    }

    public HessianAssertion withSeed(long other) {
        return new HessianAssertion(hessian, tolerance, other);
    }

    /** That it holds the second derivatives of a formula; see {@link GradientAssertion#isTheDerivativeOf}. */
    public void isTheSecondDerivativeOf(String formula, Where where, In in) {
        Arguments arguments = Arguments.of(where, in);
        comparison("the second derivative of " + formula, arguments)
                .require(this::byRows, FormulaReference.hessian(formula, arguments, tolerance));
    }

    /** That it holds the second derivatives of a formula in all variables. */
    public void isTheSecondDerivativeOf(String formula, Where where) {
        isTheSecondDerivativeOf(formula, where, In.in());
    }

    /** That it is the derivative of a gradient in Java, found by extrapolated differences. */
    public void isTheDerivativeOf(UnaryOperator<double[]> gradient, Where where, In in) {
        Arguments arguments = Arguments.of(where, in);
        comparison("the derivative of the gradient", arguments)
                .require(this::byRows, NumericalReference.jacobian(gradient, tolerance));
    }

    /**
     * That it holds the second derivatives of a function in Java, found by extrapolated second differences. Their usual
     * tolerance is {@code relative 1e-4}; a comparison with the gradient or with a formula sees more.
     */
    public void isTheSecondDerivativeOf(ToDoubleFunction<double[]> value, Where where, In in) {
        Arguments arguments = Arguments.of(where, in);
        comparison("the second derivative of the value", arguments)
                .require(this::byRows, NumericalReference.hessian(value, tolerance));
    }

    private DerivativeComparison comparison(String of, Arguments arguments) {
        return new DerivativeComparison("the Hessian is not " + of, "Hessian", arguments, seed).ofSymmetricMatrices();
    }

    private double[] byRows(double[] x) {
        double[][] matrix = hessian.apply(x);
        for (double[] row : matrix) {
            if (row.length != matrix.length) {
                throw new AssertionFailedError("the Hessian has " + matrix.length + " rows, one of them with "
                        + row.length + " numbers: it is not square");
            }
        }
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
