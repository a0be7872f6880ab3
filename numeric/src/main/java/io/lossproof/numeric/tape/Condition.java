package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Relation;
import java.util.List;

/** A condition over the operands of an instruction, which are named by their positions. */
sealed interface Condition {

    record Compare(Relation relation, int left, int right) implements Condition {}

    record IsInteger(int operand, boolean holds) implements Condition {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Always(boolean value) implements Condition {}
}
