package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about the values of formulas: from the domains of the variables, from conditions that are given or
 * assumed, and from the shape of the formula. Immutable; assuming more gives new facts.
 *
 * <p>An answer holds at every point of the domain where the formula is defined and the assumptions hold. Not knowing
 * gives the whole line, or false.
 */
public final class Facts {

    private static final int MOST_TERMS_BY_ENDS = 6;
    private static final Map<Integer, Range> SIGNS =
            Map.of(-1, Range.NEGATIVE, 0, Range.point(Rational.ZERO), 1, Range.POSITIVE);

    private final Scope scope;
    /** For a primitive polynomial without constant term: an interval of its values. */
    private final Map<Polynomial, Range> known;
    /** Differences of indices that are not 0. */
    private final Set<Expr> unequal;

    private Facts(Scope scope, Map<Polynomial, Range> known, Set<Expr> unequal) {
        this.scope = scope;
        this.known = known;
        this.unequal = unequal;
    }

    /** What the domains and the given conditions of a scope say. */
    public static Facts of(Scope scope) {
        Facts facts = new Facts(scope, Map.of(), Set.of());
        for (Map.Entry<String, Domain> variable : scope.variables().entrySet()) {
            if (variable.getValue() instanceof Domain.Simplex simplex
                    && simplex.length() instanceof Num length
                    && length.value().compareTo(Rational.of(64)) <= 0) {
                facts = facts.assuming(lastEntry(variable.getKey(), length), facts.entryRange(simplex));
            }
        }
        for (Cond cond : scope.given()) {
            facts = facts.assuming(cond);
        }
        return facts;
    }

    /** The last entry of a probability vector by the others. */
    private static Expr lastEntry(String vector, Num length) {
        Expr rest = Num.ONE;
        for (int k = 1; k < length.value().numerator().intValue(); k++) {
            rest = Expr.subtract(rest, Entry.of(vector, Expr.num(k)));
        }
        return rest;
    }

    Scope scope() {
        return scope;
    }

    /** With the domain of one more variable, or a new domain for one. */
    Facts with(String name, Domain domain) {
        return new Facts(scope.with(name, domain), known, unequal);
    }

    /** Without what is known of a variable but the interval of its values, and without what is given. */
    Facts forgetting(String name, Range interval) {
        Scope without = Scope.of(scope.variables())
                .with(
                        name,
                        new Domain.Interval(
                                interval.lower().<Expr>map(Expr::num).orElse(Expr.negate(Const.INFINITY)),
                                interval.lowerOpen(),
                                interval.upper().<Expr>map(Expr::num).orElse(Const.INFINITY),
                                interval.upperOpen()));
        Map<Polynomial, Range> kept = new HashMap<>(known);
        kept.keySet().removeIf(polynomial -> polynomial.atoms().stream().anyMatch(atom -> !atom.isFreeOf(name)));
        Set<Expr> apart = new HashSet<>(unequal);
        apart.removeIf(difference -> !difference.isFreeOf(name));
        return new Facts(without, kept, apart);
    }

    /** With a condition that holds; one that cannot be used is left out. */
    Facts assuming(Cond cond) {
        if (cond instanceof Cond.And and) {
            Facts facts = this;
            for (Cond part : and.parts()) {
                facts = facts.assuming(part);
            }
            return facts;
        }
        if (cond instanceof Cond.Or or) {
            List<Cond> possible =
                    or.parts().stream().filter(part -> !fails(part)).toList();
            return possible.size() == 1 ? assuming(possible.get(0)) : this;
        }
        if (!(cond instanceof Cond.Compare compare)) {
            return this;
        }
        Expr difference = Expr.subtract(compare.left(), compare.right());
        return switch (compare.relation()) {
            case EQUAL -> assuming(difference, Range.point(Rational.ZERO));
            case UNEQUAL -> assumingUnequal(difference);
            case LESS -> assuming(difference, Range.NEGATIVE);
            case AT_MOST -> assuming(difference, Range.NONNEGATIVE.negate());
            case GREATER -> assuming(difference, Range.POSITIVE);
            case AT_LEAST -> assuming(difference, Range.NONNEGATIVE);
        };
    }

    private Facts assumingUnequal(Expr difference) {
        Range range = range(difference);
        if (range.isNonnegative()) {
            return assuming(difference, Range.POSITIVE);
        }
        if (range.isNonpositive()) {
            return assuming(difference, Range.NEGATIVE);
        }
        Polynomial polynomial = Polynomial.light(difference);
        if (polynomial.isConstant()) {
            return this;
        }
        Polynomial scaled = polynomial.times(polynomial.scale().reciprocal());
        return assumingUnequalIndices(Canonical.form(scaled.toExpr()))
                .assumingUnequalIndices(
                        Canonical.form(scaled.times(Rational.MINUS_ONE).toExpr()));
    }

    /** Whether a primitive polynomial is known not to be 0. */
    private boolean isKnownUnequal(Polynomial primitive) {
        Expr formula = Canonical.form(primitive.toExpr());
        return unequal.contains(formula) || isNonzero(formula);
    }

    /** With two indices, given by their difference, that are not equal. */
    Facts assumingUnequalIndices(Expr difference) {
        Set<Expr> more = new HashSet<>(unequal);
        more.add(difference);
        return new Facts(scope, known, more);
    }

    boolean isKnownUnequal(Expr difference) {
        return unequal.contains(difference);
    }

    Facts assuming(Expr value, Range range) {
        Polynomial polynomial = Polynomial.light(value);
        if (polynomial.isConstant()) {
            return this;
        }
        Rational shift = polynomial.constantTerm();
        Scaled scaled = Scaled.of(polynomial.minus(Polynomial.constant(shift)));
        Range own = range.plus(shift.negate()).times(scaled.factor.reciprocal());
        if (scaled.primitive.atoms().stream().allMatch(this::isInteger)) {
            own = own.toIntegers();
        }
        Map<Polynomial, Range> more = new HashMap<>(known);
        more.merge(scaled.primitive, own, Range::and);
        Facts facts = new Facts(scope, more, unequal);
        return scaled.primitive.isMonomial() ? facts.assumingSignOfBase(scaled.primitive, own) : facts;
    }

    /** An odd power has the sign of its base. */
    private Facts assumingSignOfBase(Polynomial power, Range range) {
        Monomial monomial = power.terms().keySet().iterator().next();
        for (Map.Entry<Expr, Rational> factor : monomial.exponents().entrySet()) {
            Rational exponent = factor.getValue();
            boolean odd = exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.numerator().testBit(0);
            if (odd && !exponent.isOne() && monomial.exponents().size() == 1) {
                if (range.isNonnegative()) {
                    return assuming(factor.getKey(), range.isPositive() ? Range.POSITIVE : Range.NONNEGATIVE);
                }
                if (range.isNonpositive()) {
                    return assuming(factor.getKey(), range.isNegative() ? Range.NEGATIVE : Range.NONNEGATIVE.negate());
                }
            }
        }
        return this;
    }

    /** A polynomial as factor times primitive polynomial. */
    private record Scaled(Polynomial primitive, Rational factor) {
        static Scaled of(Polynomial polynomial) {
            Rational factor = polynomial.scale();
            if (polynomial.leadingSign() < 0) {
                factor = factor.negate();
            }
            return new Scaled(polynomial.times(factor.reciprocal()), factor);
        }
    }

    /** For primitive polynomials without constant term: what is known of their values. */
    Map<Polynomial, Range> known() {
        return known;
    }

    /** The signs that a polynomial may have, by its range and by linear arithmetic with all that is known. */
    Set<Integer> signs(Polynomial polynomial) {
        Range range = range(Canonical.form(polynomial.toExpr()));
        Set<Integer> signs = new TreeSet<>();
        for (Map.Entry<Integer, Range> sign : SIGNS.entrySet()) {
            if (!range.and(sign.getValue()).isEmpty()) {
                signs.add(sign.getKey());
            }
        }
        if (signs.contains(0) && isKnownUnequal(polynomial)) {
            signs.remove(0);
        }
        if (signs.size() > 1) {
            signs.removeIf(sign -> new Implications(this).excludes(polynomial, SIGNS.getOrDefault(sign, Range.ALL)));
        }
        return signs;
    }

    /** Whether a formula has no value in a range bounded by 0, by linear arithmetic too. */
    boolean excludes(Expr value, Range range) {
        return contradicts(value, range) || new Implications(this).excludes(Polynomial.light(value), range);
    }

    /** Whether all that is known leaves no value for the formulas, by linear arithmetic about them together. */
    boolean areInconsistent() {
        return known.entrySet().stream()
                .anyMatch(fact -> new Implications(this).excludes(fact.getKey(), fact.getValue()));
    }

    boolean isPositive(Expr value) {
        return range(value).isPositive();
    }

    boolean isNonnegative(Expr value) {
        return range(value).isNonnegative();
    }

    /** Whether the assumptions leave no value for some formula: then anything would follow from them. */
    boolean areContradictory() {
        return known.values().stream().anyMatch(Range::isEmpty)
                || known.keySet().stream()
                        .anyMatch(polynomial -> range(polynomial.toExpr()).isEmpty());
    }

    /** Whether a formula has no value in a range. */
    boolean contradicts(Expr value, Range range) {
        return range(value).and(range).isEmpty();
    }

    /** An interval that contains every value of the formula. */
    Range range(Expr expr) {
        Range range = byShape(expr);
        if (expr instanceof Num || expr instanceof Const) {
            return range;
        }
        Polynomial polynomial = Polynomial.light(expr);
        if (polynomial.isConstant()) {
            return Range.point(polynomial.constantTerm());
        }
        range = range.and(assumed(polynomial));
        boolean compound = expr instanceof Apply apply
                && (apply.op() == Op.ADD || apply.op() == Op.MULTIPLY || apply.op() == Op.NEGATE);
        return compound ? range.and(termByTerm(polynomial)).and(byEnds(polynomial)) : range;
    }

    /** By the ends of a variable that occurs linearly, where they are no numbers: {@code n - y} for y from 0 to n. */
    private Range byEnds(Polynomial polynomial) {
        Range range = Range.ALL;
        if (polynomial.terms().size() > MOST_TERMS_BY_ENDS) {
            return range;
        }
        for (Expr atom : polynomial.atoms()) {
            Rational slope = polynomial.terms().getOrDefault(Monomial.of(atom, Rational.ONE), Rational.ZERO);
            Ends ends = Ends.of(domainOf(atom).orElse(Domain.REAL));
            if (slope.isZero() || ends.equals(Ends.NONE)) {
                continue;
            }
            Polynomial rest = polynomial.minus(Polynomial.of(Monomial.of(atom, Rational.ONE), slope));
            if (rest.atoms().stream().anyMatch(other -> other.contains(atom::equals))) {
                continue;
            }
            Ends directed = slope.signum() > 0 ? ends : ends.reversed();
            if (directed.lower().isPresent()) {
                Range at = range(Expr.add(
                        rest.toExpr(),
                        Expr.multiply(Expr.num(slope), directed.lower().get())));
                range = range.and(
                        new Range(at.lower(), at.lowerOpen() || directed.lowerOpen(), Optional.empty(), true));
            }
            if (directed.upper().isPresent()) {
                Range at = range(Expr.add(
                        rest.toExpr(),
                        Expr.multiply(Expr.num(slope), directed.upper().get())));
                range = range.and(
                        new Range(Optional.empty(), true, at.upper(), at.upperOpen() || directed.upperOpen()));
            }
        }
        return range;
    }

    /** The ends of a domain that are no numbers. */
    private record Ends(Optional<Expr> lower, boolean lowerOpen, Optional<Expr> upper, boolean upperOpen) {
        static final Ends NONE = new Ends(Optional.empty(), true, Optional.empty(), true);

        static Ends of(Domain domain) {
            if (domain instanceof Domain.IntegerRange range) {
                return new Ends(range.lower(), false, range.upper(), false).withoutNumbers();
            }
            if (domain instanceof Domain.Interval interval) {
                return new Ends(
                                Optional.of(interval.lower()),
                                interval.lowerOpen(),
                                Optional.of(interval.upper()),
                                interval.upperOpen())
                        .withoutNumbers();
            }
            return NONE;
        }

        private Ends withoutNumbers() {
            Optional<Expr> low = lower.filter(Ends::isFinite);
            Optional<Expr> high = upper.filter(Ends::isFinite);
            return new Ends(low, low.isEmpty() || lowerOpen, high, high.isEmpty() || upperOpen);
        }

        private static boolean isFinite(Expr end) {
            return !(end instanceof Num) && !end.contains(Const.INFINITY::equals);
        }

        Ends reversed() {
            return new Ends(upper, upperOpen, lower, lowerOpen);
        }
    }

    private Range assumed(Polynomial polynomial) {
        Rational shift = polynomial.constantTerm();
        if (known.isEmpty()) {
            return Range.ALL;
        }
        Scaled scaled = Scaled.of(polynomial.minus(Polynomial.constant(shift)));
        Range own = known.getOrDefault(scaled.primitive, Range.ALL);
        return own.times(scaled.factor).plus(shift);
    }

    private Range termByTerm(Polynomial polynomial) {
        Range sum = Range.point(Rational.ZERO);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Range product = Range.point(term.getValue());
            for (Map.Entry<Expr, Rational> factor : term.getKey().exponents().entrySet()) {
                Range base = byShape(factor.getKey()).and(assumed(Polynomial.of(factor.getKey())));
                Range power = base.power(factor.getValue().numerator().intValue());
                product = product.times(isNonzeroVariable(factor.getKey()) ? power.apartFromZero() : power);
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    private Range byShape(Expr expr) {
        if (expr instanceof Num num) {
            return Range.point(num.value());
        }
        if (expr instanceof Const constant) {
            return constantRange(constant);
        }
        if (expr instanceof Sym symbol) {
            return scope.domain(symbol.name()).map(this::domainRange).orElse(Range.ALL);
        }
        if (expr instanceof Entry entry) {
            return scope.vectorOf(entry).map(this::entryRange).orElse(Range.ALL);
        }
        if (expr instanceof Apply apply) {
            return applied(apply);
        }
        if (expr instanceof Piecewise piecewise) {
            Range range = range(piecewise.otherwise());
            for (Piecewise.Case c : piecewise.cases()) {
                range = range.or(assuming(c.when()).range(c.value()));
            }
            return range;
        }
        if (expr instanceof Reduce reduce) {
            return reduced(reduce);
        }
        return expr instanceof Softmax ? Range.of(Rational.ZERO, true, Rational.ONE, false) : Range.ALL;
    }

    private static Range constantRange(Const constant) {
        long scale = 100_000_000L;
        if (constant.equals(Const.PI)) {
            return Range.of(Rational.of(314_159_265L, scale), true, Rational.of(314_159_266L, scale), true);
        }
        if (constant.equals(Const.E)) {
            return Range.of(Rational.of(271_828_182L, scale), true, Rational.of(271_828_183L, scale), true);
        }
        if (constant.equals(Const.EULER_GAMMA)) {
            return Range.of(Rational.of(57_721_566L, scale), true, Rational.of(57_721_567L, scale), true);
        }
        return Range.ALL;
    }

    private Range domainRange(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            return new Range(
                    rational(interval.lower()), interval.lowerOpen(), rational(interval.upper()), interval.upperOpen());
        }
        if (domain instanceof Domain.IntegerRange range) {
            Optional<Rational> lower = range.lower().flatMap(end -> range(end).lower());
            Optional<Rational> upper = range.upper().flatMap(end -> range(end).upper());
            return new Range(lower, lower.isEmpty(), upper, upper.isEmpty());
        }
        if (domain instanceof Domain.FiniteSet set) {
            return set.values().stream().map(this::range).reduce(Range::or).orElse(Range.ALL);
        }
        return Range.ALL;
    }

    /** An end of an interval, where it is a rational; a looser end is infinite. */
    private static Optional<Rational> rational(Expr end) {
        return end instanceof Num num ? Optional.of(num.value()) : Optional.empty();
    }

    private Range entryRange(Domain vector) {
        if (vector instanceof Domain.Power power) {
            return domainRange(power.base());
        }
        return vector instanceof Domain.Simplex simplex
                ? Range.of(Rational.ZERO, !simplex.closed(), Rational.ONE, false)
                : Range.ALL;
    }

    private Range applied(Apply apply) {
        List<Expr> a = apply.arguments();
        switch (apply.op()) {
            case ADD:
                return a.stream().map(this::range).reduce(Range::plus).orElseThrow();
            case MULTIPLY:
                return a.stream().map(this::range).reduce(Range::times).orElseThrow();
            case NEGATE:
                return range(a.get(0)).negate();
            case DIVIDE:
                return range(a.get(0)).times(range(a.get(1)).inverse());
            case POWER:
                return power(a.get(0), a.get(1));
            default:
                return function(apply.op(), a);
        }
    }

    private Range power(Expr base, Expr exponent) {
        Range range = range(base);
        if (exponent instanceof Num num
                && num.value().isInteger()
                && num.value().abs().compareTo(Rational.of(20)) <= 0) {
            return range.power(num.value().numerator().intValue());
        }
        if (base instanceof Num b && exponent instanceof Num e) {
            Optional<Range> value = NumberRange.power(b.value(), e.value());
            if (value.isPresent()) {
                return value.get().and(Range.POSITIVE);
            }
        }
        if (range.isPositive()) {
            boolean atMostOne = range.and(Range.above(Rational.ONE, true)).isEmpty();
            return atMostOne && range(exponent).isNonnegative()
                    ? Range.of(Rational.ZERO, true, Rational.ONE, false)
                    : Range.POSITIVE;
        }
        boolean integerExponent = exponent instanceof Num num && num.value().isInteger();
        return range.isNonnegative() || !integerExponent && exponent instanceof Num ? Range.NONNEGATIVE : Range.ALL;
    }

    private Range function(Op op, List<Expr> a) {
        Range x = range(a.get(0));
        return switch (op) {
            case EXP -> monotone(x, Rational.ZERO, Rational.ONE).and(Range.POSITIVE);
            case EXPM1 -> monotone(x, Rational.ZERO, Rational.ZERO).and(Range.above(Rational.MINUS_ONE, true));
            case LOG, LOG2, LOG10 -> logarithm(op, a.get(0), x);
            case LOG1P, ARCTAN, ARCTANH, ERF, TANH, SINH -> bounded(op, monotone(x, Rational.ZERO, Rational.ZERO));
            case SQRT -> power(a.get(0), Num.HALF).and(x.isPositive() ? Range.POSITIVE : Range.NONNEGATIVE);
            case ABS -> x.abs();
            case SIGN ->
                Range.of(Rational.MINUS_ONE, false, Rational.ONE, false)
                        .and(x.isPositive() ? Range.POSITIVE : x.isNonnegative() ? Range.NONNEGATIVE : Range.ALL);
            case MAX -> a.stream().map(this::range).reduce(Range::max).orElseThrow();
            case MIN ->
                a.stream()
                        .map(argument -> range(argument).negate())
                        .reduce(Range::max)
                        .orElseThrow()
                        .negate();
            case RELU -> x.max(Range.point(Rational.ZERO));
            case SIGMOID -> Range.UNIT.and(monotone(x, Rational.ZERO, Rational.HALF));
            case NORMALCDF -> Range.UNIT.and(monotone(x, Rational.ZERO, Rational.HALF));
            case SOFTPLUS -> Range.POSITIVE.and(x.isNonnegative() ? Range.above(Rational.HALF, true) : Range.ALL);
            case LOG1MEXP -> Range.NEGATIVE;
            case LOGIT -> monotone(x, Rational.HALF, Rational.ZERO);
            case COSH -> Range.above(Rational.ONE, false);
            case SIN -> sine(a.get(0));
            case COS -> Range.of(Rational.MINUS_ONE, false, Rational.ONE, false);
            case ERFC -> Range.of(Rational.ZERO, true, Rational.TWO, true);
            case GAMMA, FACTORIAL -> x.isNonnegative() ? Range.POSITIVE : Range.ALL;
            case BETA -> Range.POSITIVE;
            case BINOMIAL -> binomial(x, range(a.get(1)), range(Expr.subtract(a.get(0), a.get(1))));
            case TRIGAMMA -> x.isPositive() ? Range.POSITIVE : Range.ALL;
            case BESSELI -> bessel(a.get(0), range(a.get(1)));
            case KRONECKERDELTA -> Range.of(Rational.ZERO, false, Rational.ONE, false);
            case FLOOR -> x.isNonnegative() ? Range.NONNEGATIVE : Range.ALL;
            case XLOGY ->
                x.isNonnegative()
                                && range(a.get(1))
                                        .and(Range.above(Rational.ONE, true))
                                        .isEmpty()
                        ? Range.NONNEGATIVE.negate()
                        : Range.ALL;
            default -> Range.ALL;
        };
    }

    /** The power series of I_n has positive coefficients; that of I_0 begins with 1 and has even powers only. */
    private static Range bessel(Expr order, Range x) {
        if (order.equals(Num.ZERO)) {
            return Range.above(Rational.ONE, x.excludesZero());
        }
        return x.isPositive() ? Range.POSITIVE : x.isNonnegative() ? Range.NONNEGATIVE : Range.ALL;
    }

    private static Range logarithm(Op op, Expr argument, Range x) {
        Range range = monotone(x, Rational.ONE, Rational.ZERO);
        return op == Op.LOG && argument instanceof Num num ? range.and(LogarithmBounds.of(num.value())) : range;
    }

    /** Positive for an argument between 0 and π. */
    private Range sine(Expr angle) {
        if (isPositive(angle) && isPositive(Expr.subtract(Const.PI, angle))) {
            return Range.of(Rational.ZERO, true, Rational.ONE, false);
        }
        Polynomial turns = Polynomial.light(angle)
                .times(Monomial.of(Const.PI, Rational.ONE).inverse());
        boolean multipleOfPi = turns.atoms().stream().noneMatch(Const.PI::equals);
        boolean upper = multipleOfPi && range(turns.toExpr()).and(Range.UNIT).equals(range(turns.toExpr()));
        return upper
                ? Range.of(Rational.ZERO, true, Rational.ONE, false)
                : Range.of(Rational.MINUS_ONE, false, Rational.ONE, false);
    }

    /** Positive in the interior; it is 0 for integers k outside of 0 to n. */
    private static Range binomial(Range n, Range k, Range rest) {
        Range aboveMinusOne = Range.above(Rational.MINUS_ONE, true);
        boolean interior = List.of(n, k, rest).stream()
                .allMatch(range -> range.and(aboveMinusOne).equals(range));
        return interior ? Range.POSITIVE : Range.NONNEGATIVE;
    }

    private static Range bounded(Op op, Range range) {
        return op == Op.TANH || op == Op.ERF
                ? range.and(Range.of(Rational.MINUS_ONE, true, Rational.ONE, true))
                : range;
    }

    /** Image under an increasing function that takes {@code value} at {@code at}: only the side is kept. */
    private static Range monotone(Range x, Rational at, Rational value) {
        Range shifted = x.plus(at.negate());
        if (shifted.isZero()) {
            return Range.point(value);
        }
        if (shifted.isPositive()) {
            return Range.above(value, true);
        }
        if (shifted.isNonnegative()) {
            return Range.above(value, false);
        }
        if (shifted.isNegative()) {
            return Range.below(value, true);
        }
        return shifted.isNonpositive() ? Range.below(value, false) : Range.ALL;
    }

    private Range reduced(Reduce reduce) {
        Sym index = Expr.freshIndex();
        Range body = with(index.name(), Domain.integers(reduce.lower(), reduce.upper()))
                .range(reduce.bodyAt(index));
        boolean someTerm = isNonempty(reduce);
        return switch (reduce.kind()) {
            case SUM -> sumRange(reduce, index, body, someTerm);
            case PRODUCT -> body.isPositive() ? Range.POSITIVE : body.isNonnegative() ? Range.NONNEGATIVE : Range.ALL;
            case MAXIMUM -> body;
            case LOG_SUM_EXP -> body.isNonnegative() ? Range.NONNEGATIVE : Range.ALL;
        };
    }

    private Range sumRange(Reduce reduce, Sym index, Range body, boolean someTerm) {
        if (isWholeSimplex(reduce, index)) {
            return Range.point(Rational.ONE);
        }
        if (body.isNonnegative()) {
            return body.isPositive() && someTerm ? Range.POSITIVE : Range.NONNEGATIVE;
        }
        if (body.isNonpositive()) {
            return body.isNegative() && someTerm ? Range.NEGATIVE : Range.NONNEGATIVE.negate();
        }
        return Range.ALL;
    }

    /** Whether a sum runs over the entries of a probability vector from end to end. */
    boolean isWholeSimplex(Reduce reduce, Sym index) {
        return reduce.kind() == Reduce.Kind.SUM
                && reduce.bodyAt(index) instanceof Entry entry
                && entry.index().equals(index)
                && entry.row().map(row -> row.isFreeOf(index.name())).orElse(true)
                && scope.vectorOf(entry).orElse(Domain.REAL) instanceof Domain.Simplex simplex
                && reduce.lower().equals(Num.ONE)
                && reduce.upper().equals(simplex.length());
    }

    /** Whether the range of the index holds an integer for certain. */
    boolean isNonempty(Reduce reduce) {
        return isNonnegative(Expr.subtract(reduce.upper(), reduce.lower()));
    }

    /** Whether every value is an integer. */
    boolean isInteger(Expr expr) {
        if (expr instanceof Num num) {
            return num.value().isInteger();
        }
        if (expr instanceof Sym symbol) {
            return scope.domain(symbol.name()).map(this::isIntegerDomain).orElse(false);
        }
        if (expr instanceof Entry entry) {
            return scope.vectorOf(entry).orElse(Domain.REAL) instanceof Domain.Power power
                    && isIntegerDomain(power.base());
        }
        if (expr instanceof Apply apply) {
            return switch (apply.op()) {
                case ADD, MULTIPLY, NEGATE, ABS, MAX, MIN ->
                    apply.arguments().stream().allMatch(this::isInteger);
                case FLOOR, SIGN, KRONECKERDELTA -> true;
                case POWER ->
                    isInteger(apply.argument(0)) && isInteger(apply.argument(1)) && isNonnegative(apply.argument(1));
                default -> false;
            };
        }
        return false;
    }

    private boolean isIntegerDomain(Domain domain) {
        return domain instanceof Domain.IntegerRange
                || domain instanceof Domain.FiniteSet set
                        && set.values().stream().allMatch(this::isInteger);
    }

    /** Whether {@code lower <= index <= upper} holds; the ends may be symbols. */
    boolean isWithin(Expr index, Expr lower, Expr upper) {
        return isAtMost(lower, index) && isAtMost(index, upper);
    }

    /** By the range of the difference, or because a variable in it has an end that makes it so. */
    private boolean isAtMost(Expr small, Expr large) {
        Expr difference = Expr.subtract(large, small);
        if (isNonnegative(difference)) {
            return true;
        }
        Polynomial polynomial = Polynomial.light(difference);
        for (Expr atom : polynomial.atoms()) {
            if (domainOf(atom).orElse(Domain.REAL) instanceof Domain.IntegerRange range) {
                Monomial linear = Monomial.of(atom, Rational.ONE);
                Rational slope = polynomial.terms().getOrDefault(linear, Rational.ZERO);
                Optional<Expr> end = slope.signum() > 0 ? range.lower() : range.upper();
                Polynomial rest = polynomial.minus(Polynomial.of(linear, slope));
                boolean alone = rest.atoms().stream().noneMatch(other -> other.contains(atom::equals));
                if (alone
                        && slope.abs().isOne()
                        && end.isPresent()
                        && isNonnegative(Expr.add(rest.toExpr(), Expr.multiply(Expr.num(slope), end.get())))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The domain of a variable or of an entry that is a variable. */
    private Optional<Domain> domainOf(Expr atom) {
        if (atom instanceof Sym symbol) {
            return scope.domain(symbol.name());
        }
        return atom instanceof Entry entry && scope.vectorOf(entry).orElse(Domain.REAL) instanceof Domain.Power power
                ? Optional.of(power.base())
                : Optional.empty();
    }

    /** Whether a condition holds throughout; not knowing is false. */
    boolean holds(Cond cond) {
        if (cond instanceof Cond.Constant constant) {
            return constant.value();
        }
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(this::holds);
        }
        if (cond instanceof Cond.Or or) {
            return or.parts().stream().anyMatch(this::holds);
        }
        if (cond instanceof Cond.IsInteger integer) {
            return integer.holds()
                    ? isInteger(integer.value())
                    : range(integer.value()).toIntegers().isEmpty();
        }
        Cond.Compare compare = (Cond.Compare) cond;
        Range range = range(Expr.subtract(compare.left(), compare.right()));
        return switch (compare.relation()) {
            case EQUAL -> range.isZero();
            case UNEQUAL -> range.excludesZero() || isNonzero(Expr.subtract(compare.left(), compare.right()));
            case LESS -> range.isNegative();
            case AT_MOST -> range.isNonpositive();
            case GREATER -> range.isPositive();
            case AT_LEAST -> range.isNonnegative();
        };
    }

    /** Whether the value is a product of factors that are not 0. */
    private boolean isNonzero(Expr value) {
        Polynomial polynomial = Polynomial.light(value);
        return polynomial.isMonomial()
                && polynomial.atoms().stream().allMatch(atom -> range(atom).excludesZero() || isNonzeroVariable(atom));
    }

    private boolean isNonzeroVariable(Expr atom) {
        return domainOf(atom).orElse(Domain.REAL).equals(Domain.NONZERO);
    }

    /** Whether a condition fails throughout; not knowing is false. */
    boolean fails(Cond cond) {
        if (cond instanceof Cond.Compare compare && compare.relation() == Relation.EQUAL) {
            return holds(compare.negate());
        }
        return !(cond instanceof Cond.IsInteger) && holds(cond.negate());
    }
}
