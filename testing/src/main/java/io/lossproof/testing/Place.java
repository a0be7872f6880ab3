package io.lossproof.testing;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.numeric.sample.StratifiedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A point of doubles at which functions are called. */
final class Place {

    /** Cubes of numbers within this, and of their reciprocals, are doubles. */
    private static final double LARGEST = 0x1p300;

    private final Point original;
    private final Point point;
    private final double[] array;
    private final List<Arguments.Slot> components;
    private final Arguments arguments;
    private final PointSampler sampler;

    /**
     * A place.
     *
     * @param original as it was drawn
     * @param point the doubles, exactly
     */
    private Place(Point original, Point point, Arguments arguments, PointSampler sampler) {
        this.original = original;
        this.point = point;
        this.array = arguments.array(point);
        this.components = arguments.components(point);
        this.arguments = arguments;
        this.sampler = sampler;
    }

    /** The places of a sample whose doubles lie in the domains too and are not so extreme that a square overflows. */
    static List<Place> of(Sample sample, Arguments arguments, PointSampler sampler) {
        List<Place> places = new ArrayList<>();
        for (StratifiedPoint drawn : sample.points()) {
            arguments
                    .point(drawn.point(), arguments.array(drawn.point()))
                    .map(point -> new Place(drawn.point(), point, arguments, sampler))
                    .filter(place ->
                            Arrays.stream(place.array).allMatch(Place::isModest) && place.isInside(place.array))
                    .ifPresent(places::add);
        }
        return places;
    }

    private static boolean isModest(double x) {
        return x == 0 || Math.abs(x) <= LARGEST && Math.abs(x) >= 1 / LARGEST;
    }

    Point point() {
        return point;
    }

    /** The point in one array, the caller's own copy. */
    double[] array() {
        return array.clone();
    }

    double number(int position) {
        return array[position];
    }

    /** The places in the array in which derivatives are taken. */
    List<Arguments.Slot> components() {
        return components;
    }

    Arguments arguments() {
        return arguments;
    }

    /** Whether other numbers in the array lie in the domains. */
    boolean isInside(double[] other) {
        Optional<Point> changed = arguments.point(original, other);
        return changed.isPresent()
                && arguments.hasPositiveSimplices(changed.get())
                && sampler.admits(arguments.withSimplexOf(original, changed.get()));
    }
}
