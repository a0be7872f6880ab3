package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs a tape: goes through its instructions, loops along axes, gathers and selects. What numbers are, how they are
 * stored and what operators do with rows of them is up to the machine of that arithmetic.
 *
 * <p>Machines are immutable and may be shared by threads; each run has its own memory.
 *
 * @param <S> an array of numbers
 */
public abstract class Machine<S> {

    /** The value is certainly no integer of moderate size. */
    static final long NO_INTEGER = Long.MIN_VALUE;
    /** Whether the value is an integer, or which, is not decided. */
    static final long NOT_DECIDED = Long.MIN_VALUE + 1;

    private final Tape tape;
    private final Map<String, Integer> inputSlots = new HashMap<>();
    private final int[] steps;

    Machine(Tape tape) {
        this.tape = tape;
        this.steps = IntStream.range(0, tape.size())
                .filter(slot -> tape.instructions().get(slot).isStep())
                .toArray();
        for (int slot = 0; slot < tape.size(); slot++) {
            Instruction instruction = tape.instructions().get(slot);
            if (instruction instanceof Instruction.Scalar scalar) {
                inputSlots.put(scalar.name(), slot);
            } else if (instruction instanceof Instruction.Vector vector) {
                inputSlots.put(vector.name(), slot);
            }
        }
    }

    public final Tape tape() {
        return tape;
    }

    /** Whether there is a rule for the operator in this arithmetic. */
    public abstract boolean supports(Op op);

    /** The operators of the tape without a rule in this arithmetic. */
    public final Set<Op> unsupported() {
        Set<Op> operators = EnumSet.noneOf(Op.class);
        operators.addAll(tape.operators());
        operators.removeIf(this::supports);
        return operators;
    }

    /** Refuses a tape with an operator that has no rule. */
    final void requireSupport() {
        if (!unsupported().isEmpty()) {
            throw new UnsupportedOperationException(getClass().getSimpleName() + " has no rule for "
                    + String.join(", ", unsupported().stream().map(Op::text).toList()));
        }
    }

    final int inputSlot(String name) {
        return inputSlots.getOrDefault(name, -1);
    }

    // ---- the arithmetic -------------------------------------------------------------------------------------------

    abstract S allocate(int size);

    abstract void number(S out, Rational value);

    abstract void constant(S out, Const value);

    abstract void integer(S out, int at, long value);

    /** The value as an integer, or {@link #NO_INTEGER} or {@link #NOT_DECIDED}. */
    abstract long integerAt(S in, int at);

    abstract Truth compare(Relation relation, S left, int i, S right, int j);

    abstract Truth isInteger(S in, int at);

    abstract void copy(S from, int i, S to, int j);

    /** Sets what stands for no value: certainly none for UNDEFINED, else perhaps none. */
    abstract void fail(S out, int at, Truth why);

    abstract void apply(Op op, Row<S> row);

    abstract void reduce(Reduce.Kind kind, Row<S> row);

    /** The softmax of the row of the first operand. */
    abstract void softmax(Row<S> row);

    /** {@code exp(a) / Σ exp(b)} for the first operand, which stands still, and the row of the second. */
    abstract void softmaxEntry(Row<S> row);

    // ---- the walk -------------------------------------------------------------------------------------------------

    final void run(Memory<S> memory) {
        memory.prepare();
        for (int slot : steps) {
            step(memory, slot);
        }
    }

    private void step(Memory<S> memory, int slot) {
        Loop<S> loop = memory.loop(slot);
        Instruction instruction = loop.instruction();
        if (instruction instanceof Instruction.Apply apply) {
            for (boolean more = loop.start(); more; more = loop.next()) {
                apply(apply.op(), loop.row());
            }
        } else if (instruction instanceof Instruction.Reduction reduction) {
            Truth state = memory.state(reduction.range());
            for (boolean more = loop.start(); more; more = loop.next()) {
                if (state == Truth.TRUE) {
                    reduce(reduction.kind(), loop.row());
                } else {
                    fail(loop.row().out, loop.row().outAt, state);
                }
            }
        } else if (instruction instanceof Instruction.Select select) {
            for (boolean more = loop.start(); more; more = loop.next()) {
                select(select, loop.row());
            }
        } else if (instruction instanceof Instruction.SoftmaxVector) {
            for (boolean more = loop.start(); more; more = loop.next()) {
                softmax(loop.row());
            }
        } else if (instruction instanceof Instruction.SoftmaxEntry softmax) {
            Truth state = memory.state(softmax.range());
            for (boolean more = loop.start(); more; more = loop.next()) {
                if (state == Truth.TRUE) {
                    softmaxEntry(loop.row());
                } else {
                    fail(loop.row().out, loop.row().outAt, state);
                }
            }
        } else if (instruction instanceof Instruction.Gather gather) {
            for (boolean more = loop.start(); more; more = loop.next()) {
                gather(memory, gather.range(), loop);
            }
        } else if (instruction instanceof Instruction.Index index) {
            index(memory, slot, index.range());
        }
    }

    private void index(Memory<S> memory, int slot, int range) {
        int extent = memory.extent(range);
        S out = memory.resized(slot, extent);
        for (int i = 0; i < extent; i++) {
            integer(out, i, memory.lower(range) + i);
        }
    }

    private void gather(Memory<S> memory, int range, Loop<S> loop) {
        Row<S> row = loop.row();
        S source = row.in.get(0);
        for (int i = 0; i < row.count; i++) {
            long index = integerAt(row.in.get(1), row.index(1, i));
            Truth state = memory.state(range);
            if (state != Truth.TRUE) {
                fail(row.out, row.outAt + i, state);
            } else if (index == NOT_DECIDED) {
                fail(row.out, row.outAt + i, Truth.UNKNOWN);
            } else if (index < memory.lower(range) || index - memory.lower(range) >= memory.extent(range)) {
                fail(row.out, row.outAt + i, Truth.UNDEFINED);
            } else {
                int offset = (int) (index - memory.lower(range)) * loop.pickedStride();
                copy(source, row.index(0, i) + offset, row.out, row.outAt + i);
            }
        }
    }

    private void select(Instruction.Select select, Row<S> row) {
        for (int i = 0; i < row.count; i++) {
            int chosen = row.in.size() - 1;
            Truth when = Truth.FALSE;
            for (Instruction.Branch branch : select.branches()) {
                when = test(branch.when(), row, i);
                if (when != Truth.FALSE) {
                    chosen = branch.value();
                    break;
                }
            }
            if (when.isDecided()) {
                copy(row.in.get(chosen), row.index(chosen, i), row.out, row.outAt + i);
            } else {
                fail(row.out, row.outAt + i, when == Truth.UNDEFINED ? Truth.UNDEFINED : Truth.UNKNOWN);
            }
        }
    }

    private Truth test(Condition condition, Row<S> row, int i) {
        if (condition instanceof Condition.Compare compare) {
            return compare(
                    compare.relation(),
                    row.in.get(compare.left()),
                    row.index(compare.left(), i),
                    row.in.get(compare.right()),
                    row.index(compare.right(), i));
        }
        if (condition instanceof Condition.IsInteger integer) {
            Truth truth = isInteger(row.in.get(integer.operand()), row.index(integer.operand(), i));
            return integer.holds() ? truth : truth.negate();
        }
        if (condition instanceof Condition.All all) {
            Truth truth = Truth.TRUE;
            for (Condition part : all.parts()) {
                truth = truth.and(test(part, row, i));
            }
            return truth;
        }
        if (condition instanceof Condition.Any any) {
            Truth truth = Truth.FALSE;
            for (Condition part : any.parts()) {
                truth = truth.or(test(part, row, i));
            }
            return truth;
        }
        return Truth.of(((Condition.Always) condition).value());
    }

    // ---- results --------------------------------------------------------------------------------------------------

    /** The entries of an output, last axis fastest, copied to an array of its own. */
    final S result(Memory<S> memory, int output) {
        Tape.Result result = tape.results().get(output);
        long size = 1;
        int[] extents = new int[result.axes().size()];
        for (int i = 0; i < extents.length; i++) {
            int range = result.axes().get(i);
            if (memory.state(range) != Truth.TRUE) {
                throw new IllegalArgumentException(
                        "the length of axis " + (i + 1) + " of output " + output + " is not an integer");
            }
            extents[i] = memory.extent(range);
            size *= extents[i];
            Memory.checkSize(size);
        }
        List<Integer> own = tape.instructions().get(result.value().slot()).axes();
        int[] strides = new int[extents.length];
        int stride = 1;
        for (int axis = own.size() - 1; axis >= 0; axis--) {
            strides[result.value().axes().get(axis)] += stride;
            stride *= memory.extent(own.get(axis));
        }
        S out = allocate((int) size);
        S source = memory.slot(result.value().slot());
        for (int i = 0; i < size; i++) {
            int rest = i;
            int from = 0;
            for (int axis = extents.length - 1; axis >= 0; axis--) {
                from += rest % extents[axis] * strides[axis];
                rest /= extents[axis];
            }
            copy(source, from, out, i);
        }
        return out;
    }

    /** The number of entries along each axis of an output. */
    final List<Integer> shape(Memory<S> memory, int output) {
        List<Integer> shape = new ArrayList<>();
        for (int range : tape.results().get(output).axes()) {
            shape.add(memory.extent(range));
        }
        return List.copyOf(shape);
    }
}
