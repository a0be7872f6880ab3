package io.lossproof.numeric.kernel;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.ball.Certified.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is proved of one value at an exact point.
 *
 * @param outcome a value, proved to be undefined, or not decided at the highest precision that was tried
 * @param digits so many significant digits as were asked for, all proved, where they are decided
 * @param rounded the correctly rounded double, where it is decided
 * @param ball the enclosure that shows it
 * @param bits the precision of the enclosure
 * @param source what was enclosed
 */
public record CertifiedValue(
        Outcome outcome, Optional<String> digits, OptionalDouble rounded, Ball ball, int bits, Kernel.Source source) {

    static CertifiedValue of(Ball ball, int digits, int bits, Kernel.Source source) {
        if (ball.isUndefined()) {
            return new CertifiedValue(Outcome.UNDEFINED, Optional.empty(), OptionalDouble.empty(), ball, bits, source);
        }
        Optional<String> proved = ball.isFinite() ? ball.digits(digits) : Optional.empty();
        OptionalDouble rounded = ball.isFinite() ? ball.roundToDouble() : OptionalDouble.empty();
        Outcome outcome = proved.isPresent() && rounded.isPresent() ? Outcome.VALUE : Outcome.NOT_DECIDED;
        return new CertifiedValue(outcome, proved, rounded, ball, bits, source);
    }

    /** The digits, or what stands in their way: {@code undefined}, {@code not decided}. */
    public String text() {
        return outcome == Outcome.UNDEFINED ? "undefined" : digits.orElse("not decided");
    }
}
