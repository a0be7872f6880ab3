package io.lossproof.verify.power;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;

/**
 * One kind of mistake.
 *
 * @param name in words, for example {@code drop a term}
 * @param change of one part of a formula
 */
public record Mutator(String name, Change change) {

    /** What becomes of one part of a formula, the formula itself included. */
    @FunctionalInterface
    public interface Change {

        /**
         * Formulas to stand in the place of {@code part}; none where the mistake cannot be made. They may be equal to it
         * in value.
         *
         * @param part real-valued: not an index, nor an end of a sum
         * @param scope of the free names; an index that is bound outside the part is not in it
         */
        List<Expr> of(Expr part, Scope scope);
    }

    /** The mistake made at this part only, parts inside it left as they are. */
    public List<Expr> at(Expr part, Scope scope) {
        return change.of(part, scope);
    }
}
