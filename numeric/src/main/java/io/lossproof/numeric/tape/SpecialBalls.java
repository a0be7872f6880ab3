package io.lossproof.numeric.tape;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The special functions of the language in certified arithmetic: exact where they are rational, balls elsewhere. */
final class SpecialBalls {

    /** Factorials up to here are numbers; of larger ones only the leading bits are computed. */
    private static final int LARGEST_FACTORIAL = 1000;

    private static final int LARGEST_HARMONIC = 128;

    /** Binomial coefficients of any number over an integer up to here are products. */
    private static final int LARGEST_CHOICE = 64;

    private SpecialBalls() {}

    /** Computed when first asked for. */
    private static final class Factorials {
        static final BigInteger[] TABLE = table();

        private static BigInteger[] table() {
            BigInteger[] table = new BigInteger[LARGEST_FACTORIAL + 1];
            table[0] = BigInteger.ONE;
            for (int n = 1; n <= LARGEST_FACTORIAL; n++) {
                table[n] = table[n - 1].multiply(BigInteger.valueOf(n));
            }
            return table;
        }
    }

    /** The value at rational arguments if it is known to be rational, or the logarithm of such a value. */
    static Optional<Enclosure> exactly(Op op, List<Rational> x, int bits) {
        Rational first = x.get(0);
        return switch (op) {
            case GAMMA -> number(factorial(first.subtract(Rational.ONE)), bits);
            case FACTORIAL -> number(factorial(first), bits);
            case LOGGAMMA -> log(factorial(first.subtract(Rational.ONE)), bits);
            case BETA -> number(beta(first, x.get(1)), bits);
            case LOGBETA -> log(beta(first, x.get(1)), bits);
            case BINOMIAL -> number(binomial(first, x.get(1)), bits);
            case HARMONICNUMBER -> number(harmonic(first), bits);
            case ERF -> number(first.isZero() ? Optional.of(Rational.ZERO) : Optional.empty(), bits);
            case ERFC -> number(first.isZero() ? Optional.of(Rational.ONE) : Optional.empty(), bits);
            case NORMALCDF -> number(first.isZero() ? Optional.of(Rational.HALF) : Optional.empty(), bits);
            default -> Optional.empty();
        };
    }

    private static Optional<Enclosure> number(Optional<Rational> value, int bits) {
        return value.map(exact -> Enclosure.of(exact, bits));
    }

    private static Optional<Enclosure> log(Optional<Rational> value, int bits) {
        return value.map(
                exact -> Enclosure.of(Enclosure.of(exact, bits).ball(bits + 4).log(bits)));
    }

    private static Optional<Rational> factorial(Rational n) {
        return isUpTo(n, LARGEST_FACTORIAL)
                ? Optional.of(Rational.of(Factorials.TABLE[n.numerator().intValue()]))
                : Optional.empty();
    }

    private static boolean isUpTo(Rational n, int largest) {
        return n.isInteger() && n.signum() >= 0 && n.compareTo(Rational.of(largest)) <= 0;
    }

    private static Optional<Rational> beta(Rational a, Rational b) {
        Optional<Rational> first = factorial(a.subtract(Rational.ONE));
        Optional<Rational> second = factorial(b.subtract(Rational.ONE));
        Optional<Rational> both = factorial(a.add(b).subtract(Rational.ONE));
        return first.isPresent() && second.isPresent() && both.isPresent()
                ? Optional.of(first.get().multiply(second.get()).divide(both.get()))
                : Optional.empty();
    }

    /**
     * {@code n!/(k! (n - k)!)}, 0 for integers k outside of 0 to n, and for other n over a small integer k the product
     * {@code n (n - 1)...(n - k + 1)/k!}.
     */
    private static Optional<Rational> binomial(Rational n, Rational k) {
        Rational rest = n.subtract(k);
        boolean integers = n.isInteger() && k.isInteger() && n.signum() >= 0;
        if (integers && (k.signum() < 0 || rest.signum() < 0)) {
            return Optional.of(Rational.ZERO);
        }
        Optional<Rational> all = factorial(n);
        Optional<Rational> chosen = factorial(k);
        Optional<Rational> left = factorial(rest);
        if (all.isPresent() && chosen.isPresent() && left.isPresent()) {
            return Optional.of(all.get().divide(chosen.get().multiply(left.get())));
        }
        boolean defined = n.compareTo(Rational.MINUS_ONE) > 0
                && rest.compareTo(Rational.MINUS_ONE) > 0
                && isUpTo(k, LARGEST_CHOICE);
        int size = n.numerator().bitLength() + n.denominator().bitLength();
        if (!defined || (long) size * k.numerator().intValue() > Enclosure.LARGEST_RATIONAL) {
            return Optional.empty();
        }
        Rational product = Rational.ONE;
        for (int i = 0; i < k.numerator().intValue(); i++) {
            product = product.multiply(n.subtract(Rational.of(i)));
        }
        return Optional.of(product.divide(factorial(k).orElseThrow()));
    }

    private static Optional<Rational> harmonic(Rational n) {
        if (!isUpTo(n, LARGEST_HARMONIC)) {
            return Optional.empty();
        }
        Rational sum = Rational.ZERO;
        for (int k = 1; k <= n.numerator().intValue(); k++) {
            sum = sum.add(Rational.of(1, k));
        }
        return Optional.of(sum);
    }

    /** A function of one argument, none of the elementary ones. */
    static Ball unary(Op op, Ball x, int bits) {
        return switch (op) {
            case GAMMA -> x.gamma(bits);
            case LOGGAMMA -> x.logGamma(bits);
            case DIGAMMA -> x.digamma(bits);
            case TRIGAMMA -> x.polygamma(1, bits);
            case HARMONICNUMBER -> x.harmonicNumber(bits);
            case ERF -> x.erf(bits);
            case ERFC -> x.erfc(bits);
            case NORMALCDF -> x.normalCdf(bits);
            default -> throw new IllegalArgumentException(op.text() + " does not take one argument");
        };
    }

    /** {@code Gamma(y)} for y = x + 1, defined for positive y only. */
    static Ball factorialBefore(Ball y, int bits) {
        Ball state = y.logGamma(Ball.MINIMUM_BITS);
        return state.isFinite() ? y.gamma(bits) : state;
    }

    /** A function whose first argument is its order, given as {@link Machine#integer} has it. */
    static Ball ofOrder(Op op, long order, Ball x, int bits) {
        if (order == Machine.NOT_DECIDED) {
            return Ball.UNKNOWN;
        }
        if (order < 0) {
            return Ball.UNDEFINED; // no integer, or a negative one
        }
        int n = (int) Math.min(order, Integer.MAX_VALUE);
        return switch (op) {
            case POLYGAMMA -> x.polygamma(n, bits);
            case BESSELI -> x.besselI(n, bits);
            case LOGBESSELI -> x.logBesselI(n, bits);
            default -> throw new IllegalArgumentException(op.text() + " has no order");
        };
    }
}
