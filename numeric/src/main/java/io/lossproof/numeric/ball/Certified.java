package io.lossproof.numeric.ball;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Answers a question about a value by raising the precision until the ball around the value decides it: 96, 192, 384 bits
 * and so on up to a limit (Ziv's strategy). The value is a function of the precision; it must give balls that contain the
 * same number every time.
 *
 * <p>An answer is a proof, and so is {@link Outcome#UNDEFINED}. {@link Outcome#NOT_DECIDED} is neither: the limit was
 * reached, because a value lies on a boundary of the question or cancels to more places than the limit gives.
 */
public final class Certified {
    /** The precision of the first try. */
    public static final int FIRST_BITS = 96;

    /** The precision of the last try, unless another limit is given. */
    public static final int LIMIT_BITS = 12288;

    /** How a question ended. */
    public enum Outcome {
        VALUE,
        UNDEFINED,
        NOT_DECIDED
    }

    /**
     * The answer and what it rests on.
     *
     * @param answer present just for {@link Outcome#VALUE}
     * @param ball the last ball computed
     * @param bits the precision it was computed with
     */
    public record Result<T>(Outcome outcome, Optional<T> answer, Ball ball, int bits) {}

    private Certified() {}

    /** Asks the question of balls of rising precision, at most {@link #LIMIT_BITS}, until it is answered. */
    public static <T> Result<T> decide(IntFunction<Ball> value, Function<Ball, Optional<T>> question) {
        return decide(value, question, LIMIT_BITS);
    }

    /** Asks the question of balls of rising precision until it is answered; the last precision is the limit itself. */
    public static <T> Result<T> decide(IntFunction<Ball> value, Function<Ball, Optional<T>> question, int limitBits) {
        int bits = Math.min(FIRST_BITS, limitBits);
        while (true) {
            Ball ball = value.apply(bits);
            if (ball.isUndefined()) {
                return new Result<>(Outcome.UNDEFINED, Optional.empty(), ball, bits);
            }
            Optional<T> answer = ball.isFinite() ? question.apply(ball) : Optional.empty();
            if (answer.isPresent()) {
                return new Result<>(Outcome.VALUE, answer, ball, bits);
            }
            if (bits >= limitBits) {
                return new Result<>(Outcome.NOT_DECIDED, Optional.empty(), ball, bits);
            }
            bits = (int) Math.min(2L * bits, limitBits);
        }
    }

    /** Returns the correctly rounded double, half to even; nothing if there is no value or it is not decided. */
    public static OptionalDouble correctlyRounded(IntFunction<Ball> value) {
        Optional<Double> answer = decide(value, Certified::asDouble).answer();
        return answer.isPresent() ? OptionalDouble.of(answer.get()) : OptionalDouble.empty();
    }

    /** Returns so many proved significant digits, see {@link Ball#digits}; nothing if there is no value or no decision. */
    public static Optional<String> digits(IntFunction<Ball> value, int count) {
        return decide(value, ball -> ball.digits(count)).answer();
    }

    private static Optional<Double> asDouble(Ball ball) {
        OptionalDouble rounded = ball.roundToDouble();
        return rounded.isPresent() ? Optional.of(rounded.getAsDouble()) : Optional.empty();
    }
}
