package io.lossproof.testing;

import java.util.function.UnaryOperator;

/**
 * First derivatives of a function with one value, or with as many as there are variables.
 *
 * @param isSquare whether it has as many, so that the derivatives are a matrix by rows
 */
record FirstDifferences(UnaryOperator<double[]> function, boolean isSquare) implements Differences {

    @Override
    public int components(Place place) {
        int variables = place.components().size();
        return isSquare ? variables * variables : variables;
    }

    private int position(Place place, int component) {
        int column = isSquare ? component % place.components().size() : component;
        return place.components().get(column).position();
    }

    private double argument(Place place, int component) {
        return place.number(position(place, component));
    }

    private double value(Place place, int component, double by) {
        double[] values = function.apply(Differences.moved(place.array(), position(place, component), by));
        int rows = isSquare ? place.components().size() : 1;
        if (values.length != rows) {
            throw new IllegalArgumentException("the gradient has " + values.length + " numbers, where there are " + rows
                    + " variables to differentiate in, at " + place.point());
        }
        return values[isSquare ? component / rows : 0];
    }

    @Override
    public double quotient(Place place, int component, Unit unit, double step) {
        double h = step * unit.of(argument(place, component));
        return (value(place, component, h) - value(place, component, -h)) / (2 * h);
    }

    @Override
    public double gap(Place place, int component, Unit unit, double step) {
        double h = step * unit.of(argument(place, component));
        return (value(place, component, h) - 2 * value(place, component, 0) + value(place, component, -h)) / h;
    }

    @Override
    public double noise(Place place, int component, Unit unit, double step) {
        double x = argument(place, component);
        double h = step * unit.of(x);
        double above = Math.abs(value(place, component, h));
        double below = Math.abs(value(place, component, -h));
        return Differences.rounding(Math.max(Math.abs(x), Math.max(above, below))) / h
                + Math.ulp(x) * Math.abs(quotient(place, component, unit, step)) / h;
    }

    @Override
    public double scale(Place place, int component) {
        return Math.abs(value(place, component, 0)) / Math.max(1, Math.abs(argument(place, component)));
    }

    @Override
    public boolean isInside(Place place, int component, Unit unit, double step) {
        int position = position(place, component);
        double h = step * unit.of(argument(place, component));
        return place.isInside(Differences.moved(place.array(), position, h))
                && place.isInside(Differences.moved(place.array(), position, -h));
    }
}
