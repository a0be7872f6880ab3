package io.lossproof.symbolic.information;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.derivation.Rule;
import io.lossproof.symbolic.derivation.Rule.Rewrite;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that write a collected form shorter: what its terms have in common is written once. */
final class Gathering {

    /** {@code Σ f(k) - Σ g(k) = Σ (f(k) - g(k))}. */
    static final Rule SUMS = new Rule("joining of sums over one index", Gathering::sums);

    /** {@code log(a) - log(b) = log(a/b)}, also with a common factor. */
    static final Rule LOGARITHMS = new Rule("difference of logarithms", Gathering::logarithms);

    /** {@code a/c + b/c = (a + b)/c}. */
    static final Rule DENOMINATOR = new Rule("common denominator", Gathering::denominator);

    /** {@code 1/a + 1/b = (a + b)/(a b)} where {@code a + b} is a single term. */
    static final Rule FRACTIONS = new Rule("addition of fractions", Gathering::fractions);

    /** {@code a b + a c = a (b + c)} where that is shorter. */
    static final Rule FACTOR = new Rule("extraction of a common factor", Gathering::factor);

    /** {@code a²/(c b²) = (a/b)²/c}: the quotient overflows where the squares would, but not before. */
    static final Rule RATIO = new Rule("quotient of powers", Gathering::ratio);

    static final List<Rule> RULES = List.of(SUMS, LOGARITHMS, DENOMINATOR, FRACTIONS, FACTOR);

    private Gathering() {}

    /** Two terms in the order in which they stand, and what is made of both. */
    @FunctionalInterface
    private interface Joining {
        Optional<Rewrite> join(Expr first, Expr second);
    }

    /** The first pair of terms of a sum that can be joined; the joined term stands where the first one stood. */
    private static Optional<Rewrite> pair(Expr node, Joining joining) {
        if (!(node instanceof Apply apply) || apply.op() != Op.ADD) {
            return Optional.empty();
        }
        List<Expr> terms = apply.arguments();
        for (int i = 0; i < terms.size(); i++) {
            for (int k = i + 1; k < terms.size(); k++) {
                Optional<Rewrite> joined = joining.join(terms.get(i), terms.get(k));
                if (joined.isPresent()) {
                    List<Expr> rest = new ArrayList<>(terms);
                    rest.remove(k);
                    rest.set(i, joined.get().result());
                    return Optional.of(new Rewrite(Terms.sum(rest), joined.get().conditions()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Rewrite> sums(Expr node, Scope scope) {
        return pair(node, (first, second) -> {
            Terms one = Terms.split(first);
            Terms other = Terms.split(second);
            boolean plain = one.above().size() == 1
                    && other.above().size() == 1
                    && one.below().isEmpty()
                    && other.below().isEmpty();
            if (!plain
                    || !(one.above().get(0) instanceof Reduce left)
                    || !(other.above().get(0) instanceof Reduce right)
                    || left.kind() != Reduce.Kind.SUM
                    || right.kind() != Reduce.Kind.SUM
                    || !left.lower().equals(right.lower())
                    || !left.upper().equals(right.upper())) {
                return Optional.empty();
            }
            Sym index = Expr.freshIndex();
            Expr f = signed(left.bodyAt(index), one.negative());
            Expr g = signed(right.bodyAt(index), other.negative());
            Scope inside = scope.with(index.name(), Domain.integers(left.lower(), left.upper()));
            Expr body = Arrangement.of(Expr.add(f, g), inside);
            return Optional.of(new Rewrite(Reduce.sum(index, left.lower(), left.upper(), body), List.of()));
        });
    }

    private static Optional<Rewrite> logarithms(Expr node, Scope scope) {
        return pair(node, (first, second) -> {
            Terms one = Terms.split(first);
            Terms other = Terms.split(second);
            Optional<Expr> a = logarithm(one);
            Optional<Expr> b = logarithm(other);
            if (a.isEmpty() || b.isEmpty() || one.negative() == other.negative()) {
                return Optional.empty();
            }
            boolean sameFactor = one.without(a.get())
                    .positive()
                    .equals(other.without(b.get()).positive());
            boolean constant =
                    a.get().freeNames().isEmpty() || b.get().freeNames().isEmpty();
            if (!sameFactor || constant) {
                return Optional.empty();
            }
            Terms positive = one.negative() ? other : one;
            Expr above = argument(one.negative() ? b.get() : a.get());
            Expr below = argument(one.negative() ? a.get() : b.get());
            List<Expr> factors = new ArrayList<>(positive.above());
            factors.set(
                    factors.indexOf(one.negative() ? b.get() : a.get()),
                    Expr.log(Arrangement.of(Expr.divide(above, below), scope)));
            return Optional.of(new Rewrite(
                    new Terms(false, factors, positive.below()).joined(),
                    List.of(Cond.positive(above), Cond.positive(below))));
        });
    }

    private static Optional<Expr> logarithm(Terms term) {
        return term.above().stream()
                .filter(factor -> factor instanceof Apply log && log.op() == Op.LOG)
                .findFirst();
    }

    private static Expr argument(Expr log) {
        return ((Apply) log).argument(0);
    }

    private static Optional<Rewrite> denominator(Expr node, Scope scope) {
        return pair(node, (first, second) -> {
            Terms one = Terms.split(first);
            Terms other = Terms.split(second);
            if (!one.isFraction() || !one.below().equals(other.below())) {
                return Optional.empty();
            }
            Expr above = Arrangement.of(Expr.add(one.top().joined(), other.top().joined()), scope);
            return Optional.of(new Rewrite(new Terms(false, List.of(above), one.below()).joined(), List.of()));
        });
    }

    private static Optional<Rewrite> fractions(Expr node, Scope scope) {
        return pair(node, (first, second) -> {
            Terms one = Terms.split(first);
            Terms other = Terms.split(second);
            if (!one.isFraction() || !other.isFraction()) {
                return Optional.empty();
            }
            List<Expr> below = new ArrayList<>(one.below());
            below.addAll(other.below());
            Expr above = Arrangement.shortest(
                    Expr.add(
                            Expr.multiply(one.top().joined(), new Terms(false, other.below(), List.of()).joined()),
                            Expr.multiply(other.top().joined(), new Terms(false, one.below(), List.of()).joined())),
                    scope);
            boolean single = !(above instanceof Apply sum && sum.op() == Op.ADD);
            return single
                    ? Optional.of(new Rewrite(
                            Arrangement.of(new Terms(false, List.of(above), below).joined(), scope), List.of()))
                    : Optional.empty();
        });
    }

    private static Optional<Rewrite> factor(Expr node, Scope scope) {
        return pair(node, (first, second) -> {
            Terms one = Terms.split(first);
            Terms other = Terms.split(second);
            if (one.isFraction() || other.isFraction()) {
                return Optional.empty();
            }
            Set<Expr> common = new LinkedHashSet<>(one.above());
            common.retainAll(other.above());
            common.removeIf(factor -> factor instanceof Num);
            for (Expr factor : common) {
                Expr rest = Arrangement.of(
                        Expr.add(
                                one.without(factor).joined(),
                                other.without(factor).joined()),
                        scope);
                Expr result = Expr.multiply(factor, rest);
                boolean sum = rest instanceof Apply apply && apply.op() == Op.ADD;
                if (sum && result.size() < Expr.add(first, second).size()) {
                    return Optional.of(new Rewrite(result, List.of()));
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<Rewrite> ratio(Expr node, Scope scope) {
        if (!(node instanceof Apply quotient) || quotient.op() != Op.DIVIDE) {
            return Optional.empty();
        }
        Terms parts = Terms.split(node);
        for (Expr above : parts.above()) {
            for (Expr below : parts.below()) {
                if (above instanceof Apply top
                        && below instanceof Apply bottom
                        && top.op() == Op.POWER
                        && bottom.op() == Op.POWER
                        && top.argument(1).equals(Num.TWO)
                        && bottom.argument(1).equals(Num.TWO)) {
                    List<Expr> aboveRest = new ArrayList<>(parts.above());
                    aboveRest.set(
                            aboveRest.indexOf(above), Expr.power(Expr.divide(top.argument(0), bottom.argument(0)), 2));
                    List<Expr> belowRest = new ArrayList<>(parts.below());
                    belowRest.remove(below);
                    return Optional.of(
                            new Rewrite(new Terms(parts.negative(), aboveRest, belowRest).joined(), List.of()));
                }
            }
        }
        return Optional.empty();
    }

    private static Expr signed(Expr value, boolean negative) {
        return negative ? Expr.negate(value) : value;
    }
}
