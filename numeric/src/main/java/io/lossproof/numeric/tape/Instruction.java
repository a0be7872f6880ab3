package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import java.util.List;

/**
 * One step of a tape. Its loops run along the axes of its value, in order, and then along the axis that it reduces, if
 * any. Axes have no names: two instructions are equal if they compute the same up to the names of indices.
 */
sealed interface Instruction {

    List<Operand> operands();

    /** The ranges of the axes of the value, slowest first. */
    List<Integer> axes();

    /** Whether a run has to do it; constants and inputs are there before. */
    default boolean isStep() {
        return !operands().isEmpty();
    }

    record Literal(Rational value) implements Instruction {
        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public List<Integer> axes() {
            return List.of();
        }
    }

    record Named(Const value) implements Instruction {
        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public List<Integer> axes() {
            return List.of();
        }
    }

    /** A scalar of the point, or a length. */
    record Scalar(String name) implements Instruction {
        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public List<Integer> axes() {
            return List.of();
        }
    }

    /** A vector of the point. */
    record Vector(String name, int range) implements Instruction {
        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public List<Integer> axes() {
            return List.of(range);
        }
    }

    /** The integers of a range themselves. */
    record Index(int range) implements Instruction {
        @Override
        public boolean isStep() {
            return true;
        }

        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public List<Integer> axes() {
            return List.of(range);
        }
    }

    record Apply(Op op, List<Operand> operands, List<Integer> axes) implements Instruction {}

    /** The value of the first branch whose condition holds, else the last operand. */
    record Select(List<Branch> branches, List<Operand> operands, List<Integer> axes) implements Instruction {}

    /** The operand {@code value} is taken where the condition holds. */
    record Branch(Condition when, int value) {}

    /** The entry of the first operand, along its picked axis of a range, at the index that the second operand is. */
    record Gather(int range, List<Operand> operands, List<Integer> axes) implements Instruction {}

    record Reduction(Reduce.Kind kind, int range, List<Operand> operands, List<Integer> axes) implements Instruction {}

    /** The softmax along the last axis, all entries. */
    record SoftmaxVector(List<Operand> operands, List<Integer> axes) implements Instruction {}

    /** {@code exp(a) / Σ exp(b)} of the first operand and the second, summed along a range. */
    record SoftmaxEntry(int range, List<Operand> operands, List<Integer> axes) implements Instruction {}
}
