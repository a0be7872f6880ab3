package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What is known of a value: exactly which rational number it is, or a ball. Rational numbers matter because a ball of 1/3 is
 * not exact: on the simplex 1 - p[1] - p[2] is the number p[3], and 0 if that is 0.
 */
final class Enclosure {

    static final Enclosure UNDEFINED = new Enclosure(Optional.empty(), Ball.UNDEFINED);
    static final Enclosure UNKNOWN = new Enclosure(Optional.empty(), Ball.UNKNOWN);
    static final Enclosure ZERO = of(Rational.ZERO);
    static final Enclosure ONE = of(Rational.ONE);

    /** Rational numbers are kept as long as numerator and denominator have together no more bits than this. */
    static final int LARGEST_RATIONAL = 1024;

    private final Optional<Rational> exact;
    private final Ball ball;

    private Enclosure(Optional<Rational> exact, Ball ball) {
        this.exact = exact;
        this.ball = ball;
    }

    static Enclosure of(Rational value) {
        return new Enclosure(Optional.of(value), Ball.UNKNOWN);
    }

    /** The number, or a ball around it if it takes too many bits. */
    static Enclosure of(Rational value, int bits) {
        return size(value) <= LARGEST_RATIONAL ? of(value) : of(toBall(value, bits));
    }

    static Enclosure of(Ball ball) {
        if (ball.isUndefined()) {
            return UNDEFINED;
        }
        if (ball.isUnknown()) {
            return UNKNOWN;
        }
        if (ball.isExact()) {
            double near = ball.toDouble();
            boolean moderate = Math.abs(near) < 1e300 && Math.abs(near) > 1e-300;
            if (moderate || ball.equals(Ball.ZERO)) {
                return new Enclosure(Optional.of(Rational.of(ball.lower())), ball);
            }
        }
        return new Enclosure(Optional.empty(), ball);
    }

    private static int size(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength();
    }

    private static Ball toBall(Rational value, int bits) {
        return value.isInteger() && value.numerator().bitLength() <= bits
                ? Ball.of(value.numerator())
                : Ball.of(value.numerator(), value.denominator(), bits);
    }

    Optional<Rational> exact() {
        return exact;
    }

    Ball ball(int bits) {
        return exact.isPresent() ? toBall(exact.get(), bits) : ball;
    }

    boolean hasValue() {
        return exact.isPresent() || ball.isFinite();
    }

    boolean isUndefined() {
        return exact.isEmpty() && ball.isUndefined();
    }

    Truth state() {
        return hasValue() ? Truth.TRUE : isUndefined() ? Truth.UNDEFINED : Truth.UNKNOWN;
    }

    /** The exact value if it is an integer of moderate size. */
    Optional<BigInteger> integer() {
        return exact.filter(Rational::isInteger).map(Rational::numerator);
    }
}
