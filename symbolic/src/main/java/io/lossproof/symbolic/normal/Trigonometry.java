package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Normal forms of sine, cosine and arctangent. An angle is taken apart into rational multiples of monomials; sine and
 * cosine of each are polynomials in those of its smallest part that was met, and a square of a sine is one less the
 * square of the cosine, so that an identity between angles that are independent over the rationals cancels. Multiples of
 * π with denominators up to 6, and 12, have their values.
 */
final class Trigonometry {

    private static final int LARGEST_MULTIPLE = 12;
    private static final int MOST_PARTS = 5;

    private final Normaliser normaliser;
    private final Facts facts;
    private final Arguments angles;

    Trigonometry(Normaliser normaliser, Facts facts, Arguments angles) {
        this.normaliser = normaliser;
        this.facts = facts;
        this.angles = angles;
    }

    /** Cosine and sine of one angle. */
    private record Turn(Fraction cos, Fraction sin) {
        static final Turn NONE = new Turn(Fraction.ONE, Fraction.ZERO);

        Turn reversed() {
            return new Turn(cos, sin.times(Rational.MINUS_ONE));
        }
    }

    Fraction sin(Expr angle) {
        return turn(normaliser.of(angle)).sin();
    }

    Fraction cos(Expr angle) {
        return turn(normaliser.of(angle)).cos();
    }

    private Turn turn(Fraction angle) {
        if (angle.numerator().terms().size() > MOST_PARTS) {
            return multiple(Arguments.Multiple.of(angle));
        }
        Turn turn = Turn.NONE;
        for (Map.Entry<Monomial, Rational> term : angle.numerator().terms().entrySet()) {
            Fraction below = Fraction.ONE;
            for (Map.Entry<Polynomial, Integer> factor : angle.denominator().entrySet()) {
                below = below.times(Fraction.of(factor.getKey()).power(factor.getValue()));
            }
            turn = after(turn, part(term.getKey(), term.getValue(), below.inverse()));
        }
        return turn;
    }

    private Turn part(Monomial monomial, Rational factor, Fraction over) {
        boolean whole = over.equals(Fraction.ONE);
        if (whole && monomial.equals(Monomial.of(Const.PI, Rational.ONE))) {
            return new Turn(cosOfPi(factor), cosOfPi(Rational.HALF.subtract(factor)));
        }
        if (whole && isMultipleOfPi(monomial.times(Monomial.of(Const.PI, Rational.MINUS_ONE))) && factor.isInteger()) {
            return wholeHalfTurns(monomial.times(Monomial.of(Const.PI, Rational.MINUS_ONE)), factor);
        }
        return multiple(new Arguments.Multiple(Fraction.of(monomial).times(over), factor));
    }

    /** Whether what stands beside π is an integer for certain. */
    private boolean isMultipleOfPi(Monomial beside) {
        return beside.exponents().entrySet().stream()
                .allMatch(power -> power.getValue().isInteger()
                        && power.getValue().signum() > 0
                        && facts.isInteger(power.getKey()));
    }

    private Turn wholeHalfTurns(Monomial count, Rational factor) {
        return new Turn(normaliser.alternating(Fraction.of(count).times(factor)), Fraction.ZERO);
    }

    private Turn multiple(Arguments.Multiple multiple) {
        if (isArctan(multiple.direction())) {
            angles.note(new Arguments.Multiple(multiple.direction(), Rational.ONE));
        }
        Rational times = angles.note(multiple);
        int count = times.abs().compareTo(Rational.of(LARGEST_MULTIPLE)) > 0
                ? 1
                : times.abs().numerator().intValueExact();
        Turn one = base(multiple.direction().times(multiple.factor().abs().divide(Rational.of(count))));
        Turn turn = Turn.NONE;
        for (int i = 0; i < count; i++) {
            turn = after(turn, one);
        }
        return times.signum() < 0 ? turn.reversed() : turn;
    }

    private static boolean isArctan(Fraction direction) {
        return direction.toExpr() instanceof Apply apply && apply.op() == Op.ARCTAN;
    }

    private Turn base(Fraction angle) {
        Expr form = Canonical.form(angle.toExpr());
        if (form instanceof Apply apply && apply.op() == Op.ARCTAN) {
            Expr tangent = apply.argument(0);
            Fraction cos = normaliser.of(
                    Expr.power(Expr.add(Num.ONE, Expr.power(tangent, 2)), Expr.num(Rational.HALF.negate())));
            return new Turn(cos, normaliser.settled(cos.times(normaliser.of(tangent))));
        }
        return new Turn(Fraction.atom(Expr.apply(Op.COS, form)), Fraction.atom(Expr.apply(Op.SIN, form)));
    }

    private Turn after(Turn a, Turn b) {
        if (a.sin().isZero() && a.cos().equals(Fraction.ONE)) {
            return b;
        }
        return new Turn(
                normaliser.settled(a.cos().times(b.cos()).minus(a.sin().times(b.sin()))),
                normaliser.settled(a.sin().times(b.cos()).plus(a.cos().times(b.sin()))));
    }

    // ---- values ---------------------------------------------------------------------------------------------------

    /** {@code cos(pi x)}. */
    private Fraction cosOfPi(Rational x) {
        Rational turns = x.multiply(Rational.HALF);
        Rational part = turns.subtract(Rational.of(turns.floor())).multiply(Rational.TWO);
        if (part.compareTo(Rational.ONE) > 0) {
            part = Rational.TWO.subtract(part);
        }
        return part.compareTo(Rational.HALF) > 0
                ? upToHalf(Rational.ONE.subtract(part)).times(Rational.MINUS_ONE)
                : upToHalf(part);
    }

    /** {@code cos(pi x)} for x from 0 to 1/2. */
    private Fraction upToHalf(Rational x) {
        if (x.isZero()) {
            return Fraction.ONE;
        }
        BigInteger above = x.numerator();
        int below = x.denominator().bitLength() > 4 ? 0 : x.denominator().intValue();
        boolean first = above.equals(BigInteger.ONE);
        return switch (below) {
            case 2 -> Fraction.ZERO;
            case 3 -> Fraction.constant(Rational.HALF);
            case 4 -> sqrt(2).times(Rational.HALF);
            case 5 ->
                sqrt(5).plus(Fraction.constant(Rational.of(first ? 1 : -1))).times(Rational.of(1, 4));
            case 6 -> sqrt(3).times(Rational.HALF);
            case 12 -> sqrt(6).plus(sqrt(2).times(Rational.of(first ? 1 : -1))).times(Rational.of(1, 4));
            default -> Fraction.atom(Expr.apply(Op.COS, Canonical.form(Expr.multiply(Expr.num(x), Const.PI))));
        };
    }

    private Fraction sqrt(int n) {
        return normaliser.of(Expr.apply(Op.SQRT, Expr.num(n)));
    }

    // ---- squares of sines -----------------------------------------------------------------------------------------

    static boolean isSine(Expr atom) {
        return atom instanceof Apply apply && apply.op() == Op.SIN;
    }

    static Fraction cosineBeside(Expr sine) {
        return Fraction.atom(Expr.apply(Op.COS, ((Apply) sine).argument(0)));
    }

    /** The sine whose square a polynomial is, if it is {@code 1 - cos(a)^2} or the opposite of it. */
    static Optional<Expr> sineOfSquare(Polynomial polynomial) {
        List<Expr> atoms = List.copyOf(polynomial.atoms());
        if (polynomial.terms().size() != 2 || atoms.size() != 1) {
            return Optional.empty();
        }
        Expr atom = atoms.get(0);
        if (!(atom instanceof Apply cos) || cos.op() != Op.COS) {
            return Optional.empty();
        }
        Polynomial square = Polynomial.of(Monomial.of(atom, Rational.TWO), Rational.MINUS_ONE)
                .plus(Polynomial.ONE);
        boolean isSquare = polynomial.equals(square) || polynomial.equals(square.times(Rational.MINUS_ONE));
        return isSquare ? Optional.of(Expr.apply(Op.SIN, cos.argument(0))) : Optional.empty();
    }

    // ---- arctangent -----------------------------------------------------------------------------------------------

    /** Odd; of x and 1/x of known sign, one stands for both; 1 and the square roots of 3 and 1/3 have their values. */
    Fraction arctan(Expr argument) {
        if (argument instanceof Apply tan && tan.op() == Op.TAN && isInMainBranch(tan.argument(0))) {
            return normaliser.of(tan.argument(0));
        }
        Fraction value = normaliser.of(argument);
        if (value.isZero()) {
            return Fraction.ZERO;
        }
        Arguments.Multiple multiple = Arguments.Multiple.of(value);
        Rational sign = Rational.of(multiple.factor().signum());
        return arctanOf(multiple.direction().times(multiple.factor().abs())).times(sign);
    }

    /** Whether an angle lies between -π/2 and π/2, where the arctangent inverts the tangent. */
    private boolean isInMainBranch(Expr angle) {
        Expr quarter = Expr.divide(Const.PI, Num.TWO);
        return facts.isPositive(Expr.add(angle, quarter)) && facts.isPositive(Expr.subtract(quarter, angle));
    }

    private Fraction arctanOf(Fraction value) {
        Optional<Rational> angle = knownArctan(value);
        if (angle.isPresent()) {
            return Fraction.atom(Const.PI).times(angle.get());
        }
        Expr form = Canonical.form(value.toExpr());
        Range range = facts.range(form);
        if (!range.excludesZero()) {
            return Fraction.atom(Expr.apply(Op.ARCTAN, form));
        }
        Expr inverse = Canonical.form(normaliser.settled(value.inverse()).toExpr());
        if (Canonical.ORDER.compare(form, inverse) <= 0) {
            return Fraction.atom(Expr.apply(Op.ARCTAN, form));
        }
        Rational half = range.isPositive() ? Rational.HALF : Rational.HALF.negate();
        return Fraction.atom(Const.PI).times(half).minus(Fraction.atom(Expr.apply(Op.ARCTAN, inverse)));
    }

    /** The arctangent over π. */
    private Optional<Rational> knownArctan(Fraction value) {
        if (value.equals(Fraction.ONE)) {
            return Optional.of(Rational.of(1, 4));
        }
        Fraction root = sqrt(3);
        if (value.equals(root)) {
            return Optional.of(Rational.of(1, 3));
        }
        return value.equals(root.times(Rational.of(1, 3))) ? Optional.of(Rational.of(1, 6)) : Optional.empty();
    }
}
