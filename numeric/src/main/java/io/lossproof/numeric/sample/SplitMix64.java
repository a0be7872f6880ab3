package io.lossproof.numeric.sample;

/**
 * The generator SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014),
 * with the constants of Vigna. Written out because its sequence must not change with the Java version.
 */
final class SplitMix64 {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** A seed that depends on another seed and on every character of a text. */
    static long derive(long seed, String text) {
        long derived = mix(seed + GOLDEN);
        for (int i = 0; i < text.length(); i++) {
            derived = mix(derived + GOLDEN * (text.charAt(i) + 1L));
        }
        return derived;
    }

    static long derive(long seed, long number) {
        return mix(mix(seed + GOLDEN) + GOLDEN * (number + 1));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Evenly from 0 to {@code last}, both included, where {@code last} counts as unsigned. */
    long upTo(long last) {
        long mask = last == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(last);
        long drawn = nextLong() & mask;
        while (Long.compareUnsigned(drawn, last) > 0) {
            drawn = nextLong() & mask;
        }
        return drawn;
    }

    /** Evenly from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) upTo(bound - 1L);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    /** Evenly from (0, 1), a multiple of 2^-53. */
    double fraction() {
        return ((nextLong() >>> 12) + 0.5) * 0x1p-52;
    }

    double between(double low, double high) {
        return low + (high - low) * fraction();
    }

    /** {@code 10^u} for u even between the ends. */
    double powerOfTen(double low, double high) {
        return StrictMath.pow(10, between(low, high));
    }
}
