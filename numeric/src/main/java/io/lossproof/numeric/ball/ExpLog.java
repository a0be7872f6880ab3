package io.lossproof.numeric.ball;

import java.math.BigInteger;

/** Exponential and logarithm, and their forms that stay tight near their zeros. */
final class ExpLog {
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final int LARGEST_POWER_OF_TEN = 400;

    private ExpLog() {}

    /**
     * Below 2^-smallness the power series of expm1 and log1p is used directly; above, exp and log with that many more bits,
     * which is what cancels there.
     */
    private static int smallness(int bits) {
        return 6 + (int) Math.sqrt(bits) / 2;
    }

    /**
     * exp of a ball: exp(m + t) = exp(m) exp(t), and {@code |exp(t) - 1| <= exp(r) - 1 <= r + r^2} for |t| &lt;= r &lt;= 1.
     */
    static Ball exp(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> expOfPoint(end.midpoint(), bits + 2));
        }
        Ball y = expOfPoint(x.midpoint(), bits);
        return x.isExact() ? y : y.widened(y.upperMagnitude().times(growth(x.radius())));
    }

    /** Returns a bound for exp(r) - 1 with r &lt;= 1. */
    private static Magnitude growth(Magnitude r) {
        return r.plus(r.times(r));
    }

    /**
     * exp(x) = 2^q exp(x - q log 2). With g bits before the point of x, {@code |q| < 2^(g+1)}, so that at the scale w + g + 2
     * the remainder errs by at most 1 + 3 |q| units of that scale, less than 2 units of the scale w after the cut, and the
     * cut adds one. The factor exp(3/4) for the propagation of these 3 units gives less than 7.
     */
    private static Ball expOfPoint(Dyadic x, int bits) {
        if (x.signum() == 0) {
            return Ball.ONE;
        }
        if (x.top() > 60) {
            return x.signum() > 0 ? Ball.UNKNOWN : Ball.tiny();
        }
        int whole = (int) Math.max(x.top(), 0) + 2;
        int scale = bits + 8;
        BigInteger[] parts = x.floorAtScale(scale + whole)
                .divideAndRemainder(Constants.ln2(scale + whole).value());
        Fixed y = Fixed.exp(parts[1].shiftRight(whole), scale);
        return Ball.rounded(
                y.value(),
                parts[0].longValueExact() - scale,
                Magnitude.of(y.error() + 7, parts[0].longValueExact() - scale),
                bits);
    }

    /**
     * expm1 of a ball: {@code |expm1(m + t) - expm1(m)| = exp(m) |exp(t) - 1|}, see {@link #exp}.
     */
    static Ball expm1(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (!x.isNarrow()) {
            return x.monotone(bits, end -> expm1OfPoint(end, bits + 2));
        }
        Ball point = x.middle();
        Ball y = expm1OfPoint(point, bits);
        if (x.isExact() || !y.isFinite()) {
            return y;
        }
        return y.widened(y.add(Ball.ONE, bits).upperMagnitude().times(growth(x.radius())));
    }

    private static Ball expm1OfPoint(Ball x, int bits) {
        if (x.isExactlyZero()) {
            return x;
        }
        int small = smallness(bits);
        if (x.top() > -small) {
            // |x| >= 2^-(small + 1), hence |exp(x) - 1| >= 2^-(small + 2) while exp(x) errs by 2^-(bits + small + 4)
            return expOfPoint(x.midpoint(), bits + small + 6).sub(Ball.ONE, bits);
        }
        int scale = bits + 8;
        Fixed ratio = Fixed.expm1OverArgument(x.midpoint().floorAtScale(scale), 1, scale);
        return x.mul(ratio.toBall(), bits);
    }

    /**
     * log of a ball: {@code |log(m + t) - log(m)| = |log(1 + t/m)| <= r/(m - r)}, for t > 0 since log(1 + u) &lt;= u, and
     * for t &lt; 0 since -log(1 - u) &lt;= u/(1 - u).
     */
    static Ball log(Ball x, int bits) {
        if (!x.isCertainlyPositive()) {
            return x.isFinite() ? (x.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN) : x;
        }
        if (x.isWide()) {
            return x.monotone(bits, end -> logOfPoint(end.midpoint(), bits + 2));
        }
        Ball y = logOfPoint(x.midpoint(), bits);
        return x.isExact() ? y : y.widened(x.radius().dividedBy(x.lowerMagnitude()));
    }

    /**
     * x = 2^n (1 + u) with -1/4 &lt;= u &lt; 1/2 and log(x) = n log 2 + log(1 + u). For n = 0 the sum would lose the relative
     * accuracy near 1, and u = x - 1 is exact; for n != 0 the sum is at least log 2 - log(3/2) > 1/4 in size. The product n
     * log 2 at a scale with the bits of n and two more errs by 3 |n| units there, less than one here, and its cut by one.
     */
    private static Ball logOfPoint(Dyadic x, int bits) {
        BigInteger m = x.mantissa();
        int length = m.bitLength();
        boolean belowThreeQuarters = length == 1 || !m.testBit(length - 2);
        int fraction = belowThreeQuarters ? length - 1 : length; // x = m 2^-fraction * 2^n
        long n = x.exponent() + fraction;
        BigInteger u = m.subtract(BigInteger.ONE.shiftLeft(fraction));
        if (n == 0) {
            return log1pNearZero(Ball.exact(u, -fraction), bits);
        }
        int scale = bits + 10;
        int extra = BigInteger.valueOf(n).bitLength() + 2;
        BigInteger whole = Constants.ln2(scale + extra)
                .value()
                .multiply(BigInteger.valueOf(n))
                .shiftRight(extra);
        if (u.signum() == 0) {
            return Ball.rounded(whole, -scale, Magnitude.of(2, -scale), bits);
        }
        Fixed part = log1pInFixedPoint(new Dyadic(u, -fraction), scale);
        return Ball.rounded(whole.add(part.value()), -scale, Magnitude.of(part.error() + 2, -scale), bits);
    }

    /**
     * log1p of a ball: with d = 1 + m, {@code |log(d + t) - log(d)| <= r/(d - r)}, see {@link #log}.
     */
    static Ball log1p(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        Ball shifted = x.add(Ball.ONE, bits + 8);
        if (!shifted.isCertainlyPositive()) {
            return shifted.isCertainlyNotPositive() ? Ball.UNDEFINED : Ball.UNKNOWN;
        }
        if (shifted.isWide()) {
            return x.monotone(bits, end -> log1pOfPoint(end, bits + 2));
        }
        Ball point = x.middle();
        Ball y = log1pOfPoint(point, bits);
        return x.isExact() ? y : y.widened(x.radius().dividedBy(shifted.lowerMagnitude()));
    }

    /**
     * log(1 + u) for a single number u > -1. Outside (-1/4, 1/2) the sum 1 + u is far enough from 1 to take its logarithm;
     * near -1 it is exact, because its precision covers the bits of u.
     */
    private static Ball log1pOfPoint(Ball u, int bits) {
        if (u.top() > -2) {
            int covering = u.midpoint().mantissa().bitLength() + 8;
            return log(u.add(Ball.ONE, Math.max(bits + 8, covering)), bits);
        }
        return log1pNearZero(u, bits);
    }

    /**
     * log(1 + u) for a single number -1/4 &lt;= u &lt; 1/2. For small u it is 2 arctanh(s) with s = u/(2 + u), where nothing
     * cancels; otherwise as many bits are added as 1 + u loses.
     */
    private static Ball log1pNearZero(Ball u, int bits) {
        if (u.isExactlyZero()) {
            return u;
        }
        int small = smallness(bits);
        if (u.top() > -small) {
            int scale = bits + small + 10;
            Fixed y = log1pInFixedPoint(u.midpoint(), scale);
            return Ball.rounded(y.value(), -scale, Magnitude.of(y.error(), -scale), bits);
        }
        int scale = bits + 8;
        Ball s = u.div(u.add(Ball.of(2), scale), scale);
        BigInteger fixed = s.midpoint().floorAtScale(scale);
        // s errs by less than 2 units: its radius, below one by far, and the cut; so s^2 by 2|s|*2 + cut and square of
        // 2
        Fixed ratio = Fixed.oddSeries(fixed.multiply(fixed).shiftRight(scale), 3, scale);
        return s.mul(ratio.toBall(), bits).scaled(1);
    }

    /**
     * Returns log(1 + u) for -1/4 &lt;= u &lt; 1/2 with a bounded number of units of error.
     *
     * <p>A first guess y from {@link Math#log1p}, taken as the exact multiple Y of a unit that it rounds to, is corrected by
     * log(1 + u) = y + log(1 + d) with 1 + d = (1 + u) exp(-y). Nothing is assumed of the guess: if it were bad, |d| &gt;
     * 1/4, there would be no result.
     *
     * <p>Errors in units: e of exp(-Y); 1 of U by the cut; then P = (1 + U) exp(-Y) errs by at most 3/2 e + 2.2 + 1, as exp(-y)
     * &lt;= 2.2, and log(1 + d) by 4/3 of that plus little: at most 3e + 5. With s = d/(2 + d), |s| &lt;= 1/7: S errs by 1,
     * S^2 by less than 2, the odd series by f, and L = 2 S f by 2 (1.01 + f/7) + 1 &lt;= f/3 + 4. Together 3e + f/3 + 9.
     */
    static Fixed log1pInFixedPoint(Dyadic u, int scale) {
        BigInteger one = BigInteger.ONE.shiftLeft(scale);
        BigInteger guess = Ball.of(Math.log1p(Rounding.toDouble(u))).midpoint().floorAtScale(scale);
        if (guess.abs().multiply(BigInteger.valueOf(4)).compareTo(one.multiply(THREE)) > 0) {
            throw new AssertionError("Math.log1p is wrong at " + Rounding.toDouble(u));
        }
        Fixed decay = Fixed.exp(guess.negate(), scale);
        BigInteger d = one.add(u.floorAtScale(scale))
                .multiply(decay.value())
                .shiftRight(scale)
                .subtract(one);
        if (d.bitLength() > scale - 2) {
            throw new AssertionError("Math.log1p is wrong at " + Rounding.toDouble(u));
        }
        BigInteger s = d.shiftLeft(scale).divide(one.shiftLeft(1).add(d));
        Fixed series = Fixed.oddSeries(s.multiply(s).shiftRight(scale), 2, scale);
        BigInteger correction = s.multiply(series.value()).shiftRight(scale - 1);
        return new Fixed(guess.add(correction), scale, 3 * decay.error() + series.error() / 3 + 10);
    }

    /** log(x)/log(2); a power of two has an exact logarithm. */
    static Ball log2(Ball x, int bits) {
        if (x.isExact() && x.isCertainlyPositive()) {
            BigInteger m = x.midpoint().mantissa();
            if (m.bitLength() - 1 == m.getLowestSetBit()) {
                return Ball.of(x.top() - 1);
            }
        }
        return log(x, bits + 4).div(Ball.ln2(bits + 4), bits);
    }

    /** log(x)/log(10); an integer that the logarithm does not decide from a power of ten is compared with it. */
    static Ball log10(Ball x, int bits) {
        Ball y = log(x, bits + 4).div(Constants.ln10(bits + 4).toBall(), bits);
        if (x.isExactInteger() && y.isFinite()) {
            long power = Math.round(y.toDouble());
            if (power >= 0 && power <= LARGEST_POWER_OF_TEN && y.contains(Ball.of(power))) {
                Ball candidate = Ball.of(BigInteger.TEN.pow((int) power));
                return candidate.equals(x) ? Ball.of(power) : y;
            }
        }
        return y;
    }
}
