package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/** Roots of rationals. */
final class Roots {

    private Roots() {}

    /** The root that is not negative of a value that is not negative, where it is rational. */
    static Optional<Rational> exact(Rational value, int degree) {
        return exact(value.numerator(), degree)
                .flatMap(above -> exact(value.denominator(), degree).map(below -> Rational.of(above, below)));
    }

    private static Optional<BigInteger> exact(BigInteger value, int degree) {
        BigInteger root = degree == 2
                ? value.sqrt()
                : BigInteger.valueOf(Math.round(StrictMath.pow(value.doubleValue(), 1.0 / degree)));
        return root.pow(degree).equals(value) ? Optional.of(root) : Optional.empty();
    }
}
