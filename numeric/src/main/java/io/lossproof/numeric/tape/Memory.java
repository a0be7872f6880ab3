package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The slots of a tape while a machine runs it, for one thread. Arrays are kept from run to run. */
final class Memory<S> {

    /** The largest number of entries of one value. */
    static final int LARGEST = 1 << 27;

    private final Machine<S> machine;
    private final List<S> slots = new ArrayList<>();
    private final int[] capacities;
    private final Truth[] rangeStates;
    private final boolean[] rangeKnown;
    private final long[] lowers;
    private final int[] extents;
    private final List<Loop<S>> loops = new ArrayList<>();
    private final Map<String, Integer> vectorSizes = new HashMap<>();
    private final Set<String> scalarsGiven = new HashSet<>();
    private final Set<String> lengthNames = new HashSet<>();
    private final Map<String, Integer> checkedScalars = new HashMap<>();
    private boolean lengthsKnown;
    private int shape;

    Memory(Machine<S> machine) {
        this.machine = machine;
        Tape tape = machine.tape();
        int size = tape.size();
        this.capacities = new int[size];
        int ranges = tape.ranges().size();
        this.rangeStates = new Truth[ranges];
        Arrays.fill(rangeStates, Truth.TRUE);
        this.rangeKnown = new boolean[ranges];
        this.lowers = new long[ranges];
        this.extents = new int[ranges];
        tape.scope().vectorLengths().values().forEach(length -> lengthNames.addAll(length.freeNames()));
        for (int slot = 0; slot < size; slot++) {
            slots.add(machine.allocate(1));
            capacities[slot] = 1;
        }
        for (int slot = 0; slot < size; slot++) {
            Instruction instruction = tape.instructions().get(slot);
            if (instruction instanceof Instruction.Literal number) {
                machine.number(slots.get(slot), number.value());
            } else if (instruction instanceof Instruction.Named named) {
                machine.constant(slots.get(slot), named.value());
            }
            loops.add(new Loop<>(this, slot, instruction, reducedRange(instruction)));
        }
    }

    private static int reducedRange(Instruction instruction) {
        if (instruction instanceof Instruction.Reduction reduction) {
            return reduction.range();
        }
        return instruction instanceof Instruction.SoftmaxEntry softmax ? softmax.range() : -1;
    }

    static void checkSize(long size) {
        if (!(size <= LARGEST)) {
            throw new IllegalArgumentException(
                    "a value has " + size + " entries or more; at most " + LARGEST + " are kept");
        }
    }

    Tape tape() {
        return machine.tape();
    }

    /** Changes whenever the length of a range or the array of a slot does. */
    int shape() {
        return shape;
    }

    S slot(int slot) {
        return slots.get(slot);
    }

    Loop<S> loop(int slot) {
        return loops.get(slot);
    }

    /** The array of a slot, with room for so many entries. */
    S resized(int slot, int size) {
        if (capacities[slot] < size) {
            slots.set(slot, machine.allocate(size));
            capacities[slot] = size;
            shape++;
        }
        return slots.get(slot);
    }

    // ---- inputs ---------------------------------------------------------------------------------------------------

    /** The slot of a scalar of the point, ready for its value; -1 if the tape does not read it. */
    int scalarSlot(String name) {
        Integer checked = checkedScalars.get(name);
        if (checked != null) {
            return checked;
        }
        if (tape().scope().isVector(name)) {
            throw new IllegalArgumentException(name + " is a vector and was given one number");
        }
        scalarsGiven.add(name);
        lengthsKnown = false;
        int slot = machine.inputSlot(name);
        if (!lengthNames.contains(name)) { // what is given for a length is compared in each run
            checkedScalars.put(name, slot);
        }
        return slot;
    }

    /** The slot of a vector of the point, with room for its entries; -1 if the tape does not read it. */
    int vectorSlot(String name, int size) {
        if (tape().scope().domain(name).isPresent() && !tape().scope().isVector(name)) {
            throw new IllegalArgumentException(name + " is a scalar and was given a vector");
        }
        Integer before = vectorSizes.put(name, size);
        lengthsKnown = lengthsKnown && before != null && before == size;
        int slot = machine.inputSlot(name);
        if (slot >= 0) {
            resized(slot, size);
        }
        return slot;
    }

    /** Checks that every input has a value, and gives the symbolic lengths theirs. */
    void prepare() {
        Arrays.fill(rangeKnown, false);
        if (lengthsKnown) {
            return;
        }
        Map<String, Rational> lengths = Lengths.of(tape().scope(), vectorSizes);
        for (Instruction instruction : tape().instructions()) {
            if (instruction instanceof Instruction.Vector vector && !vectorSizes.containsKey(vector.name())) {
                throw new IllegalArgumentException(
                        "the point has no vector " + vector.name() + "; it has " + vectorSizes.keySet());
            }
        }
        for (Instruction instruction : tape().instructions()) {
            if (instruction instanceof Instruction.Scalar scalar) {
                prepareScalar(scalar.name(), lengths);
            }
        }
        lengthsKnown = true;
    }

    private void prepareScalar(String name, Map<String, Rational> lengths) {
        int slot = machine.inputSlot(name);
        Rational length = lengths.get(name);
        if (length != null) {
            long value = length.numerator().longValueExact();
            if (scalarsGiven.contains(name) && machine.integerAt(slots.get(slot), 0) != value) {
                throw new IllegalArgumentException(
                        name + " was given another value than the length " + value + " that the vectors have");
            }
            machine.integer(slots.get(slot), 0, value);
        } else if (!scalarsGiven.contains(name)) {
            throw new IllegalArgumentException("the point has no value for " + name);
        }
    }

    // ---- ranges ---------------------------------------------------------------------------------------------------

    /** The number of integers of a range; 0 also where its ends are not integers. */
    int extent(int range) {
        if (!rangeKnown[range]) {
            measure(range);
        }
        return extents[range];
    }

    /** Whether both ends are integers: TRUE, UNDEFINED or UNKNOWN. */
    Truth state(int range) {
        extent(range);
        return rangeStates[range];
    }

    long lower(int range) {
        extent(range);
        return lowers[range];
    }

    private void measure(int range) {
        Range ends = tape().ranges().get(range);
        long lower = machine.integerAt(slots.get(ends.lower()), 0);
        long upper = machine.integerAt(slots.get(ends.upper()), 0);
        rangeKnown[range] = true;
        int before = extents[range];
        extents[range] = 0;
        if (lower == Machine.NO_INTEGER || upper == Machine.NO_INTEGER) {
            rangeStates[range] = Truth.UNDEFINED;
        } else if (lower == Machine.NOT_DECIDED || upper == Machine.NOT_DECIDED) {
            rangeStates[range] = Truth.UNKNOWN;
        } else {
            rangeStates[range] = Truth.TRUE;
            lowers[range] = lower;
            long length = Math.max(0, upper - lower + 1);
            checkSize(length);
            extents[range] = (int) length;
        }
        if (extents[range] != before) {
            shape++;
        }
    }
}
