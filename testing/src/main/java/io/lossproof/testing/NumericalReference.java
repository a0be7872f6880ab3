package io.lossproof.testing;

import io.lossproof.numeric.precision.Tolerance;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Derivatives of functions in Java by differences that are extrapolated to step 0. A component is left open where the
 * estimated error is not small, and where the quotients from the two sides do not approach each other in proportion to
 * the step, as they do where the function is smooth.
 */
final class NumericalReference implements DerivativeReference {

    private static final Tolerance FIRST = Tolerance.relative(1e-6);
    private static final Tolerance SECOND = Tolerance.relative(1e-4);
    /** An estimate whose error is more than so many tolerances is no use. */
    private static final double USEFUL = 10;
    /** How often the estimated error may be exceeded: it is an estimate. */
    private static final double DOUBT = 10;
    /** First steps, the largest first: where one stays in the domains, those after it do. */
    private static final List<Double> STEPS = List.of(0x1p-2, 0x1p-5, 0x1p-9);
    /** Between these steps the two sides are seen to approach each other. */
    private static final double COARSE = 0x1p-10;

    private static final double FINE = 0x1p-13;

    private final Differences differences;
    private final Tolerance tolerance;

    private NumericalReference(Differences differences, Tolerance tolerance) {
        this.differences = differences;
        this.tolerance = tolerance;
    }

    static NumericalReference gradient(ToDoubleFunction<double[]> value, Optional<Tolerance> tolerance) {
        return new NumericalReference(
                new FirstDifferences(x -> new double[] {value.applyAsDouble(x)}, false), tolerance.orElse(FIRST));
    }

    static NumericalReference jacobian(UnaryOperator<double[]> gradient, Optional<Tolerance> tolerance) {
        return new NumericalReference(new FirstDifferences(gradient, true), tolerance.orElse(FIRST));
    }

    static NumericalReference hessian(ToDoubleFunction<double[]> value, Optional<Tolerance> tolerance) {
        return new NumericalReference(new SecondDifferences(value), tolerance.orElse(SECOND));
    }

    @Override
    public List<Expr> formulas() {
        return List.of();
    }

    @Override
    public String tolerance() {
        return tolerance + ", and the estimated error of the extrapolation";
    }

    @Override
    public Optional<Values> at(Place place) {
        int components = differences.components(place);
        double[] expected = new double[components];
        double[] allowed = new double[components];
        boolean isAny = false;
        for (int i = 0; i < components; i++) {
            Ridders limit = limit(place, i);
            double most = tolerance.allowed(Math.max(Math.abs(limit.value()), differences.scale(place, i)));
            boolean isUseful = limit.error() <= USEFUL * most;
            expected[i] = isUseful ? limit.value() : Double.NaN;
            allowed[i] = most + DOUBT * limit.error();
            isAny |= isUseful;
        }
        return isAny ? Optional.of(new Values(expected, allowed)) : Optional.empty();
    }

    /** The best of all first steps, as shares of the argument and of 1, where the function is smooth on that scale. */
    private Ridders limit(Place place, int component) {
        Ridders best = Ridders.none();
        for (Differences.Unit unit : Differences.Unit.values()) {
            OptionalDouble largest = STEPS.stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(step -> differences.isInside(place, component, unit, step))
                    .findFirst();
            if (largest.isEmpty() || !isSmooth(place, component, unit)) {
                continue;
            }
            for (double step : STEPS) {
                if (step <= largest.getAsDouble()) {
                    best = best.orBetter(Ridders.limit(
                            h -> differences.quotient(place, component, unit, h),
                            h -> differences.noise(place, component, unit, h),
                            step));
                }
            }
        }
        return best;
    }

    /** At a kink the gap between the two sides stays as it is; where there is a second derivative it shrinks by eight. */
    private boolean isSmooth(Place place, int component, Differences.Unit unit) {
        double coarse = Math.abs(differences.gap(place, component, unit, COARSE));
        double fine = Math.abs(differences.gap(place, component, unit, FINE));
        double noise = 4 * differences.noise(place, component, unit, FINE);
        double slope = Math.abs(differences.quotient(place, component, unit, FINE));
        return fine <= coarse / 4 || fine <= Math.max(noise, tolerance.allowed(slope));
    }
}
