package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A chain of equal formulas in the variables of a scope. Immutable: each method that rewrites gives a longer chain, or
 * the same one where there is nothing to do.
 */
public final class Derivation {

    private static final int MOST_PASSES = 30;

    private final Scope scope;
    private final Expr start;
    private final List<Step> steps;

    private Derivation(Scope scope, Expr start, List<Step> steps) {
        this.scope = scope;
        this.start = start;
        this.steps = List.copyOf(steps);
    }

    public static Derivation from(Expr start, Scope scope) {
        return new Derivation(scope, start, List.of());
    }

    public Scope scope() {
        return scope;
    }

    public Expr start() {
        return start;
    }

    public List<Step> steps() {
        return steps;
    }

    /** The form reached so far. */
    public Expr end() {
        return steps.isEmpty() ? start : steps.get(steps.size() - 1).to();
    }

    /** A step to another form, unless it is the form already reached. */
    public Derivation to(Expr form, String rule, String condition) {
        if (form.equals(end())) {
            return this;
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(rule, condition, end(), form));
        return new Derivation(scope, start, more);
    }

    public Derivation transformed(String rule, UnaryOperator<Expr> change) {
        return to(change.apply(end()), rule, "");
    }

    /** Applies the rules one after another, each wherever it fits and as one step, until none fits any more. */
    public Derivation rewritten(List<Rule> rules) {
        Derivation derivation = this;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Derivation next = derivation.onePass(rules);
            if (next == derivation) {
                return derivation;
            }
            derivation = next;
        }
        throw new IllegalStateException("the rules do not come to an end on " + start);
    }

    private Derivation onePass(List<Rule> rules) {
        for (Rule rule : rules) {
            Set<String> conditions = new LinkedHashSet<>();
            Expr form = everywhere(rule, end(), conditions);
            if (!form.equals(end())) {
                return to(form, rule.name(), String.join(", ", conditions));
            }
        }
        return this;
    }

    private Expr everywhere(Rule rule, Expr expr, Set<String> conditions) {
        Expr inner = expr.map(part -> everywhere(rule, part, conditions));
        return rule.apply(inner, scope)
                .map(rewrite -> {
                    rewrite.conditions().forEach(cond -> conditions.add(Rule.shown(cond)));
                    return rewrite.result();
                })
                .orElse(inner);
    }
}
