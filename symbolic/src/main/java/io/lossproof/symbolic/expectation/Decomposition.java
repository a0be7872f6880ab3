package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Term.Quadratic;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a function of x as a sum of terms, multiplied out; throws {@link NoClosedFormException} where it is none. */
final class Decomposition {

    private static final int MOST_TERMS = 400;

    private final Sym x;
    private final Scope scope;

    Decomposition(Sym x, Scope scope) {
        this.x = x;
        this.scope = scope;
    }

    List<Term> of(Expr formula) {
        if (formula.isFreeOf(x.name())) {
            return List.of(Term.constant(formula));
        }
        if (formula.equals(x)) {
            return List.of(new Term(Num.ONE, 1, Quadratic.ZERO, Optional.empty()));
        }
        if (formula instanceof Piecewise) {
            return List.of(Term.of(new Term.Pieces(formula)));
        }
        if (!(formula instanceof Apply apply)) {
            throw new NoClosedFormException("no rule integrates " + formula);
        }
        return applied(apply);
    }

    private List<Term> applied(Apply apply) {
        Expr first = apply.argument(0);
        return switch (apply.op()) {
            case ADD -> {
                List<Term> sum = new ArrayList<>();
                apply.arguments().forEach(term -> sum.addAll(of(term)));
                yield sum;
            }
            case NEGATE -> scaled(of(first), Expr.num(-1));
            case MULTIPLY -> {
                List<Term> product = List.of(Term.constant(Num.ONE));
                for (Expr factor : apply.arguments()) {
                    product = product(product, of(factor));
                }
                yield product;
            }
            case DIVIDE -> quotient(first, apply.argument(1));
            case POWER -> power(first, apply.argument(1));
            case SQRT -> exponential(logarithm(first), Num.HALF);
            case EXP -> exponential(of(first), Num.ONE);
            case LOG -> logarithm(first);
            case ABS, MAX, MIN, SIGN, RELU, CLIP -> List.of(Term.of(new Term.Pieces(apply)));
            case SIN, COS, NORMALCDF -> composed(apply.op(), first);
            case ERF -> errorFunction(first);
            default ->
                of(apply.op()
                        .definition(apply.arguments())
                        .orElseThrow(() -> new NoClosedFormException(
                                "no rule integrates " + apply.op().text())));
        };
    }

    private static List<Term> scaled(List<Term> terms, Expr by) {
        return terms.stream().map(term -> term.scaled(by)).toList();
    }

    private static List<Term> product(List<Term> a, List<Term> b) {
        if ((long) a.size() * b.size() > MOST_TERMS) {
            throw new NoClosedFormException("the formula has too many terms");
        }
        List<Term> product = new ArrayList<>();
        for (Term left : a) {
            for (Term right : b) {
                product.add(left.times(right));
            }
        }
        return product;
    }

    private List<Term> quotient(Expr numerator, Expr denominator) {
        if (denominator.isFreeOf(x.name())) {
            return scaled(of(numerator), Expr.divide(Num.ONE, denominator));
        }
        return product(of(numerator), inverse(of(denominator)));
    }

    /** One over a single exponential. */
    private static List<Term> inverse(List<Term> terms) {
        Term only = terms.get(0);
        if (terms.size() > 1 || only.power() > 0 || only.factor().isPresent()) {
            throw new NoClosedFormException("no rule integrates such a quotient");
        }
        return List.of(new Term(
                Expr.divide(Num.ONE, only.coefficient()), 0, only.exponent().times(Expr.num(-1)), Optional.empty()));
    }

    private List<Term> power(Expr base, Expr exponent) {
        if (base.isFreeOf(x.name())) {
            if (!base.equals(Const.E) && !ZeroTest.holds(Cond.positive(base), scope)) {
                throw new NoClosedFormException("that " + base + " is positive is not proved");
            }
            return exponential(of(exponent), base.equals(Const.E) ? Num.ONE : Expr.log(base));
        }
        boolean isSmall = exponent instanceof Num n
                && n.value().isInteger()
                && n.value().signum() > 0
                && n.value().numerator().bitLength() < 6;
        if (!isSmall) {
            if (!exponent.isFreeOf(x.name())) {
                throw new NoClosedFormException("no rule integrates such a power");
            }
            return exponential(logarithm(base), exponent);
        }
        List<Term> factor = of(base);
        List<Term> product = factor;
        for (int i = 1; i < ((Num) exponent).value().numerator().intValue(); i++) {
            product = product(product, factor);
        }
        return product;
    }

    /** {@code exp(factor · (a x² + b x + c))}. */
    private static List<Term> exponential(List<Term> exponent, Expr factor) {
        Quadratic quadratic = quadratic(exponent).times(factor);
        Quadratic inX = new Quadratic(quadratic.second(), quadratic.first(), Num.ZERO);
        Expr constant = Folded.isZero(quadratic.constant()) ? Num.ONE : Expr.exp(quadratic.constant());
        return List.of(new Term(constant, 0, inX, Optional.empty()));
    }

    /** The logarithm of a product of exponentials and of what does not contain x, which then is positive too. */
    private List<Term> logarithm(Expr of) {
        List<Term> terms = of(of);
        Term only = terms.get(0);
        if (terms.size() > 1 || only.power() > 0 || only.factor().isPresent()) {
            throw new NoClosedFormException("no rule integrates the logarithm of " + of);
        }
        List<Term> sum = new ArrayList<>();
        if (!only.coefficient().equals(Num.ONE)) {
            sum.add(Term.constant(Expr.log(only.coefficient())));
        }
        sum.add(new Term(only.exponent().second(), 2, Quadratic.ZERO, Optional.empty()));
        sum.add(new Term(only.exponent().first(), 1, Quadratic.ZERO, Optional.empty()));
        sum.add(Term.constant(only.exponent().constant()));
        return sum;
    }

    static Quadratic quadratic(List<Term> terms) {
        Expr[] coefficients = {Num.ZERO, Num.ZERO, Num.ZERO};
        for (Term term : terms) {
            boolean isPower = term.exponent().isZero() && term.factor().isEmpty() && term.power() <= 2;
            if (!isPower) {
                throw new NoClosedFormException("an argument is not a quadratic polynomial");
            }
            coefficients[term.power()] = Folded.sum(coefficients[term.power()], term.coefficient());
        }
        return new Quadratic(coefficients[2], coefficients[1], coefficients[0]);
    }

    private List<Term> composed(Op op, Expr argument) {
        Quadratic linear = quadratic(of(argument));
        if (!Folded.isZero(linear.second())) {
            throw new NoClosedFormException("the argument of " + op.text() + " is not linear");
        }
        return List.of(Term.of(new Term.Composed(op, linear.first(), linear.constant())));
    }

    /** {@code erf(u) = 2 Φ(√2 u) - 1}. */
    private List<Term> errorFunction(Expr argument) {
        List<Term> normal = composed(Op.NORMALCDF, Expr.multiply(Expr.apply(Op.SQRT, Num.TWO), argument));
        return List.of(normal.get(0).scaled(Num.TWO), Term.constant(Expr.num(-1)));
    }
}
