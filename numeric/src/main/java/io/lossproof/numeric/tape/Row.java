package io.lossproof.numeric.tape;

import java.util.ArrayList;
import java.util.List;

/**
 * The innermost loop of an instruction, for a kernel to run: for each i below {@code count} operand k has its value at
 * {@code at[k] + i * step[k]} of {@code in.get(k)}. The results go to {@code out}, to consecutive places from {@code
 * outAt} on, or to that one place if the instruction reduces the loop.
 */
final class Row<S> {

    final List<S> in;
    final int[] at;
    final int[] step;
    S out;
    int outAt;
    int count;

    Row(int operands, S out) {
        this.in = new ArrayList<>(operands);
        this.at = new int[operands];
        this.step = new int[operands];
        this.out = out;
    }

    int index(int operand, int i) {
        return at[operand] + i * step[operand];
    }
}
