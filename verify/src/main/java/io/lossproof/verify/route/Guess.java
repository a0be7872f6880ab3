package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A relation that may hold where a claim fails.
 *
 * @param left the left side of the claim, or what takes its place
 * @param relation between the values
 * @param right what takes the place of the right side
 * @param base the scope of the claim
 * @param where a condition under which it may hold; empty for none
 * @param text the relation with what it says about the claim
 */
record Guess(Expr left, Relation relation, Expr right, Scope base, Optional<Cond> where, String text) {

    static Guess equal(Observed observed, Expr right, String text) {
        return new Guess(
                observed.claim().left(), Relation.EQUAL, right, observed.claim().scope(), Optional.empty(), text);
    }

    /** The scope with the condition. */
    Scope scope() {
        return where.map(cond -> base.given(List.of(cond))).orElse(base);
    }

    /** Scopes that together are that scope: {@code x != 0} is x above or below 0, which proofs can use. */
    List<Scope> scopes() {
        if (where.isPresent()
                && where.get() instanceof Cond.Compare compare
                && compare.relation() == Relation.UNEQUAL) {
            return List.of(
                    base.given(List.of(Cond.compare(compare.left(), Relation.GREATER, compare.right()))),
                    base.given(List.of(Cond.compare(compare.left(), Relation.LESS, compare.right()))));
        }
        return List.of(scope());
    }
}
