package io.lossproof.numeric.ball;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What is known of a real number: a midpoint {@code m * 2^e} with a radius, or one of two ways of having no value.
 *
 * <ul>
 *   <li>{@link State#FINITE}: the expression is certainly defined, and its value lies within the radius of the midpoint.
 *   <li>{@link State#UNDEFINED}: the real numbers certainly do not define the expression: the logarithm of a number that
 *       is certainly not positive, a division by exact zero, a root of a certainly negative number, 0^0.
 *   <li>{@link State#UNKNOWN}: not decided at this precision (the logarithm of a ball that contains zero), or beyond the
 *       limits of the arithmetic: sizes of 2^(2^58) and more.
 * </ul>
 *
 * <p>An undefined operand makes every result undefined, even that of {@code 0 * x} or {@code max}; otherwise an unknown
 * operand makes it unknown.
 *
 * <p>The inclusion principle holds for every operation and every precision from {@value #MINIMUM_BITS} bits on: whatever
 * values the operands stand for, the value of the operation is in the result. The precision {@code bits} says how many
 * bits of the midpoint are kept. For exact operands the relative width of a result is about {@code 2^-bits}, whatever
 * cancels on the way; a wider operand costs what the condition of the function costs. A caller who raises the precision
 * therefore converges. Results that need few bits stay exact, with radius zero: {@code exp(0) = 1}.
 *
 * <p>A value that is too small for the exponents becomes a ball around zero with a tiny radius.
 *
 * <p>Source of the model: F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE
 * Transactions on Computers 66 (2017), sections 2 and 3. The formulas and their bounds are derived beside the code.
 */
public final class Ball {
    /** Whether there is a value. */
    public enum State {
        FINITE,
        UNDEFINED,
        UNKNOWN
    }

    /** The smallest precision an operation accepts. */
    public static final int MINIMUM_BITS = 24;

    /** No midpoint or radius reaches 2^EXPONENT_LIMIT, and none that is not zero is below 2^-(EXPONENT_LIMIT + 1). */
    static final long EXPONENT_LIMIT = 1L << 58;

    public static final Ball ZERO = new Ball(BigInteger.ZERO, 0, Magnitude.ZERO);
    public static final Ball ONE = new Ball(BigInteger.ONE, 0, Magnitude.ZERO);
    public static final Ball UNDEFINED = new Ball(State.UNDEFINED);
    public static final Ball UNKNOWN = new Ball(State.UNKNOWN);

    private static final int COMPARISON_BITS = 64;

    private final State state;
    private final BigInteger mantissa;
    private final long exponent;
    private final Magnitude radius;

    private Ball(State state) {
        this.state = state;
        this.mantissa = BigInteger.ZERO;
        this.exponent = 0;
        this.radius = Magnitude.ZERO;
    }

    private Ball(BigInteger mantissa, long exponent, Magnitude radius) {
        this.state = State.FINITE;
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.radius = radius;
    }

    // ---------------------------------------------------------------------------------------------- construction

    /** Returns the exact value. */
    public static Ball of(long value) {
        return exact(BigInteger.valueOf(value), 0);
    }

    /** Returns the exact value. */
    public static Ball of(BigInteger value) {
        return exact(value, 0);
    }

    /** Returns the exact value; -0.0 is zero. */
    public static Ball of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "value = " + value + " is not a real number; a ball needs a finite double");
        }
        int field = Math.getExponent(value);
        long fraction = Double.doubleToRawLongBits(value) & 0x000fffffffffffffL;
        boolean subnormal = field < Double.MIN_EXPONENT;
        long size = subnormal ? fraction : fraction | 0x0010000000000000L;
        if (size == 0) {
            return ZERO;
        }
        int zeros = Long.numberOfTrailingZeros(size);
        long signed = value < 0 ? -(size >> zeros) : size >> zeros;
        return new Ball(
                BigInteger.valueOf(signed), (subnormal ? Double.MIN_EXPONENT : field) - 52L + zeros, Magnitude.ZERO);
    }

    /** Returns {@code numerator / denominator}, exact where {@code bits} bits hold it; undefined for denominator 0. */
    public static Ball of(BigInteger numerator, BigInteger denominator, int bits) {
        return of(numerator).div(of(denominator), bits);
    }

    /** Returns a ball that contains pi. */
    public static Ball pi(int bits) {
        return Constants.pi(checked(bits) + 8).toBall().round(bits);
    }

    /** Returns a ball that contains e. */
    public static Ball e(int bits) {
        return ONE.exp(bits);
    }

    /** Returns a ball that contains log 2. */
    public static Ball ln2(int bits) {
        return Constants.ln2(checked(bits) + 8).toBall().round(bits);
    }

    /** Returns a ball that contains Euler's constant, 0.5772156649... */
    public static Ball eulerGamma(int bits) {
        return Cached.eulerGamma(checked(bits));
    }

    /** Returns the exact value {@code mantissa * 2^exponent}, a dyadic number within the limits of a ball. */
    static Ball exact(BigInteger mantissa, long exponent) {
        return limited(mantissa, exponent, Magnitude.ZERO);
    }

    /** Returns the ball with this midpoint and radius, its midpoint cut to the precision and its size checked. */
    static Ball rounded(BigInteger mantissa, long exponent, Magnitude radius, int bits) {
        int excess = mantissa.bitLength() - checked(bits);
        if (excess <= 0) {
            return limited(mantissa, exponent, radius);
        }
        // the shift rounds down: what is cut off is less than one unit of the last place kept
        Magnitude cut = mantissa.getLowestSetBit() < excess ? Magnitude.powerOfTwo(exponent + excess) : Magnitude.ZERO;
        return limited(mantissa.shiftRight(excess), exponent + excess, radius.plus(cut));
    }

    private static Ball limited(BigInteger mantissa, long exponent, Magnitude radius) {
        BigInteger middle = mantissa;
        Magnitude error = radius;
        if (middle.signum() != 0) {
            long top = middle.bitLength() + exponent;
            if (top > EXPONENT_LIMIT) {
                return UNKNOWN;
            }
            if (top < -EXPONENT_LIMIT) { // |midpoint| <= 2^top moves into the radius
                middle = BigInteger.ZERO;
                error = error.plus(Magnitude.powerOfTwo(top));
            }
        }
        if (!error.isZero()) {
            if (error.top() > EXPONENT_LIMIT) {
                return UNKNOWN;
            }
            if (error.top() < -EXPONENT_LIMIT) {
                error = Magnitude.powerOfTwo(-EXPONENT_LIMIT);
            }
        }
        return new Ball(middle, middle.signum() == 0 ? 0 : exponent, error);
    }

    /** Returns the ball around zero with the smallest radius there is. */
    static Ball tiny() {
        return new Ball(BigInteger.ZERO, 0, Magnitude.powerOfTwo(-EXPONENT_LIMIT));
    }

    private static int checked(int bits) {
        if (!(bits >= MINIMUM_BITS)) {
            throw new IllegalArgumentException(
                    "bits = " + bits + " is outside [" + MINIMUM_BITS + ", infinity), the precisions of a ball");
        }
        return bits;
    }

    /** Returns this midpoint, cut to the precision, with a radius that covers this ball. */
    public Ball round(int bits) {
        return isFinite() ? rounded(mantissa, exponent, radius, bits) : this;
    }

    // --------------------------------------------------------------------------------------------------- queries

    public State state() {
        return state;
    }

    public boolean isFinite() {
        return state == State.FINITE;
    }

    public boolean isUndefined() {
        return state == State.UNDEFINED;
    }

    public boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    /** Whether this is a single number. */
    public boolean isExact() {
        return isFinite() && radius.isZero();
    }

    /** Whether zero is in the ball; false if there is no value. */
    public boolean containsZero() {
        return isFinite() && certainSign().orElse(0) == 0;
    }

    /** Returns -1, 0 (exactly zero) or 1 if every number of the ball has this sign, nothing if that is not decided. */
    public OptionalInt certainSign() {
        if (!isFinite() || (!radius.isZero() && compareSizeWithRadius() <= 0)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(mantissa.signum());
    }

    boolean isCertainlyPositive() {
        return isFinite() && mantissa.signum() > 0 && compareSizeWithRadius() > 0;
    }

    boolean isCertainlyNegative() {
        return isFinite() && mantissa.signum() < 0 && compareSizeWithRadius() > 0;
    }

    /** Whether no number of the ball is positive. */
    boolean isCertainlyNotPositive() {
        return isFinite() && mantissa.signum() <= 0 && compareSizeWithRadius() >= 0;
    }

    /** Whether no number of the ball is negative. */
    boolean isCertainlyNotNegative() {
        return isFinite() && mantissa.signum() >= 0 && compareSizeWithRadius() >= 0;
    }

    boolean isExactlyZero() {
        return isExact() && mantissa.signum() == 0;
    }

    /** Whether this is a single number and an integer. */
    boolean isExactInteger() {
        return isExact() && (exponent >= 0 || mantissa.signum() == 0 || mantissa.getLowestSetBit() >= -exponent);
    }

    /** Whether every number of this ball is less than every number of the other. */
    public boolean certainlyLess(Ball other) {
        return bothFinite(other)
                && Dyadic.signOfSum(
                                other.midpoint(),
                                other.radiusAsDyadic().negated(),
                                midpoint().negated(),
                                radiusAsDyadic().negated())
                        > 0;
    }

    /** Whether both have values and no number is in both. */
    public boolean isDisjointFrom(Ball other) {
        return certainlyLess(other) || other.certainlyLess(this);
    }

    /** Whether both have values and some number is in both. */
    public boolean overlaps(Ball other) {
        return bothFinite(other) && !isDisjointFrom(other);
    }

    /** Whether the number is in the ball; false if there is no value. */
    public boolean contains(double value) {
        return contains(of(value));
    }

    /** Whether {@code numerator / denominator} is in the ball; the denominator must not be zero. */
    public boolean contains(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator = 0: " + numerator + "/0 is not a rational number");
        }
        // |n/d - m| <= r  <=>  |n - m d| <= r |d|, and all of that is dyadic
        Ball multiple = new Ball(mantissa.multiply(denominator), exponent, Magnitude.ZERO);
        Dyadic room = new Dyadic(denominator.abs().multiply(BigInteger.valueOf(radius.mantissa())), radius.exponent());
        return isFinite() && multiple.isWithin(room, of(numerator));
    }

    /** Whether every number of the other ball is in this one; false if either has no value. */
    public boolean contains(Ball other) {
        return bothFinite(other) && isWithin(radiusAsDyadic(), other);
    }

    /** Whether {@code |midpoint - other| <= room} for every number of the other ball. */
    private boolean isWithin(Dyadic room, Ball other) {
        Dyadic width = other.radiusAsDyadic().negated();
        return Dyadic.signOfSum(room, width, other.midpoint(), midpoint().negated()) >= 0
                && Dyadic.signOfSum(room, width, midpoint(), other.midpoint().negated()) >= 0;
    }

    Dyadic midpoint() {
        return new Dyadic(mantissa, exponent);
    }

    /** Returns the midpoint as a single number. */
    Ball middle() {
        return new Ball(mantissa, exponent, Magnitude.ZERO);
    }

    Magnitude radius() {
        return radius;
    }

    private Dyadic radiusAsDyadic() {
        return new Dyadic(BigInteger.valueOf(radius.mantissa()), radius.exponent());
    }

    /** Returns the sign of |midpoint| - radius. */
    private int compareSizeWithRadius() {
        if (mantissa.signum() == 0 || radius.isZero()) {
            return mantissa.signum() == 0 ? (radius.isZero() ? 0 : -1) : 1;
        }
        return new Dyadic(mantissa.abs(), exponent).compareTo(radiusAsDyadic());
    }

    private boolean bothFinite(Ball other) {
        return isFinite() && other.isFinite();
    }

    /** Returns a bound for the size of every number of the ball. */
    Magnitude upperMagnitude() {
        return Magnitude.upper(mantissa, exponent).plus(radius);
    }

    /** Returns a number below the size of every number of the ball, zero if there is no other. */
    Magnitude lowerMagnitude() {
        return Magnitude.lower(mantissa, exponent).minusRoundedDown(radius);
    }

    /** Returns t with {@code |midpoint| <= 2^t}, and {@code 2^(t-1) <= |midpoint|} unless the midpoint is zero. */
    long top() {
        return mantissa.bitLength() + exponent;
    }

    /** Returns a point of at most about {@code bits} bits at or below the lower end, exact for an exact ball. */
    Ball lowerEnd(int bits) {
        return end(-1, bits);
    }

    /** Returns a point of at most about {@code bits} bits at or above the upper end, exact for an exact ball. */
    Ball upperEnd(int bits) {
        return end(1, bits);
    }

    private Ball end(int side, int bits) {
        if (radius.isZero()) {
            return this;
        }
        Dyadic offset = side < 0 ? radiusAsDyadic().negated() : radiusAsDyadic();
        Dyadic end = midpoint().plusOutward(offset, side, bits);
        return new Ball(end.mantissa(), end.signum() == 0 ? 0 : end.exponent(), Magnitude.ZERO);
    }

    /**
     * Returns the lower end of the ball.
     *
     * @throws ArithmeticException if there is no value, or its exponent is beyond a million bits
     */
    public BigDecimal lower() {
        requireValue();
        return midpoint().toBigDecimal().subtract(radiusAsDyadic().toBigDecimal());
    }

    /**
     * Returns the upper end of the ball.
     *
     * @throws ArithmeticException if there is no value, or its exponent is beyond a million bits
     */
    public BigDecimal upper() {
        requireValue();
        return midpoint().toBigDecimal().add(radiusAsDyadic().toBigDecimal());
    }

    private void requireValue() {
        if (!isFinite()) {
            throw new ArithmeticException(this + " has no ends");
        }
    }

    /**
     * Returns the number of leading bits of the midpoint that the radius leaves certain, rounded down: at most
     * log2(|midpoint| / radius). {@link Long#MAX_VALUE} for an exact ball, negative where the ball is wider than its
     * distance from zero, {@link Long#MIN_VALUE} if there is no value or the midpoint is zero.
     */
    public long relativeBits() {
        if (isExact()) {
            return Long.MAX_VALUE;
        }
        return mantissa.signum() == 0 ? Long.MIN_VALUE : top() - 1 - radius.top();
    }

    /**
     * Returns an exponent of two above the size of every number of the ball; {@link Long#MIN_VALUE} for exact zero and
     * {@link Long#MAX_VALUE} if there is no value.
     */
    public long sizeExponent() {
        if (!isFinite()) {
            return Long.MAX_VALUE;
        }
        return isExactlyZero() ? Long.MIN_VALUE : upperMagnitude().top();
    }

    /** Returns an exponent of two above the radius; {@link Long#MIN_VALUE} for an exact ball or none. */
    public long radiusExponent() {
        return radius.isZero() ? Long.MIN_VALUE : radius.top();
    }

    /** Returns the double nearest to the midpoint, ties to even; NaN if there is no value. */
    public double toDouble() {
        return isFinite() ? Rounding.toDouble(midpoint()) : Double.NaN;
    }

    /**
     * Returns the double to which every number of the ball rounds, half to even, if there is just one: the correctly
     * rounded value. Infinity where the value overflows, and a zero where it underflows; the zero of a ball around zero is
     * positive.
     */
    public OptionalDouble roundToDouble() {
        return Rounding.common(this, Rounding::toDouble);
    }

    /** Returns the float to which every number of the ball rounds, half to even, if there is just one. */
    public Optional<Float> roundToFloat() {
        OptionalDouble value = Rounding.common(this, Rounding::toFloat);
        return value.isPresent() ? Optional.of((float) value.getAsDouble()) : Optional.empty();
    }

    /**
     * Returns the value with {@code count} significant decimal digits, rounded half to even, if every number of the ball
     * rounds to these digits. An exact value of fewer digits is printed without trailing zeros. Plain notation from 10^-6
     * below 10^21, as long as every digit before the point is one of the digits asked for; otherwise scientific.
     */
    public Optional<String> digits(int count) {
        return Decimals.digits(this, count);
    }

    /** Returns the ball in decimal, {@code [1.2345 +/- 1.2e-20]}; the ball printed contains this ball. */
    @Override
    public String toString() {
        return isFinite() ? Decimals.print(this) : isUndefined() ? "undefined" : "unknown";
    }

    /** Whether the other object is a ball in the same state with the same midpoint and radius. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Ball ball
                && state == ball.state
                && radius.equals(ball.radius)
                && midpoint().compareTo(ball.midpoint()) == 0;
    }

    @Override
    public int hashCode() {
        int zeros = Math.max(mantissa.getLowestSetBit(), 0);
        return (state.hashCode() * 31 + mantissa.shiftRight(zeros).hashCode()) * 31 + radius.hashCode();
    }

    // ------------------------------------------------------------------------------------------------ arithmetic

    /** Returns the state of an operation whose operands do not all have a value. */
    Ball noValue(Ball other) {
        return isUndefined() || other.isUndefined() ? UNDEFINED : UNKNOWN;
    }

    public Ball neg() {
        return isFinite() ? new Ball(mantissa.negate(), exponent, radius) : this;
    }

    /** Returns this ball times a power of two. */
    Ball scaled(long powerOfTwo) {
        return isFinite() ? limited(mantissa, exponent + powerOfTwo, radius.scaled(powerOfTwo)) : this;
    }

    /** Returns this ball with a larger radius. */
    Ball widened(Magnitude error) {
        return isFinite() ? limited(mantissa, exponent, radius.plus(error)) : this;
    }

    /** Returns this ball with its radius enlarged by the size of the other; unknown if that has no value. */
    Ball widened(Ball error) {
        return error.isFinite() ? widened(error.upperMagnitude()) : noValue(error);
    }

    /**
     * Returns the sum. An operand that lies below the precision of the other goes into the radius, so that no exponent is
     * too far away to be added.
     */
    public Ball add(Ball other, int bits) {
        if (!bothFinite(other)) {
            return noValue(other);
        }
        Magnitude error = radius.plus(other.radius);
        if (mantissa.signum() == 0) {
            return rounded(other.mantissa, other.exponent, error, bits);
        }
        if (other.mantissa.signum() == 0) {
            return rounded(mantissa, exponent, error, bits);
        }
        long gap = top() - other.top();
        if (gap > bits + 2) {
            return rounded(mantissa, exponent, error.plus(Magnitude.upper(other.mantissa, other.exponent)), bits);
        }
        if (gap < -(bits + 2)) {
            return rounded(other.mantissa, other.exponent, error.plus(Magnitude.upper(mantissa, exponent)), bits);
        }
        Dyadic sum = midpoint().plus(other.midpoint());
        return rounded(sum.mantissa(), sum.exponent(), error, bits);
    }

    public Ball sub(Ball other, int bits) {
        return add(other.neg(), bits);
    }

    /**
     * Returns the product: {@code |(m + t)(n + s) - mn| <= |m| |s| + |n| |t| + |s| |t|}. Where both balls are wide the product is
     * not centred on mn; then the extreme products of the ends are taken, which keeps the sign.
     */
    public Ball mul(Ball other, int bits) {
        if (!bothFinite(other)) {
            return noValue(other);
        }
        if (isWide() && other.isWide()) {
            return productOfWide(other, bits);
        }
        Magnitude error = radius.isZero() && other.radius.isZero()
                ? Magnitude.ZERO
                : Magnitude.upper(mantissa, exponent)
                        .times(other.radius)
                        .plus(other.upperMagnitude().times(radius));
        return rounded(mantissa.multiply(other.mantissa), exponent + other.exponent, error, bits);
    }

    private Ball productOfWide(Ball other, int bits) {
        int guarded = bits + COMPARISON_BITS;
        Ball low = lowerEnd(guarded);
        Ball high = upperEnd(guarded);
        Ball otherLow = other.lowerEnd(guarded);
        Ball otherHigh = other.upperEnd(guarded);
        return low.mul(otherLow, guarded)
                .hull(low.mul(otherHigh, guarded), guarded)
                .hull(high.mul(otherLow, guarded), guarded)
                .hull(high.mul(otherHigh, guarded), bits);
    }

    /**
     * Returns the quotient; undefined if the divisor is exactly zero, unknown if it contains zero. With |t| &lt;= r, |s|
     * &lt;= q and q &lt; |n|
     *
     * <pre>{@code |(m + t)/(n + s) - m/n| = |t n - m s| / |n (n + s)| <= (r + |m/n| q) / (|n| - q) }</pre>
     *
     * The quotient by a wide divisor is not centred on m/n; then the reciprocals of its ends are taken.
     */
    public Ball div(Ball other, int bits) {
        if (!bothFinite(other)) {
            return noValue(other);
        }
        if (other.isExactlyZero()) {
            return UNDEFINED;
        }
        if (other.containsZero()) {
            return UNKNOWN;
        }
        if (other.isWide()) {
            return mul(other.monotone(bits + COMPARISON_BITS, end -> ONE.div(end, bits + COMPARISON_BITS)), bits);
        }
        int shift = Math.max(bits + 2 + other.mantissa.bitLength() - mantissa.bitLength(), 0);
        BigInteger[] quotient = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
        long unit = exponent - shift - other.exponent;
        Magnitude error = quotient[1].signum() == 0 ? Magnitude.ZERO : Magnitude.of(1, unit);
        if (!radius.isZero() || !other.radius.isZero()) {
            Magnitude ratio =
                    Magnitude.upper(mantissa, exponent).dividedBy(Magnitude.lower(other.mantissa, other.exponent));
            error = error.plus(radius.plus(ratio.times(other.radius)).dividedBy(other.lowerMagnitude()));
        }
        return rounded(quotient[0], unit, error, bits);
    }

    /** Whether the radius is more than about a sixteenth of the midpoint, so that a linear bound would be coarse. */
    boolean isWide() {
        return !radius.isZero() && (mantissa.signum() == 0 || radius.top() + 4 > top());
    }

    /** Whether the radius is zero or below 1/16. */
    boolean isNarrow() {
        return radius.isZero() || radius.top() <= -4;
    }

    /** Returns a ball that contains this ball and the other, and so everything between; unknown if one has no value. */
    public Ball hull(Ball other, int bits) {
        if (!bothFinite(other)) {
            return UNKNOWN;
        }
        int guarded = bits + COMPARISON_BITS;
        Ball low = lowerEnd(guarded).lesser(other.lowerEnd(guarded));
        Ball high = upperEnd(guarded).greater(other.upperEnd(guarded));
        Ball middle = low.add(high, bits).scaled(-1);
        Magnitude half = high.sub(low, COMPARISON_BITS).upperMagnitude().scaled(-1);
        return middle.widened(half);
    }

    private Ball lesser(Ball point) {
        return midpoint().compareTo(point.midpoint()) <= 0 ? this : point;
    }

    private Ball greater(Ball point) {
        return midpoint().compareTo(point.midpoint()) >= 0 ? this : point;
    }

    /**
     * Returns the values of a function over this ball, from its values at the ends, unknown if it has none there. The
     * function must be monotone on the ball, whose ends lie slightly outside, and is only asked for single numbers. The ends
     * of a ball that does not contain zero have its sign.
     */
    Ball monotone(int bits, UnaryOperator<Ball> function) {
        if (!isFinite() || isExact()) {
            return function.apply(this).round(bits);
        }
        int guarded = bits + COMPARISON_BITS;
        return function.apply(lowerEnd(guarded)).hull(function.apply(upperEnd(guarded)), bits);
    }

    // ------------------------------------------------------------------------------------- piecewise linear parts

    public Ball abs(int bits) {
        if (!containsZero()) {
            return isFinite() && mantissa.signum() < 0 ? neg() : this;
        }
        return isExact()
                ? this
                : ZERO.hull(new Ball(mantissa.abs(), exponent, radius).upperEnd(bits + COMPARISON_BITS), bits);
    }

    public Ball max(Ball other, int bits) {
        if (!bothFinite(other)) {
            return noValue(other);
        }
        if (certainlyLess(other)) {
            return other;
        }
        if (other.certainlyLess(this)) {
            return this;
        }
        int guarded = bits + COMPARISON_BITS;
        return isExact() && other.isExact()
                ? this // equal
                : lowerEnd(guarded)
                        .greater(other.lowerEnd(guarded))
                        .hull(upperEnd(guarded).greater(other.upperEnd(guarded)), bits);
    }

    public Ball min(Ball other, int bits) {
        return neg().max(other.neg(), bits).neg();
    }

    /** Returns max(this, 0). */
    public Ball relu(int bits) {
        return max(ZERO, bits);
    }

    /** Returns min(max(this, low), high). */
    public Ball clip(Ball low, Ball high, int bits) {
        return max(low, bits).min(high, bits);
    }

    /** Returns the sign, -1, 0 or 1; exact where it is decided, otherwise a ball around the signs that are possible. */
    public Ball sign() {
        if (!isFinite()) {
            return this;
        }
        OptionalInt decided = certainSign();
        if (decided.isPresent()) {
            return of(decided.getAsInt());
        }
        Ball least = isCertainlyNotNegative() ? ZERO : of(-1);
        return least.hull(isCertainlyNotPositive() ? ZERO : ONE, MINIMUM_BITS);
    }

    /** Returns the floor, exact where it is decided, otherwise a ball around the floors that are possible. */
    public Ball floor(int bits) {
        if (!isFinite()) {
            return this;
        }
        Ball least = lowerEnd(bits + COMPARISON_BITS).floorOfPoint();
        Ball greatest = upperEnd(bits + COMPARISON_BITS).floorOfPoint();
        return least.midpoint().compareTo(greatest.midpoint()) == 0 ? least : least.hull(greatest, bits);
    }

    private Ball floorOfPoint() {
        Dyadic floor = midpoint().floor();
        return exact(floor.mantissa(), floor.exponent());
    }

    // ---------------------------------------------------------------------------------------------------- powers

    /** Returns the square root; undefined for a certainly negative number, unknown where the sign is not decided. */
    public Ball sqrt(int bits) {
        return Powers.sqrt(this, checked(bits));
    }

    /** Returns {@code this^power}; 0^0 and powers of zero below 0 are undefined. */
    public Ball pow(long power, int bits) {
        return Powers.pow(this, BigInteger.valueOf(power), checked(bits));
    }

    /** Returns {@code this^power}; 0^0 and powers of zero below 0 are undefined. */
    public Ball pow(BigInteger power, int bits) {
        return Powers.pow(this, power, checked(bits));
    }

    /**
     * Returns {@code this^(numerator/denominator)}. A negative base is undefined unless the exponent is an integer: the
     * real power is exp(y log x), also where an odd root would exist.
     */
    public Ball pow(BigInteger numerator, BigInteger denominator, int bits) {
        return Powers.pow(this, numerator, denominator, checked(bits));
    }

    /**
     * Returns {@code this^power}: exp(y log x) for a positive base; 0 for base 0 and a positive exponent; the product or
     * its reciprocal for an exact integer exponent; undefined for a negative base with any other exact exponent, and for
     * base 0 with an exponent that is certainly not positive.
     */
    public Ball pow(Ball power, int bits) {
        return Powers.pow(this, power, checked(bits));
    }

    // -------------------------------------------------------------------------------- exponentials and logarithms

    public Ball exp(int bits) {
        return ExpLog.exp(this, checked(bits));
    }

    /** Returns exp(x) - 1, tight near 0. */
    public Ball expm1(int bits) {
        return ExpLog.expm1(this, checked(bits));
    }

    /** Returns log(x), tight near 1; undefined for x &lt;= 0. */
    public Ball log(int bits) {
        return ExpLog.log(this, checked(bits));
    }

    /** Returns log(1 + x), tight near 0; undefined for x &lt;= -1. */
    public Ball log1p(int bits) {
        return ExpLog.log1p(this, checked(bits));
    }

    /** Returns log(x)/log(2), exact for powers of two. */
    public Ball log2(int bits) {
        return ExpLog.log2(this, checked(bits));
    }

    /** Returns log(x)/log(10), exact for powers of ten. */
    public Ball log10(int bits) {
        return ExpLog.log10(this, checked(bits));
    }

    public Ball sinh(int bits) {
        return Hyperbolic.sinh(this, checked(bits));
    }

    public Ball cosh(int bits) {
        return Hyperbolic.cosh(this, checked(bits));
    }

    public Ball tanh(int bits) {
        return Hyperbolic.tanh(this, checked(bits));
    }

    /** Returns the inverse of tanh; undefined outside (-1, 1). */
    public Ball arctanh(int bits) {
        return Hyperbolic.arctanh(this, checked(bits));
    }

    // ---------------------------------------------------------------------------------------------- trigonometry

    public Ball sin(int bits) {
        return Trigonometric.sin(this, checked(bits));
    }

    public Ball cos(int bits) {
        return Trigonometric.cos(this, checked(bits));
    }

    /** Returns sin(x)/cos(x); unknown for a ball that may contain a pole. */
    public Ball tan(int bits) {
        return Trigonometric.tan(this, checked(bits));
    }

    public Ball arctan(int bits) {
        return Trigonometric.arctan(this, checked(bits));
    }

    // -------------------------------------------------------------------------- stable primitives of loss functions

    /** Returns 1/(1 + exp(-x)), tight for x to minus infinity. */
    public Ball sigmoid(int bits) {
        return LossPrimitives.sigmoid(this, checked(bits));
    }

    /** Returns log(x/(1 - x)), tight near 1/2; undefined outside (0, 1). */
    public Ball logit(int bits) {
        return LossPrimitives.logit(this, checked(bits));
    }

    /** Returns log(1 + exp(x)), tight for x to minus infinity. */
    public Ball softplus(int bits) {
        return LossPrimitives.softplus(this, checked(bits));
    }

    /** Returns log(1 - exp(x)), tight near 0 and for x to minus infinity; undefined for x &gt;= 0. */
    public Ball log1mexp(int bits) {
        return LossPrimitives.log1mexp(this, checked(bits));
    }

    /** Returns x log y, and 0 where x is exactly 0 and y &gt;= 0; undefined for y &lt; 0, and for y = 0 unless x is 0. */
    public Ball xlogy(Ball y, int bits) {
        return LossPrimitives.xlogy(this, y, checked(bits));
    }

    /** Returns x log(1 + y), and 0 where x is exactly 0 and y &gt;= -1; undefined for y &lt; -1, and for y = -1 unless x is 0. */
    public Ball xlog1py(Ball y, int bits) {
        return LossPrimitives.xlog1py(this, y, checked(bits));
    }

    /** Returns log(sum of exp(x)) of at least one ball; of none, the logarithm of zero, it is undefined. */
    public static Ball logsumexp(List<Ball> balls, int bits) {
        return LossPrimitives.logsumexp(balls, checked(bits));
    }

    // ------------------------------------------------------------------------------------------- special functions

    /** Returns the logarithm of the gamma function, tight next to 1 and 2; undefined for x &lt;= 0. */
    public Ball logGamma(int bits) {
        return Gamma.logGamma(this, checked(bits));
    }

    /** Returns the gamma function; undefined at 0, -1, -2, ... */
    public Ball gamma(int bits) {
        return Gamma.gamma(this, checked(bits));
    }

    /** Returns the logarithmic derivative of the gamma function; undefined at 0, -1, -2, ... */
    public Ball digamma(int bits) {
        return Polygamma.polygamma(0, this, checked(bits));
    }

    /**
     * Returns the derivative of digamma of the order given, at least 0; undefined at 0, -1, -2, ..., unknown for orders beyond
     * 1000, and for x &lt; 0 beyond 100.
     */
    public Ball polygamma(int order, int bits) {
        return Polygamma.polygamma(checkedOrder(order), this, checked(bits));
    }

    /** Returns digamma(x + 1) plus Euler's constant, tight next to 0; undefined for x &lt;= -1. */
    public Ball harmonicNumber(int bits) {
        return Polygamma.harmonicNumber(this, checked(bits));
    }

    /** Returns log B(this, other) = log(Gamma(a) Gamma(b)/Gamma(a + b)); undefined unless both are positive. */
    public Ball logBeta(Ball other, int bits) {
        return Beta.logBeta(this, other, checked(bits));
    }

    /** Returns B(this, other) = Gamma(a) Gamma(b)/Gamma(a + b); undefined unless both are positive. */
    public Ball beta(Ball other, int bits) {
        return Beta.beta(this, other, checked(bits));
    }

    /**
     * Returns Gamma(n + 1)/(Gamma(k + 1) Gamma(n - k + 1)), n being this; undefined unless n, k and n - k are above -1.
     */
    public Ball binomial(Ball k, int bits) {
        return Beta.binomial(this, k, checked(bits));
    }

    /** Returns 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x, tight near 0. */
    public Ball erf(int bits) {
        return ErrorFunction.erf(this, checked(bits));
    }

    /** Returns 1 - erf(x), tight for x to infinity. */
    public Ball erfc(int bits) {
        return ErrorFunction.erfc(this, checked(bits));
    }

    /** Returns the distribution function of the standard normal, tight for x to minus infinity. */
    public Ball normalCdf(int bits) {
        return ErrorFunction.normalCdf(this, checked(bits));
    }

    /**
     * Returns I_n(x), the modified Bessel function of the first kind; unknown for orders beyond 100000, and where an order is
     * large and an argument beyond 2^14 is not large beside its square.
     */
    public Ball besselI(int order, int bits) {
        return Bessel.besselI(checkedOrder(order), this, checked(bits));
    }

    /** Returns log I_n(x) where I_n overflows too, and tight near 0; undefined for x &lt;= 0; unknown where I_n is. */
    public Ball logBesselI(int order, int bits) {
        return Bessel.logBesselI(checkedOrder(order), this, checked(bits));
    }

    private static int checkedOrder(int order) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order = " + order + " is outside [0, infinity), the orders");
        }
        return order;
    }
}
