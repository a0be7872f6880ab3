package io.lossproof.numeric.tape;

import java.util.List;

/**
 * A value that an instruction reads.
 *
 * @param slot the instruction that computed it
 * @param axes for each of its axes, the position of the loop of the reading instruction that runs along it, or {@link
 *     #PICKED}
 */
record Operand(int slot, List<Integer> axes) {

    /** The axis along which a gather picks one entry. */
    static final int PICKED = -1;

    Operand {
        axes = List.copyOf(axes);
    }

    @Override
    public String toString() {
        return "%" + slot + (axes.isEmpty() ? "" : axes);
    }
}
