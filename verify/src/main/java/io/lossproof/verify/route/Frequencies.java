package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.statistics.BinomialTail;
import io.lossproof.numeric.statistics.ChiSquareTail;
import java.util.Optional;

/** Counts of labels against the probabilities of a law, over many laws and numbers of draws. */
final class Frequencies {

    /** A count with a smaller variance is far from normal: only its exact tails are judged. */
    private static final double LEAST_VARIANCE = 10;
    /** Classes with fewer expected draws are joined for the Pearson statistic. */
    private static final double LEAST_EXPECTED = 10;

    /**
     * One count.
     *
     * @param point the parameters of the law
     * @param label the class, counted from 1
     * @param count how often it was drawn
     * @param draws of how many
     * @param probability what the law says
     * @param twoSided how probable a count so far out or farther is
     */
    record Cell(Point point, int label, long count, int draws, double probability, double twoSided) {
        double frequency() {
            return (double) count / draws;
        }
    }

    private Optional<Cell> worst = Optional.empty();
    private int counts;
    private long draws;
    private double largestDeviation;
    private double chiSquare;
    private long degreesOfFreedom;

    /** With the counts of one law; what is no probability is never seen. */
    void add(Point point, double[] probabilities, long[] counted, int drawn) {
        draws += drawn;
        for (int k = 0; k < counted.length; k++) {
            double p = probabilities[k];
            boolean possible = p >= 0 && p <= 1;
            double twoSided = possible ? BinomialTail.twoSided(counted[k], drawn, p) : 0;
            Cell cell = new Cell(point, k + 1, counted[k], drawn, p, twoSided);
            double variance = drawn * p * (1 - p);
            if (variance >= LEAST_VARIANCE) {
                double deviation = Math.abs(counted[k] - drawn * p) / Math.sqrt(variance);
                largestDeviation = Math.max(largestDeviation, deviation);
            }
            if (worst.isEmpty() || cell.twoSided() < worst.get().twoSided()) {
                worst = Optional.of(cell);
            }
            counts++;
        }
        addPearson(probabilities, counted, drawn);
    }

    /** {@code Σ (count - N p)²/(N p)}, rare classes joined to one, which is left out while it is rare itself. */
    private void addPearson(double[] probabilities, long[] counted, int drawn) {
        double statistic = 0;
        int terms = 0;
        double rareExpected = 0;
        long rareCount = 0;
        for (int k = 0; k < counted.length; k++) {
            double expected = drawn * probabilities[k];
            if (expected >= LEAST_EXPECTED) {
                statistic += square(counted[k] - expected) / expected;
                terms++;
            } else {
                rareExpected += expected;
                rareCount += counted[k];
            }
        }
        if (rareExpected >= LEAST_EXPECTED) {
            statistic += square(rareCount - rareExpected) / rareExpected;
            terms++;
        } else if (rareExpected > 0) {
            return;
        }
        if (terms > 1) {
            chiSquare += statistic;
            degreesOfFreedom += terms - 1;
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** The least probable count of all. */
    Cell worst() {
        return worst.orElseThrow();
    }

    /** The smallest two-sided probability times the number of counts: a bound for any count to be so far out. */
    double falseAlarm() {
        return Math.min(1, worst().twoSided() * counts);
    }

    int counts() {
        return counts;
    }

    long draws() {
        return draws;
    }

    /** The largest |z| of a count whose variance is at least 10. */
    double largestDeviation() {
        return largestDeviation;
    }

    double chiSquare() {
        return chiSquare;
    }

    long degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** How probable a sum of Pearson statistics so large or larger is. */
    double chiSquareTail() {
        return degreesOfFreedom == 0 ? 1 : ChiSquareTail.atLeast(chiSquare, degreesOfFreedom);
    }
}
