package io.lossproof.numeric.precision;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A binary format of IEEE 754, its numbers held in doubles. Rounding is to the nearest number, ties to even, to an infinity
 * beyond the largest.
 */
public enum Format {
    /** Doubles: 53 bits, from 2^-1074. */
    BINARY64("float") {
        @Override
        public double round(double value) {
            return value;
        }

        @Override
        public OptionalDouble round(Ball value) {
            return value.roundToDouble();
        }

        @Override
        public double ulp(double value) {
            return Math.ulp(value);
        }

        @Override
        public double next(double value, double towards) {
            return Math.nextAfter(value, towards);
        }
    },
    /** Floats: 24 bits, from 2^-149. */
    BINARY32("float32") {
        @Override
        public double round(double value) {
            return (float) value;
        }

        @Override
        public OptionalDouble round(Ball value) {
            Optional<Float> rounded = value.roundToFloat();
            return rounded.isPresent() ? OptionalDouble.of(rounded.get()) : OptionalDouble.empty();
        }

        @Override
        public double ulp(double value) {
            return Math.ulp((float) value);
        }

        @Override
        public double next(double value, double towards) {
            return Math.nextAfter((float) value, towards);
        }
    };

    private static final int LITERAL_BITS = 2200; // decides every rational number that is not within 2^-1100 of a tie

    private final String relation;

    Format(String relation) {
        this.relation = relation;
    }

    /** The name of the relation that speaks of this format: {@code float}, {@code float32}. */
    public String relation() {
        return relation;
    }

    /** The number of this format nearest to a double; NaN stays NaN. */
    public abstract double round(double value);

    /** The number to which every real number of the ball rounds, if there is just one. */
    public abstract OptionalDouble round(Ball value);

    /** The distance between the numbers of this format at the size of a value, at least that of the subnormal ones. */
    public abstract double ulp(double value);

    /** The neighbour of a number of this format. */
    public abstract double next(double value, double towards);

    /** The number of this format nearest to a rational number. */
    public double round(Rational value) {
        if (this == BINARY64) {
            return value.toDouble();
        }
        Ball exact = Ball.of(value.numerator(), value.denominator(), LITERAL_BITS);
        return round(exact).orElseGet(() -> round(value.toDouble()));
    }

    /** Whether a rational number is one of this format, so that nothing is lost when a program is given it. */
    public boolean holds(Rational value) {
        double rounded = round(value);
        return Double.isFinite(rounded) && Rational.of(rounded).equals(value);
    }
}
