package io.lossproof.symbolic.expr;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms with a positive denominator. */
public final class Rational implements Comparable<Rational> {

    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);
    public static final Rational TWO = of(2);
    public static final Rational HALF = of(1, 2);
    public static final Rational MINUS_ONE = of(-1);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /** The quotient in lowest terms; throws {@link ArithmeticException} for a zero denominator. */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("the denominator of a rational number is zero");
        }
        BigInteger gcd = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            gcd = gcd.negate();
        }
        return new Rational(numerator.divide(gcd), denominator.divide(gcd));
    }

    /** The exact value of a decimal: {@code 0.1} is one tenth. */
    public static Rational of(BigDecimal value) {
        return value.scale() >= 0
                ? of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : of(value.unscaledValue().multiply(BigInteger.TEN.pow(-value.scale())));
    }

    /** The exact value of a finite double, a dyadic rational. */
    public static Rational of(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(value + " is not a finite number");
        }
        long bits = Double.doubleToLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7FF);
        long mantissa = bits & (1L << 52) - 1;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << 52;
        }
        if (mantissa == 0) {
            return ZERO;
        }
        int zeros = Long.numberOfTrailingZeros(mantissa);
        int shift = exponent - 1075 + zeros;
        BigInteger odd = BigInteger.valueOf((bits < 0 ? -mantissa : mantissa) >> zeros);
        return shift >= 0
                ? new Rational(odd.shiftLeft(shift), BigInteger.ONE)
                : new Rational(odd, BigInteger.ONE.shiftLeft(-shift));
    }

    public BigInteger numerator() {
        return numerator;
    }

    public BigInteger denominator() {
        return denominator;
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public boolean isOne() {
        return isInteger() && numerator.equals(BigInteger.ONE);
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public Rational add(Rational other) {
        if (isInteger() && other.isInteger()) {
            return new Rational(numerator.add(other.numerator), BigInteger.ONE);
        }
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational subtract(Rational other) {
        return add(other.negate());
    }

    public Rational multiply(Rational other) {
        if (isInteger() && other.isInteger()) {
            return new Rational(numerator.multiply(other.numerator), BigInteger.ONE);
        }
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational divide(Rational other) {
        return multiply(other.reciprocal());
    }

    public Rational reciprocal() {
        return of(denominator, numerator);
    }

    /** An integer power; a negative one of zero throws {@link ArithmeticException}. */
    public Rational pow(int exponent) {
        Rational base = exponent < 0 ? reciprocal() : this;
        int n = Math.abs(exponent);
        return new Rational(base.numerator.pow(n), base.denominator.pow(n));
    }

    /** The largest integer that is not larger. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest double, ties to even; infinite where the value overflows. */
    public double toDouble() {
        if (isInteger() && numerator.bitLength() <= 53) {
            return numerator.longValue();
        }
        if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
            return numerator.doubleValue() / denominator.doubleValue();
        }
        return roundedQuotient();
    }

    /** Rounds the quotient of 55 or 56 bits half to even; by shifts, so also fast far from 1. */
    private double roundedQuotient() {
        BigInteger magnitude = numerator.abs();
        int shift = 55 - (magnitude.bitLength() - denominator.bitLength());
        BigInteger[] division = shift >= 0
                ? magnitude.shiftLeft(shift).divideAndRemainder(denominator)
                : magnitude.divideAndRemainder(denominator.shiftLeft(-shift));
        long quotient = division[0].longValueExact();
        int lastBit = Math.max(63 - Long.numberOfLeadingZeros(quotient) - shift - 52, Double.MIN_EXPONENT - 52);
        int dropped = lastBit + shift;
        double rounded;
        if (dropped > 60) {
            rounded = 0;
        } else if (lastBit > Double.MAX_EXPONENT) {
            rounded = Double.POSITIVE_INFINITY;
        } else {
            long kept = quotient >>> dropped;
            long rest = quotient - (kept << dropped);
            long half = 1L << (dropped - 1);
            boolean tie = rest == half && division[1].signum() == 0;
            boolean up = tie ? (kept & 1) == 1 : rest >= half;
            rounded = Math.scalb((double) (up ? kept + 1 : kept), lastBit);
        }
        return numerator.signum() < 0 ? -rounded : rounded;
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
