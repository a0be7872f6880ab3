package io.lossproof.numeric.ball;

import java.math.BigInteger;

/** Circular functions and the arctangent. */
final class Trigonometric {
    /** Arguments of 2^16384 and more are not reduced: their sine is only known to lie in [-1, 1]. */
    private static final int LARGEST_REDUCED = 1 << 14;

    /** Where the reduction of a long argument would need more bits, the remainder stays less tight. */
    private static final int LARGEST_REDUCTION = 1 << 16;

    private static final Ball HALF = Ball.of(0.5);

    private Trigonometric() {}

    /** x = quadrant pi/2 + rest with |rest| below 0.79; the quadrant is counted modulo 4. */
    private record Reduced(int quadrant, Ball rest) {}

    static Ball sin(Ball x, int bits) {
        return x.isExactlyZero() ? x : circular(x, 0, bits);
    }

    static Ball cos(Ball x, int bits) {
        return x.isExactlyZero() ? Ball.ONE : circular(x, 1, bits);
    }

    static Ball tan(Ball x, int bits) {
        return sin(x, bits + 8).div(cos(x, bits + 8), bits);
    }

    /** Returns sin(x + quarters pi/2). Its derivative is at most 1 in size, so that the radius of x carries over. */
    private static Ball circular(Ball x, int quarters, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (x.top() > LARGEST_REDUCED || (!x.isExact() && x.radius().top() > 0)) {
            return Ball.ZERO.widened(Magnitude.powerOfTwo(0));
        }
        Reduced reduced = reduce(x.middle(), bits);
        Ball rest = reduced.rest();
        int quadrant = (reduced.quadrant() + quarters) & 3;
        Ball size = (quadrant & 1) == 0 ? sinOfRest(rest, bits) : cosOfRest(rest, bits);
        return (quadrant < 2 ? size : size.neg()).widened(x.radius());
    }

    /**
     * Subtracts the nearest multiple of pi/2. The more of x cancels, the more bits of pi are taken, until the rest is as
     * tight as the precision. Near a multiple of pi/2 that happens late for some x, but never for ever, as no dyadic number
     * but zero is such a multiple.
     */
    private static Reduced reduce(Ball x, int bits) {
        if (x.top() < 0) {
            return new Reduced(0, x);
        }
        int precision = bits + (int) x.top() + 16;
        while (true) {
            Ball half = Ball.pi(precision).scaled(-1);
            // the quotient errs by far less than 0.005, and so |rest| <= pi/4 + 0.005 * pi/2
            BigInteger multiple = x.div(half, precision)
                    .add(HALF, precision)
                    .midpoint()
                    .floor()
                    .toBigInteger();
            Ball rest = multiple.signum() == 0 ? x : x.sub(half.mul(Ball.of(multiple), precision), precision);
            long tight = Math.max(rest.relativeBits(), 0);
            if (tight >= bits + 8 || precision > LARGEST_REDUCTION) {
                return new Reduced(multiple.intValue() & 3, rest);
            }
            precision += (int) (bits + 16 - tight);
        }
    }

    /**
     * sin(s) = s (sin(s)/s), tight near 0. With S cut to fixed point, s^2 errs by at most 2|s| + 2 &lt; 4 units.
     */
    private static Ball sinOfRest(Ball rest, int bits) {
        int scale = bits + 12;
        Fixed ratio = Fixed.sinOverArgument(square(rest, scale), 4, scale);
        return rest.middle().mul(ratio.toBall(), bits).widened(rest.radius());
    }

    private static Ball cosOfRest(Ball rest, int bits) {
        int scale = bits + 12;
        return Fixed.cos(square(rest, scale), 4, scale).toBall().round(bits).widened(rest.radius());
    }

    private static BigInteger square(Ball rest, int scale) {
        BigInteger s = rest.midpoint().floorAtScale(scale);
        return s.multiply(s).shiftRight(scale);
    }

    /**
     * arctan of a ball: the derivative is 1/(1 + x^2), at most 1 and at most the reciprocal of the smallest square in the
     * ball.
     */
    static Ball arctan(Ball x, int bits) {
        if (!x.isFinite()) {
            return x;
        }
        if (x.isWide()) {
            return x.monotone(bits, end -> arctanOfPoint(end, bits + 2));
        }
        Ball y = arctanOfPoint(x.middle(), bits);
        if (x.isExact()) {
            return y;
        }
        Magnitude least = x.lowerMagnitude();
        Magnitude error = x.top() > 0 ? x.radius().dividedBy(least).dividedBy(least) : x.radius();
        return y.widened(error);
    }

    /**
     * arctan of a single number: odd; pi/2 - arctan(1/x) for x > 1, where nothing cancels; the power series for small x;
     * otherwise in fixed point, with as many more bits as x is below 1.
     */
    private static Ball arctanOfPoint(Ball x, int bits) {
        if (x.isExactlyZero()) {
            return x;
        }
        if (x.midpoint().signum() < 0) {
            return arctanOfPoint(x.neg(), bits).neg();
        }
        if (Ball.ONE.certainlyLess(x)) {
            return Ball.pi(bits + 8).scaled(-1).sub(arctan(Ball.ONE.div(x, bits + 8), bits + 8), bits);
        }
        int small = 6 + (int) Math.sqrt(bits) / 2;
        if (x.top() > -small) {
            int scale = bits + small + 12;
            return arctanInFixedPoint(x.midpoint(), scale).toBall().round(bits);
        }
        int scale = bits + 8;
        // |x| <= 1/64, so that x^2 errs by at most 2|x| + 2 < 3 units
        return x.mul(Fixed.oddSeries(square(x, scale).negate(), 3, scale).toBall(), bits);
    }

    /**
     * Returns arctan(x) for 0 &lt; x &lt;= 1.
     *
     * <p>A first guess y from {@link Math#atan}, taken as an exact multiple of a unit, is corrected by arctan(x) = y +
     * arctan(d) with d = (x cos y - sin y)/(cos y + x sin y). Nothing is assumed of the guess but what is checked: 0 &lt;= y
     * &lt;= 4/5 and |d| &lt;= 1/4.
     *
     * <p>Errors in units: y^2 1; cos y and sin(y)/y c and s; sin y at most s + 1; X by the cut 1. Numerator and denominator
     * err by at most h = c + s + 3 each. The denominator is at least cos(4/5) > 2/3, and n'/d' - n/d = ((n' - n) - (n'/d')
     * (d' - d))/d, so that d errs by at most 3/2 * 5/4 h + 1 &lt;= 2h + 1. The series with the exact square of D cut by 1
     * errs by f, the product by f/4 + 1. As arctan does not enlarge errors: 2h + f/4 + 3.
     */
    static Fixed arctanInFixedPoint(Dyadic x, int scale) {
        BigInteger one = BigInteger.ONE.shiftLeft(scale);
        BigInteger guess = Ball.of(Math.atan(Rounding.toDouble(x))).midpoint().floorAtScale(scale);
        BigInteger squared = guess.multiply(guess).shiftRight(scale);
        Fixed cos = Fixed.cos(squared, 1, scale);
        Fixed ratio = Fixed.sinOverArgument(squared, 1, scale);
        BigInteger sin = guess.multiply(ratio.value()).shiftRight(scale);
        BigInteger fixed = x.floorAtScale(scale);
        BigInteger numerator = fixed.multiply(cos.value()).shiftRight(scale).subtract(sin);
        BigInteger denominator = fixed.multiply(sin).shiftRight(scale).add(cos.value());
        BigInteger d = numerator.shiftLeft(scale).divide(denominator);
        boolean guessIsGood = guess.signum() >= 0
                && guess.multiply(BigInteger.valueOf(5)).compareTo(one.shiftLeft(2)) <= 0
                && d.bitLength() <= scale - 2;
        if (!guessIsGood) {
            throw new AssertionError("Math.atan is wrong at " + Rounding.toDouble(x));
        }
        Fixed series = Fixed.oddSeries(d.multiply(d).shiftRight(scale).negate(), 1, scale);
        BigInteger correction = d.multiply(series.value()).shiftRight(scale);
        return new Fixed(guess.add(correction), scale, 2 * (cos.error() + ratio.error() + 3) + series.error() / 4 + 4);
    }
}
