package io.lossproof.testing;

/** Difference quotients of a function in Java. Steps are in units of their arguments. */
interface Differences {

    /** What a step of 1 is. */
    enum Unit {
        /** The argument itself, or 1 if it is 0. */
        ARGUMENT {
            @Override
            double of(double x) {
                return x == 0 ? 1 : Math.abs(x);
            }
        },
        ONE {
            @Override
            double of(double x) {
                return 1;
            }
        };

        abstract double of(double x);
    }

    int components(Place place);

    /** From both sides, so that its error is a series in even powers of the step. */
    double quotient(Place place, int component, Unit unit, double step);

    /** The quotient from above less that from below. */
    double gap(Place place, int component, Unit unit, double step);

    /** How far the rounding of values and arguments may put off a quotient. */
    double noise(Place place, int component, Unit unit, double step);

    /** The size of a derivative that a function of this size would have. */
    double scale(Place place, int component);

    /** Whether all arguments that a quotient asks for lie in the domains. */
    boolean isInside(Place place, int component, Unit unit, double step);

    /** An array with one number moved. */
    static double[] moved(double[] array, int position, double by) {
        double[] moved = array.clone();
        moved[position] += by;
        return moved;
    }

    /** The rounding error of values and an argument up to this size, made of terms that are at least as large as 1. */
    static double rounding(double size) {
        return Math.ulp(1.0) * Math.max(1, size);
    }
}
