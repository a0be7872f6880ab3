package io.lossproof.numeric.kernel;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evaluators of one loss: itself, without constants, its gradient and its Hessian, and the stated moments of the
 * family where there are any.
 *
 * <p>Doubles come from the forms that are made for evaluation; certified values from the forms that are shown, which a
 * run proves to be the negative log-likelihood and its derivatives. A gradient is flat, the parameters in their order
 * and vectors running out in place; a Hessian is the full symmetric matrix in that order, by rows.
 */
public final class Kernel {

    private final Derivatives derivatives;
    private final Map<Quantity, Block> evaluated = new EnumMap<>(Quantity.class);
    private final Map<Quantity, Block> shown = new EnumMap<>(Quantity.class);

    private Kernel(Derivatives derivatives) {
        this.derivatives = derivatives;
        Loss loss = derivatives.loss();
        Scope scope = derivatives.scope();
        scalar(Quantity.LOSS, loss.stable(), loss.formula(), scope);
        scalar(Quantity.LOSS_WITHOUT_CONSTANTS, loss.stableWithoutConstants(), loss.withoutConstants(), scope);
        parts(Quantity.GRADIENT, derivatives.gradient(), scope);
        parts(Quantity.HESSIAN, derivatives.hessian(), scope);
        loss.logLikelihood().family().claims().forEach(stated -> {
            Expr form = loss.logLikelihood()
                    .parametrisation()
                    .rewrite(stated.form(), loss.logLikelihood().family());
            scalar(stated.quantity(), form, form, scope);
        });
    }

    public static Kernel of(Derivatives derivatives) {
        return new Kernel(derivatives);
    }

    public Derivatives derivatives() {
        return derivatives;
    }

    /** What this kernel has, in the order of the catalogue of quantities. */
    public List<Quantity> quantities() {
        return List.copyOf(evaluated.keySet());
    }

    /** Whether a quantity is a single number. */
    public static boolean isScalar(Quantity quantity) {
        return quantity != Quantity.GRADIENT && quantity != Quantity.HESSIAN;
    }

    /** The values in doubles, by rows; one for a scalar. */
    public double[] evaluate(Quantity quantity, Inputs<Double> inputs) {
        Block block = block(evaluated, quantity);
        List<double[]> outputs = DoubleMachine.of(block.tape).evaluate(inputs);
        return assembled(quantity, outputs.subList(0, block.parts), sizes(inputs)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Enclosures of the same values at exact inputs, from the form that is shown. */
    public List<Ball> enclose(Quantity quantity, Inputs<Rational> inputs, int bits) {
        return enclose(shown, quantity, inputs, bits);
    }

    /**
     * Enclosures from the form that is evaluated, which is equal. Where a value is exactly 0 one form may say so while
     * the other only comes ever closer.
     */
    public List<Ball> encloseEvaluated(Quantity quantity, Inputs<Rational> inputs, int bits) {
        return enclose(evaluated, quantity, inputs, bits);
    }

    private List<Ball> enclose(Map<Quantity, Block> blocks, Quantity quantity, Inputs<Rational> inputs, int bits) {
        Block block = block(blocks, quantity);
        List<List<Ball>> outputs =
                BallMachine.of(block.tape, bits).evaluate(inputs).subList(0, block.parts);
        return assembledObjects(quantity, outputs, sizes(inputs));
    }

    /**
     * For each value the magnitude of the largest term of its last sum, where that sum has terms of both signs and so
     * can cancel; empty elsewhere.
     */
    public List<Optional<Double>> largestTerms(Quantity quantity, Inputs<Double> inputs) {
        Block block = block(evaluated, quantity);
        List<double[]> outputs = DoubleMachine.of(block.tape).evaluate(inputs);
        List<List<Optional<Double>>> parts = new ArrayList<>();
        int next = block.parts;
        for (int part = 0; part < block.parts; part++) {
            int terms = block.terms.get(part);
            int entries = outputs.get(part).length;
            List<Optional<Double>> largest = new ArrayList<>();
            for (int e = 0; e < entries; e++) {
                largest.add(largest(outputs.subList(next, next + terms), e));
            }
            parts.add(largest);
            next += terms;
        }
        return assembledObjects(quantity, parts, sizes(inputs));
    }

    private static Optional<Double> largest(List<double[]> terms, int entry) {
        double largest = 0;
        boolean positive = false;
        boolean negative = false;
        for (double[] term : terms) {
            double value = term[entry];
            positive |= value > 0;
            negative |= value < 0;
            largest = Math.max(largest, Math.abs(value));
        }
        return positive && negative ? Optional.of(largest) : Optional.empty();
    }

    // ---- compilation ----------------------------------------------------------------------------------------------

    /** A tape whose first outputs are the parts of a quantity and whose others are the terms of their last sums. */
    private record Block(Tape tape, int parts, List<Integer> terms) {
        static Block of(List<Output> outputs, Scope scope) {
            List<Output> all = new ArrayList<>(outputs);
            List<Integer> counts = new ArrayList<>();
            for (Output output : outputs) {
                boolean sum = output.formula() instanceof Apply apply && apply.op() == Op.ADD;
                List<Expr> terms = sum ? ((Apply) output.formula()).arguments() : List.of();
                terms.forEach(term -> all.add(new Output(term, output.axes(), output.lengths())));
                counts.add(terms.size());
            }
            return new Block(Tape.compile(all, scope), outputs.size(), counts);
        }
    }

    private Block block(Map<Quantity, Block> blocks, Quantity quantity) {
        Block block = blocks.get(quantity);
        if (block == null) {
            throw new IllegalArgumentException("no " + quantity.text() + " is known for "
                    + derivatives.loss().logLikelihood().family().id());
        }
        return block;
    }

    private void scalar(Quantity quantity, Expr toEvaluate, Expr toShow, Scope scope) {
        evaluated.put(quantity, Block.of(List.of(Output.scalar(toEvaluate)), scope));
        shown.put(quantity, Block.of(List.of(Output.scalar(toShow)), scope));
    }

    private void parts(Quantity quantity, List<Derivatives.Partial> partials, Scope scope) {
        evaluated.put(
                quantity,
                Block.of(
                        partials.stream()
                                .map(p -> output(p, p.evaluated(), scope))
                                .toList(),
                        scope));
        shown.put(
                quantity,
                Block.of(
                        partials.stream()
                                .map(p -> output(p, p.formula(), scope))
                                .toList(),
                        scope));
    }

    private static Output output(Derivatives.Partial partial, Expr formula, Scope scope) {
        List<Sym> axes = new ArrayList<>();
        List<Expr> lengths = new ArrayList<>();
        for (Expr variable : partial.variables()) {
            if (variable instanceof Entry entry) {
                axes.add((Sym) entry.index());
                lengths.add(scope.vectorLength(entry.vector()).orElseThrow());
            }
        }
        return new Output(formula, axes, lengths);
    }

    // ---- assembly -------------------------------------------------------------------------------------------------

    /** The number of entries of each parameter. */
    private <V> List<Integer> sizes(Inputs<V> inputs) {
        List<Integer> sizes = new ArrayList<>();
        for (Variable parameter :
                derivatives.loss().logLikelihood().parametrisation().parameters()) {
            List<V> entries = inputs.vectors().get(parameter.name());
            sizes.add(entries == null ? 1 : entries.size());
        }
        return sizes;
    }

    private static List<Double> assembled(Quantity quantity, List<double[]> parts, List<Integer> sizes) {
        List<List<Double>> boxed = parts.stream()
                .map(values -> java.util.Arrays.stream(values).boxed().toList())
                .toList();
        return assembledObjects(quantity, boxed, sizes);
    }

    private static <T> List<T> assembledObjects(Quantity quantity, List<List<T>> parts, List<Integer> sizes) {
        if (quantity != Quantity.HESSIAN) {
            return parts.stream().flatMap(List::stream).toList();
        }
        List<T> matrix = new ArrayList<>();
        for (int row = 0; row < sizes.size(); row++) {
            for (int i = 0; i < sizes.get(row); i++) {
                for (int column = 0; column < sizes.size(); column++) {
                    for (int j = 0; j < sizes.get(column); j++) {
                        matrix.add(
                                row <= column
                                        ? parts.get(block(row, column, sizes.size()))
                                                .get(i * sizes.get(column) + j)
                                        : parts.get(block(column, row, sizes.size()))
                                                .get(j * sizes.get(row) + i));
                    }
                }
            }
        }
        return matrix;
    }

    /** The place of block (row, column) in the upper triangle by rows. */
    private static int block(int row, int column, int count) {
        return row * count - row * (row - 1) / 2 + column - row;
    }
}
