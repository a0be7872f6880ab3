package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;

/**
 * Runs a tape in double precision.
 *
 * <p>Values follow IEEE 754: NaN where the reals define none, as for the logarithm of a negative number; an infinity where
 * the formula has an infinite limit, as for log 0 and 1/0, or overflows. In contrast to Math.pow, 0^0 is NaN. An entry of a
 * vector outside its indices is NaN, and so is a piecewise formula whose condition compares NaN.
 *
 * <p>Each operator has a stable form of its own; sums over an index are compensated, sums that are written out are added
 * from the left.
 */
public final class DoubleMachine extends Machine<double[]> {

    private DoubleMachine(Tape tape) {
        super(tape);
        requireSupport();
    }

    public static DoubleMachine of(Tape tape) {
        return new DoubleMachine(tape);
    }

    /** Memory for repeated runs, for one thread at a time. */
    public Workspace workspace() {
        return new Workspace();
    }

    /** The values of all outputs at a point, each with its last axis fastest. */
    public List<double[]> evaluate(Inputs<Double> point) {
        Workspace workspace = workspace().set(point);
        workspace.run();
        return java.util.stream.IntStream.range(0, tape().outputs())
                .mapToObj(workspace::values)
                .toList();
    }

    /** Inputs and results of runs. Arrays are kept, so that a run without a change of lengths allocates nothing. */
    public final class Workspace {

        private final Memory<double[]> memory = new Memory<>(DoubleMachine.this);

        private Workspace() {}

        /** Sets a scalar; names that the tape does not read are passed over. */
        public Workspace set(String name, double value) {
            int slot = memory.scalarSlot(name);
            if (slot >= 0) {
                memory.slot(slot)[0] = value;
            }
            return this;
        }

        /** Sets a vector to a copy of the values. */
        public Workspace set(String name, double[] values) {
            int slot = memory.vectorSlot(name, values.length);
            if (slot >= 0) {
                System.arraycopy(values, 0, memory.slot(slot), 0, values.length);
            }
            return this;
        }

        public Workspace set(Inputs<Double> point) {
            point.scalars().forEach(this::set);
            point.vectors()
                    .forEach((name, values) -> set(
                            name,
                            values.stream().mapToDouble(Double::doubleValue).toArray()));
            return this;
        }

        /**
         * Computes all outputs.
         *
         * @throws IllegalArgumentException if an input has no value, or lengths contradict each other
         */
        public Workspace run() {
            DoubleMachine.this.run(memory);
            return this;
        }

        /** The first entry of an output, the whole of it if it is a scalar. */
        public double scalar(int output) {
            return memory.slot(tape().results().get(output).value().slot())[0];
        }

        /** The entries of an output, last axis fastest, in an array of the caller's own. */
        public double[] values(int output) {
            return result(memory, output);
        }

        /** The number of entries along each axis of an output. */
        public List<Integer> shape(int output) {
            return DoubleMachine.this.shape(memory, output);
        }
    }

    @Override
    public boolean supports(Op op) {
        return true;
    }

    // ---- numbers --------------------------------------------------------------------------------------------------

    @Override
    double[] allocate(int size) {
        return new double[size];
    }

    @Override
    void number(double[] out, Rational value) {
        out[0] = value.toDouble();
    }

    @Override
    void constant(double[] out, Const value) {
        out[0] = DoubleRules.constant(value);
    }

    @Override
    void integer(double[] out, int at, long value) {
        out[at] = value;
    }

    @Override
    long integerAt(double[] in, int at) {
        double value = in[at];
        return value == Math.rint(value) && Math.abs(value) <= 0x1p53 ? (long) value : NO_INTEGER;
    }

    @Override
    Truth compare(Relation relation, double[] left, int i, double[] right, int j) {
        double a = left[i];
        double b = right[j];
        return Double.isNaN(a) || Double.isNaN(b)
                ? Truth.UNDEFINED
                : Truth.of(relation.holds(a < b ? -1 : a > b ? 1 : 0));
    }

    @Override
    Truth isInteger(double[] in, int at) {
        return Double.isNaN(in[at]) ? Truth.UNDEFINED : Truth.of(in[at] == Math.rint(in[at]));
    }

    @Override
    void copy(double[] from, int i, double[] to, int j) {
        to[j] = from[i];
    }

    @Override
    void fail(double[] out, int at, Truth why) {
        out[at] = Double.NaN;
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    void apply(Op op, Row<double[]> row) {
        switch (op) {
            case ADD -> add(row);
            case MULTIPLY -> multiply(row);
            default -> {
                switch (row.in.size()) {
                    case 1 -> unary(op, row);
                    case 2 -> binary(op, row);
                    default -> many(op, row);
                }
            }
        }
    }

    private static void add(Row<double[]> row) {
        double[] out = row.out;
        double[] a = row.in.get(0);
        for (int i = 0, p = row.at[0]; i < row.count; i++, p += row.step[0]) {
            out[row.outAt + i] = a[p];
        }
        for (int k = 1; k < row.in.size(); k++) {
            double[] b = row.in.get(k);
            for (int i = 0, p = row.at[k]; i < row.count; i++, p += row.step[k]) {
                out[row.outAt + i] += b[p];
            }
        }
    }

    private static void multiply(Row<double[]> row) {
        double[] out = row.out;
        double[] a = row.in.get(0);
        for (int i = 0, p = row.at[0]; i < row.count; i++, p += row.step[0]) {
            out[row.outAt + i] = a[p];
        }
        for (int k = 1; k < row.in.size(); k++) {
            double[] b = row.in.get(k);
            for (int i = 0, p = row.at[k]; i < row.count; i++, p += row.step[k]) {
                out[row.outAt + i] *= b[p];
            }
        }
    }

    private static void unary(Op op, Row<double[]> row) {
        double[] out = row.out;
        double[] a = row.in.get(0);
        int step = row.step[0];
        int p = row.at[0];
        int q = row.outAt;
        for (int i = 0; i < row.count; i++, p += step) {
            out[q + i] = DoubleRules.unary(op, a[p]);
        }
    }

    private static void binary(Op op, Row<double[]> row) {
        double[] out = row.out;
        double[] a = row.in.get(0);
        double[] b = row.in.get(1);
        int q = row.outAt;
        for (int i = 0, p = row.at[0], r = row.at[1]; i < row.count; i++, p += row.step[0], r += row.step[1]) {
            out[q + i] = DoubleRules.binary(op, a[p], b[r]);
        }
    }

    private static void many(Op op, Row<double[]> row) {
        double[] arguments = new double[row.in.size()];
        for (int i = 0; i < row.count; i++) {
            for (int k = 0; k < arguments.length; k++) {
                arguments[k] = row.in.get(k)[row.index(k, i)];
            }
            row.out[row.outAt + i] = DoubleRules.many(op, arguments);
        }
    }

    // ---- reductions -----------------------------------------------------------------------------------------------

    @Override
    void reduce(Reduce.Kind kind, Row<double[]> row) {
        row.out[row.outAt] = DoubleRules.reduce(kind, row.in.get(0), row.at[0], row.step[0], row.count);
    }

    /**
     * {@code exp(z_k - m) / Σ exp(z_j - m)} with m the largest z: no exponential overflows and the sum is at least 1. The
     * differences are taken with their rounding errors, so that small entries keep their relative accuracy.
     */
    @Override
    void softmax(Row<double[]> row) {
        double[] z = row.in.get(0);
        double m = DoubleRules.reduce(Reduce.Kind.MAXIMUM, z, row.at[0], row.step[0], row.count);
        for (int i = 0; i < row.count; i++) {
            row.out[row.outAt + i] = StableFunctions.expOfDifference(z[row.index(0, i)], m);
        }
        double sum = DoubleRules.reduce(Reduce.Kind.SUM, row.out, row.outAt, 1, row.count);
        for (int i = 0; i < row.count; i++) {
            row.out[row.outAt + i] /= sum;
        }
    }

    @Override
    void softmaxEntry(Row<double[]> row) {
        if (row.count == 0) {
            row.out[row.outAt] = Double.NaN;
            return;
        }
        double[] z = row.in.get(1);
        double m = DoubleRules.reduce(Reduce.Kind.MAXIMUM, z, row.at[1], row.step[1], row.count);
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < row.count; i++) {
            double term = StableFunctions.expOfDifference(z[row.index(1, i)], m);
            double next = sum + term;
            lost += sum >= term ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        row.out[row.outAt] = StableFunctions.expOfDifference(row.in.get(0)[row.at[0]], m) / (sum + lost);
    }
}
