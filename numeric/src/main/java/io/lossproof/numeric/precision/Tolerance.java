package io.lossproof.numeric.precision;

import java.util.Locale;

/** How much a computed value may differ from the exact one. Prints as it is said: {@code 4 ulp}, {@code relative 1e-12}. */
public record Tolerance(Kind kind, double amount) {

    /** What the amount is measured in. */
    public enum Kind {
        ULP,
        RELATIVE,
        ABSOLUTE
    }

    public Tolerance {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount = " + amount + " is outside [0, infinity), the tolerances");
        }
    }

    /** So many units in the last place of the exact value. */
    public static Tolerance ulps(double amount) {
        return new Tolerance(Kind.ULP, amount);
    }

    /** This share of the size of the exact value. */
    public static Tolerance relative(double amount) {
        return new Tolerance(Kind.RELATIVE, amount);
    }

    public static Tolerance absolute(double amount) {
        return new Tolerance(Kind.ABSOLUTE, amount);
    }

    /** The difference that is allowed where the exact value, or the largest of the terms that cancel, has this size. */
    public double allowed(double scale) {
        return switch (kind) {
            case ULP -> amount * Math.ulp(scale);
            case RELATIVE -> amount * Math.abs(scale);
            case ABSOLUTE -> amount;
        };
    }

    /** Whether two values agree, measured by the expected one; values that are not finite agree if they are the same. */
    public boolean accepts(double computed, double expected) {
        return accepts(computed, expected, expected);
    }

    /** Whether two values agree, measured by a scale such as the largest term of a sum that cancels. */
    public boolean accepts(double computed, double expected, double scale) {
        if (!Double.isFinite(computed) || !Double.isFinite(expected)) {
            return Double.compare(computed, expected) == 0;
        }
        return Math.abs(computed - expected) <= allowed(scale);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ULP -> plain(amount) + " ulp";
            case RELATIVE -> "relative " + plain(amount);
            case ABSOLUTE -> "absolute " + plain(amount);
        };
    }

    private static String plain(double value) {
        if (value == Math.rint(value) && value < 1e6) {
            return String.valueOf((long) value);
        }
        return Double.toString(value).replace(".0E", "E").toLowerCase(Locale.ROOT);
    }
}
