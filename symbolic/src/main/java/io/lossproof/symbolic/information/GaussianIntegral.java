package io.lossproof.symbolic.information;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Integrals over the line of a polynomial times the exponential of a quadratic polynomial, exactly:
 * <pre>
 *   ∫ P(y) exp(Q(y)) dy = exp(Q(m)) √(π/a) Σ_n P⁽²ⁿ⁾(m)/(2n)! · (2n - 1)!!/(2a)ⁿ,
 *   Q(y) = Q(m) - a (y - m)²,  a > 0,
 * </pre>
 * which is the Gaussian integral {@code ∫ exp(-a t²) dt = √(π/a)} and its derivatives in a; odd powers of y - m
 * contribute nothing. That Q is quadratic, that a is positive and that P is a polynomial are each proved, or there is no
 * answer.
 */
public final class GaussianIntegral {

    private static final int HIGHEST_DEGREE = 12;

    private final Sym variable;
    private final Scope parameters;
    private final Scope scope;

    private GaussianIntegral(Sym variable, Scope parameters) {
        this.variable = variable;
        this.parameters = parameters;
        this.scope = parameters.with(variable.name(), Domain.REAL);
    }

    /**
     * The integral over a variable, from end to end of the line; empty if it is not of this kind, or if the integrand is
     * not proved to be defined everywhere.
     *
     * @param parameters the other variables
     */
    public static Optional<Expr> of(Expr integrand, Sym variable, Scope parameters) {
        try {
            return new GaussianIntegral(variable, parameters).value(integrand);
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private Optional<Expr> value(Expr integrand) {
        List<Expr> exponents = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        collect(integrand, exponents, others);
        boolean defined = ZeroTest.definedWhere(Num.ZERO, integrand, scope).isProved();
        if (exponents.isEmpty() || !defined) {
            return Optional.empty();
        }
        Expr exponent = exponents.size() == 1 ? exponents.get(0) : Apply.of(Op.ADD, exponents);
        Expr slope = derivative(exponent);
        Expr curvature = derivative(slope);
        Expr sharpness = Expr.negate(Expr.divide(curvature, Num.TWO));
        if (!isZero(derivative(curvature)) || !ZeroTest.holds(Cond.positive(sharpness), scope)) {
            return Optional.empty();
        }
        Expr a = at(sharpness, Num.ZERO);
        Expr centre = Expr.divide(at(slope, Num.ZERO), Expr.multiply(Num.TWO, a));
        return moments(product(others), centre, a)
                .map(sum -> Expr.multiply(
                        Expr.exp(at(exponent, centre)), Expr.apply(Op.SQRT, Expr.divide(Const.PI, a)), sum))
                .filter(value ->
                        ZeroTest.definedWhere(Num.ZERO, value, parameters).isProved());
    }

    /** The sum over the even powers of the deviation from the centre. */
    private Optional<Expr> moments(Expr polynomial, Expr centre, Expr a) {
        List<Expr> terms = new ArrayList<>();
        Expr derivative = polynomial;
        Expr weight = Num.ONE;
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            if (degree % 2 == 0) {
                terms.add(Expr.multiply(at(derivative, centre), weight));
                // (2n - 1)!!/(2n)! = 1/(2ⁿ n!), so from n - 1 to n the factor 1/(2n), besides 1/(2a).
                weight = Expr.divide(weight, Expr.multiply(Expr.num(2L * (degree + 2)), a));
            }
            derivative = derivative(derivative);
            if (isZero(derivative)) {
                return Optional.of(terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms));
            }
        }
        return Optional.empty();
    }

    /** The exponents of exponentials that depend on the variable, and all other factors. */
    private void collect(Expr expr, List<Expr> exponents, List<Expr> others) {
        if (expr instanceof Apply apply && apply.op() == Op.MULTIPLY) {
            apply.arguments().forEach(factor -> collect(factor, exponents, others));
        } else if (expr instanceof Apply apply && apply.op() == Op.NEGATE) {
            others.add(Expr.num(-1));
            collect(apply.argument(0), exponents, others);
        } else if (expr instanceof Apply apply
                && apply.op() == Op.DIVIDE
                && apply.argument(1).isFreeOf(variable.name())) {
            others.add(Expr.divide(Num.ONE, apply.argument(1)));
            collect(apply.argument(0), exponents, others);
        } else if (expr instanceof Apply apply && apply.op() == Op.EXP && !apply.isFreeOf(variable.name())) {
            exponents.add(apply.argument(0));
        } else {
            others.add(expr);
        }
    }

    private static Expr product(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Apply.of(Op.MULTIPLY, factors);
        };
    }

    private Expr derivative(Expr formula) {
        return Differentiation.derivative(formula, variable);
    }

    private boolean isZero(Expr formula) {
        return ZeroTest.zero(formula, scope).isProved()
                && ZeroTest.definedWhere(Num.ZERO, formula, scope).isProved();
    }

    private Expr at(Expr formula, Expr value) {
        return formula.substitute(variable, value);
    }
}
