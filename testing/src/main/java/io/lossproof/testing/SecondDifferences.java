package io.lossproof.testing;

import java.util.function.ToDoubleFunction;

/** Second derivatives of a function with one value, as a matrix by rows. */
record SecondDifferences(ToDoubleFunction<double[]> function) implements Differences {

    @Override
    public int components(Place place) {
        int variables = place.components().size();
        return variables * variables;
    }

    /** Two places in the array, which may be the same, and the steps there. */
    private record Pair(Place place, int row, int column, double a, double b) {

        double[] moved(double rows, double columns) {
            double[] moved = Differences.moved(place.array(), row, rows * a);
            return row == column ? moved : Differences.moved(moved, column, columns * b);
        }

        boolean isDiagonal() {
            return row == column;
        }
    }

    private static Pair pair(Place place, int component, Unit unit, double step) {
        int size = place.components().size();
        int row = place.components().get(component / size).position();
        int column = place.components().get(component % size).position();
        return new Pair(place, row, column, step * unit.of(place.number(row)), step * unit.of(place.number(column)));
    }

    private double value(Pair pair, double rows, double columns) {
        return function.applyAsDouble(pair.moved(rows, columns));
    }

    @Override
    public double quotient(Place place, int component, Unit unit, double step) {
        Pair pair = pair(place, component, unit, step);
        double difference = pair.isDiagonal()
                ? value(pair, 1, 0) - 2 * value(pair, 0, 0) + value(pair, -1, 0)
                : (value(pair, 1, 1) - value(pair, 1, -1) - value(pair, -1, 1) + value(pair, -1, -1)) / 4;
        return difference / pair.a() / pair.b();
    }

    /** The second difference above less that below, in both variables together. */
    @Override
    public double gap(Place place, int component, Unit unit, double step) {
        Pair pair = pair(place, component, unit, step);
        double difference = value(pair, 2, 2) - 2 * value(pair, 1, 1) + 2 * value(pair, -1, -1) - value(pair, -2, -2);
        return difference / pair.a() / pair.b();
    }

    @Override
    public double noise(Place place, int component, Unit unit, double step) {
        Pair pair = pair(place, component, unit, step);
        double arguments = Math.max(Math.abs(place.number(pair.row())), Math.abs(place.number(pair.column())));
        double values = Math.max(Math.abs(value(pair, 1, 1)), Math.abs(value(pair, -1, -1)));
        return 4 * Differences.rounding(Math.max(arguments, values)) / pair.a() / pair.b();
    }

    @Override
    public double scale(Place place, int component) {
        Pair pair = pair(place, component, Unit.ONE, 1);
        return Math.abs(value(pair, 0, 0))
                / Math.max(1, Math.abs(place.number(pair.row())))
                / Math.max(1, Math.abs(place.number(pair.column())));
    }

    @Override
    public boolean isInside(Place place, int component, Unit unit, double step) {
        Pair pair = pair(place, component, unit, step);
        return place.isInside(pair.moved(2, 2))
                && place.isInside(pair.moved(-2, -2))
                && place.isInside(pair.moved(2, -2))
                && place.isInside(pair.moved(-2, 2));
    }
}
