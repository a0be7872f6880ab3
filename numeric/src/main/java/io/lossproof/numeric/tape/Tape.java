package io.lossproof.numeric.tape;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The program of one or several formulas: a list of instructions, each of which computes one value from earlier ones.
 * What formulas have in common is computed once, within a formula and across them, also where it differs in the names of
 * indices.
 *
 * <p>A value is a scalar, or has an axis for each index that is free in it. Its axes have symbolic lengths, so that one
 * tape serves vectors of every length and its size does not depend on them. Sums may run over any range of integers with
 * scalar ends, {@code 1..K}, {@code 0..y}; ends that depend on another index are not accepted, and neither are infinite
 * ends.
 *
 * <p>An entry of a vector outside its indices is undefined, and so is a sum whose ends are not integers. Conditions are
 * read from the left as far as needed; the case that a piecewise formula does not take has no influence on its value.
 *
 * <p>Immutable. A machine runs it.
 */
public final class Tape {

    /** Where an output is found: a slot, and the ranges of its axes as they were asked for. */
    record Result(Operand value, List<Integer> axes) {}

    private final Scope scope;
    private final List<Instruction> instructions;
    private final List<Range> ranges;
    private final List<Result> results;

    private Tape(Scope scope, List<Instruction> instructions, List<Range> ranges, List<Result> results) {
        this.scope = scope;
        this.instructions = instructions;
        this.ranges = ranges;
        this.results = results;
    }

    /**
     * Compiles formulas in the variables of a scope; their derivatives are already carried out.
     *
     * @throws IllegalArgumentException if a formula has a name that is not declared, a derivative, or a sum over a range
     *     that is infinite or depends on another index
     */
    public static Tape compile(List<Output> outputs, Scope scope) {
        TapeCompiler compiler = new TapeCompiler(scope);
        List<Result> results = outputs.stream().map(compiler::output).toList();
        return new Tape(scope, compiler.instructions(), compiler.ranges(), results);
    }

    public static Tape compile(Output output, Scope scope) {
        return compile(List.of(output), scope);
    }

    /** The number of instructions, inputs and constants included. */
    public int size() {
        return instructions.size();
    }

    public int outputs() {
        return results.size();
    }

    /** The operators that occur. */
    public Set<Op> operators() {
        Set<Op> operators = EnumSet.noneOf(Op.class);
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Apply apply) {
                operators.add(apply.op());
            }
        }
        return operators;
    }

    /** The names of the variables and lengths that are read. */
    public Set<String> inputs() {
        Set<String> names = new TreeSet<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Scalar scalar) {
                names.add(scalar.name());
            } else if (instruction instanceof Instruction.Vector vector) {
                names.add(vector.name());
            }
        }
        return names;
    }

    Scope scope() {
        return scope;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<Range> ranges() {
        return ranges;
    }

    List<Result> results() {
        return results;
    }

    /** A listing, one instruction a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < instructions.size(); i++) {
            text.append('%').append(i).append(" = ").append(instructions.get(i)).append('\n');
        }
        return text.toString();
    }
}
