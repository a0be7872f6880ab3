package io.lossproof.testing;

import io.lossproof.testing.DerivativeReference.Values;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What a function in Java gave at a place, beside what was expected. */
final class Observation {

    private final Place place;
    private final double[] found;
    private final Values values;

    Observation(Place place, double[] found, Values values) {
        this.place = place;
        this.found = found;
        this.values = values;
    }

    Place place() {
        return place;
    }

    int size() {
        return found.length;
    }

    double found(int component) {
        return found[component];
    }

    double expected(int component) {
        return values.expected(component);
    }

    double allowed(int component) {
        return values.allowed(component);
    }

    /** Whether nothing is expected of a component. */
    boolean isOpen(int component) {
        return Double.isNaN(expected(component));
    }

    boolean agrees(int component) {
        return Math.abs(found(component) - expected(component)) <= allowed(component);
    }

    boolean differs() {
        return firstDifference().isPresent();
    }

    OptionalInt firstDifference() {
        return IntStream.range(0, size()).filter(i -> !isOpen(i) && !agrees(i)).findFirst();
    }
}
