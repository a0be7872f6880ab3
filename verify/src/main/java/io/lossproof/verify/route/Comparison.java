package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Judge;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Both sides of a claim in certified arithmetic at one point, the precision raised until the point is decided or a
 * limit is reached.
 */
final class Comparison {

    private static final int FIRST_BITS = 128;
    private static final int LIMIT_BITS = 2048;
    /** Precisions for conditions. */
    private static final List<Integer> PRECISIONS = List.of(128, 256, 512);
    /** Overlapping enclosures agree when each is known to so many bits. */
    private static final int ENOUGH_BITS = 64;

    private static final int GUARD_BITS = 32;
    /** A value that stays within 2^-300 of zero as precision grows counts as zero. */
    private static final int ZERO_BITS = 300;
    /** Precisions of a closer look, which sees differences of 1e-150 and of 1e-600. */
    private static final List<Integer> CLOSE = List.of(512, 2048);

    /** Precision at which gaps are compared with one another. */
    private static final int GAP_BITS = 128;

    enum Outcome {
        AGREE,
        DIFFERENT,
        LEFT_UNDEFINED,
        UNDECIDED
    }

    /** What the last precision gave; whether the sign of the difference is certain though the sides are not exact. */
    record Result(Outcome outcome, Ball left, Ball right, int bits, boolean signIsCertain) {
        /** Whether agreement is certain at the point, not to a number of bits only. */
        boolean isCertain() {
            return left.isExact() && right.isExact() || signIsCertain;
        }

        /** The same values, known by other means to be equal. */
        Result equal(Relation relation) {
            return new Result(relation.holds(0) ? Outcome.AGREE : Outcome.DIFFERENT, left, right, bits, true);
        }

        /** To how many bits both sides are known; what counts as zero is known to the precision. */
        int agreedBits() {
            if (isCertain() || isTiny(left) && isTiny(right)) {
                return bits;
            }
            return (int) Math.max(0, Math.min(bits, Math.min(left.relativeBits(), right.relativeBits())));
        }
    }

    private final Claim claim;
    private final Tape tape;
    private final Map<Integer, BallMachine> machines = new ConcurrentHashMap<>();

    private Comparison(Claim claim, Tape tape) {
        this.claim = claim;
        this.tape = tape;
    }

    static Comparison of(Claim claim) {
        List<Output> sides = List.of(Output.scalar(claim.left()), Output.scalar(claim.right()));
        return new Comparison(claim, Tape.compile(sides, claim.scope()));
    }

    private BallMachine machine(int bits) {
        return machines.computeIfAbsent(bits, precision -> BallMachine.of(tape, precision));
    }

    Result at(Point point) {
        int bits = FIRST_BITS;
        while (true) {
            Result result = at(point, bits);
            if (result.outcome() != Outcome.UNDECIDED || bits >= LIMIT_BITS) {
                return result;
            }
            bits = next(result.left(), result.right(), bits);
        }
    }

    /** Whether the first precision is enough to see that the sides are not related so. */
    boolean failsAt(Point point) {
        return at(point, FIRST_BITS).outcome() == Outcome.DIFFERENT;
    }

    private Result at(Point point, int bits) {
        List<List<Ball>> values = machine(bits).evaluate(exact(point));
        Ball left = values.get(0).get(0);
        Ball right = values.get(1).get(0);
        boolean signIsCertain = claim.relation() != Relation.EQUAL
                && left.isFinite()
                && right.isFinite()
                && left.sub(right, 64).certainSign().isPresent();
        return new Result(outcome(left, right, bits), left, right, bits, signIsCertain);
    }

    /**
     * The next precision: twice this one, or more where the widths show how much cancels, as they shrink by one bit with every
     * bit: a side is to be known to enough bits of the smaller side. A value that is not known at all gives no such hint.
     */
    private static int next(Ball left, Ball right, int bits) {
        if (!left.isFinite() || !right.isFinite()) {
            return Math.min(4 * bits, LIMIT_BITS);
        }
        long size = Math.min(left.sizeExponent(), right.sizeExponent());
        long width = Math.max(left.radiusExponent(), right.radiusExponent());
        boolean hint = size != Long.MIN_VALUE && width != Long.MIN_VALUE;
        long needed = hint ? bits + ENOUGH_BITS + GUARD_BITS + width - size : 0;
        return (int) Math.min(Math.max(2L * bits, needed), LIMIT_BITS);
    }

    /**
     * By how much an inequality holds at a point, negative where it fails; NaN where that is not known.
     *
     * @param relative the same relative to the size of both sides
     */
    record Gap(double absolute, double relative) {
        private static final Gap UNKNOWN = new Gap(Double.NaN, Double.NaN);
        /** Rounding hides the sign: as good as 0, and nothing is known relative to the sides. */
        private static final Gap TOUCHING = new Gap(0, Double.NaN);

        double value(boolean asRelative) {
            return asRelative ? relative : absolute;
        }
    }

    Gap gap(Point point) {
        List<List<Ball>> values = machine(GAP_BITS).evaluate(exact(point));
        Ball left = values.get(0).get(0);
        Ball right = values.get(1).get(0);
        if (!left.isFinite() || !right.isFinite()) {
            return Gap.UNKNOWN;
        }
        boolean upwards = claim.relation() == Relation.GREATER || claim.relation() == Relation.AT_LEAST;
        Ball difference = upwards ? left.sub(right, GAP_BITS) : right.sub(left, GAP_BITS);
        if (difference.certainSign().isEmpty()) {
            return Gap.TOUCHING;
        }
        double gap = difference.toDouble();
        return new Gap(gap, gap / (Math.abs(left.toDouble()) + Math.abs(right.toDouble())));
    }

    /** A closer look, which sees differences smaller than the precision that is enough for the sides to agree. */
    Result closely(Point point) {
        Result result = at(point);
        for (int bits : CLOSE) {
            if (result.outcome() != Outcome.AGREE || result.isCertain()) {
                return result;
            }
            result = at(point, bits);
        }
        return result;
    }

    private Outcome outcome(Ball left, Ball right, int bits) {
        if (left.isUndefined()) {
            return Outcome.LEFT_UNDEFINED;
        }
        if (left.isUnknown()) {
            return Outcome.UNDECIDED;
        }
        if (right.isUndefined()) {
            return Outcome.DIFFERENT;
        }
        if (right.isUnknown()) {
            return Outcome.UNDECIDED;
        }
        return claim.relation() == Relation.EQUAL ? equality(left, right, bits) : inequality(left, right);
    }

    private static Outcome equality(Ball left, Ball right, int bits) {
        if (left.isDisjointFrom(right)) {
            return Outcome.DIFFERENT;
        }
        boolean exact = left.isExact() && right.isExact();
        boolean known = left.relativeBits() >= ENOUGH_BITS && right.relativeBits() >= ENOUGH_BITS;
        boolean zero = bits > ZERO_BITS && isTiny(left) && isTiny(right);
        return exact || known || zero ? Outcome.AGREE : Outcome.UNDECIDED;
    }

    private static boolean isTiny(Ball ball) {
        Ball limit = Ball.ONE.div(Ball.of(java.math.BigInteger.TWO.pow(ZERO_BITS)), 64);
        return ball.abs(64).certainlyLess(limit);
    }

    private Outcome inequality(Ball left, Ball right) {
        OptionalInt sign = left.sub(right, 64).certainSign();
        boolean strict = claim.relation() == Relation.LESS || claim.relation() == Relation.GREATER;
        if (sign.isPresent()) {
            return claim.relation().holds(sign.getAsInt()) ? Outcome.AGREE : Outcome.DIFFERENT;
        }
        boolean touching = !strict && left.overlaps(right) && left.relativeBits() >= ENOUGH_BITS * 4L;
        return touching ? Outcome.AGREE : Outcome.UNDECIDED;
    }

    private static Inputs<Rational> exact(Point point) {
        return new Inputs<>(point.scalars(), point.vectors());
    }

    /** Decides given conditions that exact arithmetic leaves open. */
    Judge judge() {
        return (cond, point) -> {
            Expr asNumber = Piecewise.of(Num.ONE, cond, Num.ZERO);
            Tape condition = Tape.compile(Output.scalar(asNumber), claim.scope());
            for (int bits : PRECISIONS) {
                Ball value = BallMachine.of(condition, bits)
                        .evaluate(exact(point))
                        .get(0)
                        .get(0);
                if (value.isFinite() && value.isExact()) {
                    return Optional.of(value.contains(1.0));
                }
                if (value.isUndefined()) {
                    return Optional.of(false);
                }
            }
            return Optional.empty();
        };
    }
}
