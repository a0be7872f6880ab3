package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A claim that fails, at some points: the values of both sides and their difference from certified arithmetic, rounded to
 * doubles. Guesses at what holds instead are tried here before anything is proved, each by a few double operations.
 */
final class Observed {

    /** Relative to the larger side, two doubles this close count as one value. */
    static final double CLOSE = 1e-9;

    private static final int POINTS = 96;
    private static final int MOST_USUAL = 24;
    private static final int FEWEST = 5;
    private static final double LARGEST = 1e4;
    private static final double SMALLEST = 1e-6;

    /** One point; {@code equal} where both sides agree, {@code usual} where doubles are to be trusted. */
    record Place(
            Point point,
            Map<String, Double> scalars,
            Map<String, double[]> vectors,
            double left,
            double right,
            double difference,
            boolean equal,
            boolean usual) {}

    private final Claim claim;
    private final List<Place> places;

    private Observed(Claim claim, List<Place> places) {
        this.claim = claim;
        this.places = List.copyOf(places);
    }

    /** Looks at a claim whose derivatives are carried out; throws what {@link PointSampler} and {@link Tape} throw. */
    static Observed of(Claim claim, long seed) {
        Comparison comparison = Comparison.of(claim);
        List<StratifiedPoint> points = PointSampler.of(claim.scope(), List.of(claim.left(), claim.right()), seed)
                .with(comparison.judge())
                .sample(POINTS)
                .points();
        List<Place> places = new ArrayList<>();
        int usual = 0;
        for (StratifiedPoint stratified : points) {
            Comparison.Result result = comparison.at(stratified.point());
            if (result.outcome() == Comparison.Outcome.LEFT_UNDEFINED
                    || result.outcome() == Comparison.Outcome.UNDECIDED
                    || !result.left().isFinite()) {
                continue;
            }
            Place place = place(stratified.point(), result, usual < MOST_USUAL);
            usual += place.usual() ? 1 : 0;
            places.add(place);
        }
        return new Observed(claim, places);
    }

    private static Place place(Point point, Comparison.Result result, boolean wanted) {
        Ball left = result.left();
        Ball right = result.right();
        double l = left.toDouble();
        double r = right.isFinite() ? right.toDouble() : Double.NaN;
        double d = right.isFinite() ? left.sub(right, result.bits()).toDouble() : Double.NaN;
        Map<String, Double> scalars = new LinkedHashMap<>();
        point.scalars().keySet().forEach(name -> scalars.put(name, point.scalarAsDouble(name)));
        Map<String, double[]> vectors = new LinkedHashMap<>();
        point.vectors().keySet().forEach(name -> vectors.put(name, point.vectorAsDoubles(name)));
        boolean usual = wanted
                && isModerate(l)
                && isModerate(r)
                && scalars.values().stream().allMatch(Observed::isModerate)
                && vectors.values().stream()
                        .allMatch(entries -> Arrays.stream(entries).allMatch(Observed::isModerate));
        return new Place(point, scalars, vectors, l, r, d, result.outcome() == Comparison.Outcome.AGREE, usual);
    }

    private static boolean isModerate(double value) {
        return value == 0 || Math.abs(value) < LARGEST && Math.abs(value) > SMALLEST;
    }

    Claim claim() {
        return claim;
    }

    /** All points at which the left side has a value. */
    List<Place> places() {
        return places;
    }

    /** Points of moderate size, at which doubles are to be trusted. */
    List<Place> usual() {
        return places.stream().filter(Place::usual).toList();
    }

    boolean isEnough() {
        return usual().size() >= FEWEST;
    }

    /** The values of formulas in doubles: one row for each formula, NaN for what has no value. */
    double[][] values(List<Expr> formulas, List<Place> at) {
        double[][] values = new double[formulas.size()][at.size()];
        try {
            fill(formulas, at, values, 0);
        } catch (IllegalArgumentException e) {
            for (int i = 0; i < formulas.size(); i++) {
                try {
                    fill(formulas.subList(i, i + 1), at, values, i);
                } catch (IllegalArgumentException unreadable) {
                    Arrays.fill(values[i], Double.NaN);
                }
            }
        }
        return values;
    }

    private void fill(List<Expr> formulas, List<Place> at, double[][] values, int first) {
        Tape tape = Tape.compile(formulas.stream().map(Output::scalar).toList(), claim.scope());
        DoubleMachine.Workspace workspace = DoubleMachine.of(tape).workspace();
        for (int j = 0; j < at.size(); j++) {
            at.get(j).scalars().forEach(workspace::set);
            at.get(j).vectors().forEach(workspace::set);
            workspace.run();
            for (int i = 0; i < formulas.size(); i++) {
                values[first + i][j] = workspace.scalar(i);
            }
        }
    }

    /** Whether a formula with these values at the usual points is the left side, apart from rounding. */
    boolean isLeft(double[] values, List<Place> usual) {
        int same = 0;
        for (int i = 0; i < usual.size(); i++) {
            same += isClose(usual.get(i).left(), values[i]) ? 1 : 0;
        }
        return same >= FEWEST && same >= 0.85 * usual.size();
    }

    /** The same of the right side. */
    boolean isRight(double[] values, List<Place> usual) {
        int same = 0;
        for (int i = 0; i < usual.size(); i++) {
            same += isClose(usual.get(i).right(), values[i]) ? 1 : 0;
        }
        return same >= FEWEST && same >= 0.85 * usual.size();
    }

    static boolean isClose(double a, double b) {
        return Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
    }
}
