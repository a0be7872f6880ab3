package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.symbolic.domain.Domain;
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
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns a formula into a {@link Fraction} over atoms. The result equals the formula at every point of the facts where
 * the formula is defined.
 *
 * <p>Atoms are formulas in canonical form:
 * <ul>
 *   <li>variables and entries of vectors;
 *   <li>{@code exp(m)} for a monomial m without coefficient: {@code e^(c m)} is its power c, so that products of
 *       exponentials add exponents and the constant e stands alone;
 *   <li>{@code log(abs(u))} for a primitive polynomial or atom u: with absolute values, the logarithm of a product is
 *       the sum of the logarithms wherever the product is not 0;
 *   <li>roots: an atom or primitive polynomial of known sign with an exponent that is not an integer;
 *   <li>sums over an index whose body is one monomial; {@code Σ δ(k,j) f(k)} is {@code f(j)}, the sum of a whole
 *       probability vector is 1, and what does not depend on the index stands outside;
 *   <li>any other function of arguments in canonical form.
 * </ul>
 * Where a sign must be known and is not, a {@link CaseSplit} is thrown.
 */
final class Normaliser implements Expr.Visitor<Fraction> {

    private static final int LARGEST_POWER = 64;
    private static final int LONGEST_LITERAL_SUM = 64;

    private final Facts facts;
    private final int depth;
    /** Polynomials that occurred under a logarithm: candidates for factors of later ones. */
    private final Set<Polynomial> factors;
    /** The polynomial behind an atom that is a sum, for roots. */
    private final Map<Expr, Polynomial> compound;

    private final Met met;
    private final GammaTerms gammas;
    private final Trigonometry trigonometry;
    private final BesselTerms bessels;

    /** What formulas before had, which says how to take those after them apart. */
    record Met(Set<Polynomial> factors, Arguments gammas, Arguments angles) {
        static Met none() {
            return new Met(new LinkedHashSet<>(), new Arguments(), new Arguments());
        }

        Met with(Set<Polynomial> other) {
            return new Met(other, gammas, angles);
        }

        /** Whether arguments were met that earlier ones would have been reduced to. */
        boolean learntArguments() {
            return gammas.learnt() || angles.learnt();
        }
    }

    /** A normaliser that knows the factors found by earlier ones. */
    Normaliser(Facts facts, Set<Polynomial> factors) {
        this(facts, Met.none().with(factors));
    }

    /** A normaliser that knows what earlier ones met. */
    Normaliser(Facts facts, Met met) {
        this(facts, 1, met, new HashMap<>());
    }

    private Normaliser(Facts facts, int depth, Met met, Map<Expr, Polynomial> compound) {
        this.facts = facts;
        this.depth = depth;
        this.met = met;
        this.factors = met.factors();
        this.compound = compound;
        this.gammas = new GammaTerms(this, facts, met.gammas());
        this.trigonometry = new Trigonometry(this, facts, met.angles());
        this.bessels = new BesselTerms(this, facts);
    }

    Fraction of(Expr expr) {
        OutOfTimeException.check();
        try {
            return settled(expr.accept(this));
        } catch (UndefinedValueException e) {
            // Under a bound index whose range may be empty, nothing is said about the whole formula.
            throw depth == 1 ? e : new NoNormalFormException(String.valueOf(e.getMessage()));
        }
    }

    /** The formula rebuilt from its normal form. */
    Expr canonical(Expr expr) {
        return Canonical.form(of(expr).toExpr());
    }

    // ---- roots of polynomials: whole powers are multiplied out ----------------------------------------------------

    Fraction settled(Fraction fraction) {
        if (fraction.atoms().stream().noneMatch(this::settles)) {
            return fraction;
        }
        Fraction above = settled(fraction.numerator());
        Fraction below = Fraction.ONE;
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            below = below.times(settled(factor.getKey()).power(factor.getValue()));
        }
        return above.times(below.inverse());
    }

    private boolean settles(Expr atom) {
        return isRootBase(atom) || Trigonometry.isSine(atom) || isAlternating(atom);
    }

    private boolean isRootBase(Expr atom) {
        return compound.containsKey(atom) || atom instanceof Num;
    }

    private Fraction settled(Polynomial polynomial) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Map<Expr, Rational> rest = new HashMap<>(term.getKey().exponents());
            Fraction product = Fraction.constant(term.getValue());
            for (Map.Entry<Expr, Rational> factor : term.getKey().exponents().entrySet()) {
                if (isRootBase(factor.getKey())) {
                    int whole = wholePart(factor.getValue());
                    rest.put(factor.getKey(), factor.getValue().subtract(Rational.of(whole)));
                    product = product.times(rootBase(factor.getKey()).power(whole));
                } else if (Trigonometry.isSine(factor.getKey())) {
                    int pairs = wholePart(factor.getValue().multiply(Rational.HALF));
                    rest.put(factor.getKey(), factor.getValue().subtract(Rational.of(2L * pairs)));
                    Fraction cosine = Trigonometry.cosineBeside(factor.getKey());
                    product = product.times(
                            Fraction.ONE.minus(cosine.times(cosine)).power(pairs));
                } else if (isAlternating(factor.getKey())) {
                    Rational pairs = Rational.of(
                            factor.getValue().multiply(Rational.HALF).floor());
                    rest.put(factor.getKey(), factor.getValue().subtract(pairs.multiply(Rational.TWO)));
                }
            }
            sum = sum.plus(product.times(Fraction.of(Monomial.of(rest))));
        }
        return sum;
    }

    private static int wholePart(Rational exponent) {
        Rational whole = Rational.of(exponent.floor());
        if (whole.abs().compareTo(Rational.of(LARGEST_POWER)) > 0) {
            throw new NoNormalFormException("a power of " + exponent + " is not multiplied out");
        }
        return whole.numerator().intValueExact();
    }

    private Fraction rootBase(Expr atom) {
        Polynomial polynomial = compound.get(atom);
        return polynomial != null ? Fraction.of(polynomial) : Fraction.constant(((Num) atom).value());
    }

    // ---- leaves ---------------------------------------------------------------------------------------------------

    @Override
    public Fraction num(Num num) {
        return Fraction.constant(num.value());
    }

    @Override
    public Fraction constant(Const constant) {
        if (constant.equals(Const.UNDEFINED)) {
            throw new UndefinedValueException("undefined is not a number");
        }
        if (constant.equals(Const.INFINITY)) {
            throw new NoNormalFormException(constant.name() + " is not a number");
        }
        return Fraction.atom(constant);
    }

    @Override
    public Fraction symbol(Sym symbol) {
        return Fraction.atom(symbol);
    }

    @Override
    public Fraction entry(Entry entry) {
        Entry atom = (Entry) entry.map(this::canonical);
        return lastOfSimplex(atom).orElseGet(() -> Fraction.atom(atom));
    }

    /** The last entry of a probability vector of literal length is 1 minus the others. */
    private Optional<Fraction> lastOfSimplex(Entry entry) {
        if (!(facts.scope().vectorOf(entry).orElse(Domain.REAL) instanceof Domain.Simplex simplex)
                || !entry.index().equals(simplex.length())
                || !(entry.index() instanceof Num length)
                || length.value().compareTo(Rational.of(LONGEST_LITERAL_SUM)) > 0) {
            return Optional.empty();
        }
        Fraction rest = Fraction.ONE;
        for (int k = 1; k < length.value().numerator().intValue(); k++) {
            rest = rest.minus(Fraction.atom(entry.at(Expr.num(k))));
        }
        return Optional.of(rest);
    }

    @Override
    public Fraction derivative(Derivative derivative) {
        throw new NoNormalFormException("a derivative is not carried out");
    }

    @Override
    public Fraction limit(Limit limit) {
        throw new NoNormalFormException("a limit is not carried out");
    }

    @Override
    public Fraction expectation(Expectation expectation) {
        throw new NoNormalFormException("an expectation is not carried out");
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    public Fraction apply(Apply apply) {
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case ADD -> a.stream().map(this::of).reduce(Fraction.ZERO, Fraction::plus);
            case MULTIPLY -> settled(a.stream().map(this::of).reduce(Fraction.ONE, Fraction::times));
            case NEGATE -> of(a.get(0)).times(Rational.MINUS_ONE);
            case DIVIDE -> settled(of(a.get(0)).times(of(a.get(1)).inverse()));
            case POWER -> power(a.get(0), a.get(1));
            case EXP -> exponential(of(a.get(0)));
            case LOG -> logarithm(a.get(0));
            case SQRT -> root(a.get(0), Rational.HALF);
            case ABS -> absolute(a.get(0));
            case SIGN -> sign(a.get(0));
            case FLOOR -> WholePart.of(of(a.get(0)), facts);
            case MAX -> extreme(a, 1);
            case MIN -> extreme(a, -1);
            case XLOGY -> xlogy(a.get(0), a.get(1));
            case XLOG1PY -> xlogy(a.get(0), Expr.add(Num.ONE, a.get(1)));
            case KRONECKERDELTA -> delta(canonical(a.get(0)), canonical(a.get(1)));
            case SIN -> trigonometry.sin(a.get(0));
            case COS -> trigonometry.cos(a.get(0));
            case ARCTAN -> trigonometry.arctan(a.get(0));
            case ERF -> odd(Op.ERF, of(a.get(0)));
            case BESSELI -> bessels.besselI(a.get(0), a.get(1));
            case GAMMA -> gammas.gamma(a.get(0));
            case LOGGAMMA -> gammas.logGamma(a.get(0));
            case DIGAMMA -> gammas.polygamma(0, a.get(0));
            case TRIGAMMA -> gammas.polygamma(1, a.get(0));
            case POLYGAMMA -> polygamma(apply);
            default -> apply.op().definition(a).map(this::of).orElseGet(() -> opaque(apply));
        };
    }

    private Fraction opaque(Apply apply) {
        return Fraction.atom(Apply.of(
                apply.op(), apply.arguments().stream().map(this::canonical).toList()));
    }

    private Fraction polygamma(Apply apply) {
        Optional<Rational> order = of(apply.argument(0)).constantValue();
        return order.isPresent()
                        && order.get().isInteger()
                        && order.get().signum() >= 0
                        && order.get().compareTo(Rational.of(LARGEST_POWER)) <= 0
                ? gammas.polygamma(order.get().numerator().intValueExact(), apply.argument(1))
                : opaque(apply);
    }

    /** An odd function: the sign of the argument stands before it. */
    private static Fraction odd(Op op, Fraction argument) {
        if (argument.isZero()) {
            return Fraction.ZERO;
        }
        boolean turned = argument.numerator().leadingSign() < 0;
        Fraction kept = turned ? argument.times(Rational.MINUS_ONE) : argument;
        return Fraction.atom(Expr.apply(op, Canonical.form(kept.toExpr()))).times(Rational.of(turned ? -1 : 1));
    }

    /** Of a product, the product of absolute values: the sign of each factor is less to know than that of all. */
    private Fraction absolute(Expr value) {
        if (value instanceof Apply apply && !facts.range(value).isNonnegative()) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case MULTIPLY:
                    return settled(a.stream().map(this::absolute).reduce(Fraction.ONE, Fraction::times));
                case DIVIDE:
                    return settled(absolute(a.get(0)).times(absolute(a.get(1)).inverse()));
                case NEGATE:
                    return absolute(a.get(0));
                case POWER:
                    if (!(a.get(1) instanceof Num)) {
                        return power(Expr.apply(Op.ABS, a.get(0)), a.get(1));
                    }
                    break;
                default:
                    break;
            }
        }
        OptionalInt sign = weakSign(value);
        return sign.isPresent()
                ? of(value).times(Rational.of(sign.getAsInt()))
                : absolutePower(of(value), Rational.ONE);
    }

    private OptionalInt weakSign(Expr value) {
        return new SignDecision(facts, this).weak(value);
    }

    private Fraction sign(Expr value) {
        return Fraction.constant(Rational.of(strictSign(value)));
    }

    private int strictSign(Expr value) {
        return new SignDecision(facts, this).strict(value);
    }

    /** The largest of the values, or the smallest for direction -1. */
    private Fraction extreme(List<Expr> values, int direction) {
        Expr best = values.get(0);
        for (Expr value : values.subList(1, values.size())) {
            Expr difference = Expr.subtract(value, best);
            OptionalInt sign = weakSign(difference);
            if (sign.isEmpty()) {
                Expr distance = Expr.apply(Op.ABS, difference);
                Expr signed = direction > 0 ? distance : Expr.negate(distance);
                best = Expr.divide(Expr.add(best, value, signed), Num.TWO);
            } else if (sign.getAsInt() == direction) {
                best = value;
            }
        }
        return of(best);
    }

    /** {@code x log|y|} also where y is 0: x is 0 there, whatever stands for the logarithm. */
    private Fraction xlogy(Expr x, Expr y) {
        return facts.range(y).isZero() || of(y).isZero() ? Fraction.ZERO : of(x).times(logarithm(y));
    }

    private Fraction delta(Expr i, Expr j) {
        Expr difference = canonical(Expr.subtract(i, j));
        if (difference instanceof Num num) {
            return num.value().isZero() ? Fraction.ONE : Fraction.ZERO;
        }
        Range range = facts.range(difference);
        if (range.excludesZero() || facts.isKnownUnequal(difference)) {
            return Fraction.ZERO;
        }
        if (range.isZero()) {
            return Fraction.ONE;
        }
        if (!SignDecision.isOpen(difference)) {
            throw new CaseSplit(difference, CaseSplit.Kind.EQUAL);
        }
        boolean inOrder = Canonical.ORDER.compare(i, j) <= 0;
        return Fraction.atom(Expr.apply(Op.KRONECKERDELTA, inOrder ? i : j, inOrder ? j : i));
    }

    @Override
    public Fraction piecewise(Piecewise piecewise) {
        for (Piecewise.Case c : piecewise.cases()) {
            if (decided(c.when())) {
                return of(c.value());
            }
        }
        return of(piecewise.otherwise());
    }

    private boolean decided(Cond cond) {
        if (facts.holds(cond)) {
            return true;
        }
        if (facts.fails(cond)) {
            return false;
        }
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(this::decided);
        }
        if (cond instanceof Cond.Or or) {
            return or.parts().stream().anyMatch(this::decided);
        }
        if (cond instanceof Cond.Compare compare) {
            return new SignDecision(facts, this)
                    .holds(Expr.subtract(compare.left(), compare.right()), compare.relation());
        }
        throw new NoNormalFormException("the condition " + cond + " is not decided");
    }

    // ---- powers and exponentials ----------------------------------------------------------------------------------

    private Fraction power(Expr base, Expr exponent) {
        Optional<Rational> constant = of(exponent).constantValue();
        if (constant.isPresent()) {
            Rational value = constant.get();
            if (value.isInteger() && value.abs().compareTo(Rational.of(LARGEST_POWER)) <= 0) {
                return settled(of(base).power(value.numerator().intValue()));
            }
            return value.isInteger() ? opaque((Apply) Expr.power(base, Expr.num(value))) : root(base, value);
        }
        Range range = facts.range(base);
        if (range.isPositive()) {
            return exponential(of(exponent).times(logarithm(base)));
        }
        if (range.isZero()) {
            // Defined for a positive exponent only, and then 0.
            return Fraction.ZERO;
        }
        if (range.isNegative()) {
            return powerOfSign(-1, base, exponent);
        }
        if (range.isNonnegative() || !facts.isInteger(exponent) || !SignDecision.isOpen(base)) {
            return powerOfSign(strictSign(base), base, exponent);
        }
        return opaque((Apply) Expr.power(base, exponent));
    }

    private Fraction powerOfSign(int sign, Expr base, Expr exponent) {
        if (sign == 0) {
            return Fraction.ZERO;
        }
        Fraction size = exponential(of(exponent).times(logarithm(base)));
        // Of a negative base it is defined for integer exponents only; the logarithm is that of the absolute value.
        return sign > 0 ? size : settled(alternating(of(exponent)).times(size));
    }

    private static final Num MINUS_ONE = Expr.num(-1);

    private static boolean isAlternating(Expr atom) {
        return atom instanceof Apply power
                && power.op() == Op.POWER
                && power.argument(0).equals(MINUS_ONE);
    }

    /** {@code (-1)^n} for an integer n: of a sum of integers, a product over those with an odd factor. */
    Fraction alternating(Fraction exponent) {
        boolean isSumOfIntegers = exponent.isPolynomial()
                && exponent.numerator().terms().entrySet().stream().allMatch(this::isIntegerTerm);
        if (!isSumOfIntegers) {
            return Fraction.atom(Expr.power(MINUS_ONE, Canonical.form(exponent.toExpr())));
        }
        Fraction product = Fraction.ONE;
        for (Map.Entry<Monomial, Rational> term : exponent.numerator().terms().entrySet()) {
            if (term.getValue().numerator().testBit(0)) {
                product = product.times(
                        term.getKey().isOne()
                                ? Fraction.constant(Rational.MINUS_ONE)
                                : Fraction.atom(Expr.power(
                                        MINUS_ONE,
                                        Canonical.form(
                                                withoutExponents(term.getKey()).toExpr()))));
            }
        }
        return settled(product);
    }

    private boolean isIntegerTerm(Map.Entry<Monomial, Rational> term) {
        return term.getValue().isInteger()
                && term.getKey().exponents().entrySet().stream()
                        .allMatch(power -> power.getValue().isInteger()
                                && power.getValue().signum() > 0
                                && facts.isInteger(power.getKey()));
    }

    /** {@code n^2} is odd where n is. */
    private static Monomial withoutExponents(Monomial monomial) {
        Map<Expr, Rational> atoms = new HashMap<>();
        monomial.exponents().keySet().forEach(atom -> atoms.put(atom, Rational.ONE));
        return Monomial.of(atoms);
    }

    /** A power that is not an integer: the base is not negative where it is defined. */
    private Fraction root(Expr base, Rational exponent) {
        if (base instanceof Apply apply && apply.op() == Op.EXP) {
            return exponential(of(apply.argument(0)).times(exponent));
        }
        Fraction fraction = of(base);
        if (fraction.isZero()) {
            return Fraction.ZERO;
        }
        return absolutePower(fraction, exponent);
    }

    private Fraction absolutePower(Fraction fraction, Rational exponent) {
        Fraction result = absolutePower(fraction.numerator(), exponent);
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            Rational power = exponent.multiply(Rational.of(-factor.getValue()));
            result = result.times(absolutePower(factor.getKey(), power));
        }
        return settled(result);
    }

    /** {@code |p|^r}, split over its content. */
    private Fraction absolutePower(Polynomial polynomial, Rational exponent) {
        Fraction result = Fraction.ONE;
        Rational scale = polynomial.scale();
        for (Map.Entry<BigInteger, Integer> prime : Primes.of(scale).entrySet()) {
            result = result.times(Fraction.of(
                    Monomial.of(Expr.num(prime.getKey()), exponent.multiply(Rational.of(prime.getValue())))));
        }
        Monomial content = polynomial.content();
        for (Map.Entry<Expr, Rational> factor : content.exponents().entrySet()) {
            result = result.times(absolutePower(factor.getKey(), factor.getValue(), exponent));
        }
        Polynomial rest = polynomial.primitive();
        if (rest.isConstant()) {
            return result;
        }
        Optional<Polynomial> square = QuadraticFactors.root(rest);
        return square.isPresent() && !square.get().isMonomial()
                ? result.times(absolutePower(square.get(), exponent.multiply(Rational.TWO)))
                : result.times(rootOf(rest, exponent));
    }

    /** {@code |atom^own|^exponent}. */
    private Fraction absolutePower(Expr atom, Rational own, Rational exponent) {
        Rational power = own.multiply(exponent);
        boolean evenPower = power.isInteger() && !power.numerator().testBit(0);
        if (evenPower || !own.isInteger() || isExponential(atom) || facts.isNonnegative(atom)) {
            return Fraction.of(Monomial.of(atom, power));
        }
        Polynomial polynomial = Polynomial.of(atom);
        OptionalInt sign = weakSign(atom);
        if (sign.isEmpty()) {
            return rootOfPositive(polynomial.times(polynomial), power.multiply(Rational.HALF));
        }
        return sign.getAsInt() > 0
                ? Fraction.of(Monomial.of(atom, power))
                : rootOfPositive(polynomial.times(Rational.MINUS_ONE), power);
    }

    private Fraction rootOfPositive(Polynomial positive, Rational power) {
        Optional<Rational[]> parts = power.denominator().equals(BigInteger.TWO)
                ? QuadraticNumber.of(positive).flatMap(QuadraticNumber::parts)
                : Optional.empty();
        if (parts.isPresent()) {
            boolean sum = QuadraticNumber.of(positive).orElseThrow().b().signum() > 0;
            Fraction first = absolutePower(Fraction.constant(parts.get()[0]), Rational.HALF);
            Fraction second = absolutePower(Fraction.constant(parts.get()[1]), Rational.HALF);
            return settled((sum ? first.plus(second) : first.minus(second))
                    .power(power.numerator().intValueExact()));
        }
        Expr atom = Canonical.form(positive.toExpr());
        compound.put(atom, positive);
        return settled(Fraction.of(Monomial.of(atom, power)));
    }

    private Fraction rootOf(Polynomial primitive, Rational exponent) {
        Optional<Expr> sine = Trigonometry.sineOfSquare(primitive);
        if (sine.isPresent()) {
            return absolutePower(sine.get(), Rational.ONE, exponent.multiply(Rational.TWO));
        }
        Optional<Polynomial> squareRoot = exponent.isInteger()
                ? Optional.empty()
                : primitive
                        .squareRoot()
                        .or(() -> primitive.times(Rational.MINUS_ONE).squareRoot());
        if (squareRoot.isPresent()) {
            return absolutePower(squareRoot.get(), exponent.multiply(Rational.TWO));
        }
        Expr expr = Canonical.form(primitive.toExpr());
        boolean evenPower = exponent.isInteger() && !exponent.numerator().testBit(0);
        OptionalInt sign = evenPower ? OptionalInt.of(1) : weakSign(expr);
        return sign.isEmpty()
                ? rootOfPositive(primitive.times(primitive), exponent.multiply(Rational.HALF))
                : rootOfPositive(primitive.times(Rational.of(sign.getAsInt())), exponent);
    }

    private static boolean isExponential(Expr atom) {
        return atom.equals(Const.E) || atom instanceof Apply apply && apply.op() == Op.EXP;
    }

    /** The exponential of a sum is the product over its monomials, each a power of an atom. */
    Fraction exponential(Fraction exponent) {
        Monomial below = Monomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : exponent.denominator().entrySet()) {
            Expr atom = Canonical.form(factor.getKey().toExpr());
            below = below.times(Monomial.of(atom, Rational.of(-factor.getValue())));
        }
        Fraction result = Fraction.ONE;
        for (Map.Entry<Monomial, Rational> term : exponent.numerator().terms().entrySet()) {
            result = result.times(exponential(term.getKey().times(below), term.getValue()));
        }
        return settled(result);
    }

    private Fraction exponential(Monomial monomial, Rational coefficient) {
        if (monomial.isOne()) {
            return Fraction.of(Monomial.of(Const.E, coefficient));
        }
        List<Expr> atoms = new ArrayList<>(monomial.exponents().keySet());
        if (atoms.size() == 1 && monomial.exponent(atoms.get(0)).isOne()) {
            Optional<Expr> inside = absoluteInsideLog(atoms.get(0));
            if (inside.isPresent()) {
                return coefficient.isInteger() && coefficient.abs().compareTo(Rational.of(LARGEST_POWER)) <= 0
                        ? absolute(inside.get()).power(coefficient.numerator().intValue())
                        : root(Expr.apply(Op.ABS, inside.get()), coefficient);
            }
        }
        return Fraction.of(Monomial.of(Expr.exp(Canonical.form(monomial.toExpr())), coefficient));
    }

    // ---- logarithms -----------------------------------------------------------------------------------------------

    private static Expr logAtom(Expr value) {
        return Expr.log(value instanceof Num ? value : Expr.apply(Op.ABS, value));
    }

    private static Optional<Expr> absoluteInsideLog(Expr atom) {
        if (atom instanceof Apply log && log.op() == Op.LOG) {
            Expr inside = log.argument(0);
            return Optional.of(inside instanceof Apply abs && abs.op() == Op.ABS ? abs.argument(0) : inside);
        }
        return Optional.empty();
    }

    /** {@code log |u|}, which is log u wherever that is defined. Products are split before they are multiplied out. */
    Fraction logarithm(Expr u) {
        if (u instanceof Apply apply) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case MULTIPLY:
                    return a.stream().map(this::logarithm).reduce(Fraction.ZERO, Fraction::plus);
                case DIVIDE:
                    return logarithm(a.get(0)).minus(logarithm(a.get(1)));
                case NEGATE, ABS:
                    return logarithm(a.get(0));
                case EXP:
                    return of(a.get(0));
                case SQRT:
                    return logarithm(a.get(0)).times(Rational.HALF);
                case POWER:
                    if (of(a.get(1)).constantValue().isPresent() || facts.isPositive(a.get(0))) {
                        return of(a.get(1)).times(logarithm(a.get(0)));
                    }
                    break;
                default:
                    break;
            }
        }
        if (u instanceof Reduce reduce && reduce.kind() == Reduce.Kind.PRODUCT) {
            Sym index = Expr.freshIndex();
            return of(Reduce.sum(
                    index, reduce.lower(), reduce.upper(), Expr.log(Expr.apply(Op.ABS, reduce.bodyAt(index)))));
        }
        return logarithm(of(u));
    }

    Fraction logarithm(Fraction fraction) {
        if (fraction.isZero()) {
            throw new UndefinedValueException("the logarithm of zero");
        }
        Fraction result = logarithm(fraction.numerator());
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            result = result.minus(logarithm(factor.getKey()).times(Rational.of(factor.getValue())));
        }
        return result;
    }

    Fraction logarithm(Polynomial polynomial) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<BigInteger, Integer> prime :
                Primes.of(polynomial.scale()).entrySet()) {
            sum = sum.plus(Fraction.atom(logAtom(Expr.num(prime.getKey()))).times(Rational.of(prime.getValue())));
        }
        for (Map.Entry<Expr, Rational> factor : polynomial.content().exponents().entrySet()) {
            sum = sum.plus(logarithmOfAtom(factor.getKey()).times(factor.getValue()));
        }
        Polynomial rest = polynomial.primitive();
        for (Polynomial factor : List.copyOf(factors)) {
            Optional<Polynomial> quotient = rest.equals(factor) ? Optional.empty() : rest.dividedBy(factor);
            while (quotient.isPresent()) {
                rest = quotient.get();
                sum = sum.plus(Fraction.atom(logAtom(Canonical.form(factor.toExpr()))));
                quotient = rest.isConstant() ? Optional.empty() : rest.dividedBy(factor);
            }
        }
        if (rest.isConstant()) {
            return sum;
        }
        rest = rest.primitive();
        Optional<Expr> sine = Trigonometry.sineOfSquare(rest);
        if (sine.isPresent()) {
            return sum.plus(Fraction.atom(logAtom(sine.get())).times(Rational.TWO));
        }
        Optional<QuadraticNumber> number = QuadraticNumber.of(rest);
        if (number.isPresent() && number.get().a().signum() != number.get().b().signum()) {
            return sum.plus(logarithm(Fraction.constant(number.get().norm().abs())))
                    .minus(logarithm(number.get().conjugate()));
        }
        factors.add(rest);
        return sum.plus(Fraction.atom(logAtom(Canonical.form(rest.toExpr()))));
    }

    private Fraction logarithmOfAtom(Expr atom) {
        if (atom.equals(Const.E)) {
            return Fraction.ONE;
        }
        if (atom instanceof Apply apply && apply.op() == Op.EXP) {
            return of(apply.argument(0));
        }
        if (atom instanceof Num num) {
            return logarithm(Polynomial.constant(num.value()));
        }
        Polynomial behind = compound.get(atom);
        return behind != null ? logarithm(behind) : Fraction.atom(logAtom(atom));
    }

    // ---- indexed formulas -----------------------------------------------------------------------------------------

    @Override
    public Fraction reduce(Reduce reduce) {
        return switch (reduce.kind()) {
            case SUM -> sum(reduce);
            case PRODUCT -> product(reduce);
            case LOG_SUM_EXP -> logarithm(exponentialSum(reduce));
            case MAXIMUM -> maximum(reduce);
        };
    }

    private static Reduce exponentialSum(Reduce logSumExp) {
        Sym index = Expr.freshIndex();
        return Reduce.sum(index, logSumExp.lower(), logSumExp.upper(), Expr.exp(logSumExp.bodyAt(index)));
    }

    @Override
    public Fraction softmax(Softmax softmax) {
        Fraction sum = of(exponentialSum(softmax.logNormaliser()));
        return settled(exponential(of(softmax.logit())).times(sum.inverse()));
    }

    private Fraction product(Reduce reduce) {
        Optional<List<Expr>> literal = literalTerms(reduce);
        if (literal.isPresent()) {
            return settled(literal.get().stream().map(this::of).reduce(Fraction.ONE, Fraction::times));
        }
        Sym index = Expr.freshIndex();
        Expr body = reduce.bodyAt(index);
        if (facts.with(index.name(), Domain.integers(reduce.lower(), reduce.upper()))
                .isPositive(body)) {
            return exponential(of(Reduce.sum(index, reduce.lower(), reduce.upper(), Expr.log(body))));
        }
        return Fraction.atom(canonicalBinder(reduce));
    }

    private Fraction maximum(Reduce reduce) {
        Optional<List<Expr>> literal = literalTerms(reduce);
        return literal.isPresent() && !literal.get().isEmpty() ? extreme(literal.get(), 1) : openMaximum(reduce);
    }

    /** What does not depend on the index stands outside, as does a positive factor. */
    private Fraction openMaximum(Reduce reduce) {
        Sym index = openIndex();
        Fraction body = inside(index, reduce.lower(), reduce.upper()).of(reduce.bodyAt(index));
        Polynomial outside = Polynomial.ZERO;
        if (body.isPolynomial()) {
            for (Map.Entry<Monomial, Rational> term : body.numerator().terms().entrySet()) {
                if (term.getKey().toExpr().isFreeOf(index.name())) {
                    outside = outside.plus(Polynomial.of(term.getKey(), term.getValue()));
                }
            }
        }
        Polynomial bound = body.numerator().minus(outside);
        if (!body.isPolynomial() || bound.isZero()) {
            return body.isPolynomial() ? Fraction.of(outside) : Fraction.atom(canonicalBinder(reduce));
        }
        Rational scale = bound.scale();
        Monomial factor = nonnegativeFactor(bound.content(), index);
        Expr rest = Canonical.form(
                bound.times(scale.reciprocal()).times(factor.inverse()).toExpr());
        Expr largest = closed(reduce.kind(), index, canonical(reduce.lower()), canonical(reduce.upper()), rest);
        return Fraction.of(outside)
                .plus(Fraction.atom(largest).times(Fraction.of(factor)).times(scale));
    }

    /** What does not depend on an index and is at least 0. */
    private Monomial nonnegativeFactor(Monomial content, Sym index) {
        Map<Expr, Rational> taken = new HashMap<>(content.exponents());
        taken.entrySet()
                .removeIf(power -> !power.getKey().isFreeOf(index.name())
                        || power.getValue().signum() < 0
                        || !facts.isNonnegative(power.getKey()));
        return Monomial.of(taken);
    }

    private Expr canonicalBinder(Reduce reduce) {
        Sym index = openIndex();
        Expr body = inside(index, reduce.lower(), reduce.upper()).canonical(reduce.bodyAt(index));
        return closed(reduce.kind(), index, canonical(reduce.lower()), canonical(reduce.upper()), body);
    }

    private Sym openIndex() {
        return Expr.symbol("$" + depth);
    }

    private Normaliser inside(Sym index, Expr lower, Expr upper) {
        return new Normaliser(facts.with(index.name(), Domain.integers(lower, upper)), depth + 1, met, compound);
    }

    private static Reduce closed(Reduce.Kind kind, Sym index, Expr lower, Expr upper, Expr body) {
        return (Reduce) Canonical.form(Reduce.over(kind, index, lower, upper, body));
    }

    /** The terms of a sum with literal ends, if it is short. */
    private static Optional<List<Expr>> literalTerms(Reduce reduce) {
        if (!(reduce.lower() instanceof Num lower) || !(reduce.upper() instanceof Num upper)) {
            return Optional.empty();
        }
        Rational length = upper.value().subtract(lower.value());
        if (!lower.value().isInteger()
                || !upper.value().isInteger()
                || length.compareTo(Rational.of(LONGEST_LITERAL_SUM)) >= 0) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k <= length.numerator().intValue(); k++) {
            terms.add(reduce.bodyAt(Expr.num(lower.value().add(Rational.of(k)))));
        }
        return Optional.of(terms);
    }

    /** Linear in its terms; the index runs from 1. */
    private Fraction sum(Reduce reduce) {
        Optional<List<Expr>> literal = literalTerms(reduce);
        if (literal.isPresent()) {
            return literal.get().stream().map(this::of).reduce(Fraction.ZERO, Fraction::plus);
        }
        Expr shift = canonical(Expr.subtract(reduce.lower(), Num.ONE));
        Expr upper = canonical(Expr.subtract(reduce.upper(), shift));
        Sym index = openIndex();
        Expr body = reduce.bodyAt(shift.equals(Num.ZERO) ? index : Expr.add(index, shift));
        Normaliser inside = inside(index, Num.ONE, upper);
        Fraction normal = inside.of(body);
        Fraction outside = Fraction.ONE;
        Fraction below = Fraction.ONE;
        for (Map.Entry<Polynomial, Integer> factor : normal.denominator().entrySet()) {
            Fraction power = Fraction.of(factor.getKey()).power(factor.getValue());
            if (factor.getKey().atoms().stream().allMatch(atom -> atom.isFreeOf(index.name()))) {
                outside = outside.times(power.inverse());
            } else {
                below = below.times(power);
            }
        }
        Fraction total = Fraction.ZERO;
        for (Map.Entry<Monomial, Rational> term : normal.numerator().terms().entrySet()) {
            total = total.plus(termSum(term.getKey(), below, index, upper).times(term.getValue()));
        }
        return settled(total.times(outside));
    }

    /** {@code Σ monomial / below}, from 1 to upper. */
    private Fraction termSum(Monomial monomial, Fraction below, Sym index, Expr upper) {
        for (Expr atom : monomial.exponents().keySet()) {
            Optional<Expr> value = deltaValue(atom, index, upper);
            if (value.isPresent()) {
                Expr rest = Expr.divide(
                        monomial.times(Monomial.of(atom, monomial.exponent(atom))
                                        .inverse())
                                .toExpr(),
                        below.toExpr());
                return of(rest.substitute(index, value.get()));
            }
        }
        Optional<Expr> exchanged = below.equals(Fraction.ONE) ? exchanged(monomial, index, upper) : Optional.empty();
        if (exchanged.isPresent()) {
            return of(exchanged.get());
        }
        Expr body = Expr.divide(monomial.toExpr(), below.toExpr());
        Expr renamed = withOneNamePerDelta(monomial, body);
        if (!renamed.equals(body)) {
            return of(Reduce.sum(index, Num.ONE, upper, renamed));
        }
        return opaqueSum(monomial, below, index, upper);
    }

    /** {@code δ(i, j) f(j) = δ(i, j) f(i)}: beside a delta that stays, the index that comes first in the order. */
    private static Expr withOneNamePerDelta(Monomial monomial, Expr body) {
        Expr result = body;
        for (Expr atom : monomial.exponents().keySet()) {
            if (atom instanceof Apply delta && delta.op() == Op.KRONECKERDELTA) {
                result = replaced(result, delta.argument(1), delta.argument(0), delta);
            }
        }
        return result;
    }

    /** A formula with one part for another, but not inside of {@code kept}. */
    private static Expr replaced(Expr formula, Expr part, Expr by, Expr kept) {
        if (formula.equals(kept)) {
            return formula;
        }
        return formula.equals(part) ? by : formula.map(inner -> replaced(inner, part, by, kept));
    }

    private Fraction opaqueSum(Monomial monomial, Fraction below, Sym index, Expr upper) {
        Map<Expr, Rational> outside = new HashMap<>();
        Map<Expr, Rational> insideFactors = new HashMap<>();
        monomial.exponents()
                .forEach((atom, exponent) ->
                        (atom.isFreeOf(index.name()) ? outside : insideFactors).put(atom, exponent));
        Fraction factor = Fraction.of(Monomial.of(outside));
        if (insideFactors.isEmpty() && below.equals(Fraction.ONE)) {
            if (!facts.isNonnegative(upper)) {
                throw new NoNormalFormException("whether the range up to " + upper + " is empty is not known");
            }
            return factor.times(of(upper));
        }
        Optional<Fraction> closed = new ClosedSums(this, facts, index, upper).of(insideFactors, below);
        if (closed.isPresent()) {
            return settled(factor.times(closed.get()));
        }
        Expr body = Monomial.of(insideFactors).toExpr();
        if (!below.equals(Fraction.ONE)) {
            body = Expr.divide(body, below.toExpr());
        }
        Reduce sum = closed(Reduce.Kind.SUM, index, Num.ONE, upper, body);
        return facts.isWholeSimplex(sum, Expr.symbol("$0")) ? factor : factor.times(Fraction.atom(sum));
    }

    /**
     * {@code Σ a_k Σ b_ki} over k with the sums exchanged, where that leads on: a Kronecker delta in the inner body then
     * gives k its value, or the ends of the ranges come into their order.
     */
    private Optional<Expr> exchanged(Monomial monomial, Sym index, Expr upper) {
        for (Expr atom : monomial.exponents().keySet()) {
            boolean isInnerSum = atom instanceof Reduce inner
                    && inner.kind() == Reduce.Kind.SUM
                    && monomial.exponent(atom).isOne()
                    && !atom.isFreeOf(index.name())
                    && inner.upper().isFreeOf(index.name());
            if (!isInnerSum) {
                continue;
            }
            Reduce inner = (Reduce) atom;
            Sym second = Expr.freshIndex();
            Expr rest =
                    monomial.times(Monomial.of(atom, Rational.ONE).inverse()).toExpr();
            Expr body = Expr.multiply(rest, inner.bodyAt(second));
            boolean deltaGivesIndex =
                    inside(second, Num.ONE, inner.upper()).hasDeltaFor(index, upper, inner.bodyAt(second));
            if (deltaGivesIndex || Canonical.ORDER.compare(upper, inner.upper()) > 0) {
                return Optional.of(Reduce.sum(second, Num.ONE, inner.upper(), Reduce.sum(index, Num.ONE, upper, body)));
            }
        }
        return Optional.empty();
    }

    private boolean hasDeltaFor(Sym index, Expr upper, Expr product) {
        return Polynomial.light(product).atoms().stream()
                .anyMatch(factor -> deltaValue(factor, index, upper).isPresent());
    }

    /** The value that a Kronecker delta gives to the index, if it lies in the range of the sum for certain. */
    private Optional<Expr> deltaValue(Expr atom, Sym index, Expr upper) {
        if (!(atom instanceof Apply apply) || apply.op() != Op.KRONECKERDELTA) {
            return Optional.empty();
        }
        Polynomial difference = Polynomial.light(Expr.subtract(apply.argument(0), apply.argument(1)));
        Rational slope = difference.terms().getOrDefault(Monomial.of(index, Rational.ONE), Rational.ZERO);
        Polynomial rest = difference.minus(Polynomial.of(Monomial.of(index, Rational.ONE), slope));
        if (!slope.abs().isOne() || rest.atoms().stream().anyMatch(other -> !other.isFreeOf(index.name()))) {
            return Optional.empty();
        }
        Expr value = Canonical.form(rest.times(slope.negate()).toExpr());
        return facts.isInteger(value) && facts.isWithin(value, Num.ONE, upper) ? Optional.of(value) : Optional.empty();
    }
}
