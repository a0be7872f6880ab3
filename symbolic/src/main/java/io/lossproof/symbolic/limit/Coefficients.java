package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;

/** Arithmetic of coefficients: numbers are folded, the rest is simplified by its normal form. */
final class Coefficients {

    private Coefficients() {}

    static Expr add(Expr a, Expr b, Signs signs) {
        if (a instanceof Num x && b instanceof Num y) {
            return Expr.num(x.value().add(y.value()));
        }
        if (a.equals(Num.ZERO)) {
            return b;
        }
        return b.equals(Num.ZERO) ? a : orZero(Expr.add(a, b), signs);
    }

    static Expr multiply(Expr a, Expr b, Signs signs) {
        if (a instanceof Num x && b instanceof Num y) {
            return Expr.num(x.value().multiply(y.value()));
        }
        if (a.equals(Num.ZERO) || b.equals(Num.ZERO)) {
            return Num.ZERO;
        }
        if (a instanceof Num x && x.value().abs().isOne()) {
            return x.value().isOne() ? b : negated(b);
        }
        if (b instanceof Num y && y.value().abs().isOne()) {
            return y.value().isOne() ? a : negated(a);
        }
        return signs.simple(Expr.multiply(a, b));
    }

    static Expr negated(Expr value) {
        return value instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : Expr.negate(value);
    }

    static Expr power(Expr a, Expr exponent, Signs signs) {
        if (exponent.equals(Num.ONE) || a.equals(Num.ONE)) {
            return a;
        }
        boolean smallInteger = exponent instanceof Num n
                && n.value().isInteger()
                && n.value().abs().compareTo(Rational.of(64)) <= 0;
        if (a instanceof Num x && smallInteger) {
            return Expr.num(x.value().pow(((Num) exponent).value().numerator().intValue()));
        }
        return signs.simple(Expr.power(a, exponent));
    }

    private static Expr orZero(Expr sum, Signs signs) {
        return signs.isZero(sum) ? Num.ZERO : signs.simple(sum);
    }
}
