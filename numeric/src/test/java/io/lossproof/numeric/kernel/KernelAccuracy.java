package io.lossproof.numeric.kernel;

import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.LogLikelihood;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How accurate the doubles of a kernel are: their errors against certified values, by region of the inputs. Regions are
 * those of {@link io.lossproof.numeric.sample.Stratum}: ordinals of the whole double range, magnitudes evenly by exponent
 * and distances to the ends of an interval, moderate values, ends and extremes.
 *
 * <p>Half the points have an observation from the support, a class rather than a soft label. Values that are too large
 * for a double, undefined or not decided are left out and not counted.
 */
public final class KernelAccuracy {

    private static final int DIGITS = 20;

    private KernelAccuracy() {}

    /** What errors are measured in. */
    public enum Unit {
        /** The unit in the last place of the exact value. */
        ULP("ulp"),
        /** That of the largest term of the last sum, where the terms have both signs and cancel. */
        ULP_OF_LARGEST_TERM("ulp of the largest term");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The errors of one region.
     *
     * @param name of the region
     * @param errors largest, root mean square, and the inputs of the worst
     */
    public record Region(String name, Unit unit, ErrorStatistics<Inputs<Double>> errors) {}

    private record Key(String region, Unit unit) {}

    /** Measures a quantity at so many points altogether, the same for the same seed. */
    public static List<Region> measure(Kernel kernel, Quantity quantity, int points, long seed) {
        LogLikelihood logLikelihood = kernel.derivatives().loss().logLikelihood();
        Scope scope = logLikelihood.scope();
        Map<Key, ErrorStatistics<Inputs<Double>>> regions = new LinkedHashMap<>();
        boolean hard = false;
        for (StratifiedPoint stratified : PointSampler.of(
                        scope, List.of(kernel.derivatives().loss().formula()), seed)
                .sample(points)
                .points()) {
            hard = !hard;
            Optional<Inputs<Double>> inputs = inputs(stratified.point(), logLikelihood.family(), scope, hard);
            if (inputs.isPresent()) {
                measure(kernel, quantity, inputs.get())
                        .forEach((unit, error) -> regions.merge(
                                new Key(stratified.stratum().toString(), unit),
                                ErrorStatistics.<Inputs<Double>>none().with(error, inputs.get()),
                                ErrorStatistics::merge));
            }
        }
        return regions.entrySet().stream()
                .map(entry -> new Region(entry.getKey().region, entry.getKey().unit, entry.getValue()))
                .sorted(Comparator.comparing(Region::name).thenComparing(Region::unit))
                .toList();
    }

    /** The largest error at one point, among the values measured in either unit. */
    private static Map<Unit, Double> measure(Kernel kernel, Quantity quantity, Inputs<Double> inputs) {
        double[] computed = kernel.evaluate(quantity, inputs);
        List<Optional<Double>> terms = kernel.largestTerms(quantity, inputs);
        List<CertifiedValue> exact = kernel.certify(quantity, inputs.map(Rational::of), DIGITS);
        Map<Unit, Double> errors = new LinkedHashMap<>();
        for (int i = 0; i < computed.length; i++) {
            Optional<Double> term = terms.get(i).filter(size -> !Double.isInfinite(size));
            OptionalDouble error = error(computed[i], exact.get(i), term);
            if (error.isPresent()) {
                Unit unit = term.isPresent() ? Unit.ULP_OF_LARGEST_TERM : Unit.ULP;
                errors.merge(unit, error.getAsDouble(), Math::max);
            }
        }
        return errors;
    }

    private static OptionalDouble error(double computed, CertifiedValue exact, Optional<Double> term) {
        if (exact.rounded().isEmpty() || Double.isInfinite(exact.rounded().getAsDouble())) {
            return OptionalDouble.empty();
        }
        OptionalDouble error = Ulp.error(computed, exact.ball());
        if (error.isEmpty() || term.isEmpty()) {
            return error;
        }
        double unit = Ulp.of(exact.rounded().getAsDouble());
        return OptionalDouble.of(error.getAsDouble() * (unit / Ulp.of(term.get())));
    }

    // ---- points ---------------------------------------------------------------------------------------------------

    /** The point in doubles, with an observation of the support if asked for; nothing if the domains do not hold it. */
    private static Optional<Inputs<Double>> inputs(Point point, DistributionFamily family, Scope scope, boolean hard) {
        Inputs<Double> inputs = Inputs.empty();
        for (String name : point.scalars().keySet()) {
            if (scope.domain(name).isEmpty()) {
                continue; // the length of vectors
            }
            double value = point.scalarAsDouble(name);
            boolean observed = hard && name.equals(family.observation().name());
            if (!Double.isFinite(value)) {
                return Optional.empty();
            }
            inputs = inputs.with(name, observed ? supported(family, value) : value);
        }
        for (String name : point.vectors().keySet()) {
            double[] values = point.vectorAsDoubles(name);
            boolean observed = hard && name.equals(family.observation().name());
            List<Double> entries = new ArrayList<>();
            int largest = indexOfLargest(values);
            for (int k = 0; k < values.length; k++) {
                entries.add(
                        observed && family.support() instanceof Support.Labels ? k == largest ? 1.0 : 0 : values[k]);
            }
            if (entries.stream().anyMatch(value -> !Double.isFinite(value))) {
                return Optional.empty();
            }
            inputs = inputs.withVector(name, entries);
        }
        return Optional.of(inputs);
    }

    /** The nearest value of a finite support. */
    private static double supported(DistributionFamily family, double value) {
        if (!(family.support() instanceof Support.Values values)) {
            return value;
        }
        Domain.FiniteSet set = values.values();
        return set.values().stream()
                .mapToDouble(member -> ((Num) member).value().toDouble())
                .boxed()
                .min(Comparator.comparingDouble(member -> Math.abs(member - value)))
                .orElse(value);
    }

    private static int indexOfLargest(double[] values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            largest = values[k] > values[largest] ? k : largest;
        }
        return largest;
    }
}
