package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All formulas that differ from one in a single place, in the ways in which people err: a sign, a factor, a term, an
 * exponent, a constant, another variable, a neighbouring function, an argument shifted by one. Each with the change in
 * words.
 */
final class Edits {

    /** A small constant that may be an epsilon. */
    private static final Rational SMALL = Rational.of(1, 999);

    /** A formula with one change; the cheaper the change and the smaller what is changed, the sooner it is tried. */
    record Edit(Expr formula, String words, int cost, int size) {
        private Edit within(Expr whole) {
            return new Edit(whole, words, cost, size);
        }

        /** Whether only constants are changed. */
        boolean isOfNumbers() {
            return words.startsWith("without the epsilon") || words.startsWith("the constant ");
        }
    }

    private final Scope scope;

    private Edits(Scope scope) {
        this.scope = scope;
    }

    static List<Edit> of(Expr formula, Scope scope, int most) {
        Map<Expr, Edit> distinct = new LinkedHashMap<>();
        Expr plain = withoutEpsilons(formula);
        distinct.put(plain, new Edit(plain, epsilons(formula), 0, 0));
        for (Edit edit : new Edits(scope).of(formula)) {
            distinct.put(edit.formula(), cheaper(edit, distinct.get(edit.formula())));
        }
        distinct.remove(formula);
        List<Edit> edits = new ArrayList<>(distinct.values());
        edits.sort(Comparator.comparingInt(Edit::cost).thenComparingInt(Edit::size));
        return edits.subList(0, Math.min(most, edits.size()));
    }

    private static Edit cheaper(Edit edit, @Nullable Edit other) {
        return other == null
                        || edit.cost() <= other.cost()
                                && edit.words().length() < other.words().length() + 8
                ? edit
                : other;
    }

    private static Expr withoutEpsilons(Expr formula) {
        if (formula instanceof Num num) {
            return isSmall(num.value()) ? Num.ZERO : isNearOne(num.value()) ? Num.ONE : num;
        }
        Expr result = formula.map(Edits::withoutEpsilons);
        if (result instanceof Apply apply && apply.op() == Op.ADD) {
            List<Expr> terms =
                    apply.arguments().stream().filter(term -> !isZero(term)).toList();
            return terms.isEmpty() ? Num.ZERO : terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
        }
        return result;
    }

    private static boolean isZero(Expr term) {
        return term.equals(Num.ZERO)
                || term instanceof Apply apply
                        && apply.op() == Op.MULTIPLY
                        && apply.arguments().contains(Num.ZERO);
    }

    private static boolean isNearOne(Rational value) {
        return value.subtract(Rational.ONE).abs().compareTo(SMALL) < 0;
    }

    /** The epsilons that a formula has, in words. */
    private static String epsilons(Expr formula) {
        Set<String> found = new LinkedHashSet<>();
        formula.contains(part -> {
            if (part instanceof Num num && isSmall(num.value())) {
                found.add(decimal(num.value().abs()));
            }
            return false;
        });
        return found.isEmpty() ? "without the epsilons" : "without the epsilon " + String.join(" and ", found);
    }

    private static boolean isSmall(Rational value) {
        return value.abs().compareTo(SMALL) < 0 && !value.isZero();
    }

    private List<Edit> of(Expr expr) {
        List<Edit> edits = new ArrayList<>();
        if (expr instanceof Derivative || expr instanceof Limit) {
            return edits;
        }
        here(expr, edits);
        if (expr instanceof Apply apply) {
            inArguments(apply, edits);
        } else if (expr instanceof Reduce reduce) {
            Sym index = Expr.freshIndex();
            of(reduce.bodyAt(index))
                    .forEach(edit -> edits.add(new Edit(
                            reduce.withBody(index, edit.formula()),
                            plain(edit.words(), index),
                            edit.cost(),
                            edit.size())));
        } else if (expr instanceof Piecewise piecewise) {
            inCases(piecewise, edits);
        }
        return edits;
    }

    private static String plain(String words, Sym index) {
        return words.replace(index.name(), "k");
    }

    private void inArguments(Apply apply, List<Edit> edits) {
        for (int i = 0; i < apply.arguments().size(); i++) {
            int at = i;
            of(apply.argument(i)).forEach(edit -> edits.add(edit.within(with(apply, at, edit.formula()))));
        }
    }

    private void inCases(Piecewise piecewise, List<Edit> edits) {
        for (int i = 0; i < piecewise.cases().size(); i++) {
            int at = i;
            Piecewise.Case old = piecewise.cases().get(i);
            of(old.value()).forEach(edit -> {
                List<Piecewise.Case> cases = new ArrayList<>(piecewise.cases());
                cases.set(at, new Piecewise.Case(edit.formula(), old.when()));
                edits.add(edit.within(Piecewise.of(cases, piecewise.otherwise())));
            });
            List<Piecewise.Case> negated = new ArrayList<>(piecewise.cases());
            negated.set(at, new Piecewise.Case(old.value(), old.when().negate()));
            edits.add(new Edit(
                    Piecewise.of(negated, piecewise.otherwise()),
                    "the condition " + old.when() + " is the wrong way round",
                    2,
                    1));
        }
        of(piecewise.otherwise())
                .forEach(edit -> edits.add(edit.within(Piecewise.of(piecewise.cases(), edit.formula()))));
    }

    private static Expr with(Apply apply, int at, Expr argument) {
        if (argument.equals(Num.ONE) && at == 1 && (apply.op() == Op.POWER || apply.op() == Op.DIVIDE)) {
            return apply.argument(0);
        }
        List<Expr> arguments = new ArrayList<>(apply.arguments());
        arguments.set(at, argument);
        return Apply.of(apply.op(), arguments);
    }

    /** Changes of this very node. */
    private void here(Expr expr, List<Edit> edits) {
        if (expr instanceof Num num) {
            number(num, edits);
        } else if (expr instanceof Sym symbol) {
            variable(symbol, edits);
        } else if (expr instanceof Entry entry) {
            entry(entry, edits);
        } else if (expr instanceof Apply apply) {
            operator(apply, edits);
        }
        if (!(expr instanceof Num) && expr.size() <= 12) {
            factors(expr, edits);
        }
    }

    private void replace(Expr old, Expr by, int cost, List<Edit> edits) {
        edits.add(new Edit(by, text(by) + " is wanted for " + text(old), cost, old.size()));
    }

    private String text(Expr expr) {
        return io.lossproof.symbolic.expr.ExprText.of(expr, scope.vectorLengths());
    }

    private void number(Num num, List<Edit> edits) {
        Rational value = num.value();
        if (isSmall(value)) {
            edits.add(new Edit(Num.ZERO, "without the epsilon " + decimal(value.abs()), 0, 1));
        }
        if (isNearOne(value) && !value.isOne()) {
            edits.add(new Edit(
                    Num.ONE,
                    "without the epsilon "
                            + decimal(value.subtract(Rational.ONE).abs()),
                    0,
                    1));
        }
        Recognised.of(value.toDouble(), 1e-5)
                .filter(form -> !form.equals(num))
                .ifPresent(form -> edits.add(
                        new Edit(form, "the constant " + decimal(value) + " is rounded from " + text(form), 0, 1)));
        if (value.isZero()) {
            return;
        }
        for (Rational other : List.of(
                value.negate(),
                value.multiply(Rational.TWO),
                value.multiply(Rational.HALF),
                value.add(Rational.ONE),
                value.subtract(Rational.ONE),
                value.reciprocal(),
                value.multiply(value))) {
            replace(num, Expr.num(other), 1, edits);
        }
    }

    private static String decimal(Rational value) {
        return new java.math.BigDecimal(value.numerator())
                .divide(new java.math.BigDecimal(value.denominator()), java.math.MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private void variable(Sym symbol, List<Edit> edits) {
        Optional<Domain> domain = scope.domain(symbol.name());
        if (domain.isEmpty()) {
            return;
        }
        scope.variables().forEach((name, other) -> {
            if (!name.equals(symbol.name()) && other.vectorLength().isEmpty()) {
                replace(symbol, Expr.symbol(name), 2, edits);
                replace(symbol, Expr.add(symbol, Expr.symbol(name)), 4, edits);
            }
        });
        replace(symbol, Expr.subtract(Num.ONE, symbol), 2, edits);
        replace(symbol, Expr.subtract(symbol, Num.ONE), 2, edits);
        replace(symbol, Expr.add(symbol, Num.ONE), 2, edits);
        replace(symbol, Expr.apply(Op.ABS, symbol), 2, edits);
    }

    private void entry(Entry entry, List<Edit> edits) {
        scope.variables().forEach((name, domain) -> {
            boolean sameLength =
                    !name.equals(entry.vector()) && domain.vectorLength().equals(scope.vectorLength(entry.vector()));
            if (sameLength) {
                replace(entry, Entry.of(name, entry.index()), 2, edits);
            }
            if (domain instanceof Domain.IntegerRange && !entry.index().equals(Expr.symbol(name))) {
                replace(entry, entry.at(Expr.symbol(name)), 2, edits);
            }
        });
        replace(entry, Expr.subtract(Num.ONE, entry), 2, edits);
    }

    private void operator(Apply apply, List<Edit> edits) {
        List<Expr> a = apply.arguments();
        switch (apply.op()) {
            case ADD -> sum(apply, edits);
            case MULTIPLY -> {
                for (int i = 0; i < a.size(); i++) {
                    edits.add(new Edit(
                            without(apply, i),
                            "without the factor " + text(a.get(i)),
                            1,
                            a.get(i).size()));
                }
            }
            case NEGATE ->
                edits.add(new Edit(
                        a.get(0),
                        "the sign of " + text(a.get(0)) + " is wrong",
                        1,
                        a.get(0).size()));
            case DIVIDE -> {
                edits.add(new Edit(
                        a.get(0),
                        "without the divisor " + text(a.get(1)),
                        1,
                        a.get(1).size()));
                replace(apply, Expr.multiply(a.get(0), a.get(1)), 1, edits);
                replace(apply, Expr.divide(a.get(1), a.get(0)), 2, edits);
            }
            case POWER -> {
                replace(apply, a.get(0), 1, edits);
                replace(apply, Expr.power(a.get(0), Expr.negate(a.get(1))), 2, edits);
            }
            case ABS, SQRT, CLIP -> replace(apply, a.get(0), 1, edits);
            default -> {
                // siblings only
            }
        }
        if (a.size() == 1 && apply.op() != Op.NEGATE && apply.op() != Op.ABS) {
            replace(apply, Apply.of(apply.op(), List.of(Expr.negate(a.get(0)))), 1, edits);
            replace(apply, Apply.of(apply.op(), List.of(Expr.add(a.get(0), Num.ONE))), 2, edits);
            replace(apply, Apply.of(apply.op(), List.of(Expr.subtract(a.get(0), Num.ONE))), 2, edits);
            replace(apply, Apply.of(apply.op(), List.of(Expr.subtract(Num.ONE, a.get(0)))), 2, edits);
            replace(apply, a.get(0), 2, edits);
        }
        for (Op sibling : Siblings.of(apply.op())) {
            if (sibling.accepts(a.size())) {
                replace(apply, Apply.of(sibling, a), 2, edits);
            }
        }
    }

    private void sum(Apply apply, List<Edit> edits) {
        List<Expr> a = apply.arguments();
        for (int i = 0; i < a.size(); i++) {
            edits.add(new Edit(
                    with(apply, i, opposite(a.get(i))),
                    "the sign of " + bare(a.get(i)) + " is wrong",
                    0,
                    a.get(i).size()));
            edits.add(new Edit(
                    without(apply, i),
                    "without the term " + text(a.get(i)),
                    1,
                    a.get(i).size()));
        }
    }

    private static Expr opposite(Expr term) {
        return term instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : Expr.negate(term);
    }

    private String bare(Expr term) {
        return text(term instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : term);
    }

    private static Expr without(Apply apply, int at) {
        List<Expr> rest = new ArrayList<>(apply.arguments());
        rest.remove(at);
        return rest.size() == 1 ? rest.get(0) : Apply.of(apply.op(), rest);
    }

    /** A factor that is missing here. */
    private void factors(Expr expr, List<Edit> edits) {
        replace(expr, Expr.multiply(Num.TWO, expr), 3, edits);
        replace(expr, Expr.divide(expr, Num.TWO), 3, edits);
        if (!(expr instanceof Apply apply && (apply.op() == Op.NEGATE || apply.op() == Op.ADD))) {
            replace(expr, Expr.negate(expr), 3, edits);
        }
        replace(expr, Expr.power(expr, 2), 3, edits);
        if (!(expr instanceof Softmax)) {
            scope.variables().forEach((name, domain) -> {
                if (domain.vectorLength().isEmpty() && !expr.equals(Expr.symbol(name))) {
                    replace(expr, Expr.multiply(Expr.symbol(name), expr), 4, edits);
                    replace(expr, Expr.divide(expr, Expr.symbol(name)), 4, edits);
                }
            });
        }
    }
}
