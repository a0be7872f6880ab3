package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Rational;

/**
 * The function {@code T^power (log T)^logPower (log log T)^logLogPower} of T that tends to infinity, as an exponent: {@code
 * log T} is the scale of the powers of T, {@code log log T} that of the powers of log T, and (0, 0, 0) stands for {@code
 * log log log T}, the scale of the powers of log log T. Ordered by growth.
 */
record Scale(Rational power, Rational logPower, Rational logLogPower) implements Comparable<Scale> {

    static final Scale LOG = new Scale(Rational.ZERO, Rational.ONE, Rational.ZERO);
    static final Scale LOG_LOG = new Scale(Rational.ZERO, Rational.ZERO, Rational.ONE);
    static final Scale LOG_LOG_LOG = new Scale(Rational.ZERO, Rational.ZERO, Rational.ZERO);

    @Override
    public int compareTo(Scale other) {
        int byPower = power.compareTo(other.power);
        int byLog = byPower != 0 ? byPower : logPower.compareTo(other.logPower);
        return byLog != 0 ? byLog : logLogPower.compareTo(other.logLogPower);
    }
}
