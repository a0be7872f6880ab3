package io.lossproof.numeric.tape;

import java.util.List;

/**
 * The loops of one instruction, over memory of one thread: runs along all axes but the innermost and sets the row for
 * that one. Values are stored with their last axis running fastest; an operand without an axis of the loop stands still
 * along it.
 */
final class Loop<S> {

    private final Memory<S> memory;
    private final int slot;
    private final Instruction instruction;
    private final int[] loopRanges;
    private final boolean reducing;
    private final int[] operandSlots;
    private final int[][] operandAxes;
    private final int[][] operandRanges;

    private final int[] extents;
    private final int[][] strides;
    private final int[] counter;
    private int pickedStride;
    private final Row<S> row;
    private int shape = -1;
    private boolean isEmpty;

    Loop(Memory<S> memory, int slot, Instruction instruction, int reducedRange) {
        this.memory = memory;
        this.slot = slot;
        this.instruction = instruction;
        this.reducing = reducedRange >= 0;
        List<Integer> axes = instruction.axes();
        this.loopRanges = new int[axes.size() + (reducing ? 1 : 0)];
        for (int i = 0; i < axes.size(); i++) {
            loopRanges[i] = axes.get(i);
        }
        if (reducing) {
            loopRanges[axes.size()] = reducedRange;
        }
        List<Operand> operands = instruction.operands();
        this.operandSlots = new int[operands.size()];
        this.operandAxes = new int[operands.size()][];
        this.operandRanges = new int[operands.size()][];
        for (int k = 0; k < operands.size(); k++) {
            operandSlots[k] = operands.get(k).slot();
            operandAxes[k] = ints(operands.get(k).axes());
            operandRanges[k] = ints(
                    memory.tape().instructions().get(operands.get(k).slot()).axes());
        }
        this.extents = new int[loopRanges.length];
        this.strides = new int[operands.size()][loopRanges.length];
        this.counter = new int[loopRanges.length];
        this.row = new Row<>(operands.size(), memory.slot(slot));
    }

    private static int[] ints(List<Integer> values) {
        int[] result = new int[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i);
        }
        return result;
    }

    Instruction instruction() {
        return instruction;
    }

    Row<S> row() {
        return row;
    }

    /** How far the entries lie apart among which a gather picks. */
    int pickedStride() {
        return pickedStride;
    }

    /** Goes to the first row; false if the value has no entries. */
    boolean start() {
        for (int range : loopRanges) {
            memory.extent(range); // measures it, which may change the shape
        }
        if (shape != memory.shape()) {
            prepare();
            shape = memory.shape();
        }
        row.outAt = 0;
        java.util.Arrays.fill(row.at, 0);
        java.util.Arrays.fill(counter, 0);
        return !isEmpty;
    }

    /** Sets what depends on the lengths and the arrays only. */
    private void prepare() {
        long size = 1;
        for (int i = 0; i < loopRanges.length; i++) {
            extents[i] = memory.extent(loopRanges[i]);
            if (!(reducing && i == loopRanges.length - 1)) {
                size *= extents[i];
                Memory.checkSize(size);
            }
        }
        row.out = memory.resized(slot, (int) size);
        row.in.clear();
        for (int k = 0; k < operandSlots.length; k++) {
            row.in.add(memory.slot(operandSlots[k]));
            setStrides(k);
        }
        int last = loopRanges.length - 1;
        row.count = last < 0 ? 1 : extents[last];
        for (int k = 0; k < operandSlots.length; k++) {
            row.step[k] = last < 0 ? 0 : strides[k][last];
        }
        isEmpty = size == 0;
    }

    private void setStrides(int k) {
        java.util.Arrays.fill(strides[k], 0);
        int stride = 1;
        for (int axis = operandAxes[k].length - 1; axis >= 0; axis--) {
            int loop = operandAxes[k][axis];
            if (loop == Operand.PICKED) {
                pickedStride = stride;
            } else {
                strides[k][loop] += stride; // twice for a diagonal
            }
            stride *= memory.extent(operandRanges[k][axis]);
        }
    }

    /** Goes to the next row; false after the last. */
    boolean next() {
        row.outAt += reducing ? 1 : row.count;
        for (int i = loopRanges.length - 2; i >= 0; i--) {
            counter[i]++;
            if (counter[i] < extents[i]) {
                shift(i, 1);
                return true;
            }
            shift(i, 1 - extents[i]);
            counter[i] = 0;
        }
        return false;
    }

    private void shift(int loop, int steps) {
        for (int k = 0; k < operandSlots.length; k++) {
            row.at[k] += steps * strides[k][loop];
        }
    }
}
