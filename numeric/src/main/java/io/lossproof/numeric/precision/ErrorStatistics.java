package io.lossproof.numeric.precision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a set of errors looks like: how many, the largest and where, and the root of their mean square. Immutable; parts
 * that were collected apart are merged.
 *
 * @param largest the largest error, 0 of none
 * @param sumOfSquares the sum of the squares of the finite errors
 * @param worst where the largest error was found, first of equals
 * @param <A> an argument
 */
public record ErrorStatistics<A>(long count, double largest, double sumOfSquares, Optional<A> worst) {

    /** No errors yet. */
    public static <A> ErrorStatistics<A> none() {
        return new ErrorStatistics<>(0, 0, 0, Optional.empty());
    }

    /** With one more error, which is not negative; NaN counts as infinite. */
    public ErrorStatistics<A> with(double error, A argument) {
        double size = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.abs(error);
        return merge(new ErrorStatistics<>(1, size, Double.isInfinite(size) ? 0 : size * size, Optional.of(argument)));
    }

    public ErrorStatistics<A> merge(ErrorStatistics<A> other) {
        boolean ours = count > 0 && (largest >= other.largest || other.count == 0);
        return new ErrorStatistics<>(
                count + other.count,
                Math.max(largest, other.largest),
                sumOfSquares + other.sumOfSquares,
                ours ? worst : other.worst);
    }

    public static <A> ErrorStatistics<A> merged(Stream<ErrorStatistics<A>> parts) {
        return parts.reduce(none(), ErrorStatistics::merge);
    }

    /** The root of the mean square; infinite if an error is, 0 of none. */
    public double rootMeanSquare() {
        if (count == 0) {
            return 0;
        }
        return Double.isInfinite(largest) ? largest : Math.sqrt(sumOfSquares / count);
    }

    /** For people: {@code largest 1.53 at 0.7, root mean square 0.31, of 1000}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "no errors measured";
        }
        return String.format(
                Locale.ROOT,
                "largest %.3g%s, root mean square %.3g, of %d",
                largest,
                worst.map(argument -> " at " + argument).orElse(""),
                rootMeanSquare(),
                count);
    }
}
