package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An interval that contains every value of a formula, with rational or infinite ends that belong to it or not. Every
 * operation returns an interval that contains the exact image.
 */
record Range(Optional<Rational> lower, boolean lowerOpen, Optional<Rational> upper, boolean upperOpen) {

    static final Range ALL = new Range(Optional.empty(), true, Optional.empty(), true);
    static final Range POSITIVE = above(Rational.ZERO, true);
    static final Range NONNEGATIVE = above(Rational.ZERO, false);
    static final Range NEGATIVE = POSITIVE.negate();
    static final Range UNIT = of(Rational.ZERO, true, Rational.ONE, true);

    static Range point(Rational value) {
        return of(value, false, value, false);
    }

    static Range of(Rational lower, boolean lowerOpen, Rational upper, boolean upperOpen) {
        return new Range(Optional.of(lower), lowerOpen, Optional.of(upper), upperOpen);
    }

    static Range above(Rational lower, boolean open) {
        return new Range(Optional.of(lower), open, Optional.empty(), true);
    }

    static Range below(Rational upper, boolean open) {
        return new Range(Optional.empty(), true, Optional.of(upper), open);
    }

    boolean isPositive() {
        return lower.map(end -> end.signum() > 0 || end.signum() == 0 && lowerOpen)
                .orElse(false);
    }

    boolean isNonnegative() {
        return lower.map(end -> end.signum() >= 0).orElse(false);
    }

    boolean isNegative() {
        return negate().isPositive();
    }

    boolean isNonpositive() {
        return negate().isNonnegative();
    }

    boolean isZero() {
        return isNonnegative() && isNonpositive();
    }

    /** The value, if there is one only. */
    Optional<Rational> onlyValue() {
        return lowerOpen || upperOpen || !lower.equals(upper) ? Optional.empty() : lower;
    }

    boolean excludesZero() {
        return isPositive() || isNegative();
    }

    /** The values other than 0, where that changes an end. */
    Range apartFromZero() {
        return isNonnegative() ? and(POSITIVE) : isNonpositive() ? and(NEGATIVE) : this;
    }

    boolean isEmpty() {
        if (lower.isEmpty() || upper.isEmpty()) {
            return false;
        }
        int order = lower.get().compareTo(upper.get());
        return order > 0 || order == 0 && (lowerOpen || upperOpen);
    }

    Range negate() {
        return new Range(
                upper.map(Rational::negate),
                /* lowerOpen= */ upperOpen,
                lower.map(Rational::negate),
                /* upperOpen= */ lowerOpen);
    }

    Range plus(Range other) {
        return new Range(
                lower.flatMap(a -> other.lower.map(a::add)),
                lowerOpen || other.lowerOpen,
                upper.flatMap(a -> other.upper.map(a::add)),
                upperOpen || other.upperOpen);
    }

    Range plus(Rational shift) {
        return plus(point(shift));
    }

    Range times(Rational factor) {
        if (factor.isZero()) {
            return point(Rational.ZERO);
        }
        if (factor.signum() < 0) {
            return negate().times(factor.negate());
        }
        return new Range(lower.map(factor::multiply), lowerOpen, upper.map(factor::multiply), upperOpen);
    }

    /** By signs; the ends are kept where both factors are non-negative. */
    Range times(Range other) {
        if (isNonnegative() && other.isNonnegative()) {
            boolean positive = isPositive() && other.isPositive();
            Rational low = lower.orElse(Rational.ZERO).multiply(other.lower.orElse(Rational.ZERO));
            boolean lowOpen = low.isZero() ? positive : lowerOpen || other.lowerOpen;
            if (isZero() || other.isZero()) {
                return point(Rational.ZERO);
            }
            boolean bounded = upper.isPresent() && other.upper.isPresent();
            Optional<Rational> high =
                    bounded ? Optional.of(upper.orElseThrow().multiply(other.upper.orElseThrow())) : Optional.empty();
            boolean closedHigh = !upperOpen && !other.upperOpen;
            return new Range(Optional.of(low), lowOpen, high, !(bounded && closedHigh));
        }
        if (isNonpositive() && !isZero()) {
            return negate().times(other).negate();
        }
        if (other.isNonpositive() && !other.isZero()) {
            return times(other.negate()).negate();
        }
        return ALL;
    }

    Range inverse() {
        if (isEmpty()) {
            return this;
        }
        if (isNegative()) {
            return negate().inverse().negate();
        }
        if (!isPositive()) {
            return ALL;
        }
        Optional<Rational> low = upper.map(Rational::reciprocal);
        Optional<Rational> high = lower.filter(end -> !end.isZero()).map(Rational::reciprocal);
        return new Range(
                Optional.of(low.orElse(Rational.ZERO)), low.isEmpty() || upperOpen, high, high.isEmpty() || lowerOpen);
    }

    Range power(int exponent) {
        if (exponent < 0) {
            return power(-exponent).inverse();
        }
        Range result = point(Rational.ONE);
        Range base = exponent % 2 == 0 ? abs() : this;
        for (int i = 0; i < exponent; i++) {
            result = result.times(base);
        }
        return exponent % 2 == 0 ? result.and(NONNEGATIVE) : result;
    }

    Range abs() {
        if (isNonnegative()) {
            return this;
        }
        if (isNonpositive()) {
            return negate();
        }
        Optional<Rational> largest = upper.flatMap(u -> lower.map(l -> {
            Rational down = l.negate();
            return u.compareTo(down) >= 0 ? u : down;
        }));
        return new Range(Optional.of(Rational.ZERO), false, largest, true).closedAbove(largest.isPresent());
    }

    private Range closedAbove(boolean bounded) {
        return bounded ? new Range(lower, lowerOpen, upper, false) : this;
    }

    /** The smallest range with the same integers. */
    Range toIntegers() {
        Optional<Rational> low = lower.map(
                end -> Rational.of(lowerOpen || !end.isInteger() ? end.floor().add(BigInteger.ONE) : end.numerator()));
        Optional<Rational> high = upper.map(end -> end.negate())
                .map(end ->
                        Rational.of(upperOpen || !end.isInteger() ? end.floor().add(BigInteger.ONE) : end.numerator()))
                .map(Rational::negate);
        return new Range(low, low.isEmpty(), high, high.isEmpty());
    }

    /** The intersection; what lies outside of either is not a value. */
    Range and(Range other) {
        Range result = this;
        if (other.lower.isPresent()) {
            int order = lower.map(end -> other.lower.get().compareTo(end)).orElse(1);
            if (order > 0 || order == 0 && other.lowerOpen) {
                result = new Range(other.lower, other.lowerOpen, result.upper, result.upperOpen);
            }
        }
        if (other.upper.isPresent()) {
            int order = upper.map(end -> other.upper.get().compareTo(end)).orElse(-1);
            if (order < 0 || order == 0 && other.upperOpen) {
                result = new Range(result.lower, result.lowerOpen, other.upper, other.upperOpen);
            }
        }
        return result;
    }

    /** The smallest interval that contains both. */
    Range or(Range other) {
        boolean lowerFromOther =
                lower.isPresent() && (other.lower.isEmpty() || other.lower.get().compareTo(lower.get()) < 0);
        boolean upperFromOther =
                upper.isPresent() && (other.upper.isEmpty() || other.upper.get().compareTo(upper.get()) > 0);
        boolean sameLower = lower.equals(other.lower);
        boolean sameUpper = upper.equals(other.upper);
        return new Range(
                lowerFromOther ? other.lower : lower,
                sameLower ? lowerOpen && other.lowerOpen : lowerFromOther ? other.lowerOpen : lowerOpen,
                upperFromOther ? other.upper : upper,
                sameUpper ? upperOpen && other.upperOpen : upperFromOther ? other.upperOpen : upperOpen);
    }

    /** Contains the larger of a value here and a value there. */
    Range max(Range other) {
        Range result = or(other);
        return result.and(new Range(lower, lowerOpen, Optional.empty(), true))
                .and(new Range(other.lower, other.lowerOpen, Optional.empty(), true));
    }

    @Override
    public String toString() {
        return (lowerOpen ? "(" : "[")
                + lower.map(Rational::toString).orElse("-inf")
                + ", "
                + upper.map(Rational::toString).orElse("inf")
                + (upperOpen ? ")" : "]");
    }
}
