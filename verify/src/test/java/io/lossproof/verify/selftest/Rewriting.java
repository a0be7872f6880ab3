package io.lossproof.verify.selftest;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.selftest.Sorts.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A textbook identity used from the left to the right: the right side has the same value wherever the left side has one.
 *
 * @param text as it stands in the table
 * @param sorts of the variables; what is not named here stands for itself, as {@code x} in a derivative
 * @param reversible whether the left side has a value wherever the right side has one
 */
record Rewriting(String text, Expr left, Expr right, Map<String, Sort> sorts, boolean reversible) {

    private static final List<String> VARIABLES = List.of("f", "g", "h");
    /** Deep enough for a formula that a rewriting brings in. */
    private static final int NEW_DEPTH = 1;

    /** Reads {@code left => right | f: positive}, or {@code <=>} for both ways. */
    static List<Rewriting> read(String line) {
        String[] parts = line.split(" \\| ", -1);
        Map<String, Sort> sorts = new LinkedHashMap<>();
        VARIABLES.forEach(name -> sorts.put(name, Sort.ANY));
        if (parts.length > 1) {
            for (String part : parts[1].split(", ", -1)) {
                String[] sort = part.split(": ", -1);
                sorts.put(sort[0].strip(), Sort.valueOf(sort[1].strip().toUpperCase(Locale.ROOT)));
            }
        }
        Scope scope = Vocabulary.SCOPE;
        for (String name : VARIABLES) {
            scope = scope.with(name, Domain.REAL);
        }
        boolean both = parts[0].contains("<=>");
        String[] sides = parts[0].split(both ? "<=>" : "=>", -1);
        Expr left = Parser.expression(sides[0].strip(), scope);
        Expr right = Parser.expression(sides[1].strip(), scope);
        Rewriting forward = new Rewriting(line, left, right, sorts, both);
        return both
                ? List.of(forward, new Rewriting(line + " (backwards)", right, left, sorts, true))
                : List.of(forward);
    }

    /** The formula rewritten as a whole; empty if the left side does not match. */
    Optional<Expr> apply(Expr formula, Sorts known, Random random) {
        if (left instanceof Apply pattern && (pattern.op() == Op.ADD || pattern.op() == Op.MULTIPLY)) {
            return applyToSome(pattern, formula, known, random);
        }
        return rewritten(match(left, formula, Map.of(), random), known, random);
    }

    /** A sum or product is rewritten in some of its parts, in any order. */
    private Optional<Expr> applyToSome(Apply pattern, Expr formula, Sorts known, Random random) {
        int count = pattern.arguments().size();
        if (!(formula instanceof Apply whole)
                || whole.op() != pattern.op()
                || whole.arguments().size() < count) {
            return Optional.empty();
        }
        List<Expr> parts = new ArrayList<>(whole.arguments());
        Collections.shuffle(parts, random);
        Optional<Map<String, Expr>> found = matchAll(pattern.arguments(), parts.subList(0, count), Map.of(), random);
        return rewritten(found, known, random).map(result -> {
            List<Expr> rest = new ArrayList<>(parts.subList(count, parts.size()));
            rest.add(random.nextInt(rest.size() + 1), result);
            return rest.size() == 1 ? result : Apply.of(whole.op(), rest);
        });
    }

    private Optional<Expr> rewritten(Optional<Map<String, Expr>> found, Sorts known, Random random) {
        if (found.isEmpty()
                || !found.get().entrySet().stream().allMatch(each -> known.is(each.getValue(), sort(each.getKey())))) {
            return Optional.empty();
        }
        Map<Sym, Expr> values = new LinkedHashMap<>();
        found.get().forEach((name, value) -> values.put(Expr.symbol(name), value));
        for (String name : VARIABLES) {
            if (!right.isFreeOf(name) && !found.get().containsKey(name)) {
                values.put(Expr.symbol(name), new RandomFormulas(random).of(sort(name), NEW_DEPTH));
            }
        }
        return Optional.of(instantiated(right, values));
    }

    /** A value may mention the variable that a derivative is taken in: a pattern means the value in its place. */
    private static Expr instantiated(Expr pattern, Map<Sym, Expr> values) {
        if (pattern instanceof Sym symbol) {
            return values.getOrDefault(symbol, symbol);
        }
        if (pattern instanceof Derivative derivative) {
            return Derivative.of(instantiated(derivative.body(), values), derivative.variables());
        }
        return pattern.map(part -> instantiated(part, values));
    }

    /** Both sides over the same formulas. */
    record Instance(Expr left, Expr right) {}

    /** Over random formulas of the sorts of its variables. */
    Instance instance(Random random) {
        Map<Sym, Expr> values = new LinkedHashMap<>();
        for (String name : VARIABLES) {
            values.put(Expr.symbol(name), new RandomFormulas(random).of(sort(name), 1 + random.nextInt(2)));
        }
        return new Instance(instantiated(left, values), instantiated(right, values));
    }

    private Sort sort(String name) {
        return sorts.getOrDefault(name, Sort.ANY);
    }

    private static Optional<Map<String, Expr>> match(
            Expr pattern, Expr formula, Map<String, Expr> soFar, Random random) {
        if (pattern instanceof Sym symbol && VARIABLES.contains(symbol.name())) {
            return bound(symbol.name(), formula, soFar);
        }
        if (pattern instanceof Apply apply) {
            if (!(formula instanceof Apply other)
                    || other.op() != apply.op()
                    || other.arguments().size() != apply.arguments().size()) {
                return Optional.empty();
            }
            List<Expr> parts = new ArrayList<>(other.arguments());
            if (apply.op() == Op.ADD || apply.op() == Op.MULTIPLY) {
                Collections.shuffle(parts, random);
            }
            return matchAll(apply.arguments(), parts, soFar, random);
        }
        if (pattern instanceof Derivative derivative) {
            return formula instanceof Derivative other && other.variables().equals(derivative.variables())
                    ? match(derivative.body(), other.body(), soFar, random)
                    : Optional.empty();
        }
        if (pattern instanceof Piecewise cases) {
            return formula instanceof Piecewise other ? match(cases, other, soFar, random) : Optional.empty();
        }
        return pattern.equals(formula) ? Optional.of(soFar) : Optional.empty();
    }

    private static Optional<Map<String, Expr>> match(
            Piecewise pattern, Piecewise formula, Map<String, Expr> soFar, Random random) {
        List<Expr> patterns = new ArrayList<>(List.of(pattern.otherwise()));
        List<Expr> formulas = new ArrayList<>(List.of(formula.otherwise()));
        for (int i = 0; i < pattern.cases().size(); i++) {
            Piecewise.Case expected = pattern.cases().get(i);
            if (formula.cases().size() != pattern.cases().size()
                    || !(expected.when() instanceof Cond.Compare compare)
                    || !(formula.cases().get(i).when() instanceof Cond.Compare other)
                    || compare.relation() != other.relation()) {
                return Optional.empty();
            }
            patterns.addAll(List.of(expected.value(), compare.left(), compare.right()));
            formulas.addAll(List.of(formula.cases().get(i).value(), other.left(), other.right()));
        }
        return matchAll(patterns, formulas, soFar, random);
    }

    private static Optional<Map<String, Expr>> bound(String name, Expr formula, Map<String, Expr> soFar) {
        Expr known = soFar.get(name);
        if (known != null) {
            return known.equals(formula) ? Optional.of(soFar) : Optional.empty();
        }
        Map<String, Expr> more = new LinkedHashMap<>(soFar);
        more.put(name, formula);
        return Optional.of(more);
    }

    private static Optional<Map<String, Expr>> matchAll(
            List<Expr> patterns, List<Expr> formulas, Map<String, Expr> soFar, Random random) {
        Optional<Map<String, Expr>> found = Optional.of(soFar);
        for (int i = 0; i < patterns.size() && found.isPresent(); i++) {
            found = match(patterns.get(i), formulas.get(i), found.get(), random);
        }
        return found;
    }
}
