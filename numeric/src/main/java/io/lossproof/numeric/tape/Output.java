package io.lossproof.numeric.tape;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import java.util.HashSet;
import java.util.List;

/**
 * A formula whose values are wanted for all values of some indices: {@code softmax(z, j) - y[j]} for j from 1 to K is a
 * vector, with two indices it is a matrix, with none a scalar.
 *
 * @param axes the indices, free in the formula, slowest first; each runs from 1 to the length of the same position
 */
public record Output(Expr formula, List<Sym> axes, List<Expr> lengths) {

    public Output {
        axes = List.copyOf(axes);
        lengths = List.copyOf(lengths);
        if (axes.size() != lengths.size()) {
            throw new IllegalArgumentException(
                    "the axes " + axes + " of " + formula + " need as many lengths, not " + lengths);
        }
        if (new HashSet<>(axes).size() != axes.size()) {
            throw new IllegalArgumentException("the axes " + axes + " of " + formula + " are not distinct");
        }
    }

    public static Output scalar(Expr formula) {
        return new Output(formula, List.of(), List.of());
    }

    public static Output vector(Expr formula, Sym axis, Expr length) {
        return new Output(formula, List.of(axis), List.of(length));
    }

    public static Output matrix(Expr formula, Sym row, Expr rows, Sym column, Expr columns) {
        return new Output(formula, List.of(row, column), List.of(rows, columns));
    }
}
