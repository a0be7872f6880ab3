package io.lossproof.numeric.quadrature;

import java.util.function.DoubleUnaryOperator;

/**
 * Double-exponential quadrature: a substitution x = g(t) makes the integrand fall off like exp(-exp|t|), and the trapezoidal
 * rule on the whole line then converges exponentially. The step is halved until two levels agree.
 *
 * <table>
 *   <caption>Substitutions, with u = (pi/2) sinh t</caption>
 *   <tr><td>(a, b)</td><td>tanh-sinh</td><td>x - a = (b - a) / (1 + exp(-2u))</td></tr>
 *   <tr><td>(a, inf)</td><td>exp-sinh</td><td>x - a = exp(u)</td></tr>
 *   <tr><td>(-inf, inf)</td><td>sinh-sinh</td><td>x = sinh(u)</td></tr>
 * </table>
 *
 * <p>The rule copes with integrable singularities at the ends, and with analytic integrands of scale 1: mass far away or
 * much narrower is not found, so the caller standardises, or uses {@link #around}. Kinks and jumps inside the interval make
 * convergence slow; split there.
 *
 * <p>Source: H. Takahasi, M. Mori, "Double exponential formulas for numerical integration", Publ. RIMS 9 (1974); on stopping
 * D. H. Bailey, K. Jeyabalan, X. S. Li, Experimental Mathematics 14 (2005).
 */
public final class Quadrature {

    private static final double HALF_PI = Math.PI / 2;

    /** Beyond, the nodes are at the ends of the doubles: exp((pi/2) sinh 6.1) is 1e152. */
    private static final double LARGEST_T = 6.1;

    /** The first level that may end the refinement: steps of 1/8. */
    private static final int FIRST_LEVEL = 3;

    private static final double ROUNDING = 0x1p-50;
    private static final double NEGLIGIBLE = 1e-18;

    private final double tolerance;
    private final int finestLevel;

    private Quadrature(double tolerance, int finestLevel) {
        this.tolerance = tolerance;
        this.finestLevel = finestLevel;
    }

    /** Stops when two levels agree to 1e-13 of the integral of the absolute value, with at most about 6000 evaluations. */
    public static Quadrature standard() {
        return withTolerance(1e-13);
    }

    /** Stops when two levels agree to this share of the integral of the absolute value. */
    public static Quadrature withTolerance(double relative) {
        if (!(relative > 0) || !(relative < 1)) {
            throw new IllegalArgumentException(
                    "tolerance = " + relative + " is outside (0, 1), the relative tolerances");
        }
        return new Quadrature(relative, 9);
    }

    /** A function near the ends of an interval, where x alone is too coarse: 1 - x is 0 for every x next to 1. */
    @FunctionalInterface
    public interface EndAware {
        /**
         * @param fromLower x less the lower end, with full relative accuracy; infinite if the end is
         * @param toUpper the upper end less x, with full relative accuracy; infinite if the end is
         */
        double at(double x, double fromLower, double toUpper);
    }

    /** A substitution: where the integrand is evaluated, and the derivative. */
    private interface Substitution {
        /** The contribution {@code f(g(t)) g'(t)}, 0 where g(t) is rounded to an end or overflows. */
        double contribution(double t);
    }

    /**
     * The integral over an interval, whose ends may be infinite; of an empty interval it is 0. The integrand is not evaluated
     * at the ends.
     */
    public Integral integrate(DoubleUnaryOperator f, double lower, double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("the interval (" + lower + ", " + upper + ") is not in order");
        }
        if (lower == upper) {
            return new Integral(0, 0, 0, Integral.Status.CONVERGED);
        }
        if (Double.isInfinite(lower)) {
            return Double.isInfinite(upper) ? overLine(f) : integrate(x -> f.applyAsDouble(-x), -upper, -lower);
        }
        return Double.isInfinite(upper)
                ? aboveEnd(f, lower)
                : between((x, fromLower, toUpper) -> x > lower && x < upper ? f.applyAsDouble(x) : 0, lower, upper);
    }

    /**
     * The integral over a finite interval of a function that is singular at its ends, as the density of Beta(1/2, 1/2) is:
     * what it depends on near an end is the distance from there.
     */
    public Integral integrateToTheEnds(EndAware f, double lower, double upper) {
        if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException(
                    "the interval (" + lower + ", " + upper + ") is not finite and in order");
        }
        return between(f, lower, upper);
    }

    /**
     * The integral over an interval of a function whose mass lies around a centre, over some multiples of a scale: the
     * interval is split at the centre and each side is measured in units of the scale.
     *
     * <p>Where the centre has more than the scale leaves digits for, the rounding of x limits the accuracy: to {@code
     * ulp(centre) / scale}, which the estimate of the error includes. A function of (x - centre) / scale written as such does
     * better with {@link #integrate}.
     *
     * @param scale positive
     */
    public Integral around(DoubleUnaryOperator f, double centre, double scale, double lower, double upper) {
        if (!(scale > 0) || Double.isInfinite(scale) || !Double.isFinite(centre)) {
            throw new IllegalArgumentException(
                    "centre = " + centre + " and scale = " + scale + " are not a real and a positive number");
        }
        double noise = 4 * Math.ulp(centre) / scale;
        Quadrature rule = new Quadrature(Math.max(tolerance, noise), finestLevel);
        Integral integral;
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            integral = rule.integrate(t -> scale * f.applyAsDouble(centre + scale * t), lower, upper);
        } else {
            double middle = Math.min(Math.max(centre, lower), upper);
            integral = rule.side(f, middle, scale, upper)
                    .plus(rule.side(x -> f.applyAsDouble(-x), -middle, scale, -lower));
        }
        return integral.withError(noise * Math.abs(integral.value()));
    }

    /**
     * One side of the centre: in units of the scale up to 40 of them, and the rest by itself if there is any. A density that
     * falls at least exponentially has nothing left there.
     */
    private Integral side(DoubleUnaryOperator f, double from, double scale, double to) {
        if (from == to) {
            return new Integral(0, 0, 0, Integral.Status.VANISHED);
        }
        if (Double.isInfinite(to)) {
            return integrate(t -> scale * f.applyAsDouble(from + scale * t), 0, to);
        }
        double near = Math.min(to, from + 40 * scale);
        Integral first = integrate(f, from, near);
        return near < to ? first.plus(integrate(f, near, to)) : first;
    }

    // with w = exp(-2|u|): the distance to the nearer end is (b - a) w / (1 + w), without cancellation
    private Integral between(EndAware f, double a, double b) {
        double length = b - a;
        return trapezoidal(t -> {
            double w = Math.exp(-2 * HALF_PI * Math.sinh(Math.abs(t)));
            double distance = length * w / (1 + w);
            double slope = length * 2 * HALF_PI * Math.cosh(t) * w / ((1 + w) * (1 + w));
            if (!(distance > 0) || !(slope > 0)) {
                return 0;
            }
            double value = t < 0
                    ? f.at(a + distance, distance, length - distance)
                    : f.at(b - distance, length - distance, distance);
            return times(value, slope);
        });
    }

    private Integral aboveEnd(DoubleUnaryOperator f, double a) {
        return trapezoidal(t -> {
            double distance = Math.exp(HALF_PI * Math.sinh(t));
            double x = a + distance;
            return x > a ? times(f.applyAsDouble(x), distance * HALF_PI * Math.cosh(t)) : 0;
        });
    }

    private Integral overLine(DoubleUnaryOperator f) {
        return trapezoidal(t -> {
            double u = HALF_PI * Math.sinh(t);
            return times(f.applyAsDouble(Math.sinh(u)), Math.cosh(u) * HALF_PI * Math.cosh(t));
        });
    }

    /** A density that has underflowed is 0, whatever the substitution does out there. */
    private static double times(double value, double slope) {
        return value == 0 ? 0 : value * slope;
    }

    /**
     * Halves the step and adds the nodes between. Near convergence each level doubles the number of right digits, so that
     * the difference of two levels is about the error of the coarser; it is reported for the finer, with the rounding of the
     * sum, as a cautious estimate.
     */
    private Integral trapezoidal(Substitution substitution) {
        Sum sum = new Sum(substitution);
        double step = 1;
        sum.addFrom(step, step, true);
        double error = Double.POSITIVE_INFINITY;
        double value = sum.total * step;
        for (int level = 1; level <= finestLevel; level++) {
            step /= 2;
            sum.addFrom(step, 2 * step, false);
            double previous = value;
            value = (sum.total + sum.lost) * step;
            double size = sum.absolute * step;
            if (sum.failed || !Double.isFinite(value)) {
                return new Integral(value, Double.POSITIVE_INFINITY, sum.evaluations, Integral.Status.NOT_FINITE);
            }
            error = Math.abs(value - previous) + ROUNDING * size;
            boolean agree = error <= Math.max(tolerance, 2 * ROUNDING) * size;
            if (level >= FIRST_LEVEL && size > 0 && agree && sum.vanishes(size * tolerance / step)) {
                return new Integral(value, error, sum.evaluations, Integral.Status.CONVERGED);
            }
        }
        if (sum.largest == 0) {
            return new Integral(0, 0, sum.evaluations, Integral.Status.VANISHED);
        }
        return new Integral(value, error, sum.evaluations, Integral.Status.NOT_CONVERGED);
    }

    /** A sum over nodes on both sides of 0, compensated. */
    private static final class Sum {
        private final Substitution substitution;
        private double total;
        private double lost;
        private double absolute;
        private double largest;
        private double last;
        private int evaluations;
        private boolean failed;

        Sum(Substitution substitution) {
            this.substitution = substitution;
        }

        void addFrom(double first, double step, boolean withCentre) {
            if (withCentre) {
                add(0);
            }
            last = 0;
            addSide(first, step, 1);
            addSide(first, step, -1);
        }

        /** Goes out to where the contributions stay negligible, three in a row. */
        private void addSide(double first, double step, int side) {
            int negligible = 0;
            double end = 0;
            double t = first;
            for (int i = 1; t <= LARGEST_T && negligible < 3; i++) {
                end = add(side * t);
                negligible = end <= NEGLIGIBLE * largest && t > 3 ? negligible + 1 : 0;
                t = first + i * step;
            }
            last = Math.max(last, end);
        }

        private double add(double t) {
            double term = substitution.contribution(t);
            evaluations++;
            if (Double.isNaN(term) || Double.isInfinite(term)) {
                failed = true;
                return 0;
            }
            double next = total + term;
            lost += Math.abs(total) >= Math.abs(term) ? (total - next) + term : (term - next) + total;
            total = next;
            absolute += Math.abs(term);
            largest = Math.max(largest, Math.abs(term));
            return Math.abs(term);
        }

        /** Whether the contributions at the outermost nodes are so small that what lies beyond does not count. */
        boolean vanishes(double allowed) {
            return last <= allowed;
        }
    }
}
