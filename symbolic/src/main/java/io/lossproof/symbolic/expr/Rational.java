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
        return of(new BigDecimal(value));
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

    /** Rounds by integer division to 64 significant bits with a sticky bit, then lets BigDecimal round once. */
    private double roundedQuotient() {
        int shift = 66 - (numerator.abs().bitLength() - denominator.bitLength());
        int bounded = Math.min(shift, 1200);
        BigInteger scaled = bounded >= 0 ? numerator.shiftLeft(bounded) : numerator;
        BigInteger divisor = bounded >= 0 ? denominator : denominator.shiftLeft(-bounded);
        BigInteger[] parts = scaled.divideAndRemainder(divisor);
        BigInteger quotient = parts[0].shiftLeft(1);
        if (parts[1].signum() != 0) {
            quotient = quotient.add(BigInteger.valueOf(numerator.signum()));
        }
        int exponent = -bounded - 1;
        BigDecimal exact = exponent >= 0
                ? new BigDecimal(quotient.shiftLeft(exponent))
                : new BigDecimal(quotient).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
        return exact.doubleValue();
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
