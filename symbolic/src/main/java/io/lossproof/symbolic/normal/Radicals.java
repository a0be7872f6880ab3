package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.Map;
import java.util.Optional;

/**
 * Signs of polynomials with a square root, {@code c s + r} with {@code s = sqrt(p)}: for c >= 0 it is at least 0 where
 * {@code c^2 p >= r^2}, for c <= 0 where r >= 0 and {@code r^2 >= c^2 p}.
 */
final class Radicals {

    private Radicals() {}

    static Optional<Certificate> nonnegative(Polynomial polynomial, Facts facts, int depth) {
        for (Expr atom : polynomial.atoms().stream().sorted(Canonical.ORDER).toList()) {
            Optional<Certificate> found = in(atom, polynomial, facts, depth);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Certificate> in(Expr atom, Polynomial polynomial, Facts facts, int depth) {
        Polynomial slope = Polynomial.ZERO;
        Polynomial rest = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Rational power = term.getKey().exponent(atom);
            if (power.isInteger()) {
                rest = rest.plus(Polynomial.of(term.getKey(), term.getValue()));
            } else if (power.subtract(Rational.HALF).isInteger()) {
                Monomial without = term.getKey().times(Monomial.of(atom, Rational.HALF.negate()));
                slope = slope.plus(Polynomial.of(without, term.getValue()));
            } else {
                return Optional.empty();
            }
        }
        if (slope.isZero() || rest.isZero()) {
            return Optional.empty();
        }
        Polynomial squares = slope.times(slope)
                .times(atom.freeNames().isEmpty() ? Polynomial.of(atom) : Polynomial.light(atom))
                .minus(rest.times(rest));
        if (isNonnegative(slope, facts, depth).isPresent()) {
            return isNonnegative(squares, facts, depth).map(found -> named(found, atom));
        }
        return isNonnegative(slope.times(Rational.MINUS_ONE), facts, depth).isPresent()
                        && isNonnegative(rest, facts, depth).isPresent()
                ? isNonnegative(squares.times(Rational.MINUS_ONE), facts, depth).map(found -> named(found, atom))
                : Optional.empty();
    }

    private static Certificate named(Certificate found, Expr atom) {
        return new Certificate(found.strict(), java.util.List.of("by squaring around sqrt(" + atom + ")"))
                .after(found.methods());
    }

    private static Optional<Certificate> isNonnegative(Polynomial polynomial, Facts facts, int depth) {
        return new Signs(facts).nonnegative(Fraction.of(polynomial), false, depth);
    }
}
