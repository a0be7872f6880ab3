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
public record Inputs<V>(Map<String, V> scalars, Map<String, List<V>> vectors) {

    public Inputs {
        scalars = Collections.unmodifiableMap(new TreeMap<>(scalars));
        Map<String, List<V>> copies = new TreeMap<>();
        vectors.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        vectors = Collections.unmodifiableMap(copies);
    }

    /** The point without any value. */
    public static <V> Inputs<V> empty() {
        return new Inputs<>(Map.of(), Map.of());
    }

    public static <V> Inputs<V> of(String name, V value) {
        return Inputs.<V>empty().with(name, value);
    }

    public Inputs<V> with(String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(scalars);
        more.put(name, value);
        return new Inputs<>(more, vectors);
    }

    public Inputs<V> withVector(String name, List<V> values) {
        Map<String, List<V>> more = new LinkedHashMap<>(vectors);
        more.put(name, values);
        return new Inputs<>(scalars, more);
    }

    /** The same point in other numbers. */
    public <W> Inputs<W> map(Function<? super V, ? extends W> change) {
        Map<String, W> newScalars = new LinkedHashMap<>();
        scalars.forEach((name, value) -> newScalars.put(name, change.apply(value)));
        Map<String, List<W>> newVectors = new LinkedHashMap<>();
        vectors.forEach((name, values) ->
                newVectors.put(name, values.stream().<W>map(change).toList()));
        return new Inputs<>(newScalars, newVectors);
    }
}
