package io.lossproof.numeric.sample;

import java.util.Arrays;

/** How often each class is drawn from a law on K classes, by inversion of one seeded stream. */
public final class LabelCounts {

    private static final double ROUNDING = 1e-9;

    private LabelCounts() {}

    /**
     * Counts by class of independent draws.
     *
     * @param probabilities at least 0, their sum 1 up to rounding; the last class with a positive one takes what is left
     * @param draws how many, at least 0
     * @param seed with {@code stream}, of the random numbers
     * @param stream tells draws with one seed apart
     * @throws IllegalArgumentException if these are not the probabilities of a law
     */
    public static long[] of(double[] probabilities, int draws, long seed, String stream) {
        double sum = 0;
        int last = -1;
        double[] upTo = new double[probabilities.length];
        for (int k = 0; k < probabilities.length; k++) {
            if (!(probabilities[k] >= 0)) {
                throw new IllegalArgumentException(
                        "p[" + (k + 1) + "] = " + probabilities[k] + " is outside [0, 1], the probability of a class");
            }
            sum += probabilities[k];
            upTo[k] = sum;
            last = probabilities[k] > 0 ? k : last;
        }
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException(
                    "the sum of " + Arrays.toString(probabilities) + " is " + sum + ", not 1: these are no law");
        }
        SplitMix64 random = new SplitMix64(SplitMix64.derive(seed, stream));
        long[] counts = new long[probabilities.length];
        for (int i = 0; i < draws; i++) {
            double fraction = random.fraction();
            int k = 0;
            while (k < last && fraction >= upTo[k]) {
                k++;
            }
            counts[k]++;
        }
        return counts;
    }
}
