package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;

/**
 * Sums and products that fold numbers, so that closed forms stay short. A factor that is the number 0 drops the other one,
 * so that the result may be defined where the product is not: definedness is proved of the integrand afterwards.
 */
final class Folded {

    private Folded() {}

    static Expr sum(Expr a, Expr b) {
        if (a instanceof Num x && b instanceof Num y) {
            return Expr.num(x.value().add(y.value()));
        }
        if (isZero(a)) {
            return b;
        }
        return isZero(b) ? a : Expr.add(a, b);
    }

    static Expr product(Expr a, Expr b) {
        if (a instanceof Num x && b instanceof Num y) {
            return Expr.num(x.value().multiply(y.value()));
        }
        if (isZero(a) || isZero(b)) {
            return Num.ZERO;
        }
        if (isUnit(a)) {
            return a.equals(Num.ONE) ? b : negated(b);
        }
        if (isUnit(b)) {
            return b.equals(Num.ONE) ? a : negated(a);
        }
        return Expr.multiply(a, b);
    }

    static Expr product(Expr a, Expr b, Expr c) {
        return product(product(a, b), c);
    }

    static Expr negated(Expr a) {
        if (a instanceof Num x) {
            return Expr.num(x.value().negate());
        }
        return a instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : Expr.negate(a);
    }

    static Expr difference(Expr a, Expr b) {
        if (a.equals(b)) {
            return Num.ZERO;
        }
        return isZero(b) ? a : sum(a, negated(b));
    }

    static Expr quotient(Expr a, Expr b) {
        return isZero(a) || b.equals(Num.ONE) ? a : Expr.divide(a, b);
    }

    static Expr exponential(Expr a) {
        return isZero(a) ? Num.ONE : Expr.exp(a);
    }

    /** The normal distribution function; that of 0 is one half. */
    static Expr normal(Expr a) {
        return isZero(a) ? Num.HALF : Expr.apply(Op.NORMALCDF, a);
    }

    static Expr power(Expr a, int exponent) {
        if (exponent == 0) {
            return Num.ONE;
        }
        if (exponent == 1) {
            return a;
        }
        return a instanceof Num x ? Expr.num(x.value().pow(exponent)) : Expr.power(a, exponent);
    }

    static boolean isOne(Expr a) {
        return a.equals(Num.ONE);
    }

    private static boolean isUnit(Expr a) {
        return a instanceof Num x && x.value().abs().isOne();
    }

    static boolean isZero(Expr a) {
        return a instanceof Num x && x.value().equals(Rational.ZERO);
    }
}
