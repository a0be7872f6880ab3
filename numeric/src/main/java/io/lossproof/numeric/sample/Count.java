package io.lossproof.numeric.sample;

/**
 * What became of the points of one stratum.
 *
 * @param wanted points asked for
 * @param drawn points that the sample holds
 * @param rejected draws that a given condition rules out
 * @param undecided draws for which some given condition could not be decided
 * @param repeated draws that the sample held already
 */
public record Count(int wanted, int drawn, int rejected, int undecided, int repeated) {

    public static final Count NONE = new Count(0, 0, 0, 0, 0);

    Count plus(Count other) {
        return new Count(
                wanted + other.wanted,
                drawn + other.drawn,
                rejected + other.rejected,
                undecided + other.undecided,
                repeated + other.repeated);
    }

    public int missing() {
        return Math.max(0, wanted - drawn);
    }
}
