package io.lossproof.symbolic.kkt;

import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.Optional;

/**
 * A constraint {@code left = 0} or {@code left <= 0} with its multiplier, or one for each index k from 1 to a length.
 *
 * @param left a formula; of k where there is one for each
 * @param multiplier the name of the multiplier, of a vector where there is one for each
 * @param each how many there are, where it is one for each index
 */
public record Constraint(Expr left, String multiplier, Optional<Expr> each) {

    /** The index of which {@code left} is a formula. */
    public static final Sym INDEX = Expr.symbol("k");

    public static Constraint single(Expr left, String multiplier) {
        return new Constraint(left, multiplier, Optional.empty());
    }

    /** One for each k from 1 to the length, {@code left} being a formula of k. */
    public static Constraint each(Expr left, String multiplier, Expr length) {
        return new Constraint(left, multiplier, Optional.of(length));
    }

    /** What the constraint adds to the Lagrangian: {@code λ left}, or {@code Σ_k μ[k] left(k)}. */
    Expr term() {
        Expr product = Expr.multiply(multiplierAt(INDEX), left);
        return each.<Expr>map(length -> Reduce.sum(INDEX, Num.ONE, length, product))
                .orElse(product);
    }

    /** The left side at an index; the index does not matter where there is one constraint only. */
    Expr leftAt(Expr index) {
        return each.isPresent() ? left.substitute(INDEX, index) : left;
    }

    Expr multiplierAt(Expr index) {
        return each.isPresent() ? Entry.of(multiplier, index) : Expr.symbol(multiplier);
    }
}
