package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;
import java.util.Optional;

/** A derivative {@code D(f, x)} in one variable, written and not carried out. */
record FirstDerivative(Expr body, Expr variable) {

    static Optional<FirstDerivative> of(Expr node) {
        return node instanceof Derivative derivative && derivative.variables().size() == 1
                ? Optional.of(new FirstDerivative(
                        derivative.body(), derivative.variables().get(0)))
                : Optional.empty();
    }

    /** The derivative of another formula in the same variable. */
    Expr in(Expr other) {
        return Derivative.of(other, List.of(variable));
    }

    /** Free of the variable; of a vector, free of all its entries. */
    boolean isFree(Expr expr) {
        return expr.isFreeOf(name());
    }

    private String name() {
        return variable instanceof Entry entry ? entry.vector() : ((Sym) variable).name();
    }

    /** Whether the number of terms does not depend on the variable. */
    boolean leavesEndsOf(Reduce reduce) {
        return isFree(reduce.lower()) && isFree(reduce.upper());
    }

    /** The variable, or an entry of its vector: then the chain rule has nothing to say. */
    boolean isVariable(Expr argument) {
        return argument.equals(variable)
                || argument instanceof Entry entry && entry.vector().equals(name()) && isFree(entry.index());
    }

    /** The derivative of an argument: as a number at once where it is one, else written. */
    Expr inner(Expr argument) {
        try {
            Expr value = Arrangement.of(Differentiation.derivative(argument, variable), Scope.EMPTY);
            return value instanceof Num ? value : in(argument);
        } catch (Differentiation.NoDerivativeException e) {
            return in(argument);
        }
    }
}
