package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * {@code a + b sqrt(d)} with rational a, b other than 0, and d.
 *
 * @param a the rational part
 * @param b the factor of the root
 * @param root the monomial in roots of primes whose square is d
 * @param d not the square of a rational
 */
record QuadraticNumber(Rational a, Rational b, Monomial root, Rational d) {

    static Optional<QuadraticNumber> of(Polynomial polynomial) {
        if (polynomial.terms().size() != 2 || polynomial.constantTerm().isZero()) {
            return Optional.empty();
        }
        Monomial root = polynomial.terms().keySet().stream()
                .filter(monomial -> !monomial.isOne())
                .findFirst()
                .orElseThrow();
        Rational square = Rational.ONE;
        for (Map.Entry<Expr, Rational> power : root.exponents().entrySet()) {
            if (!(power.getKey() instanceof Num num) || !power.getValue().equals(Rational.HALF)) {
                return Optional.empty();
            }
            square = square.multiply(num.value());
        }
        Rational factor = polynomial.terms().getOrDefault(root, Rational.ONE);
        return Optional.of(new QuadraticNumber(polynomial.constantTerm(), factor, root, square));
    }

    /** {@code a^2 - b^2 d}, the product with the conjugate. */
    Rational norm() {
        return a.multiply(a).subtract(b.multiply(b).multiply(d));
    }

    /** The number with the other sign of the root. */
    Polynomial conjugate() {
        return Polynomial.of(root, b.negate()).plus(Polynomial.constant(a));
    }

    /**
     * x and y with {@code sqrt(a + b sqrt(d)) = sqrt(x) + sign(b) sqrt(y)}, if they are rational: {@code x, y = (a ±
     * sqrt(norm))/2}. The number must be positive.
     */
    Optional<Rational[]> parts() {
        Optional<Rational> s = squareRoot(norm());
        if (a.signum() <= 0 || s.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rational[] {
            a.add(s.get()).multiply(Rational.HALF), a.subtract(s.get()).multiply(Rational.HALF)
        });
    }

    /** The square root of a rational, if it is rational. */
    static Optional<Rational> squareRoot(Rational value) {
        if (value.signum() < 0) {
            return Optional.empty();
        }
        BigInteger above = value.numerator().sqrt();
        BigInteger below = value.denominator().sqrt();
        boolean exact = above.multiply(above).equals(value.numerator())
                && below.multiply(below).equals(value.denominator());
        return exact ? Optional.of(Rational.of(above, below)) : Optional.empty();
    }
}
