package io.lossproof.numeric.ball;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Powers with integer, rational and real exponents. */
final class Powers {
    private static final int LARGEST_BINARY_ROOT = 6;
    private static final int LARGEST_GUARD = 4096;

    private Powers() {}

    /**
     * Square root. For the radius, |sqrt(m + t) - sqrt(m)| = |t| / (sqrt(m + t) + sqrt(m)) &lt;= r / sqrt(m) for every m + t
     * >= 0.
     */
    static Ball sqrt(Ball x, int bits) {
        if (!x.isFinite() || x.isExactlyZero()) {
            return x;
        }
        if (!x.isCertainlyNotNegative()) {
            return x.isCertainlyNegative() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (x.isWide()) {
            return x.monotone(bits, end -> sqrt(end, bits + 2));
        }
        // x = n 2^(2h) with 2 bits + 2 bits or more in n; the root of n is rounded down by less than one unit
        Dyadic middle = x.midpoint();
        int shift = Math.max(2 * bits + 2 - middle.mantissa().bitLength(), 0);
        if (((middle.exponent() - shift) & 1) != 0) {
            shift++;
        }
        BigInteger n = middle.mantissa().shiftLeft(shift);
        BigInteger root = floorOfRoot(n);
        long unit = (middle.exponent() - shift) / 2;
        Magnitude error = root.multiply(root).equals(n) ? Magnitude.ZERO : Magnitude.of(1, unit);
        if (!x.isExact()) {
            error = error.plus(x.radius().dividedBy(Magnitude.lower(root, unit)));
        }
        return Ball.rounded(root, unit, error, bits);
    }

    /**
     * Returns floor(sqrt(n)) for n > 0, several times faster than {@link BigInteger#sqrt}. With r = sqrt(n), b the bits of n
     * and k &lt;= b/4, the root of n 2^(-2k) gives s &lt;= r &lt; s + 2^k. One step of Newton goes to (s + n/s)/2 = r + (r -
     * s)^2/(2s), which lies in [r, r + 1]: (r - s)^2 &lt; 2^2k and 2s >= 2^(b/2). Its floor is floor(r) or one more.
     */
    private static BigInteger floorOfRoot(BigInteger n) {
        if (n.bitLength() < Long.SIZE) {
            return n.sqrt();
        }
        int k = n.bitLength() / 4;
        BigInteger s = floorOfRoot(n.shiftRight(2 * k)).shiftLeft(k);
        BigInteger next = s.add(n.divide(s)).shiftRight(1);
        return next.multiply(next).compareTo(n) > 0 ? next.subtract(BigInteger.ONE) : next;
    }

    static Ball pow(Ball x, BigInteger power, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (power.signum() == 0) {
            return x.containsZero() ? (x.isExact() ? Ball.UNDEFINED : Ball.UNKNOWN) : Ball.ONE;
        }
        if (power.signum() < 0) {
            // (1/x)^n, so that a power beyond the exponents has a reciprocal next to zero
            return pow(Ball.ONE.div(x, bits + power.bitLength() + 8), power.negate(), bits);
        }
        if (x.containsZero() && !power.testBit(0)) {
            return x.isExact() ? x : Ball.ZERO.hull(product(x.abs(bits).upperEnd(2 * bits), power, bits + 2), bits);
        }
        return x.isWide() ? x.monotone(bits, end -> product(end, power, bits + 2)) : product(x, power, bits);
    }

    /**
     * Returns x^n for n > 0 by squaring. The relative error doubles with each squaring, so that b bits of n cost b bits of
     * precision; the balls account for it. For n beyond 2^64, only bases next to 1 and zero have a power within the limits.
     */
    private static Ball product(Ball x, BigInteger n, int bits) {
        if (n.bitLength() > Long.SIZE) {
            if (x.containsZero()) {
                return x.isExact() ? x : Ball.UNKNOWN;
            }
            Ball size = powerOfPositive(x.abs(bits), Ball.of(n), bits);
            return x.isCertainlyNegative() && n.testBit(0) ? size.neg() : size;
        }
        int guarded = bits + n.bitLength() + 8;
        Ball y = x;
        for (int i = n.bitLength() - 2; i >= 0; i--) {
            y = y.mul(y, guarded);
            if (n.testBit(i)) {
                y = y.mul(x, guarded);
            }
        }
        return y.round(bits);
    }

    static Ball pow(Ball x, BigInteger numerator, BigInteger denominator, int bits) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator = 0: " + numerator + "/0 is not a rational exponent");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger p = numerator.divide(divisor);
        BigInteger q = denominator.divide(divisor);
        if (q.equals(BigInteger.ONE)) {
            return pow(x, p, bits);
        }
        if (!x.isFinite()) {
            return x;
        }
        if (!x.isCertainlyPositive()) {
            return powerOfOther(x, p.signum(), false, end -> pow(end, p, q, bits), bits);
        }
        Optional<Ball> root = root(x, q, bits + p.bitLength() + 8);
        if (root.isPresent()) {
            return pow(root.get(), p, bits);
        }
        int guarded = guarded(x, p.bitLength() - q.bitLength() + 1L, bits);
        return powerOfPositive(x, Ball.of(p, q, guarded), bits);
    }

    static Ball pow(Ball x, Ball y, int bits) {
        if (!x.isFinite() || !y.isFinite()) {
            return x.noValue(y);
        }
        if (y.isExact() && y.top() <= LARGEST_GUARD) {
            Dyadic exponent = y.midpoint();
            if (y.isExactInteger()) {
                return pow(x, exponent.floor().toBigInteger(), bits);
            }
            if (exponent.exponent() >= -LARGEST_BINARY_ROOT) {
                return pow(x, exponent.mantissa(), BigInteger.ONE.shiftLeft((int) -exponent.exponent()), bits);
            }
        }
        if (x.isCertainlyPositive()) {
            return powerOfPositive(x, y, bits);
        }
        int sign = y.isCertainlyPositive() ? 1 : y.isCertainlyNotPositive() ? -1 : 0;
        boolean mayBeInteger = !y.isExact() || y.isExactInteger();
        return powerOfOther(x, sign, mayBeInteger, end -> powerOfPositive(end, y, bits), bits);
    }

    /**
     * Returns the power of a base that is not certainly positive.
     *
     * @param sign 1 for an exponent that is certainly positive, -1 for one that certainly is not, 0 if that is not decided
     * @param power the power of a positive base, which rises with the base if the sign is 1
     */
    private static Ball powerOfOther(Ball x, int sign, boolean mayBeInteger, UnaryOperator<Ball> power, int bits) {
        if (x.isExactlyZero()) {
            return sign > 0 ? x : sign < 0 ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (x.isCertainlyNegative()) {
            return mayBeInteger ? Ball.UNKNOWN : Ball.UNDEFINED;
        }
        return sign > 0 && x.isCertainlyNotNegative()
                ? Ball.ZERO.hull(power.apply(x.upperEnd(bits)), bits)
                : Ball.UNKNOWN;
    }

    /**
     * exp(y log x) for x > 0. The relative error of the power is the absolute error of y log x, hence a precision raised by
     * the bits before the point of that product.
     */
    private static Ball powerOfPositive(Ball x, Ball y, int bits) {
        int guarded = guarded(x, y.top(), bits);
        return x.log(guarded).mul(y, guarded).exp(bits);
    }

    /** As |log x| &lt;= |log2 x| &lt;= |top of x| + 1, the product y log x has at most this many more bits before the point. */
    private static int guarded(Ball x, long topOfExponent, int bits) {
        long bitsOfLog = BigInteger.valueOf(x.top()).bitLength() + 1L;
        return bits + 8 + (int) Math.min(Math.max(topOfExponent + bitsOfLog, 0), LARGEST_GUARD);
    }

    /** Returns the q-th root of a positive ball where there is a better way than the exponential. */
    private static Optional<Ball> root(Ball x, BigInteger q, int bits) {
        if (q.equals(BigInteger.TWO)) {
            return Optional.of(x.sqrt(bits));
        }
        return x.isExact() && q.bitLength() <= LARGEST_BINARY_ROOT + 1
                ? exactRoot(x.midpoint(), q.intValue())
                : Optional.empty();
    }

    /** Returns the q-th root of a positive number if it is dyadic: the one integer near the root of an odd mantissa. */
    private static Optional<Ball> exactRoot(Dyadic x, int q) {
        int zeros = x.mantissa().getLowestSetBit();
        BigInteger odd = x.mantissa().shiftRight(zeros);
        long exponent = x.exponent() + zeros;
        if (exponent % q != 0 || odd.bitLength() > LARGEST_GUARD) {
            return Optional.empty();
        }
        int bits = odd.bitLength() / q + 64;
        Ball root = Ball.of(odd).log(bits).div(Ball.of(q), bits).exp(bits);
        BigInteger candidate = root.add(Ball.of(0.5), bits).midpoint().floor().toBigInteger();
        return candidate.pow(q).equals(odd) ? Optional.of(Ball.exact(candidate, exponent / q)) : Optional.empty();
    }
}
