package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A closed interval with rational ends that holds a real value; exact where both ends are the same. Operations return
 * nothing where the value may be undefined, is too large, or has too many digits to be worth the time.
 */
record Enclosure(Rational low, Rational high) {

    static final Enclosure ZERO = exactly(Rational.ZERO);
    static final Enclosure ONE = exactly(Rational.ONE);
    static final Enclosure PI = of(3141592653589793238L);
    static final Enclosure E = of(2718281828459045235L);
    static final Enclosure EULER_GAMMA = of(577215664901532860L);

    private static final int MOST_BITS = 50_000;

    static Enclosure exactly(Rational value) {
        return new Enclosure(value, value);
    }

    /** The decimal with 18 places whose last digit may be one too small. */
    private static Enclosure of(long attos) {
        long scale = 1_000_000_000_000_000_000L;
        return new Enclosure(Rational.of(attos, scale), Rational.of(attos + 1, scale));
    }

    boolean isExact() {
        return low.equals(high);
    }

    Rational middle() {
        return isExact() ? low : low.add(high).multiply(Rational.HALF);
    }

    boolean isPositive() {
        return low.signum() > 0;
    }

    boolean isNegative() {
        return high.signum() < 0;
    }

    private boolean mayBeZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    private Optional<Enclosure> bounded() {
        return bits(low) > MOST_BITS || bits(high) > MOST_BITS ? Optional.empty() : Optional.of(this);
    }

    private static int bits(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength();
    }

    Enclosure negate() {
        return new Enclosure(high.negate(), low.negate());
    }

    Optional<Enclosure> add(Enclosure other) {
        if (isExact() && other.isExact()) {
            return exactly(low.add(other.low)).bounded();
        }
        return new Enclosure(low.add(other.low), high.add(other.high)).bounded();
    }

    Optional<Enclosure> multiply(Enclosure other) {
        if (isExact() && other.isExact()) {
            return exactly(low.multiply(other.low)).bounded();
        }
        Rational a = low.multiply(other.low);
        Rational b = low.multiply(other.high);
        Rational c = high.multiply(other.low);
        Rational d = high.multiply(other.high);
        return new Enclosure(least(least(a, b), least(c, d)), most(most(a, b), most(c, d))).bounded();
    }

    Optional<Enclosure> divide(Enclosure other) {
        if (other.mayBeZero()) {
            return Optional.empty();
        }
        if (other.isExact()) {
            return multiply(exactly(other.low.reciprocal()));
        }
        return multiply(new Enclosure(other.high.reciprocal(), other.low.reciprocal()));
    }

    Optional<Enclosure> power(int exponent) {
        if (exponent <= 0 && mayBeZero()) {
            return Optional.empty();
        }
        if ((long) Math.max(bits(low), bits(high)) * Math.abs((long) exponent) > MOST_BITS) {
            return Optional.empty();
        }
        Rational a = low.pow(exponent);
        Rational b = high.pow(exponent);
        Rational least = exponent % 2 == 0 && mayBeZero() ? Rational.ZERO : least(a, b);
        return Optional.of(new Enclosure(least, most(a, b)));
    }

    Enclosure abs() {
        if (low.signum() >= 0) {
            return this;
        }
        return high.signum() <= 0 ? negate() : new Enclosure(Rational.ZERO, most(low.negate(), high));
    }

    Enclosure max(Enclosure other) {
        return new Enclosure(most(low, other.low), most(high, other.high));
    }

    Enclosure min(Enclosure other) {
        return new Enclosure(least(low, other.low), least(high, other.high));
    }

    Optional<Enclosure> sign() {
        return low.signum() == high.signum() ? Optional.of(exactly(Rational.of(low.signum()))) : Optional.empty();
    }

    Optional<Enclosure> floor() {
        Rational floor = Rational.of(low.floor());
        return high.floor().equals(floor.numerator()) ? Optional.of(exactly(floor)) : Optional.empty();
    }

    Optional<Enclosure> exp() {
        return increasing(StrictMath::exp).map(image -> new Enclosure(most(image.low, Rational.ZERO), image.high));
    }

    Optional<Enclosure> expm1() {
        return increasing(StrictMath::expm1);
    }

    Optional<Enclosure> log() {
        return isPositive() ? increasing(StrictMath::log) : Optional.empty();
    }

    Optional<Enclosure> log1p() {
        return low.compareTo(Rational.MINUS_ONE) > 0 ? increasing(StrictMath::log1p) : Optional.empty();
    }

    Optional<Enclosure> sqrt() {
        if (low.signum() < 0) {
            return Optional.empty();
        }
        Optional<Rational> root = isExact() ? Roots.exact(low, 2) : Optional.empty();
        return root.map(Enclosure::exactly)
                .or(() -> increasing(StrictMath::sqrt)
                        .map(image -> new Enclosure(most(image.low, Rational.ZERO), image.high)));
    }

    /** The image under an increasing function that StrictMath computes within 1 ulp; two are allowed for. */
    private Optional<Enclosure> increasing(DoubleUnaryOperator function) {
        double from = Doubles.floor(low);
        double to = Doubles.ceiling(high);
        if (Doubles.exact(from).compareTo(low) > 0 || Doubles.exact(to).compareTo(high) < 0) {
            return Optional.empty();
        }
        double least = Math.nextDown(Math.nextDown(function.applyAsDouble(from)));
        double most = Math.nextUp(Math.nextUp(function.applyAsDouble(to)));
        return Double.isFinite(least) && Double.isFinite(most)
                ? Optional.of(new Enclosure(Doubles.exact(least), Doubles.exact(most)))
                : Optional.empty();
    }

    private static Rational least(Rational a, Rational b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Rational most(Rational a, Rational b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
