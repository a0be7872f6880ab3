package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows that a formula is at least 0, or positive, wherever it is defined: by its range, the sign of its normal form, or
 * through a lower bound without logarithms whose sign is known. Sums over an index are bounded term by term.
 */
final class PositivityProver {

    private static final int DEEPEST = 4;
    private static final int MOST_BOUNDS = 400;
    private static final int MOST_ATTEMPTS = 4000;
    private static final List<String> INDICES = List.of("k", "i", "j", "l", "m", "n", "r", "s", "u", "v");

    private final int most;
    private int attempts;
    private Optional<CaseSplit> split = Optional.empty();

    PositivityProver() {
        this(MOST_ATTEMPTS);
    }

    /** A prover that gives up after so many attempts. */
    PositivityProver(int most) {
        this.most = most;
    }

    /** The first distinction of cases without which there is no normal form of the whole formula. */
    Optional<CaseSplit> split() {
        return split;
    }

    Optional<Certificate> prove(Expr formula, boolean strict, Facts facts) {
        return prove(formula, strict, facts, 0);
    }

    private Optional<Certificate> prove(Expr formula, boolean strict, Facts facts, int depth) {
        if (depth > DEEPEST || ++attempts > most) {
            return Optional.empty();
        }
        Range range = facts.range(formula);
        if (strict ? range.isPositive() : range.isNonnegative()) {
            return Optional.of(Certificate.of(range.isPositive(), "by the range of the formula"));
        }
        Optional<ZeroCase> zero = ZeroCase.in(formula, facts);
        if (zero.isPresent()) {
            return inBothCases(formula, zero.get(), strict, facts, depth);
        }
        return byNormalForm(formula, strict, facts, depth)
                .or(() -> byFunctionBounds(formula, strict, facts, depth))
                .or(() -> termByTerm(formula, strict, facts, depth))
                .or(() -> byBounds(formula, strict, facts, depth))
                .or(() -> abstractly(formula, strict, facts, depth));
    }

    private Optional<Certificate> inBothCases(Expr formula, ZeroCase zero, boolean strict, Facts facts, int depth) {
        Optional<Certificate> positive = prove(formula, strict, zero.positive(facts), depth);
        if (positive.isEmpty()) {
            return positive;
        }
        return prove(zero.at(formula), strict, facts, depth + 1).map(certificate -> {
            Certificate both = certificate.and(positive.get());
            boolean strictInBoth = certificate.strict() && positive.get().strict();
            return new Certificate(strictInBoth, both.methods());
        });
    }

    private Optional<Certificate> byNormalForm(Expr formula, boolean strict, Facts facts, int depth) {
        try {
            Fraction normal = new Normaliser(facts, new LinkedHashSet<>()).of(formula);
            return new Signs(facts)
                    .nonnegative(normal)
                    .filter(found -> found.suffices(strict))
                    .or(() -> SignOfFactors.of(normal, facts).filter(found -> found.suffices(strict)));
        } catch (CaseSplit found) {
            if (depth == 0 && split.isEmpty()) {
                split = Optional.of(found);
            }
            return Optional.empty();
        } catch (NoNormalFormException e) {
            return Optional.empty();
        }
    }

    // ---- functions --------------------------------------------------------------------------------------------------

    /** With a bound in place of a function that the formula is linear in. */
    private Optional<Certificate> byFunctionBounds(Expr formula, boolean strict, Facts facts, int depth) {
        for (Expr function : FunctionBounds.functions(formula)) {
            FunctionBounds.Bounds bounds = FunctionBounds.of(function, formula, facts);
            Optional<Linear> linear = bounds.isEmpty() ? Optional.empty() : Linear.in(function, formula, facts);
            if (linear.isEmpty()) {
                continue;
            }
            Fraction slope = linear.get().slope();
            Signs signs = new Signs(facts);
            Optional<Certificate> rising = signs.nonnegative(slope, false);
            Optional<Certificate> sign =
                    rising.isPresent() ? rising : signs.nonnegative(slope.times(Rational.MINUS_ONE), false);
            if (sign.isEmpty()) {
                continue;
            }
            for (FunctionBounds.Bound bound : rising.isPresent() ? bounds.lower() : bounds.upper()) {
                Optional<Certificate> found =
                        byFunctionBound(linear.get(), bound, strict, sign.get().strict(), facts, depth);
                if (found.isPresent()) {
                    String method = "by the bound " + bound.value() + " of " + function;
                    return found.map(certificate -> certificate.after(List.of(method)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Certificate> byFunctionBound(
            Linear linear, FunctionBounds.Bound bound, boolean strict, boolean isNonzero, Facts facts, int depth) {
        try {
            boolean strictly = bound.strict() && isNonzero;
            Fraction at = new Normaliser(facts, new LinkedHashSet<>()).of(bound.value());
            Expr value =
                    Canonical.form(linear.slope().times(at).plus(linear.rest()).toExpr());
            return prove(value, strict && !strictly, facts, depth + 1)
                    .map(found -> strictly ? found.madeStrict("the bound is strict") : found);
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }

    // ---- indexed sums -----------------------------------------------------------------------------------------------

    /** Sums whose terms are all at least 0 are left out. */
    private Optional<Certificate> termByTerm(Expr formula, boolean strict, Facts facts, int depth) {
        IndexedTerms terms = IndexedTerms.of(formula, index(facts));
        List<Expr> left = new ArrayList<>(List.of(terms.rest()));
        Optional<Certificate> sums = Optional.empty();
        for (Map.Entry<IndexedTerms.Ends, Expr> sum : terms.bodies().entrySet()) {
            Facts inside = inside(terms, sum.getKey(), sum.getValue(), facts);
            Optional<Certificate> body = prove(sum.getValue(), false, inside, depth + 1)
                    .map(found -> ofSum(found, terms, sum.getKey(), sum.getValue(), strict, facts, depth));
            if (body.isPresent()) {
                sums = Optional.of(sums.map(found -> found.and(body.get())).orElseGet(body::get));
            } else {
                left.add(terms.sumOver(sum.getKey(), sum.getValue()));
            }
        }
        if (sums.isEmpty()) {
            return Optional.empty();
        }
        Certificate dropped = sums.get();
        Optional<Certificate> rest = isNothing(left)
                ? Optional.of(dropped)
                : prove(IndexedTerms.sum(left), strict && !dropped.strict(), facts, depth + 1)
                        .map(dropped::and);
        return rest.filter(found -> found.suffices(strict));
    }

    private static boolean isNothing(List<Expr> terms) {
        return terms.stream().allMatch(Num.ZERO::equals);
    }

    private Certificate ofSum(
            Certificate body,
            IndexedTerms terms,
            IndexedTerms.Ends ends,
            Expr term,
            boolean strict,
            Facts facts,
            int depth) {
        Reduce sum = (Reduce) terms.sumOver(ends, term);
        Certificate all =
                new Certificate(body.strict() && facts.isNonempty(sum), body.methods()).after(List.of("term by term"));
        return all.suffices(strict)
                ? all
                : atAnInstance(terms, ends, term, facts, depth)
                        .map(all::madeStrict)
                        .orElse(all);
    }

    /** Why a term of the sum is positive at an index of which something is given. */
    private Optional<String> atAnInstance(
            IndexedTerms terms, IndexedTerms.Ends ends, Expr term, Facts facts, int depth) {
        for (Expr at : Inequations.indices(facts)) {
            if (facts.isInteger(at) && facts.isWithin(at, ends.lower(), ends.upper())) {
                Expr instance = term.substitute(terms.index(), at);
                Facts defined = ZeroTest.assumingDefined(instance, facts);
                if (prove(instance, true, defined, depth + 1).isPresent()) {
                    return Optional.of("strict in the term " + terms.index() + " = " + at);
                }
            }
        }
        return Optional.empty();
    }

    private static Sym index(Facts facts) {
        for (String name : INDICES) {
            boolean taken = facts.scope().domain(name).isPresent()
                    || facts.scope().domain("$" + name).isPresent();
            if (!taken) {
                return Expr.symbol("$" + name);
            }
        }
        throw new NoNormalFormException("too many indices");
    }

    private static Facts inside(IndexedTerms terms, IndexedTerms.Ends ends, Expr body, Facts facts) {
        Facts indexed = facts.with(terms.index().name(), Domain.integers(ends.lower(), ends.upper()));
        return ZeroTest.assumingDefined(body, indexed);
    }

    // ---- bounds -----------------------------------------------------------------------------------------------------

    private Optional<Certificate> byBounds(Expr formula, boolean strict, Facts facts, int depth) {
        for (LowerBound bound : bounds(formula, facts, depth)) {
            if (++attempts > most) {
                return Optional.empty();
            }
            Optional<Certificate> found = signOf(bound, strict, facts);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Certificate> signOf(LowerBound bound, boolean strict, Facts facts) {
        try {
            Fraction value = new Normaliser(facts, new LinkedHashSet<>()).of(bound.value());
            Optional<Certificate> found =
                    new Signs(facts).nonnegative(value, true, 0).map(certificate -> certificate.after(bound.methods()));
            if (found.isPresent() && !found.get().suffices(strict)) {
                Certificate weak = found.get();
                return bound.gaps().stream()
                        .map(gap -> gap.reason(facts))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(weak::madeStrict);
            }
            return found;
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }

    private List<LowerBound> bounds(Expr formula, Facts facts, int depth) {
        List<LowerBound> bounds = new ArrayList<>();
        IndexedTerms terms = IndexedTerms.of(formula, index(facts));
        if (!terms.bodies().isEmpty() && depth < DEEPEST) {
            bounds.addAll(ofSums(terms, facts, depth));
            for (IndexedTerms spread : Spreading.of(terms, facts)) {
                bounds.addAll(ofSums(spread, facts, depth));
            }
        }
        bounds.addAll(LogTangent.bounds(formula, facts));
        bounds.addAll(withProbabilities(formula, facts));
        return bounds;
    }

    private static List<LowerBound> withProbabilities(Expr formula, Facts facts) {
        Abstraction.Result sigmoids = Abstraction.ofSigmoid(formula, facts);
        if (!sigmoids.changed()) {
            return List.of();
        }
        return LogTangent.bounds(sigmoids.formula(), sigmoids.facts()).stream()
                .map(bound -> new LowerBound(
                        bound.value().substitute(sigmoids.meanings()),
                        bound.methods().stream().map(sigmoids::shown).toList(),
                        List.of()))
                .toList();
    }

    private List<LowerBound> ofSums(IndexedTerms terms, Facts facts, int depth) {
        List<LowerBound> sums = new ArrayList<>(List.of(LowerBound.of(terms.rest())));
        sums.addAll(LogTangent.bounds(terms.rest(), facts));
        for (Map.Entry<IndexedTerms.Ends, Expr> sum : terms.bodies().entrySet()) {
            Facts inside = inside(terms, sum.getKey(), sum.getValue(), facts);
            List<LowerBound> more = new ArrayList<>();
            List<LowerBound> bodies = new ArrayList<>(ofTerms(sum.getValue(), inside, depth + 1));
            bodies.add(LowerBound.of(sum.getValue()));
            for (LowerBound body : bodies) {
                for (LowerBound before : sums) {
                    if (more.size() < MOST_BOUNDS) {
                        more.add(added(before, body, terms, sum, depth));
                    }
                }
            }
            sums = more;
        }
        return sums;
    }

    private LowerBound added(
            LowerBound before, LowerBound body, IndexedTerms terms, Map.Entry<IndexedTerms.Ends, Expr> sum, int depth) {
        IndexedTerms.Ends ends = sum.getKey();
        Expr value = Expr.add(before.value(), terms.sumOver(ends, body.value()));
        List<String> methods = new ArrayList<>(before.methods());
        methods.addAll(body.methods());
        List<LowerBound.Gap> gaps = new ArrayList<>(before.gaps());
        if (!body.methods().isEmpty()) {
            Expr loss = Expr.subtract(sum.getValue(), body.value());
            gaps.add(facts -> atAnInstance(terms, ends, loss, facts, depth));
        }
        return new LowerBound(value, methods, gaps);
    }

    /** Bounds of the terms of a sum, right also where the first argument of an xlogy is 0. */
    private List<LowerBound> ofTerms(Expr body, Facts facts, int depth) {
        Optional<ZeroCase> zero = ZeroCase.in(body, facts);
        if (zero.isEmpty()) {
            return bounds(body, facts, depth);
        }
        ZeroCase vanishing = zero.get();
        return ofTerms(body, vanishing.positive(facts), depth).stream()
                .filter(bound -> ++attempts <= most)
                .filter(bound -> prove(vanishing.at(Expr.subtract(body, bound.value())), false, facts, depth + 1)
                        .isPresent())
                .toList();
    }

    // ---- abstraction ------------------------------------------------------------------------------------------------

    private Optional<Certificate> abstractly(Expr formula, boolean strict, Facts facts, int depth) {
        Abstraction.Result softmax = Abstraction.ofSoftmax(formula, facts);
        Abstraction.Result both = Abstraction.ofSigmoid(softmax.formula(), softmax.facts());
        if (!softmax.changed() && !both.changed()) {
            return Optional.empty();
        }
        return prove(both.formula(), strict, both.facts(), depth + 1)
                .map(found -> new Certificate(
                        found.strict(),
                        found.methods().stream()
                                .map(both::shown)
                                .map(softmax::shown)
                                .toList()));
    }
}
