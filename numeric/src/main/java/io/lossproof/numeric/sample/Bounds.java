package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;

/** An interval of the real line with rational ends; a missing end is infinite. */
record Bounds(Optional<Rational> low, boolean lowOpen, Optional<Rational> high, boolean highOpen) {

    static final Bounds ALL = new Bounds(Optional.empty(), true, Optional.empty(), true);
    static final Bounds POSITIVE = above(Rational.ZERO);
    static final Bounds NEGATIVE = below(Rational.ZERO);

    static Bounds closed(Rational low, Rational high) {
        return new Bounds(Optional.of(low), false, Optional.of(high), false);
    }

    static Bounds open(Rational low, Rational high) {
        return new Bounds(Optional.of(low), true, Optional.of(high), true);
    }

    static Bounds point(Rational value) {
        return closed(value, value);
    }

    static Bounds above(Rational value) {
        return new Bounds(Optional.of(value), true, Optional.empty(), true);
    }

    static Bounds below(Rational value) {
        return new Bounds(Optional.empty(), true, Optional.of(value), true);
    }

    boolean contains(Rational value) {
        return reaches(low.map(value::compareTo), lowOpen) && reaches(high.map(end -> end.compareTo(value)), highOpen);
    }

    private static boolean reaches(Optional<Integer> inward, boolean open) {
        return inward.isEmpty() || inward.get() > 0 || (!open && inward.get() == 0);
    }

    boolean isEmpty() {
        if (low.isEmpty() || high.isEmpty()) {
            return false;
        }
        int order = low.get().compareTo(high.get());
        return order > 0 || (order == 0 && (lowOpen || highOpen));
    }

    boolean isPoint() {
        return !isEmpty() && low.isPresent() && low.equals(high);
    }

    boolean isFinite() {
        return low.isPresent() && high.isPresent();
    }

    /** Empty where an end is infinite. */
    Optional<Rational> width() {
        return low.flatMap(a -> high.map(b -> b.subtract(a)));
    }

    Bounds mirrored() {
        return new Bounds(
                high.map(Rational::negate),
                /* lowOpen= */ highOpen,
                low.map(Rational::negate),
                /* highOpen= */ lowOpen);
    }

    Bounds intersect(Bounds other) {
        return raise(other).mirrored().raise(other.mirrored()).mirrored();
    }

    private Bounds raise(Bounds other) {
        if (other.low.isEmpty()) {
            return this;
        }
        int order = low.map(end -> end.compareTo(other.low.get())).orElse(-1);
        if (order > 0 || (order == 0 && lowOpen)) {
            return this;
        }
        return new Bounds(other.low, other.lowOpen, high, highOpen);
    }

    /** The integers within, as an interval with integers or nothing for ends. */
    Bounds integers() {
        Optional<Rational> first = low.map(end -> integerFrom(end, lowOpen));
        Optional<Rational> last =
                high.map(end -> integerFrom(end.negate(), highOpen).negate());
        return new Bounds(first, first.isEmpty(), last, last.isEmpty());
    }

    private static Rational integerFrom(Rational end, boolean open) {
        Rational ceiling = Rational.of(end.negate().floor()).negate();
        return open && ceiling.equals(end) ? ceiling.add(Rational.ONE) : ceiling;
    }

    /** The value of the interval, ends included, that is nearest. */
    Rational nearestTo(Rational value) {
        if (low.isPresent() && value.compareTo(low.get()) < 0) {
            return low.get();
        }
        return high.isPresent() && value.compareTo(high.get()) > 0 ? high.get() : value;
    }
}
