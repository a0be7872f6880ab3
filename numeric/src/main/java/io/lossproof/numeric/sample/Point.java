package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An exact assignment: a rational for each scalar, a list of rationals for each vector. Lengths are scalars too.
 *
 * <p>Names keep the order in which they were given, which shows in the text and does not count for equality. Points are
 * compared by simplicity, the simpler one first.
 */
public final class Point implements Comparable<Point> {

    public static final Point EMPTY = new Point(List.of(), Map.of(), Map.of());

    private static final int LONGEST_FRACTION = 20;
    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_FACTOR = 60;

    private final List<String> names;
    private final Map<String, Rational> scalars;
    private final Map<String, List<Rational>> vectors;

    private Point(List<String> names, Map<String, Rational> scalars, Map<String, List<Rational>> vectors) {
        this.names = names;
        this.scalars = scalars;
        this.vectors = vectors;
    }

    /** With a value for one more scalar, or another one for a name that is there. */
    public Point with(String name, Rational value) {
        Map<String, Rational> more = new LinkedHashMap<>(scalars);
        more.put(name, value);
        Map<String, List<Rational>> others = new LinkedHashMap<>(vectors);
        others.remove(name);
        return new Point(namesWith(name), more, others);
    }

    /** With a value for one more vector, or another one for a name that is there. */
    public Point with(String name, List<Rational> value) {
        Map<String, List<Rational>> more = new LinkedHashMap<>(vectors);
        more.put(name, List.copyOf(value));
        Map<String, Rational> others = new LinkedHashMap<>(scalars);
        others.remove(name);
        return new Point(namesWith(name), others, more);
    }

    private List<String> namesWith(String name) {
        if (names.contains(name)) {
            return names;
        }
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return List.copyOf(more);
    }

    /** The same assignment with its names in another order; names that are not listed come last. */
    public Point inOrder(List<String> order) {
        List<String> sorted = new ArrayList<>(order);
        sorted.retainAll(names);
        names.stream().filter(name -> !sorted.contains(name)).forEach(sorted::add);
        return new Point(List.copyOf(sorted), scalars, vectors);
    }

    public List<String> names() {
        return names;
    }

    public Map<String, Rational> scalars() {
        return Collections.unmodifiableMap(scalars);
    }

    public Map<String, List<Rational>> vectors() {
        return Collections.unmodifiableMap(vectors);
    }

    public Optional<Rational> scalar(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    public Optional<List<Rational>> vector(String name) {
        return Optional.ofNullable(vectors.get(name));
    }

    /** An entry of a vector, counted from 1; empty outside the vector. */
    public Optional<Rational> entry(String vector, Rational index) {
        List<Rational> entries = vectors.getOrDefault(vector, List.of());
        boolean inside = index.isInteger() && index.signum() > 0 && index.compareTo(Rational.of(entries.size())) <= 0;
        return inside ? Optional.of(entries.get(index.numerator().intValue() - 1)) : Optional.empty();
    }

    /** The double nearest to a scalar; throws {@link NoSuchElementException} where there is no such scalar. */
    public double scalarAsDouble(String name) {
        return Doubles.nearest(scalar(name).orElseThrow(() -> missing("scalar " + name)));
    }

    /** The doubles nearest to the entries; throws {@link NoSuchElementException} where there is no such vector. */
    public double[] vectorAsDoubles(String name) {
        return vector(name).orElseThrow(() -> missing("vector " + name)).stream()
                .mapToDouble(Doubles::nearest)
                .toArray();
    }

    private NoSuchElementException missing(String what) {
        return new NoSuchElementException("there is no " + what + " in " + this);
    }

    /** Whether every value is a double, so that nothing is lost when a kernel is given this point. */
    public boolean isOfDoubles() {
        return scalars.values().stream().allMatch(Doubles::isDouble)
                && vectors.values().stream().flatMap(List::stream).allMatch(Doubles::isDouble);
    }

    /**
     * For JSON, by name in order: a Long or Double for a scalar that is exactly that, the exact text for any other
     * scalar and for vectors.
     */
    public Map<String, Object> jsonValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : names) {
            values.put(name, scalar(name).map(Point::jsonValue).orElseGet(() -> valueText(name)));
        }
        return values;
    }

    private static Object jsonValue(Rational value) {
        if (value.isInteger() && value.numerator().bitLength() <= 53) {
            return value.numerator().longValueExact();
        }
        return Doubles.isDouble(value) ? (Object) Doubles.nearest(value) : text(value);
    }

    /** How much there is to read: 0 for zero, small for small integers and fractions, large for arbitrary doubles. */
    public int complexity() {
        int sum = 0;
        for (Rational value : scalars.values()) {
            sum += complexity(value);
        }
        for (List<Rational> entries : vectors.values()) {
            for (Rational entry : entries) {
                sum += 1 + complexity(entry);
            }
        }
        return sum;
    }

    /** The bits of a fraction, or of mantissa and exponent if it is shorter as a decimal, and one for a minus. */
    public static int complexity(Rational value) {
        if (value.isZero()) {
            return 0;
        }
        int fraction =
                2 * (value.numerator().abs().bitLength() + value.denominator().bitLength() - 1);
        int decimal = decimal(value)
                .map(number -> 2 * number.unscaledValue().abs().bitLength()
                        + 3
                        + 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(number.scale()))))
                .orElse(fraction);
        return Math.min(fraction, decimal) + (value.signum() < 0 ? 1 : 0);
    }

    /** The finite decimal without trailing zeros that is this value, if it is one and has no hundreds of digits. */
    private static Optional<BigDecimal> decimal(Rational value) {
        BigInteger rest = value.denominator();
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        int fives = 0;
        if (rest.bitLength() > 1) {
            fives = (int) Math.round((rest.bitLength() - 1) / 2.321928094887362);
            BigInteger power = BigInteger.valueOf(5).pow(fives);
            for (int tries = 0; tries < 2 && power.compareTo(rest) < 0; tries++) {
                power = power.multiply(BigInteger.valueOf(5));
                fives++;
            }
            if (!power.equals(rest)) {
                return Optional.empty();
            }
        }
        if (Math.abs(twos - fives) > LONGEST_FACTOR) {
            return Optional.empty();
        }
        int scale = Math.max(twos, fives);
        BigInteger factor =
                BigInteger.TWO.pow(scale - twos).multiply(BigInteger.valueOf(5).pow(scale - fives));
        return Optional.of(new BigDecimal(value.numerator().multiply(factor), scale).stripTrailingZeros());
    }

    @Override
    public int compareTo(Point other) {
        int byComplexity = Integer.compare(complexity(), other.complexity());
        return byComplexity != 0 ? byComplexity : canonicalText().compareTo(other.canonicalText());
    }

    /** Two points have the same one exactly if they are equal. */
    private String canonicalText() {
        return new TreeMap<>(scalars) + " " + new TreeMap<>(vectors);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that && scalars.equals(that.scalars) && vectors.equals(that.vectors);
    }

    @Override
    public int hashCode() {
        return 31 * scalars.hashCode() + vectors.hashCode();
    }

    /** {@code z = 1/2, p = (1/3, 2/3), K = 2}; each value exact, in a form that formulas may contain. */
    @Override
    public String toString() {
        return names.stream().map(name -> name + " = " + valueText(name)).collect(Collectors.joining(", "));
    }

    private String valueText(String name) {
        return scalar(name)
                .map(Point::text)
                .orElseGet(() -> vectors.getOrDefault(name, List.of()).stream()
                        .map(Point::text)
                        .collect(Collectors.joining(", ", "(", ")")));
    }

    /**
     * The shortest of: the fraction, the decimal, {@code 1 - } something short, an odd number times or over a power of
     * two. All are exact.
     */
    static String text(Rational value) {
        String fraction = value.numerator().bitLength() + value.denominator().bitLength() < 4 * LONGEST_FRACTION
                ? value.toString()
                : "";
        if (!fraction.isEmpty() && fraction.length() <= LONGEST_FRACTION) {
            return fraction;
        }
        Optional<BigDecimal> decimal = decimal(value).filter(number -> number.precision() <= MOST_DIGITS);
        if (decimal.isPresent()) {
            return decimal.get().toString();
        }
        Rational rest = Rational.ONE.subtract(value);
        if (!rest.isZero() && rest.abs().compareTo(Rational.of(1, 1L << 20)) < 0) {
            return "1 " + (rest.signum() > 0 ? "- " : "+ ") + text(rest.abs());
        }
        if (value.denominator().bitCount() == 1) {
            return dyadicText(value);
        }
        return value.toString();
    }

    private static String dyadicText(Rational value) {
        int down = value.denominator().bitLength() - 1;
        if (down > 0) {
            return value.numerator() + "/2^" + down;
        }
        int up = value.numerator().getLowestSetBit();
        if (up <= 10) {
            return value.toString();
        }
        BigInteger odd = value.numerator().shiftRight(up);
        return odd.abs().equals(BigInteger.ONE) ? (odd.signum() < 0 ? "-2^" : "2^") + up : odd + "*2^" + up;
    }
}
