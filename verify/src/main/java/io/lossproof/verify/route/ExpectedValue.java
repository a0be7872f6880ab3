package io.lossproof.verify.route;

import io.lossproof.numeric.quadrature.Integral;
import io.lossproof.numeric.quadrature.Quadrature;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Law;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The expectation of a formula under a law on the line, by double-exponential quadrature at a point.
 *
 * <p>With x = centre + scale t the mass lies around 0 with scale 1. The line is split where the formula has a kink or a
 * jump: where what absolute values, extremes and cases compare changes its sign.
 */
final class ExpectedValue {

    /** The variable of the standardised integrand. */
    private static final Sym STANDARD = Expr.symbol("standardised variable");
    /** Beyond so many scales a Gaussian is 0 in doubles. */
    private static final double FARTHEST = 39;

    private static final double STEP = 1.0 / 16;
    /** Relative to the integral of the absolute value: what rounding may add to the estimate of the error. */
    private static final double ROUNDING = 0x1p-46;

    private static final int DENSITY = 1;
    private static final int SCALE = 2;
    private static final int FIRST_SWITCH = 3;

    private final DoubleMachine.Workspace workspace;
    private final int switches;

    private ExpectedValue(DoubleMachine.Workspace workspace, int switches) {
        this.workspace = workspace;
        this.switches = switches;
    }

    /** A value with the error that is expected at most; NaN if there is none. */
    record Value(double value, double error, double size) {
        static final Value NONE = new Value(Double.NaN, Double.NaN, Double.NaN);

        boolean exists() {
            return Double.isFinite(value) && Double.isFinite(error);
        }
    }

    /** Throws {@link IllegalArgumentException} for what has no value in doubles or is not a law on the line. */
    static ExpectedValue of(Expectation expectation, Scope scope) {
        Law law = Law.of(expectation);
        law.obstacle(scope).ifPresent(obstacle -> {
            throw new IllegalArgumentException(obstacle);
        });
        Law.Place place = law.place(scope)
                .orElseThrow(() ->
                        new IllegalArgumentException("the law " + law.family().id() + " is not one on the line"));
        Scope inside = scope.with(STANDARD.name(), Domain.REAL);
        Expr at = Expr.add(place.centre(), Expr.multiply(place.scale(), STANDARD));
        Sym observation = Expr.freshIndex();
        Expr density = law.density(observation, scope).substitute(observation, at);
        Expr body = Differentiation.carryOut(expectation.bodyAt(at));
        List<Output> outputs = new ArrayList<>();
        Expr standardised = Arrangement.of(Expr.multiply(density, place.scale()), inside);
        outputs.add(Output.scalar(body));
        outputs.add(Output.scalar(standardised));
        outputs.add(Output.scalar(place.scale()));
        Set<Expr> switching = new LinkedHashSet<>();
        collect(body, switching);
        switching.forEach(difference -> outputs.add(Output.scalar(difference)));
        return new ExpectedValue(DoubleMachine.of(Tape.compile(outputs, inside)).workspace(), switching.size());
    }

    /** What changes its sign at a kink or jump. */
    private static void collect(Expr formula, Set<Expr> found) {
        if (formula.isFreeOf(STANDARD.name())) {
            return;
        }
        if (formula instanceof Apply apply) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case ABS, SIGN, RELU, LOG -> found.add(a.get(0));
                case MAX, MIN, CLIP -> differences(a, found);
                case FLOOR -> throw new IllegalArgumentException("an integral over steps is not computed");
                default -> {}
            }
        } else if (formula instanceof Piecewise piecewise) {
            piecewise.cases().forEach(c -> collect(c.when(), found));
        }
        formula.forEachPart(part -> collect(part, found));
    }

    private static void differences(List<Expr> values, Set<Expr> found) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                found.add(Expr.subtract(values.get(i), values.get(j)));
            }
        }
    }

    private static void collect(Cond cond, Set<Expr> found) {
        if (cond instanceof Cond.Compare compare) {
            found.add(Expr.subtract(compare.left(), compare.right()));
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(part -> collect(part, found));
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(part -> collect(part, found));
        }
    }

    DoubleMachine.Workspace workspace() {
        return workspace;
    }

    /**
     * The value where the workspace has been set.
     *
     * @param finely whether to split the line into short intervals as well, for a second opinion
     */
    Value value(boolean finely) {
        double scale = workspace.set(STANDARD.name(), 0).run().scalar(SCALE);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            return Value.NONE;
        }
        TreeSet<Double> ends = new TreeSet<>();
        for (int i = 0; i < switches; i++) {
            addRoots(FIRST_SWITCH + i, ends);
        }
        if (finely) {
            for (double end = -12; end <= 12; end += 0.5) {
                ends.add(end);
            }
        }
        double[] total = {0, 0, 0};
        List<Double> all = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY));
        all.addAll(ends);
        all.add(Double.POSITIVE_INFINITY);
        for (int i = 1; i < all.size(); i++) {
            if (!add(total, all.get(i - 1), all.get(i))) {
                return Value.NONE;
            }
        }
        return new Value(total[0], total[1] + ROUNDING * total[2], total[2]);
    }

    private boolean add(double[] total, double lower, double upper) {
        Integral value = integral(this::integrand, lower, upper);
        Integral size = integral(t -> Math.abs(integrand(t)), lower, upper);
        boolean vanished = size.status() == Integral.Status.VANISHED;
        if (vanished) {
            return true;
        }
        // An odd integrand has a value far below its size: the estimate of the error is what counts.
        boolean good = (value.converged() || value.error() <= ROUNDING * size.value()) && Double.isFinite(size.value());
        total[0] += value.value();
        total[1] += value.error();
        total[2] += size.value();
        return good;
    }

    private static Integral integral(DoubleUnaryOperator f, double lower, double upper) {
        return Quadrature.standard().integrate(f, lower, upper);
    }

    /** 0 where the density has vanished and the formula has overflowed: where it grows faster, it did so before. */
    private double integrand(double t) {
        workspace.set(STANDARD.name(), t).run();
        double value = workspace.scalar(0) * workspace.scalar(DENSITY);
        return !Double.isFinite(value) && workspace.scalar(DENSITY) == 0 ? 0 : value;
    }

    private void addRoots(int output, Set<Double> roots) {
        double left = -FARTHEST;
        double before = at(output, left);
        for (double right = -FARTHEST + STEP; right <= FARTHEST; right += STEP) {
            double after = at(output, right);
            if (after == 0) {
                roots.add(right);
            } else if (before * after < 0) {
                roots.add(root(output, left, right));
            }
            left = right;
            before = after;
        }
    }

    private double at(int output, double t) {
        return workspace.set(STANDARD.name(), t).run().scalar(output);
    }

    private double root(int output, double from, double to) {
        double lower = from;
        double upper = to;
        double sign = Math.signum(at(output, lower));
        for (int i = 0; i < 80; i++) {
            double middle = lower + (upper - lower) / 2;
            if (middle == lower || middle == upper) {
                break;
            }
            if (Math.signum(at(output, middle)) == sign) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return upper;
    }
}
