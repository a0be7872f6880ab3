package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;
import java.util.Optional;

/**
 * The expansion of a formula as one symbol T in it tends to infinity. What does not contain T must be proved to be
 * defined on the whole scope; every rule leaves a function that is defined for all large T.
 */
final class Expander implements Expr.Visitor<Expansion> {

    private static final int LONGEST = 16;

    private final Sym t;
    private final Signs signs;
    private final int order;
    private final Composition composition;
    private final SpecialFunctions special;

    Expander(Sym t, Scope scope, int order) {
        this.t = t;
        this.signs = new Signs(scope);
        this.order = order;
        this.composition = new Composition(signs, order);
        this.special = new SpecialFunctions(composition);
    }

    Signs signs() {
        return signs;
    }

    Expansion of(Expr formula) {
        if (formula.isFreeOf(t.name())) {
            signs.requireDefined(formula);
            return signs.isZero(formula) ? Expansion.ZERO : Expansion.constant(signs.simple(formula));
        }
        return formula.accept(this);
    }

    @Override
    public Expansion num(Num num) {
        return Expansion.constant(num);
    }

    @Override
    public Expansion constant(Const constant) {
        return Expansion.constant(constant);
    }

    @Override
    public Expansion symbol(Sym symbol) {
        return Expansion.of(new Term(Num.ONE, Growth.LINEAR));
    }

    @Override
    public Expansion entry(Entry entry) {
        throw new NoLimitException("the index of " + entry + " contains the variable of the limit");
    }

    @Override
    public Expansion derivative(Derivative derivative) {
        throw new NoLimitException("a derivative is not carried out");
    }

    @Override
    public Expansion limit(Limit limit) {
        throw new NoLimitException("a limit inside of a limit depends on its variable");
    }

    @Override
    public Expansion expectation(Expectation expectation) {
        throw new NoLimitException("an expectation inside of a limit is not carried out");
    }

    @Override
    public Expansion apply(Apply apply) {
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case ADD -> sum(a);
            case MULTIPLY -> product(a);
            case NEGATE -> of(a.get(0)).negated(signs);
            case DIVIDE -> of(a.get(0)).times(inverse(of(a.get(1))), signs, order);
            case POWER -> power(a.get(0), a.get(1));
            case SQRT -> composition.power(of(a.get(0)), Num.HALF);
            case EXP -> composition.exponential(of(a.get(0)));
            case LOG -> composition.logarithm(of(a.get(0)));
            case ABS -> withSign(of(a.get(0)));
            case SIGN -> Expansion.constant(Expr.num(of(a.get(0)).sign(signs)));
            case MAX -> extreme(a, 1);
            case MIN -> extreme(a, -1);
            case XLOGY -> product(List.of(a.get(0), Expr.log(a.get(1))));
            case XLOG1PY -> product(List.of(a.get(0), Expr.log(Expr.add(Num.ONE, a.get(1)))));
            case SIN, COS -> composition.wave(apply.op(), of(a.get(0)));
            case ARCTAN -> special.arctangent(of(a.get(0)));
            case ERF -> special.errorFunction(of(a.get(0)));
            case LOGGAMMA -> special.logGamma(of(a.get(0)));
            case GAMMA -> special.gamma(of(a.get(0)));
            case DIGAMMA -> special.polygamma(0, of(a.get(0)));
            case TRIGAMMA -> special.polygamma(1, of(a.get(0)));
            case POLYGAMMA -> special.polygamma(smallInteger(a.get(0)), of(a.get(1)));
            case BESSELI -> special.bessel(smallInteger(a.get(0)), of(a.get(1)));
            case FLOOR -> floor(of(a.get(0)));
            default ->
                of(apply.op()
                        .definition(a)
                        .orElseThrow(() -> new NoLimitException(
                                "no rule expands " + apply.op().text())));
        };
    }

    private Expansion inverse(Expansion of) {
        return composition.power(of, Expr.num(-1));
    }

    private Expansion sum(List<Expr> terms) {
        Expansion sum = Expansion.ZERO;
        for (Expr term : terms) {
            sum = sum.plus(of(term), signs, order);
        }
        return sum;
    }

    private Expansion product(List<Expr> factors) {
        Expansion product = Expansion.constant(Num.ONE);
        for (Expr factor : factors) {
            product = product.times(of(factor), signs, order);
        }
        return product;
    }

    private Expansion power(Expr base, Expr exponent) {
        if (exponent.isFreeOf(t.name())) {
            signs.requireDefined(exponent);
            return composition.power(of(base), signs.simple(exponent));
        }
        return composition.exponential(product(List.of(exponent, Expr.log(base))));
    }

    private static int smallInteger(Expr order) {
        boolean isSmall = order instanceof Num n
                && n.value().isInteger()
                && n.value().signum() >= 0
                && n.value().numerator().bitLength() < 5;
        if (!isSmall) {
            throw new NoLimitException("the order " + order + " is not a small integer");
        }
        return ((Num) order).value().numerator().intValue();
    }

    /** The integer below the value that the argument tends to; where that is an integer the side decides. */
    private Expansion floor(Expansion argument) {
        Expr value = composition
                .value(argument)
                .orElseThrow(() -> new NoLimitException("the argument of floor does not tend to a value"));
        if (!(value instanceof Num number)) {
            throw new NoLimitException("whether " + value + " is an integer is not known");
        }
        Expr below = Expr.num(number.value().floor());
        boolean isReachedFromBelow = number.value().isInteger()
                && argument.plus(Expansion.constant(value).negated(signs), signs, order)
                                .sign(signs)
                        < 0;
        return constant(
                isReachedFromBelow ? Expr.num(number.value().floor().subtract(java.math.BigInteger.ONE)) : below);
    }

    private static Expansion constant(Expr value) {
        return value.equals(Num.ZERO) ? Expansion.ZERO : Expansion.constant(value);
    }

    private Expansion withSign(Expansion value) {
        return value.sign(signs) < 0 ? value.negated(signs) : value;
    }

    private Expansion extreme(List<Expr> values, int direction) {
        Expansion best = of(values.get(0));
        for (Expr value : values.subList(1, values.size())) {
            Expansion next = of(value);
            if (next.plus(best.negated(signs), signs, order).sign(signs) == direction) {
                best = next;
            }
        }
        return best;
    }

    // ---- cases ----------------------------------------------------------------------------------------------------

    @Override
    public Expansion piecewise(Piecewise piecewise) {
        for (Piecewise.Case c : piecewise.cases()) {
            if (holds(c.when())) {
                return of(c.value());
            }
        }
        return of(piecewise.otherwise());
    }

    /** Whether a condition holds for all large T; throws where some part of it is not decided or not defined. */
    private boolean holds(Cond cond) {
        if (cond instanceof Cond.And and) {
            return !and.parts().stream().map(this::holds).toList().contains(false);
        }
        if (cond instanceof Cond.Or or) {
            return or.parts().stream().map(this::holds).toList().contains(true);
        }
        if (cond instanceof Cond.Compare compare) {
            Expansion difference = of(compare.left()).plus(of(compare.right()).negated(signs), signs, order);
            return compare.relation().holds(difference.sign(signs));
        }
        if (cond instanceof Cond.Constant constant) {
            return constant.value();
        }
        throw new NoLimitException("the condition " + cond + " is not decided");
    }

    // ---- over an index --------------------------------------------------------------------------------------------

    @Override
    public Expansion reduce(Reduce reduce) {
        Expr unrolled = Unrolling.of(reduce, LONGEST);
        if (!(unrolled instanceof Reduce)) {
            return of(unrolled);
        }
        Sym index = Expr.freshIndex();
        Expr body = reduce.bodyAt(index);
        return switch (reduce.kind()) {
            case SUM -> sum(reduce);
            case LOG_SUM_EXP ->
                composition.logarithm(sum(Reduce.sum(index, reduce.lower(), reduce.upper(), Expr.exp(body))));
            case PRODUCT, MAXIMUM ->
                throw new NoLimitException("no rule expands a " + reduce.kind().text() + " over an index");
        };
    }

    /** Of finitely many expansions that differ in coefficients only, term by term. */
    private Expansion sum(Reduce sum) {
        Sym index = Expr.symbol("index of a sum in " + signs.scope().variables().size() + " variables");
        if (!sum.lower().isFreeOf(t.name()) || !sum.upper().isFreeOf(t.name())) {
            throw new NoLimitException("the ends of " + sum + " contain the variable of the limit");
        }
        Scope inside = signs.scope().with(index.name(), Domain.integers(sum.lower(), sum.upper()));
        Expansion body = new Expander(t, inside, order).of(sum.bodyAt(index));
        Expansion total = body.rest().map(Expansion::boundedBy).orElse(Expansion.ZERO);
        requireFree(body.rest(), index);
        for (Term term : body.terms()) {
            requireFree(Optional.of(term.growth()), index);
            Expr whole = Reduce.sum(index, sum.lower(), sum.upper(), term.coefficient());
            Expr coefficient = signs.isZero(whole) ? Num.ZERO : signs.simple(whole);
            total = total.plus(Expansion.of(new Term(coefficient, term.growth())), signs, order);
        }
        return total;
    }

    private static void requireFree(Optional<Growth> growth, Sym index) {
        boolean free = growth.stream()
                .allMatch(g -> g.exponents().values().stream().allMatch(exponent -> exponent.isFreeOf(index.name())));
        if (!free) {
            throw new NoLimitException("how fast the terms of a sum grow depends on its index");
        }
    }

    @Override
    public Expansion softmax(Softmax softmax) {
        Reduce over = softmax.logNormaliser();
        Sym index = Expr.freshIndex();
        Expr total = Reduce.sum(index, over.lower(), over.upper(), Expr.exp(over.bodyAt(index)));
        return of(Expr.divide(Expr.exp(softmax.logit()), total));
    }
}
