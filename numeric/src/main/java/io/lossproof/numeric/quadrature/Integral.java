package io.lossproof.numeric.quadrature;

import java.util.Locale;

/**
 * What a quadrature found.
 *
 * @param error an estimate of the absolute error, not a bound; infinite if the integrand was not finite somewhere
 * @param evaluations how often the integrand was evaluated
 */
public record Integral(double value, double error, int evaluations, Status status) {

    /** Whether the value may be used. */
    public enum Status {
        CONVERGED,
        /** The integrand was 0 at every node: it is 0, or the nodes missed all of its mass. */
        VANISHED,
        /** Two levels did not agree, or the integrand does not fall off: a singularity that is not integrable, a kink. */
        NOT_CONVERGED,
        /** The integrand was NaN or infinite inside the interval. */
        NOT_FINITE
    }

    public boolean converged() {
        return status == Status.CONVERGED;
    }

    /** The integral over two intervals together; a part that vanished adds nothing to one that did not. */
    Integral plus(Integral other) {
        Status joint = status.compareTo(other.status) >= 0 ? status : other.status;
        return new Integral(
                value + other.value,
                error + other.error,
                evaluations + other.evaluations,
                joint == Status.VANISHED && status != other.status ? Status.CONVERGED : joint);
    }

    Integral withError(double more) {
        return new Integral(value, error + more, evaluations, status);
    }

    @Override
    public String toString() {
        String outcome =
                converged() ? "" : ", " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return value + " +/- " + error + ", " + evaluations + " evaluations" + outcome;
    }
}
