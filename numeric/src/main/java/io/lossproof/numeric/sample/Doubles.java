package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;

/** Finite doubles as exact numbers and by their ordinal. */
final class Doubles {

    private Doubles() {}

    /** The exact value of a finite double. */
    static Rational exact(double value) {
        return Rational.of(value);
    }

    /** The nearest double, ties to even, infinite beyond the largest. */
    static double nearest(Rational value) {
        return value.toDouble();
    }

    static boolean isDouble(Rational value) {
        double nearest = nearest(value);
        return Double.isFinite(nearest) && exact(nearest).equals(value);
    }

    /** The largest finite double that is not larger; the smallest finite one where there is none. */
    static double floor(Rational value) {
        double nearest = finite(nearest(value));
        return exact(nearest).compareTo(value) > 0 ? finite(Math.nextDown(nearest)) : nearest;
    }

    /** The smallest finite double that is not smaller; the largest finite one where there is none. */
    static double ceiling(Rational value) {
        return 0.0 - floor(value.negate());
    }

    /** The largest finite double that is smaller. */
    static Rational below(Rational value) {
        double floor = floor(value);
        return exact(exact(floor).equals(value) ? finite(Math.nextDown(floor)) : floor);
    }

    /** The smallest finite double that is larger. */
    static Rational above(Rational value) {
        return below(value.negate()).negate();
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Counts the finite doubles in their order; both zeros are number 0. */
    static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
    }

    static double ofOrdinal(long ordinal) {
        return ordinal >= 0 ? Double.longBitsToDouble(ordinal) : -Double.longBitsToDouble(-ordinal);
    }
}
