package io.lossproof.testing;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.Tolerance;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The exact derivatives of a formula, enclosed in certified arithmetic and rounded to doubles; where an operator has no
 * certified rule, as the double machine computes them.
 */
final class FormulaReference implements DerivativeReference {

    private static final Tolerance USUAL = Tolerance.relative(1e-10);
    private static final List<Integer> PRECISIONS = List.of(128, 256, 512, 1024);
    private static final int ENOUGH_BITS = 60;
    /**
     * By which shares arguments are changed to see how a derivative changes with them. The least are a few ulps, so that
     * next to a jump either side is accepted.
     */
    private static final List<Double> CHANGES = List.of(0x1p-20, 0x1p-50, -0x1p-50);

    /** Derivatives below this count as 0: squares and reciprocals on the way to them underflow. */
    private static final double UNDERFLOWS = 0x1p-900;

    private final Expr formula;
    private final int blocks;
    private final Tape exact;
    private final DoubleMachine.Workspace workspace;
    private final boolean isCertified;
    private final boolean isHessian;
    private final Tolerance tolerance;

    private FormulaReference(
            Expr formula, List<Output> outputs, Arguments arguments, boolean isHessian, Optional<Tolerance> tolerance) {
        List<Output> withFormula = new ArrayList<>(outputs);
        withFormula.add(Output.scalar(formula));
        List<Output> withSizes = new ArrayList<>(outputs);
        outputs.forEach(
                output -> withSizes.add(new Output(Majorant.of(output.formula()), output.axes(), output.lengths())));
        this.formula = formula;
        this.blocks = outputs.size();
        this.exact = Tape.compile(withFormula, arguments.scope());
        this.workspace =
                DoubleMachine.of(Tape.compile(withSizes, arguments.scope())).workspace();
        this.isCertified =
                BallMachine.of(exact, PRECISIONS.get(0)).unsupported().isEmpty();
        this.isHessian = isHessian;
        this.tolerance = tolerance.orElse(USUAL);
    }

    static FormulaReference gradient(String text, Arguments arguments, Optional<Tolerance> tolerance) {
        Expr formula = formula(text, arguments);
        List<Output> outputs = new ArrayList<>();
        for (String name : arguments.in()) {
            Sym index = Expr.freshIndex();
            Expr slope = derivative(formula, name, index, arguments);
            outputs.add(
                    arguments.isVector(name)
                            ? Output.vector(slope, index, arguments.length(name))
                            : Output.scalar(slope));
        }
        return new FormulaReference(formula, outputs, arguments, false, tolerance);
    }

    static FormulaReference hessian(String text, Arguments arguments, Optional<Tolerance> tolerance) {
        Expr formula = formula(text, arguments);
        List<Output> outputs = new ArrayList<>();
        for (String row : arguments.in()) {
            for (String column : arguments.in()) {
                outputs.add(second(formula, row, column, arguments));
            }
        }
        return new FormulaReference(formula, outputs, arguments, true, tolerance);
    }

    private static Output second(Expr formula, String row, String column, Arguments arguments) {
        Sym i = Expr.freshIndex();
        Sym j = Expr.freshIndex();
        Expr entry = derivative(derivative(formula, row, i, arguments), column, j, arguments);
        List<Sym> axes = new ArrayList<>();
        List<Expr> lengths = new ArrayList<>();
        if (arguments.isVector(row)) {
            axes.add(i);
            lengths.add(arguments.length(row));
        }
        if (arguments.isVector(column)) {
            axes.add(j);
            lengths.add(arguments.length(column));
        }
        return new Output(entry, axes, lengths);
    }

    private static Expr formula(String text, Arguments arguments) {
        return Differentiation.carryOut(Arguments.read("formula", () -> Parser.expression(text, arguments.scope())));
    }

    private static Expr derivative(Expr formula, String name, Sym index, Arguments arguments) {
        Expr variable = arguments.isVector(name) ? Entry.of(name, index) : Expr.symbol(name);
        try {
            return Differentiation.derivative(formula, variable);
        } catch (Differentiation.NoDerivativeException e) {
            throw new IllegalArgumentException("formula: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Expr> formulas() {
        return List.of(formula);
    }

    @Override
    public String tolerance() {
        return tolerance + " of the terms";
    }

    @Override
    public Optional<Values> at(Place place) {
        run(place, place.array());
        double[] computed = results(place, 0);
        double[] sizes = results(place, blocks);
        Optional<double[]> known = isCertified ? certified(place) : Optional.of(computed);
        return known.map(expected -> new Values(expected, allowed(place, expected, computed, sizes)));
    }

    /** Empty if the formula or a derivative is undefined; NaN for one that is beyond the doubles or not known. */
    private Optional<double[]> certified(Place place) {
        Inputs<io.lossproof.symbolic.expr.Rational> inputs =
                new Inputs<>(place.point().scalars(), place.point().vectors());
        for (int bits : PRECISIONS) {
            List<List<Ball>> balls = BallMachine.of(exact, bits).evaluate(inputs);
            if (balls.stream().flatMap(List::stream).anyMatch(Ball::isUndefined)) {
                return Optional.empty();
            }
            boolean isKnown = balls.stream().flatMap(List::stream).allMatch(FormulaReference::isKnown);
            if (isKnown || bits == PRECISIONS.get(PRECISIONS.size() - 1)) {
                return Optional.of(arranged(
                        balls.subList(0, blocks).stream()
                                .map(entries -> entries.stream()
                                        .mapToDouble(FormulaReference::rounded)
                                        .toArray())
                                .toList(),
                        place));
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(Ball ball) {
        return ball.isExact() || ball.isFinite() && ball.relativeBits() >= ENOUGH_BITS;
    }

    private static double rounded(Ball ball) {
        OptionalDouble nearest = ball.isFinite() ? ball.roundToDouble() : OptionalDouble.empty();
        double value = nearest.orElse(ball.isFinite() && !ball.isExact() ? ball.toDouble() : Double.NaN);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private void run(Place place, double[] array) {
        place.arguments().point(place.point(), array).ifPresent(point -> {
            point.scalars().keySet().forEach(name -> workspace.set(name, point.scalarAsDouble(name)));
            point.vectors().keySet().forEach(name -> workspace.set(name, point.vectorAsDoubles(name)));
        });
        workspace.run();
    }

    private double[] results(Place place, int from) {
        List<double[]> values = new ArrayList<>();
        for (int i = from; i < from + blocks; i++) {
            values.add(workspace.values(i));
        }
        return arranged(values, place);
    }

    /** Components in order; the blocks of a Hessian are put together by rows. */
    private double[] arranged(List<double[]> blocks, Place place) {
        if (!isHessian) {
            return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
        }
        List<Integer> sizes = place.arguments().in().stream()
                .map(name -> (int) place.components().stream()
                        .filter(slot -> slot.name().equals(name))
                        .count())
                .toList();
        List<Double> rows = new ArrayList<>();
        for (int a = 0; a < sizes.size(); a++) {
            for (int i = 0; i < sizes.get(a); i++) {
                for (int b = 0; b < sizes.size(); b++) {
                    for (int j = 0; j < sizes.get(b); j++) {
                        rows.add(blocks.get(a * sizes.size() + b)[i * sizes.get(b) + j]);
                    }
                }
            }
        }
        return rows.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The scale is the size of the terms that cancel in the derivative, as it is derived here or in another form: those show
     * in how it changes with the arguments. To {@code sigmoid(z) - y} at y = 1 an error of y is as large as y, however small
     * the difference is.
     */
    private double[] allowed(Place place, double[] expected, double[] computed, double[] sizes) {
        double[] scale = new double[expected.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = Math.max(Math.abs(expected[i]), Double.isFinite(sizes[i]) ? sizes[i] : 0);
        }
        double[] array = place.array();
        double[] base = computed.clone();
        for (int i = 0; i < base.length; i++) {
            base[i] = Double.isFinite(base[i]) ? base[i] : expected[i];
        }
        for (int k = 0; k < array.length; k++) {
            for (double share : CHANGES) {
                double[] changed = array.clone();
                changed[k] = array[k] * (1 + share);
                if (changed[k] != array[k] && Double.isFinite(changed[k])) {
                    run(place, changed);
                    widen(scale, results(place, 0), base, share);
                }
            }
        }
        return Arrays.stream(scale)
                .map(size -> tolerance.allowed(size) + UNDERFLOWS)
                .toArray();
    }

    private static void widen(double[] scale, double[] changed, double[] base, double share) {
        for (int i = 0; i < scale.length; i++) {
            double change = Math.abs((changed[i] - base[i]) / share);
            scale[i] = Double.isFinite(change) ? Math.max(scale[i], change) : scale[i];
        }
    }
}
