package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.Accuracy;
import io.lossproof.numeric.precision.Format;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.FormatMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.StableForms;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.claim.Claim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The left side of a claim evaluated as it is written in a binary format, against the exact right side, at points of
 * numbers of that format. For one thread.
 */
final class FormatComparison {

    /** Precisions in bits, one after another; log(1 + exp(-745)) needs more than a thousand. */
    private static final List<Integer> PRECISIONS = List.of(128, 512, 2048, 4096);

    enum Outcome {
        WITHIN,
        BEYOND,
        /** The right side is undefined there, or rounds to an infinity: nothing is claimed. */
        NOT_CLAIMED,
        UNDECIDED
    }

    /**
     * @param left computed with correctly rounded functions
     * @param error in ulps of the right side; NaN where it is not known to a millionth of itself
     */
    record Result(Outcome outcome, double left, Ball right, double error) {}

    private final Accuracy accuracy;
    /** The right side as it is written, and in a stable form, which fewer bits decide. */
    private final List<Tape> right;

    private final FormatMachine.Workspace written;
    private final FormatMachine.Workspace usual;
    private final FormatMachine.Workspace usualRight;
    private final List<FormatMachine.Workspace> disturbed;

    private FormatComparison(Accuracy accuracy, Tape left, List<Tape> right) {
        Format format = accuracy.format();
        this.accuracy = accuracy;
        this.right = right;
        this.written = FormatMachine.correctlyRounded(left, format).workspace();
        this.usual = FormatMachine.usual(left, format).workspace();
        this.usualRight = FormatMachine.usual(right.get(0), format).workspace();
        this.disturbed = List.of(
                FormatMachine.disturbed(left, format, 0x2545F4914F6CDD1DL).workspace(),
                FormatMachine.disturbed(left, format, 0x6A09E667F3BCC909L).workspace());
    }

    static FormatComparison of(Claim claim, Accuracy accuracy) {
        List<Tape> right = Stream.of(claim.right(), StableForms.of(claim.right()))
                .distinct()
                .map(form -> Tape.compile(Output.scalar(form), claim.scope()))
                .toList();
        return new FormatComparison(accuracy, Tape.compile(Output.scalar(claim.left()), claim.scope()), right);
    }

    /** The operators of the right side that have no certified rule. */
    List<String> unsupported() {
        return BallMachine.of(right.get(0), PRECISIONS.get(0)).unsupported().stream()
                .map(Op::text)
                .toList();
    }

    // ---- cheap estimates ------------------------------------------------------------------------------------------

    /** What doubles alone tell of a point: how far rounding, and how far the right side, are from the left side. */
    record Estimate(double left, double disturbance, double difference) {
        boolean isFinite() {
            return Double.isFinite(left);
        }

        /** Whether the point may be beyond so many ulps, as far as doubles tell. */
        boolean suspects(double ulps) {
            return !isFinite() || !(disturbance < ulps / 4) || !(difference < ulps / 4);
        }
    }

    Estimate estimate(Point point) {
        Inputs<Double> inputs = doubles(point);
        double left = usual.scalar(inputs);
        if (!Double.isFinite(left)) {
            return new Estimate(left, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double disturbance = 0;
        for (FormatMachine.Workspace machine : disturbed) {
            disturbance = Math.max(disturbance, distance(machine.scalar(inputs), left));
        }
        return new Estimate(left, disturbance, distance(left, usualRight.scalar(inputs)));
    }

    /** In ulps of the second number; infinite if one of them is no finite number. */
    private double distance(double a, double b) {
        double ulps = Math.abs(a - b) / accuracy.format().ulp(b);
        return Double.isNaN(ulps) ? Double.POSITIVE_INFINITY : ulps;
    }

    /** The point in doubles; each of its values must be one. */
    private static Inputs<Double> doubles(Point point) {
        return new Inputs<>(point.scalars(), point.vectors()).map(Rational::toDouble);
    }

    // ---- certified ------------------------------------------------------------------------------------------------

    Result at(Point point) {
        double left = written.scalar(doubles(point));
        Inputs<Rational> exact = new Inputs<>(point.scalars(), point.vectors());
        Ball ball = Ball.UNKNOWN;
        for (int bits : PRECISIONS) {
            for (Tape form : right) {
                ball = BallMachine.of(form, bits).evaluate(exact).get(0).get(0);
                Optional<Outcome> outcome = outcome(left, ball);
                if (outcome.isPresent()) {
                    double error = outcome.get() == Outcome.NOT_CLAIMED
                            ? Double.NaN
                            : Ulp.error(left, ball, accuracy.format()).orElse(Double.NaN);
                    return new Result(outcome.get(), left, ball, error);
                }
            }
        }
        return new Result(Outcome.UNDECIDED, left, ball, Double.NaN);
    }

    /** Empty if the ball does not decide. */
    private Optional<Outcome> outcome(double left, Ball exact) {
        if (exact.isUndefined()) {
            return Optional.of(Outcome.NOT_CLAIMED);
        }
        if (!exact.isFinite()) {
            return Optional.empty();
        }
        OptionalDouble rounded = accuracy.format().round(exact);
        if (rounded.isPresent() && Double.isInfinite(rounded.getAsDouble())) {
            return Optional.of(Outcome.NOT_CLAIMED);
        }
        return Ulp.isWithin(left, exact, accuracy).map(within -> within ? Outcome.WITHIN : Outcome.BEYOND);
    }
}
