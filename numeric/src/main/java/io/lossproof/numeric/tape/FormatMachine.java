package io.lossproof.numeric.tape;

import io.lossproof.numeric.precision.Format;
import java.util.List;

/**
 * Runs a tape in a binary format of IEEE 754 as a program would that is written as the formula is: every operator and
 * function is rounded to the format, in the order of the formula. NaN and infinities go on as IEEE 754 has it.
 *
 * <p>Three machines differ in their functions. The usual one takes those of {@link DoubleMachine}, rounded to the format;
 * the correctly rounded one gives each function the best result there is, so that an error of its own is that of the
 * formula; the disturbed one moves each inexact result to a neighbour and shows where rounding matters.
 */
public final class FormatMachine extends ObjectMachine<Double> {

    private FormatMachine(Tape tape, FormatArithmetic arithmetic) {
        super(tape, arithmetic);
    }

    public static FormatMachine usual(Tape tape, Format format) {
        return new FormatMachine(tape, new FormatArithmetic(format, FormatArithmetic.Mode.USUAL, 0));
    }

    /** Operators without a certified rule are as usual, and so are arguments at which a function has no finite value. */
    public static FormatMachine correctlyRounded(Tape tape, Format format) {
        return new FormatMachine(tape, new FormatArithmetic(format, FormatArithmetic.Mode.CORRECTLY_ROUNDED, 0));
    }

    /** The salt decides the directions. */
    public static FormatMachine disturbed(Tape tape, Format format, long salt) {
        return new FormatMachine(tape, new FormatArithmetic(format, FormatArithmetic.Mode.DISTURBED, salt));
    }

    /** Memory for repeated runs, for one thread at a time. */
    public Workspace workspace() {
        return new Workspace();
    }

    /** Runs one after another; arrays are kept. */
    public final class Workspace {

        private final Memory<List<Double>> memory = new Memory<>(FormatMachine.this);

        private Workspace() {}

        /** The first entry of the first output at a point of numbers of the format. */
        public double scalar(Inputs<Double> point) {
            run(memory, point);
            return memory.slot(tape().results().get(0).value().slot()).get(0);
        }
    }
}
