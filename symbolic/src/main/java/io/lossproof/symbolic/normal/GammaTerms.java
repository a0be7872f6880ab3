package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Normal forms of the gamma function, its logarithm and the derivatives of that. Arguments that differ by an integer are
 * reduced to one representative by the recurrence, multiples of one argument by the multiplication theorem, {@code 1 - x}
 * to x by the reflection formula where x lies between 0 and 1 for certain.
 *
 * <p>The representative is the argument with a constant from 0 to below 1, or the first one after it that is positive for
 * certain. Where none is, it is the largest one met: going up by the recurrence is right wherever the function is
 * defined, as no pole lies above a place that is none.
 */
final class GammaTerms {

    private static final int LARGEST_SHIFT = 40;
    private static final int LARGEST_MULTIPLE = 6;
    private static final int LARGEST_NUMBER = 300;

    /** The order of the logarithm of the gamma function among its derivatives: digamma has order 0. */
    private static final int LOG_GAMMA = -1;

    private final Normaliser normaliser;
    private final Facts facts;
    private final Arguments arguments;

    GammaTerms(Normaliser normaliser, Facts facts, Arguments arguments) {
        this.normaliser = normaliser;
        this.facts = facts;
        this.arguments = arguments;
    }

    Fraction logGamma(Expr argument) {
        return value(LOG_GAMMA, argument);
    }

    /** {@code polygamma(order, argument)}. */
    Fraction polygamma(int order, Expr argument) {
        return value(order, argument);
    }

    private Fraction value(int order, Expr argument) {
        Place place = place(argument);
        return place.rest.isZero() ? number(order, place.constant) : multiple(order, place);
    }

    /** Of a positive argument the exponential of the logarithm. */
    Fraction gamma(Expr argument) {
        Place place = place(argument);
        if (place.rest.isZero()) {
            return gammaOfNumber(place.constant);
        }
        if (place.isPositive(place.constant)) {
            return normaliser.exponential(multiple(LOG_GAMMA, place));
        }
        Rational least = representative(place);
        if (place.isPositive(least)) {
            Fraction product = place.product(place.constant, least.subtract(place.constant));
            return normaliser
                    .exponential(multiple(LOG_GAMMA, place.with(least)))
                    .times(product.inverse());
        }
        Rational up = largestMet(place).subtract(place.constant);
        Fraction atom = Fraction.atom(
                Expr.apply(Op.GAMMA, place.at(place.constant.add(up)).form()));
        return atom.times(place.product(place.constant, up).inverse());
    }

    // ---- places ---------------------------------------------------------------------------------------------------

    /**
     * An argument, {@code rest + constant}.
     *
     * @param range contains the values of the rest
     */
    private record Place(Fraction rest, Rational constant, Range range) {

        Place with(Rational other) {
            return new Place(rest, other, range);
        }

        Place times(Rational factor) {
            return new Place(rest.times(factor), constant.multiply(factor), range.times(factor));
        }

        Point at(Rational value) {
            return new Point(rest.plus(Fraction.constant(value)));
        }

        boolean isPositive(Rational value) {
            return range.plus(value).isPositive();
        }

        /** {@code (rest + from) (rest + from + 1) ... (rest + from + steps - 1)}. */
        Fraction product(Rational from, Rational steps) {
            Fraction product = Fraction.ONE;
            for (int i = 0; i < count(steps); i++) {
                product = product.times(at(from.add(Rational.of(i))).value);
            }
            return product;
        }
    }

    private record Point(Fraction value) {
        Expr form() {
            return Canonical.form(value.toExpr());
        }
    }

    private static int count(Rational steps) {
        return steps.numerator().intValueExact();
    }

    private Place place(Expr argument) {
        Fraction value = normaliser.of(argument);
        Rational constant = constantPart(value);
        Fraction rest = value.minus(Fraction.constant(constant));
        Range range = facts.range(Canonical.form(rest.toExpr()))
                .and(facts.range(argument).plus(constant.negate()));
        return new Place(rest, constant, range);
    }

    /** What is left out for the rest to be the same whatever integer is added. */
    private static Rational constantPart(Fraction value) {
        if (value.isPolynomial()) {
            return value.numerator().constantTerm();
        }
        Polynomial below = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : value.denominator().entrySet()) {
            below = below.times(factor.getKey().power(factor.getValue()));
        }
        Polynomial denominator = below;
        Monomial lead = denominator.terms().keySet().stream()
                .min(Comparator.comparing(Monomial::toExpr, Canonical.ORDER))
                .orElseThrow();
        Rational above = value.numerator().terms().getOrDefault(lead, Rational.ZERO);
        return above.divide(denominator.terms().getOrDefault(lead, Rational.ONE));
    }

    private Rational largestMet(Place place) {
        Rational part = place.constant.subtract(Rational.of(place.constant.floor()));
        Rational largest = arguments.noteConstant(place.at(part).value, place.constant);
        return largest.subtract(place.constant).compareTo(Rational.of(LARGEST_SHIFT)) > 0 ? place.constant : largest;
    }

    // ---- multiples ------------------------------------------------------------------------------------------------

    /**
     * The multiplication theorem: {@code log gamma(m x) = (m x - 1/2) log m - (m - 1)/2 log(2 pi) + Σ log gamma(x + k/m)}
     * over k from 0 to m - 1, and its derivatives.
     */
    private Fraction multiple(int order, Place place) {
        Arguments.Multiple multiple = Arguments.Multiple.of(place.rest);
        Rational times = arguments.note(multiple).abs();
        if (times.isOne() || times.compareTo(Rational.of(LARGEST_MULTIPLE)) > 0) {
            return shifted(order, place, multiple);
        }
        int m = count(times);
        Place part = place.times(times.reciprocal());
        Fraction sum = Fraction.ZERO;
        for (int k = 0; k < m; k++) {
            sum = sum.plus(shifted(order, part.with(part.constant.add(Rational.of(k, m))), multiple));
        }
        Fraction logM = normaliser.logarithm(Polynomial.constant(times));
        if (order == LOG_GAMMA) {
            Fraction twoPi = normaliser.logarithm(Expr.multiply(Expr.num(2), Const.PI));
            return sum.plus(logM.times(place.at(place.constant.subtract(Rational.HALF)).value))
                    .minus(twoPi.times(Rational.of(m - 1, 2)));
        }
        sum = sum.times(times.pow(-(order + 1)));
        return order == 0 ? sum.plus(logM) : sum;
    }

    // ---- the recurrence -------------------------------------------------------------------------------------------

    private Fraction shifted(int order, Place place, Arguments.Multiple multiple) {
        Rational representative = representative(place);
        Rational steps = place.constant.subtract(representative);
        Fraction atom = atom(order, place.with(representative), multiple);
        if (steps.isZero()) {
            return atom;
        }
        return steps.signum() > 0
                ? atom.plus(difference(order, place, representative, steps))
                : atom.minus(difference(order, place, place.constant, steps.negate()));
    }

    private Rational representative(Place place) {
        Rational part = place.constant.subtract(Rational.of(place.constant.floor()));
        Optional<Rational> lower = place.range.lower();
        if (lower.isEmpty()) {
            return largestMet(place);
        }
        Rational least = lower.get().add(part);
        Rational up = Rational.of(least.negate().floor());
        boolean positive = place.isPositive(part.add(up));
        Rational first = part.add(positive ? up : up.add(Rational.ONE));
        Rational chosen = first.compareTo(part) > 0 ? first : part;
        return place.constant.subtract(chosen).abs().compareTo(Rational.of(LARGEST_SHIFT)) > 0
                ? place.constant
                : chosen;
    }

    /** {@code f(x + steps) - f(x)} for x = rest + from. */
    private Fraction difference(int order, Place place, Rational from, Rational steps) {
        if (order == LOG_GAMMA) {
            Fraction sum = Fraction.ZERO;
            for (int i = 0; i < count(steps); i++) {
                sum = sum.plus(normaliser.logarithm(place.at(from.add(Rational.of(i))).value));
            }
            return sum;
        }
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < count(steps); i++) {
            sum = sum.plus(
                    place.at(from.add(Rational.of(i))).value.power(order + 1).inverse());
        }
        return sum.times(signedFactorial(order));
    }

    /** {@code (-1)^n n!}: the recurrence is {@code polygamma(n, x + 1) = polygamma(n, x) + (-1)^n n!/x^(n + 1)}. */
    private static Rational signedFactorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return Rational.of(n % 2 == 0 ? product : product.negate());
    }

    // ---- representatives ------------------------------------------------------------------------------------------

    private Fraction atom(int order, Place place, Arguments.Multiple multiple) {
        boolean isReflected = multiple.factor().signum() < 0
                && order <= 1
                && arguments.hasOpposite(multiple)
                && place.isPositive(place.constant)
                && place.range.plus(place.constant.subtract(Rational.ONE)).isNegative();
        if (!isReflected) {
            return Fraction.atom(function(order, place.at(place.constant).form()));
        }
        Place other = new Place(
                place.rest.times(Rational.MINUS_ONE), Rational.ONE.subtract(place.constant), place.range.negate());
        Arguments.Multiple opposite =
                new Arguments.Multiple(multiple.direction(), multiple.factor().negate());
        return reflected(
                order, shifted(order, other, opposite), other.at(other.constant).form());
    }

    /** The value at {@code 1 - x} by that at x, for x between 0 and 1. */
    private Fraction reflected(int order, Fraction atX, Expr x) {
        Expr angle = Expr.multiply(Const.PI, x);
        Expr sine = Expr.apply(Op.SIN, angle);
        return switch (order) {
            case LOG_GAMMA ->
                normaliser.logarithm(Const.PI).minus(normaliser.logarithm(sine)).minus(atX);
            case 0 -> atX.plus(normaliser.of(Expr.divide(Expr.multiply(Const.PI, Expr.apply(Op.COS, angle)), sine)));
            default ->
                normaliser
                        .of(Expr.divide(Expr.power(Const.PI, 2), Expr.power(sine, 2)))
                        .minus(atX);
        };
    }

    private static Expr function(int order, Expr argument) {
        return switch (order) {
            case LOG_GAMMA -> Expr.apply(Op.LOGGAMMA, argument);
            case 0 -> Expr.apply(Op.DIGAMMA, argument);
            case 1 -> Expr.apply(Op.TRIGAMMA, argument);
            default -> Expr.apply(Op.POLYGAMMA, Expr.num(order), argument);
        };
    }

    // ---- numbers --------------------------------------------------------------------------------------------------

    private Fraction gammaOfNumber(Rational x) {
        if (x.signum() > 0) {
            return normaliser.exponential(number(LOG_GAMMA, x));
        }
        if (x.isInteger()) {
            throw new NoNormalFormException("gamma has a pole at " + x);
        }
        Rational steps = Rational.of(x.floor().negate());
        if (steps.compareTo(Rational.of(LARGEST_NUMBER)) > 0) {
            return Fraction.atom(Expr.apply(Op.GAMMA, Expr.num(x)));
        }
        Rational product = numberPlace(x).product(x, steps).constantValue().orElseThrow();
        return normaliser.exponential(number(LOG_GAMMA, x.add(steps))).times(product.reciprocal());
    }

    private static Place numberPlace(Rational x) {
        return new Place(Fraction.ZERO, x, Range.point(Rational.ZERO));
    }

    private Fraction number(int order, Rational x) {
        boolean isPole = x.isInteger() && x.signum() <= 0;
        if (isPole || order == LOG_GAMMA && x.signum() <= 0) {
            throw new NoNormalFormException("the logarithm of gamma or its derivative is not defined at " + x);
        }
        if (x.abs().compareTo(Rational.of(LARGEST_NUMBER)) > 0) {
            return Fraction.atom(function(order, Expr.num(x)));
        }
        Rational start = x.isInteger() ? Rational.ONE : x.subtract(Rational.of(x.floor()));
        Rational steps = x.subtract(start);
        Fraction base = basic(order, start);
        if (steps.signum() < 0) {
            return base.minus(difference(order, numberPlace(x), x, steps.negate()));
        }
        if (order == LOG_GAMMA) {
            Fraction product = numberPlace(x).product(start, steps);
            return base.plus(normaliser.logarithm(product));
        }
        return base.plus(difference(order, numberPlace(x), start, steps));
    }

    /** The value at a rational number between 0 and 1, or at 1. */
    private Fraction basic(int order, Rational x) {
        if (x.isOne()) {
            return atOne(order);
        }
        if (x.equals(Rational.HALF)) {
            return atHalf(order);
        }
        if (order <= 1 && x.compareTo(Rational.HALF) > 0) {
            Rational other = Rational.ONE.subtract(x);
            return reflected(order, basic(order, other), Expr.num(other));
        }
        return order == 0 ? digammaOfFraction(x) : Fraction.atom(function(order, Expr.num(x)));
    }

    private Fraction atOne(int order) {
        if (order == LOG_GAMMA) {
            return Fraction.ZERO;
        }
        if (order == 0) {
            return Fraction.atom(Const.EULER_GAMMA).times(Rational.MINUS_ONE);
        }
        return order % 2 == 1 ? evenZeta(order + 1) : Fraction.atom(function(order, Expr.num(Rational.ONE)));
    }

    /** {@code (n - 1)! ζ(n) = |B_n| (2 pi)^n / (2 n)} for even n, which is {@code polygamma(n - 1, 1)}. */
    private static Fraction evenZeta(int n) {
        Rational factor = bernoulli(n).abs().multiply(Rational.TWO.pow(n)).divide(Rational.of(2L * n));
        return Fraction.of(Monomial.of(Const.PI, Rational.of(n))).times(factor);
    }

    private static Rational bernoulli(int n) {
        Rational[] row = new Rational[n + 1];
        for (int m = 0; m <= n; m++) {
            row[m] = Rational.of(1, m + 1);
            for (int j = m; j >= 1; j--) {
                row[j - 1] = Rational.of(j).multiply(row[j - 1].subtract(row[j]));
            }
        }
        return row[0];
    }

    /** By the multiplication theorem for 2: {@code polygamma(n, 1/2) = (2^(n + 1) - 1) polygamma(n, 1)} for n from 1 on. */
    private Fraction atHalf(int order) {
        if (order == LOG_GAMMA) {
            return normaliser.logarithm(Const.PI).times(Rational.HALF);
        }
        if (order == 0) {
            return atOne(0).minus(normaliser
                    .logarithm(Polynomial.constant(Rational.TWO))
                    .times(Rational.TWO));
        }
        return atOne(order).times(Rational.TWO.pow(order + 1).subtract(Rational.ONE));
    }

    /** Gauss's theorem where its cosines are rational: thirds, quarters and sixths; else an atom. */
    private Fraction digammaOfFraction(Rational x) {
        int q = x.denominator().bitLength() > 3 ? 0 : x.denominator().intValue();
        if (!x.numerator().equals(BigInteger.ONE) || q != 3 && q != 4 && q != 6) {
            return Fraction.atom(function(0, Expr.num(x)));
        }
        Fraction two = normaliser.logarithm(Polynomial.constant(Rational.TWO));
        Fraction three = normaliser.logarithm(Polynomial.constant(Rational.of(3)));
        Fraction logs = switch (q) {
            case 3 -> three.times(Rational.of(3, 2));
            case 4 -> two.times(Rational.of(3));
            default -> two.times(Rational.TWO).plus(three.times(Rational.of(3, 2)));
        };
        Expr angle = Expr.multiply(Const.PI, Expr.num(x));
        Fraction cotangent = normaliser.of(Expr.divide(
                Expr.multiply(Const.PI, Expr.apply(Op.COS, angle)),
                Expr.multiply(Expr.num(2), Expr.apply(Op.SIN, angle))));
        return atOne(0).minus(cotangent).minus(logs);
    }
}
