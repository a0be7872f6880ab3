package io.lossproof.testing;

import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.testing.Arguments.Slot;
import io.lossproof.testing.DerivativeReference.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.opentest4j.AssertionFailedError;

/**
 * A function in Java against the derivatives that are expected of it, at the points at which the engine tries claims.
 *
 * @param headline what is wrong if they differ
 * @param name of the function in messages
 * @param arguments of the function
 * @param seed of the points
 * @param isSymmetric whether the values are a matrix by rows that equals its transpose
 */
record DerivativeComparison(String headline, String name, Arguments arguments, long seed, boolean isSymmetric) {

    private static final int FEWEST = 32;

    DerivativeComparison(String headline, String name, Arguments arguments, long seed) {
        this(headline, name, arguments, seed, false);
    }

    DerivativeComparison ofSymmetricMatrices() {
        return new DerivativeComparison(headline, name, arguments, seed, true);
    }

    void require(UnaryOperator<double[]> function, DerivativeReference reference) {
        PointSampler sampler = PointSampler.of(arguments.scope(), reference.formulas(), seed);
        Sample sample = sampler.sample(PointSampler.USUAL_COUNT);
        List<Observation> observations = new ArrayList<>();
        for (Place place : Place.of(sample, arguments, sampler)) {
            reference.at(place).ifPresent(values -> observations.add(observed(place, function, values)));
        }
        observations.stream()
                .filter(Observation::differs)
                .min(Comparator.comparing(observation -> observation.place().point()))
                .ifPresent(simplest -> {
                    throw difference(simplest, observations, reference, sample);
                });
        if (isSymmetric) {
            observations.forEach(this::requireSymmetry);
        }
        if (observations.size() < FEWEST && !sample.exhaustive()) {
            throw new AssertionFailedError("the " + name + " could be compared at " + observations.size()
                    + " points only, at least " + FEWEST + " are needed; drawn were " + sample);
        }
    }

    private Observation observed(Place place, UnaryOperator<double[]> function, Values values) {
        double[] found;
        try {
            found = function.apply(place.array());
        } catch (RuntimeException e) {
            throw new AssertionFailedError("the " + name + " throws " + e + "\n  at: " + place.point(), e);
        }
        if (found.length != values.size()) {
            throw new AssertionFailedError("the " + name + " has " + found.length + " numbers, where there are "
                    + values.size() + " derivatives in " + String.join(", ", arguments.in())
                    + "\n  at: " + place.point());
        }
        return new Observation(place, found, values);
    }

    private AssertionFailedError difference(
            Observation simplest, List<Observation> all, DerivativeReference reference, Sample sample) {
        int component = simplest.firstDifference().orElseThrow();
        double expected = simplest.expected(component);
        double found = simplest.found(component);
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        lines.add("at: " + simplest.place().point());
        lines.add("component: " + label(simplest.place(), component));
        lines.add("  expected: " + expected);
        lines.add("  found:    " + found);
        lines.add("  allowed:  " + (float) simplest.allowed(component) + ", " + reference.tolerance());
        new NearestFactor(all, isSymmetric)
                .inWords(component, simplest)
                .ifPresent(nearest -> lines.add("nearest relation: " + nearest));
        lines.add("points: " + all.stream().filter(Observation::differs).count() + " of " + all.size() + " differ; "
                + sample);
        return new AssertionFailedError(String.join("\n  ", lines), expected, found);
    }

    private String label(Place place, int component) {
        List<Slot> slots = place.components();
        return isSymmetric
                ? slots.get(component / slots.size()) + ", " + slots.get(component % slots.size())
                : slots.get(component).toString();
    }

    private void requireSymmetry(Observation observation) {
        int size = observation.place().components().size();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double below = observation.found(i * size + j);
                double above = observation.found(j * size + i);
                double allowed = observation.allowed(i * size + j) + observation.allowed(j * size + i);
                boolean isOpen = observation.isOpen(i * size + j) || observation.isOpen(j * size + i);
                if (isOpen && Double.isFinite(allowed) && Math.abs(below - above) > allowed) {
                    throw new AssertionFailedError("the " + name + " is not symmetric\n  at: "
                            + observation.place().point() + "\n  "
                            + label(observation.place(), i * size + j) + ": " + below + "\n  "
                            + label(observation.place(), j * size + i) + ": " + above + "\n  seed: " + seed);
                }
            }
        }
    }
}
