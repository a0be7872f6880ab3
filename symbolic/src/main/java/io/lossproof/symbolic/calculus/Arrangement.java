package io.lossproof.symbolic.calculus;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a formula as people would: like terms together, numbers in front, powers of one base joined, no double minus,
 * {@code (μ - y)/σ²} rather than {@code -(2·(y - μ)·1)/(2·σ²)}; sums over an index lose what does not depend on it, and
 * Kronecker deltas under them their index. Values do not change where the formula is defined.
 */
public final class Arrangement {

    private final Scope scope;
    /** Whether sums of variables alone, such as 1 - y, stay factors when products are multiplied out. */
    private final boolean weightsStayWhole;

    private Arrangement(Scope scope) {
        this(scope, false);
    }

    private Arrangement(Scope scope, boolean weightsStayWhole) {
        this.scope = scope;
        this.weightsStayWhole = weightsStayWhole;
    }

    /** The formula arranged; products of sums stay products. */
    public static Expr of(Expr formula, Scope scope) {
        return new Arrangement(scope).arranged(formula);
    }

    /** The shortest of the arranged forms: as it stands, multiplied out, and with {@code σ(-z) = 1 - σ(z)}. */
    public static Expr shortest(Expr formula, Scope scope) {
        Arrangement arrangement = new Arrangement(scope);
        Expr asItStands = arrangement.arranged(formula);
        Expr multipliedOut = arrangement.arranged(arrangement.expanded(asItStands));
        Expr reflected = arrangement.arranged(arrangement.expanded(reflected(asItStands)));
        return Stream.of(asItStands, multipliedOut, reflected)
                .min(Comparator.comparingInt(Expr::size))
                .orElseThrow();
    }

    /** Arranged with factors distributed over sums of functions; weights such as 1 - y stay whole. */
    public static Expr distributed(Expr formula, Scope scope) {
        Arrangement arrangement = new Arrangement(scope, true);
        return arrangement.arranged(arrangement.expanded(arrangement.arranged(formula)));
    }

    private static Expr reflected(Expr expr) {
        Expr inner = expr.map(Arrangement::reflected);
        if (inner instanceof Apply apply
                && apply.op() == Op.SIGMOID
                && apply.argument(0) instanceof Apply negated
                && negated.op() == Op.NEGATE) {
            return Expr.subtract(Num.ONE, Expr.apply(Op.SIGMOID, negated.argument(0)));
        }
        return inner;
    }

    private Expr arranged(Expr expr) {
        if (expr instanceof Apply apply) {
            return switch (apply.op()) {
                case ADD -> sum(apply.arguments());
                case MULTIPLY, DIVIDE, NEGATE, POWER, EXP, SQRT -> signedProduct(term(apply));
                default -> function(apply);
            };
        }
        if (expr instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
            return indexedSum(reduce);
        }
        return expr.map(this::arranged);
    }

    private Expr function(Apply apply) {
        List<Expr> arguments = apply.arguments().stream().map(this::arranged).toList();
        Expr first = arguments.get(0);
        if (apply.op() == Op.LOG && first.equals(Num.ONE)) {
            return Num.ZERO;
        }
        if (apply.op() == Op.KRONECKERDELTA) {
            if (first.equals(arguments.get(1))) {
                return Num.ONE;
            }
            if (first instanceof Num && arguments.get(1) instanceof Num) {
                return Num.ZERO;
            }
        }
        return Apply.of(apply.op(), arguments);
    }

    // ---- products -------------------------------------------------------------------------------------------------

    /** A coefficient and powers of distinct bases, in order of appearance; {@code exp(u)} is a power of e. */
    private record Term(Rational coefficient, Map<Expr, Expr> powers) {
        static Term constant(Rational value) {
            return new Term(value, Map.of());
        }

        static Term power(Expr base, Expr exponent) {
            return new Term(Rational.ONE, Map.of(base, exponent));
        }

        Term times(Rational factor) {
            return new Term(coefficient.multiply(factor), powers);
        }

        boolean isConstant() {
            return powers.isEmpty();
        }
    }

    private Term term(Expr expr) {
        if (expr instanceof Num num) {
            return Term.constant(num.value());
        }
        if (!(expr instanceof Apply apply)) {
            Expr base = arranged(expr);
            return base instanceof Apply || base instanceof Num ? term(base) : Term.power(base, Num.ONE);
        }
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case MULTIPLY ->
                deltaApplied(a.stream().map(this::term).reduce(Term.constant(Rational.ONE), this::product));
            case DIVIDE -> product(term(a.get(0)), power(term(a.get(1)), Rational.MINUS_ONE));
            case NEGATE -> term(a.get(0)).times(Rational.MINUS_ONE);
            case EXP -> Term.power(Const.E, arranged(a.get(0)));
            case SQRT -> power(term(a.get(0)), Rational.HALF);
            case POWER -> {
                Expr exponent = arranged(a.get(1));
                yield exponent instanceof Num num
                        ? power(term(a.get(0)), num.value())
                        : Term.power(arranged(a.get(0)), exponent);
            }
            case ADD -> {
                Expr sum = arranged(apply);
                yield sum instanceof Apply still && still.op() == Op.ADD ? Term.power(sum, Num.ONE) : term(sum);
            }
            default -> {
                Expr value = arranged(apply);
                yield value instanceof Num num ? Term.constant(num.value()) : Term.power(value, Num.ONE);
            }
        };
    }

    private Term product(Term left, Term right) {
        Map<Expr, Expr> powers = new LinkedHashMap<>(left.powers);
        right.powers.forEach((base, exponent) -> powers.merge(base, exponent, this::added));
        powers.values().removeIf(Num.ZERO::equals);
        Rational coefficient = left.coefficient.multiply(right.coefficient);
        return new Term(coefficient, coefficient.isZero() ? Map.of() : powers);
    }

    private Expr added(Expr a, Expr b) {
        return sum(List.of(a, b));
    }

    /** A power of every factor where that is sound: integer exponents, or one base alone without coefficient. */
    private Term power(Term term, Rational exponent) {
        boolean fits = exponent.isInteger() && exponent.abs().compareTo(Rational.of(64)) <= 0;
        boolean single = term.coefficient.isOne()
                && term.powers.size() == 1
                && term.powers.values().iterator().next().equals(Num.ONE);
        boolean invertible = exponent.signum() > 0 || !term.coefficient.isZero();
        if (!invertible || !fits && !single) {
            return Term.power(signedProduct(term), Expr.num(exponent));
        }
        Map<Expr, Expr> powers = new LinkedHashMap<>();
        term.powers.forEach((base, own) -> powers.put(base, scaled(own, exponent)));
        Rational coefficient = fits ? term.coefficient.pow(exponent.numerator().intValue()) : Rational.ONE;
        return new Term(coefficient, powers);
    }

    private Expr scaled(Expr exponent, Rational factor) {
        return signedProduct(product(term(exponent), Term.constant(factor)));
    }

    /** Under {@code δ(i, j)} the other factors may use i for j. */
    private Term deltaApplied(Term term) {
        for (Expr base : term.powers.keySet()) {
            if (base instanceof Apply delta
                    && delta.op() == Op.KRONECKERDELTA
                    && delta.argument(1) instanceof Sym from
                    && term.powers.keySet().stream()
                            .anyMatch(other -> !other.equals(base) && !other.isFreeOf(from.name()))) {
                Term result = Term.constant(term.coefficient);
                for (Map.Entry<Expr, Expr> power : term.powers.entrySet()) {
                    Expr moved =
                            power.getKey().equals(base) ? base : power.getKey().substitute(from, delta.argument(0));
                    result = product(result, Term.power(moved, power.getValue()));
                }
                return result;
            }
        }
        return term;
    }

    /** A product that stands alone: a minus goes into a difference if there is one. */
    private Expr signedProduct(Term term) {
        if (term.coefficient.signum() < 0) {
            for (Map.Entry<Expr, Expr> power : term.powers.entrySet()) {
                if (power.getKey() instanceof Apply sum
                        && sum.op() == Op.ADD
                        && power.getValue().equals(Num.ONE)
                        && sum.arguments().stream().anyMatch(Arrangement::isNegative)) {
                    Map<Expr, Expr> powers = new LinkedHashMap<>();
                    term.powers.forEach((base, exponent) ->
                            powers.merge(base.equals(sum) ? negatedSum(sum) : base, exponent, this::added));
                    return product(new Term(term.coefficient.negate(), powers));
                }
            }
        }
        return product(term);
    }

    private Expr negatedSum(Apply sum) {
        return sum(sum.arguments().stream().map(Expr::negate).toList());
    }

    private static boolean isNegative(Expr term) {
        return term instanceof Num num && num.value().signum() < 0
                || term instanceof Apply apply && apply.op() == Op.NEGATE;
    }

    private Expr product(Term term) {
        if (term.isConstant()) {
            return Expr.num(term.coefficient);
        }
        Rational size = term.coefficient.abs();
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        term.powers.forEach((base, exponent) -> {
            if (!base.equals(Const.E)
                    && exponent instanceof Num num
                    && num.value().signum() < 0) {
                below.add(power(base, Expr.num(num.value().negate())));
            } else {
                above.add(power(base, exponent));
            }
        });
        if (!size.numerator().equals(java.math.BigInteger.ONE) || above.isEmpty()) {
            above.add(0, Expr.num(size.numerator()));
        }
        if (!size.isInteger()) {
            below.add(0, Expr.num(size.denominator()));
        }
        Expr result = below.isEmpty() ? factors(above) : Expr.divide(factors(above), factors(below));
        return term.coefficient.signum() < 0 ? Expr.negate(result) : result;
    }

    private static Expr factors(List<Expr> factors) {
        return factors.size() == 1 ? factors.get(0) : Apply.of(Op.MULTIPLY, factors);
    }

    private static Expr power(Expr base, Expr exponent) {
        if (base.equals(Const.E)) {
            return exponent.equals(Num.ONE) ? base : Expr.exp(exponent);
        }
        if (exponent.equals(Num.ONE)) {
            return base;
        }
        return exponent.equals(Num.HALF) ? Expr.apply(Op.SQRT, base) : Expr.power(base, exponent);
    }

    // ---- sums -----------------------------------------------------------------------------------------------------

    private Expr sum(List<Expr> terms) {
        Map<Expr, Rational> coefficients = new LinkedHashMap<>();
        for (Expr term : terms) {
            collect(term(term), coefficients);
        }
        coefficients.values().removeIf(Rational::isZero);
        return written(joined(coefficients));
    }

    private void collect(Term term, Map<Expr, Rational> coefficients) {
        if (term.powers.size() == 1) {
            Map.Entry<Expr, Expr> only = term.powers.entrySet().iterator().next();
            if (only.getKey() instanceof Apply sum
                    && sum.op() == Op.ADD
                    && only.getValue().equals(Num.ONE)) {
                sum.arguments().forEach(part -> collect(term(part).times(term.coefficient), coefficients));
                return;
            }
        }
        Expr key = product(new Term(Rational.ONE, term.powers));
        coefficients.merge(key, term.coefficient, Rational::add);
    }

    /** {@code a·t + (1 - a)·t = t}: terms with a common factor whose cofactors add up to a single term. */
    private Map<Expr, Rational> joined(Map<Expr, Rational> coefficients) {
        for (Expr key : coefficients.keySet()) {
            for (Expr factor : term(key).powers.keySet()) {
                if (factor instanceof Num || !(factor instanceof Apply) && !(factor instanceof Reduce)) {
                    continue;
                }
                Optional<Map<Expr, Rational>> shorter = joinedOver(factor, coefficients);
                if (shorter.isPresent()) {
                    return joined(shorter.get());
                }
            }
        }
        return coefficients;
    }

    private Optional<Map<Expr, Rational>> joinedOver(Expr factor, Map<Expr, Rational> coefficients) {
        List<Expr> cofactors = new ArrayList<>();
        Map<Expr, Rational> others = new LinkedHashMap<>();
        coefficients.forEach((key, coefficient) -> {
            Term term = term(key);
            if (term.powers.getOrDefault(factor, Num.ZERO).equals(Num.ONE)) {
                Map<Expr, Expr> rest = new LinkedHashMap<>(term.powers);
                rest.remove(factor);
                cofactors.add(product(new Term(coefficient, rest)));
            } else {
                others.put(key, coefficient);
            }
        });
        if (cofactors.size() < 2) {
            return Optional.empty();
        }
        Expr total = expandedSum(cofactors);
        if (total instanceof Apply sum && sum.op() == Op.ADD) {
            return Optional.empty();
        }
        collect(product(term(total), Term.power(factor, Num.ONE)), others);
        return Optional.of(others);
    }

    private Expr expandedSum(List<Expr> terms) {
        Map<Expr, Rational> coefficients = new LinkedHashMap<>();
        terms.forEach(term -> collect(term(expanded(term)), coefficients));
        coefficients.values().removeIf(Rational::isZero);
        return written(coefficients);
    }

    /** Terms in order of appearance, but a positive one first if there is one. */
    private Expr written(Map<Expr, Rational> coefficients) {
        List<Expr> terms = new ArrayList<>();
        coefficients.forEach((key, coefficient) -> terms.add(product(term(key).times(coefficient))));
        for (int i = 0; i < terms.size() && isNegative(terms.get(0)); i++) {
            if (!isNegative(terms.get(i))) {
                terms.add(0, terms.remove(i));
            }
        }
        return switch (terms.size()) {
            case 0 -> Num.ZERO;
            case 1 -> terms.get(0);
            default -> Apply.of(Op.ADD, terms);
        };
    }

    // ---- multiplied out -------------------------------------------------------------------------------------------

    private Expr expanded(Expr expr) {
        List<Expr> terms = terms(expr);
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    /** The terms of the formula with products of sums multiplied out. */
    private List<Expr> terms(Expr expr) {
        if (expr instanceof Apply apply && !isWeight(apply)) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case ADD:
                    return a.stream().flatMap(term -> terms(term).stream()).toList();
                case NEGATE:
                    return terms(a.get(0)).stream().map(Expr::negate).toList();
                case MULTIPLY:
                    List<Expr> product = List.of(Num.ONE);
                    for (Expr factor : a) {
                        List<Expr> factors = terms(factor);
                        if (product.size() * factors.size() > 200) {
                            return List.of(expr);
                        }
                        product = product.stream()
                                .flatMap(left -> factors.stream().map(right -> Expr.multiply(left, right)))
                                .toList();
                    }
                    return product;
                case DIVIDE:
                    return terms(a.get(0)).stream()
                            .map(term -> Expr.divide(term, a.get(1)))
                            .toList();
                default:
                    break;
            }
        }
        return List.of(expr instanceof Reduce ? expr.map(this::expanded) : expr);
    }

    private boolean isWeight(Apply sum) {
        return weightsStayWhole
                && sum.op() == Op.ADD
                && !sum.contains(part -> part instanceof Reduce
                        || part instanceof Apply apply && apply.op().isFunction());
    }

    // ---- sums over an index ---------------------------------------------------------------------------------------

    private Expr indexedSum(Reduce reduce) {
        Sym index = Expr.freshIndex();
        Arrangement inside = new Arrangement(
                scope.with(index.name(), Domain.integers(reduce.lower(), reduce.upper())), weightsStayWhole);
        Expr body = inside.arranged(reduce.bodyAt(index));
        List<Expr> terms = inside.terms(body);
        List<Expr> closed = new ArrayList<>();
        boolean shorter = false;
        for (Expr term : terms) {
            Optional<Expr> value = closedForm(inside.term(term), index, reduce);
            shorter |= value.isPresent();
            closed.add(value.orElseGet(() -> pulledOut(inside.term(term), index, reduce)));
        }
        return shorter ? sum(closed) : pulledOut(inside.term(body), index, reduce);
    }

    /** {@code Σ c·f(k) = c·Σ f(k)}. */
    private Expr pulledOut(Term term, Sym index, Reduce reduce) {
        Map<Expr, Expr> outside = new LinkedHashMap<>();
        Map<Expr, Expr> inside = new LinkedHashMap<>();
        term.powers.forEach((base, exponent) -> {
            boolean free = base.isFreeOf(index.name()) && exponent.isFreeOf(index.name());
            (free ? outside : inside).put(base, exponent);
        });
        if (inside.isEmpty() && !term.coefficient.isZero()) {
            return times(term, outside, length(reduce));
        }
        if (term.coefficient.isZero()) {
            return Num.ZERO;
        }
        Expr sum = reduce.withBody(index, product(new Term(Rational.ONE, inside)));
        return times(term, outside, sum);
    }

    private Expr times(Term term, Map<Expr, Expr> outside, Expr factor) {
        return signedProduct(product(
                new Term(term.coefficient, outside),
                term.powers.isEmpty() && factor instanceof Num num ? Term.constant(num.value()) : termOf(factor)));
    }

    private Term termOf(Expr factor) {
        return factor instanceof Reduce ? Term.power(factor, Num.ONE) : term(factor);
    }

    private static Expr length(Reduce reduce) {
        return reduce.lower().equals(Num.ONE)
                ? reduce.upper()
                : Expr.add(Expr.subtract(reduce.upper(), reduce.lower()), Num.ONE);
    }

    /** The sum of a term with a Kronecker delta in the index, of a whole probability vector, or of a constant. */
    private Optional<Expr> closedForm(Term term, Sym index, Reduce reduce) {
        Map<Expr, Expr> inside = new LinkedHashMap<>();
        for (Map.Entry<Expr, Expr> power : term.powers.entrySet()) {
            Optional<Expr> value = deltaValue(power.getKey(), index, reduce);
            if (value.isPresent()) {
                Map<Expr, Expr> rest = new LinkedHashMap<>(term.powers);
                rest.remove(power.getKey());
                return Optional.of(
                        arranged(product(new Term(term.coefficient, rest)).substitute(index, value.get())));
            }
            if (!power.getKey().isFreeOf(index.name()) || !power.getValue().isFreeOf(index.name())) {
                inside.put(power.getKey(), power.getValue());
            }
        }
        Map<Expr, Expr> outside = new LinkedHashMap<>(term.powers);
        outside.keySet().removeAll(inside.keySet());
        boolean sumsToOne = inside.size() == 1 && isWholeProbability(inside, index, reduce);
        return sumsToOne ? Optional.of(signedProduct(new Term(term.coefficient, outside))) : Optional.empty();
    }

    private boolean isWholeProbability(Map<Expr, Expr> inside, Sym index, Reduce reduce) {
        Map.Entry<Expr, Expr> only = inside.entrySet().iterator().next();
        if (!only.getValue().equals(Num.ONE)) {
            return false;
        }
        if (only.getKey() instanceof Softmax softmax) {
            Reduce over = softmax.logNormaliser();
            return softmax.at().equals(index)
                    && over.lower().equals(reduce.lower())
                    && over.upper().equals(reduce.upper());
        }
        return only.getKey() instanceof Entry entry
                && entry.index().equals(index)
                && reduce.lower().equals(Num.ONE)
                && scope.domain(entry.vector()).orElse(Domain.REAL) instanceof Domain.Simplex simplex
                && simplex.length().equals(reduce.upper());
    }

    private Optional<Expr> deltaValue(Expr base, Sym index, Reduce reduce) {
        if (!(base instanceof Apply delta) || delta.op() != Op.KRONECKERDELTA) {
            return Optional.empty();
        }
        Expr other = delta.argument(0).equals(index) ? delta.argument(1) : delta.argument(0);
        boolean isIndex = delta.argument(0).equals(index) || delta.argument(1).equals(index);
        return isIndex && other.isFreeOf(index.name()) && isWithin(other, reduce)
                ? Optional.of(other)
                : Optional.empty();
    }

    /** An index declared over the same range, or a label from 0 plus one. */
    private boolean isWithin(Expr value, Reduce reduce) {
        if (value instanceof Sym symbol) {
            return scope.domain(symbol.name())
                    .filter(Domain.integers(reduce.lower(), reduce.upper())::equals)
                    .isPresent();
        }
        return value instanceof Apply shifted
                && shifted.op() == Op.ADD
                && shifted.arguments().size() == 2
                && shifted.argument(1).equals(Num.ONE)
                && shifted.argument(0) instanceof Sym label
                && reduce.lower().equals(Num.ONE)
                && scope.domain(label.name())
                        .filter(Domain.integers(Num.ZERO, Expr.subtract(reduce.upper(), Num.ONE))::equals)
                        .isPresent();
    }
}
