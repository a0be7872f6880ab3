package io.lossproof.numeric.tape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Values of the variables of a formula, by name. Symbolic lengths need no value: they follow from the vectors.
 *
 * @param <V> the numbers of the machine that the point is for: {@code Double}, an exact {@code Rational}, or a number
 *     with derivatives
 */
public record Point<V>(Map<String, V> scalars, Map<String, List<V>> vectors) {

    public Point {
        scalars = Collections.unmodifiableMap(new TreeMap<>(scalars));
        Map<String, List<V>> copies = new TreeMap<>();
        vectors.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        vectors = Collections.unmodifiableMap(copies);
    }

    /** The point without any value. */
    public static <V> Point<V> empty() {
        return new Point<>(Map.of(), Map.of());
    }

    public static <V> Point<V> of(String name, V value) {
        return Point.<V>empty().with(name, value);
    }

    public Point<V> with(String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(scalars);
        more.put(name, value);
        return new Point<>(more, vectors);
    }

    public Point<V> withVector(String name, List<V> values) {
        Map<String, List<V>> more = new LinkedHashMap<>(vectors);
        more.put(name, values);
        return new Point<>(scalars, more);
    }

    /** The same point in other numbers. */
    public <W> Point<W> map(Function<? super V, ? extends W> change) {
        Map<String, W> newScalars = new LinkedHashMap<>();
        scalars.forEach((name, value) -> newScalars.put(name, change.apply(value)));
        Map<String, List<W>> newVectors = new LinkedHashMap<>();
        vectors.forEach((name, values) -> newVectors.put(
                name, values.stream().<W>map(change::apply).toList()));
        return new Point<>(newScalars, newVectors);
    }
}
