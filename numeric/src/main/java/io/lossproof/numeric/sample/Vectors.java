package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Draws whole vectors. */
final class Vectors {

    private static final Rational TINIEST = Doubles.exact(Double.MIN_VALUE);

    private Vectors() {}

    /** Entries of the real line. */
    static List<Rational> free(int length, Stratum stratum, SplitMix64 random) {
        if (stratum != Stratum.SPECIAL) {
            return entries(length, stratum, random);
        }
        Rational special = RealSet.ALL.draw(Stratum.SPECIAL, random, false);
        return switch (random.below(5)) {
            case 0 -> Collections.nCopies(length, special);
            case 1 -> with(special, new ArrayList<>(Collections.nCopies(length, Rational.ZERO)), random);
            case 2 -> with(special, entries(length, Stratum.MODERATE, random), random);
            case 3 -> entries(length, Stratum.SPECIAL, random);
            default -> LongStream.rangeClosed(1, length).mapToObj(Rational::of).toList();
        };
    }

    private static List<Rational> with(Rational special, List<Rational> entries, SplitMix64 random) {
        entries.set(random.below(entries.size()), special);
        return entries;
    }

    private static List<Rational> entries(int length, Stratum stratum, SplitMix64 random) {
        List<Rational> entries = new ArrayList<>();
        for (int k = 0; k < length; k++) {
            entries.add(RealSet.ALL.draw(stratum, random, false));
        }
        return entries;
    }

    /** Entries with sum exactly 1: all but one are doubles, that one takes the rest. */
    static List<Rational> simplex(int length, boolean closed, Stratum stratum, SplitMix64 random) {
        if (length == 1) {
            return List.of(Rational.ONE);
        }
        List<Rational> entries = new ArrayList<>();
        boolean zeros = closed && (stratum == Stratum.SPECIAL || random.oneIn(8));
        if (stratum == Stratum.SPECIAL) {
            entries.addAll(specialSimplex(length, random));
        } else if (stratum == Stratum.MODERATE) {
            entries.addAll(flat(length, random));
        } else {
            entries.addAll(skewed(length, stratum, random));
        }
        if (zeros) {
            dropSome(entries, random);
        }
        shuffle(entries, random);
        return entries;
    }

    /** Weights even on the simplex, that is, exponentially distributed before they are scaled. */
    private static List<Rational> flat(int length, SplitMix64 random) {
        double[] weights = new double[length];
        double sum = 0;
        int largest = 0;
        for (int k = 0; k < length; k++) {
            weights[k] = -StrictMath.log(random.fraction());
            sum += weights[k];
            largest = weights[k] > weights[largest] ? k : largest;
        }
        List<Rational> entries = new ArrayList<>();
        for (int k = 0; k < length; k++) {
            if (k != largest) {
                entries.add(Doubles.exact(Math.max(weights[k] / sum, 0x1p-60)));
            }
        }
        return withRest(entries);
    }

    /** All but the largest entry small: from 1e-12 up, or ordinals of doubles from the tiniest up. */
    private static List<Rational> skewed(int length, Stratum stratum, SplitMix64 random) {
        List<Rational> entries = new ArrayList<>();
        double most = 1.0 / length;
        for (int k = 1; k < length; k++) {
            double entry = stratum == Stratum.ORDINALS
                    ? Doubles.ofOrdinal(1 + random.upTo(Doubles.ordinal(most) - 1))
                    : most * random.powerOfTen(-12, 0);
            entries.add(Doubles.exact(entry));
        }
        return withRest(entries);
    }

    private static List<Rational> specialSimplex(int length, SplitMix64 random) {
        return switch (random.below(4)) {
            case 0 -> Collections.nCopies(length, Rational.of(1, length));
            case 1 -> fractions(length, random);
            case 2 -> withRest(new ArrayList<>(Collections.nCopies(length - 1, TINIEST)));
            default -> {
                Rational small = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(4 + random.below(17)));
                yield withRest(new ArrayList<>(Collections.nCopies(length - 1, small)));
            }
        };
    }

    /** Small integers over their sum. */
    private static List<Rational> fractions(int length, SplitMix64 random) {
        int[] weights = new int[length];
        int sum = 0;
        for (int k = 0; k < length; k++) {
            weights[k] = 1 + random.below(4);
            sum += weights[k];
        }
        List<Rational> fractions = new ArrayList<>();
        for (int weight : weights) {
            fractions.add(Rational.of(weight, sum));
        }
        return fractions;
    }

    private static List<Rational> withRest(List<Rational> entries) {
        entries.add(Rational.ONE.subtract(entries.stream().reduce(Rational.ZERO, Rational::add)));
        return entries;
    }

    /** Moves some entries to 0, up to all but one, which makes a vertex. */
    private static void dropSome(List<Rational> entries, SplitMix64 random) {
        int dropped = 1 + random.below(entries.size() - 1);
        int last = entries.size() - 1;
        for (int k = 0; k < dropped; k++) {
            entries.set(last, entries.get(last).add(entries.get(k)));
            entries.set(k, Rational.ZERO);
        }
    }

    private static void shuffle(List<Rational> entries, SplitMix64 random) {
        for (int k = entries.size() - 1; k > 0; k--) {
            Collections.swap(entries, k, random.below(k + 1));
        }
    }
}
