package io.lossproof.verify.route;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closed forms of doubles: guesses, to be proved by whoever uses them. */
final class Recognised {

    private static final double CLOSE = 1e-12;
    private static final long LARGEST_DENOMINATOR = 1000;
    private static final long LARGEST_BESIDE_CONSTANT = 12;

    private static final Map<Expr, Double> CONSTANTS = constants();

    private Recognised() {}

    private static Map<Expr, Double> constants() {
        Expr two = Num.TWO;
        Expr twoPi = Expr.multiply(two, Const.PI);
        Map<Expr, Double> constants = new LinkedHashMap<>();
        constants.put(Expr.log(two), Math.log(2));
        constants.put(Expr.log(twoPi), Math.log(2 * Math.PI));
        constants.put(Const.PI, Math.PI);
        constants.put(Expr.log(Const.PI), Math.log(Math.PI));
        constants.put(Expr.apply(Op.SQRT, twoPi), Math.sqrt(2 * Math.PI));
        constants.put(Expr.apply(Op.SQRT, two), Math.sqrt(2));
        constants.put(Expr.apply(Op.SQRT, Const.PI), Math.sqrt(Math.PI));
        constants.put(Expr.log(Expr.num(10)), Math.log(10));
        constants.put(Expr.log(Expr.num(3)), Math.log(3));
        constants.put(Const.E, Math.E);
        constants.put(Const.EULER_GAMMA, 0.57721566490153286);
        constants.put(Expr.power(Const.PI, 2), Math.PI * Math.PI);
        constants.put(Expr.apply(Op.SQRT, Expr.divide(two, Const.PI)), Math.sqrt(2 / Math.PI));
        return constants;
    }

    /** A rational with a small denominator, or a small rational times or over a constant of the field. */
    static Optional<Expr> of(double value) {
        return of(value, CLOSE);
    }

    static Optional<Expr> of(double value, double tolerance) {
        Optional<Expr> plain = rational(value, LARGEST_DENOMINATOR, tolerance).map(Expr::num);
        if (plain.isPresent()) {
            return plain;
        }
        for (Map.Entry<Expr, Double> constant : CONSTANTS.entrySet()) {
            Optional<Expr> times = rational(value / constant.getValue(), LARGEST_BESIDE_CONSTANT, tolerance)
                    .map(factor -> times(factor, constant.getKey()));
            if (times.isPresent()) {
                return times;
            }
            Optional<Expr> over = rational(value * constant.getValue(), LARGEST_BESIDE_CONSTANT, tolerance)
                    .map(factor -> Expr.divide(Expr.num(factor), constant.getKey()));
            if (over.isPresent()) {
                return over;
            }
        }
        return Optional.empty();
    }

    private static Expr times(Rational factor, Expr constant) {
        if (factor.isOne()) {
            return constant;
        }
        if (factor.numerator().abs().equals(java.math.BigInteger.ONE)) {
            Expr quotient = Expr.divide(constant, Expr.num(factor.denominator()));
            return factor.signum() < 0 ? Expr.negate(quotient) : quotient;
        }
        return Expr.multiply(Expr.num(factor), constant);
    }

    /** The first convergent of the continued fraction that is close enough. */
    static Optional<Rational> rational(double value, long largestDenominator, double tolerance) {
        if (!(Math.abs(value) < 1e6) || !(Math.abs(value) > 1e-6)) {
            return Optional.empty();
        }
        double rest = Math.abs(value);
        List<Long> quotients = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double floor = Math.floor(rest);
            quotients.add((long) floor);
            Rational convergent = convergent(quotients);
            if (convergent.denominator().bitLength() > 40
                    || convergent.denominator().longValueExact() > largestDenominator) {
                return Optional.empty();
            }
            if (Math.abs(convergent.toDouble() - Math.abs(value)) <= tolerance * Math.abs(value)) {
                return Optional.of(value < 0 ? convergent.negate() : convergent);
            }
            if (rest == floor) {
                return Optional.empty();
            }
            rest = 1 / (rest - floor);
            if (!(rest < 1e12)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Rational convergent(List<Long> quotients) {
        Rational value = Rational.of(quotients.get(quotients.size() - 1));
        for (int i = quotients.size() - 2; i >= 0; i--) {
            value = Rational.of(quotients.get(i)).add(value.reciprocal());
        }
        return value;
    }
}
