package io.lossproof.symbolic.calculus;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Partial derivatives by rule, in a scalar or in an entry {@code z[j]} of a vector of symbolic length, where {@code
 * ∂z[i]/∂z[j]} is the Kronecker delta. Entries of a vector are free variables, also on a simplex.
 *
 * <p>At a kink, and where a condition of a piecewise formula changes, the result is {@link Const#UNDEFINED}.
 */
public final class Differentiation implements Expr.Visitor<Expr> {

    /** No rule gives this derivative. */
    public static final class NoDerivativeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoDerivativeException(String message) {
            super(message);
        }
    }

    private final Expr variable;
    private final String name;

    private Differentiation(Expr variable) {
        this.variable = variable;
        this.name = variable instanceof Entry entry ? entry.vector() : ((Sym) variable).name();
    }

    /** The derivative of a formula in a symbol or an entry. */
    public static Expr derivative(Expr formula, Expr variable) {
        if (!(variable instanceof Sym) && !(variable instanceof Entry)) {
            throw new IllegalArgumentException("a derivative is taken in a variable, not in " + variable);
        }
        return new Differentiation(variable).of(carryOut(formula));
    }

    /** The same formula with every derivative that is written in it carried out. */
    public static Expr carryOut(Expr formula) {
        if (!formula.contains(part -> part instanceof Derivative)) {
            return formula;
        }
        if (formula instanceof Derivative derivative) {
            Expr result = derivative.body();
            for (Expr variable : derivative.variables()) {
                result = derivative(result, variable);
            }
            return result;
        }
        return formula.map(Differentiation::carryOut);
    }

    /**
     * The same, undefined wherever a differentiated formula is: {@code D(log(-x), x)} is {@code 1/x + 0 log(-x)}, since the
     * rule alone gives {@code 1/x} for positive x too, where there is nothing to differentiate.
     */
    public static Expr carryOutWhereDefined(Expr formula) {
        if (!formula.contains(part -> part instanceof Derivative)) {
            return formula;
        }
        if (formula instanceof Derivative derivative) {
            Expr result = carryOut(derivative);
            return derivative.body().contains(Differentiation::isPartial)
                    ? Expr.add(result, Expr.multiply(Num.ZERO, carryOutWhereDefined(derivative.body())))
                    : result;
        }
        return formula.map(Differentiation::carryOutWhereDefined);
    }

    /** Whether an operator is undefined somewhere where the rule for its derivative has a value. */
    private static boolean isPartial(Expr part) {
        if (!(part instanceof Apply apply)) {
            return false;
        }
        return switch (apply.op()) {
            case LOG,
                    LOG1P,
                    LOG2,
                    LOG10,
                    LOGIT,
                    LOG1MEXP,
                    ARCTANH,
                    XLOGY,
                    XLOG1PY,
                    LOGGAMMA,
                    LOGBETA,
                    LOGBESSELI,
                    HARMONICNUMBER -> true;
            default -> false;
        };
    }

    private Expr of(Expr formula) {
        OutOfTimeException.check();
        return formula.isFreeOf(name) ? Num.ZERO : formula.accept(this);
    }

    @Override
    public Expr num(Num num) {
        return Num.ZERO;
    }

    @Override
    public Expr constant(Const constant) {
        return Num.ZERO;
    }

    @Override
    public Expr symbol(Sym symbol) {
        return symbol.equals(variable) ? Num.ONE : Num.ZERO;
    }

    @Override
    public Expr entry(Entry entry) {
        boolean steadyIndices = entry.index().isFreeOf(name)
                && entry.row().map(row -> row.isFreeOf(name)).orElse(true);
        if (!steadyIndices
                || !(variable instanceof Entry in)
                || in.row().isPresent() != entry.row().isPresent()) {
            throw new NoDerivativeException("an index does not vary continuously: " + entry);
        }
        Expr sameIndex = delta(entry.index(), in.index());
        return entry.row().isEmpty()
                ? sameIndex
                : product(delta(entry.row().get(), in.row().orElseThrow()), sameIndex);
    }

    private static Expr delta(Expr i, Expr j) {
        if (i.equals(j)) {
            return Num.ONE;
        }
        return i instanceof Num && j instanceof Num ? Num.ZERO : Expr.apply(Op.KRONECKERDELTA, i, j);
    }

    /** The chain rule over the arguments. */
    @Override
    public Expr apply(Apply apply) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Expr inner = of(apply.argument(i));
            if (inner.equals(Num.ZERO)) {
                continue;
            }
            Optional<Expr> outer = apply.op().partial(apply.arguments(), i);
            if (outer.isEmpty()) {
                return of(apply.op()
                        .definition(apply.arguments())
                        .orElseThrow(() -> new NoDerivativeException("no rule gives the derivative of " + apply)));
            }
            terms.add(product(outer.get(), inner));
        }
        return sum(terms);
    }

    /** Each case by itself; where a condition changes there is no derivative by rule. */
    @Override
    public Expr piecewise(Piecewise piecewise) {
        List<Cond> changes = new ArrayList<>();
        piecewise.cases().forEach(c -> collectChanges(c.when(), changes));
        List<Piecewise.Case> cases = new ArrayList<>();
        if (!changes.isEmpty()) {
            cases.add(new Piecewise.Case(Const.UNDEFINED, changes.size() == 1 ? changes.get(0) : new Cond.Or(changes)));
        }
        piecewise.cases().forEach(c -> cases.add(new Piecewise.Case(of(c.value()), c.when())));
        return Piecewise.of(cases, of(piecewise.otherwise()));
    }

    private void collectChanges(Cond cond, List<Cond> changes) {
        if (cond instanceof Cond.Compare compare) {
            if (!compare.left().isFreeOf(name) || !compare.right().isFreeOf(name)) {
                changes.add(Cond.compare(compare.left(), Relation.EQUAL, compare.right()));
            }
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(part -> collectChanges(part, changes));
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(part -> collectChanges(part, changes));
        }
    }

    @Override
    public Expr reduce(Reduce reduce) {
        if (!reduce.lower().isFreeOf(name) || !reduce.upper().isFreeOf(name)) {
            throw new NoDerivativeException("the ends of " + reduce + " depend on " + variable);
        }
        Sym index = Expr.freshIndex();
        Expr body = reduce.bodyAt(index);
        Expr inner = of(body);
        return switch (reduce.kind()) {
            case SUM -> reduce.withBody(index, inner);
            case PRODUCT -> {
                // Π f(k) · Σ f'(k)/f(k), by the logarithmic derivative; where a factor is 0 it says nothing.
                Expr logarithmic = Reduce.sum(index, reduce.lower(), reduce.upper(), Expr.divide(inner, body));
                yield Piecewise.of(product(reduce, logarithmic), Cond.nonzero(reduce), Const.UNDEFINED);
            }
            case LOG_SUM_EXP ->
                Reduce.sum(index, reduce.lower(), reduce.upper(), product(Softmax.of(reduce, index), inner));
            case MAXIMUM ->
                throw new NoDerivativeException("no rule gives the derivative of a maximum over an index, " + reduce);
        };
    }

    /** {@code ∂s_j = s_j (∂f_j - Σ_i s_i ∂f_i)}. */
    @Override
    public Expr softmax(Softmax softmax) {
        Reduce over = softmax.logNormaliser();
        Sym index = Expr.freshIndex();
        Expr mean =
                Reduce.sum(index, over.lower(), over.upper(), product(Softmax.of(over, index), of(over.bodyAt(index))));
        return product(softmax, Expr.subtract(of(softmax.logit()), mean));
    }

    @Override
    public Expr derivative(Derivative derivative) {
        return of(carryOut(derivative));
    }

    /** A limit and a derivative may be exchanged under conditions only. */
    @Override
    public Expr limit(Limit limit) {
        throw new NoDerivativeException("no rule gives the derivative of a limit, " + limit);
    }

    @Override
    public Expr expectation(Expectation expectation) {
        throw new NoDerivativeException("no rule gives the derivative of an expectation, " + expectation);
    }

    private static Expr sum(List<Expr> terms) {
        if (terms.isEmpty()) {
            return Num.ZERO;
        }
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    private static Expr product(Expr outer, Expr inner) {
        if (inner.equals(Num.ONE)) {
            return outer;
        }
        if (outer.equals(Num.ONE)) {
            return inner;
        }
        if (outer.equals(Num.ZERO) || inner.equals(Num.ZERO)) {
            return Num.ZERO;
        }
        return outer.equals(Expr.num(Rational.MINUS_ONE)) ? Expr.negate(inner) : Expr.multiply(outer, inner);
    }
}
