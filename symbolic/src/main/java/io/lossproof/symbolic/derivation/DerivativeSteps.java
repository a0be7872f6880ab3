package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.derivation.Rule.Rewrite;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out, step by step, the derivatives that are written in a form: first what they pass through (sums, constant
 * factors), then one layer of functions, and so on inwards; entries of vectors give Kronecker deltas, which pick terms
 * of sums. Several rules of one kind that fit at once make one step, with all their names.
 */
public final class DerivativeSteps {

    private static final int MOST_LAYERS = 30;

    private final Scope scope;

    private DerivativeSteps(Scope scope) {
        this.scope = scope;
    }

    /**
     * From the end of a derivation, in which derivatives are written, to another form of the same value. What the rules
     * do not reach is carried out in one step; the last step arranges.
     */
    public static Derivation carriedOut(Derivation start, Expr result) {
        DerivativeSteps steps = new DerivativeSteps(start.scope());
        Derivation derivation = steps.inwards(start);
        if (derivation.end().contains(Derivative.class::isInstance)) {
            derivation = derivation.transformed("derivatives carried out", Differentiation::carryOut);
        }
        if (!derivation.end().equals(result)) {
            derivation = steps.step(derivation, List.of(DerivativeRules.DELTA_IN_SUM), true);
        }
        if (!derivation.end().equals(result)) {
            derivation = steps.step(derivation, List.of(DerivativeRules.TOTAL_PROBABILITY), true);
        }
        return derivation.to(result, arrangement(derivation.end(), result, start.scope()), "");
    }

    private static String arrangement(Expr end, Expr result, Scope scope) {
        if (terms(end).equals(terms(result))) {
            return "order of the terms";
        }
        return Arrangement.of(end, scope).equals(result)
                ? "collection of signs and like terms"
                : "multiplication of the factors";
    }

    /** How often each term occurs. */
    private static Map<Expr, Long> terms(Expr form) {
        List<Expr> terms = form instanceof Apply sum && sum.op() == Op.ADD ? sum.arguments() : List.of(form);
        return terms.stream().collect(Collectors.groupingBy(term -> term, Collectors.counting()));
    }

    private Derivation inwards(Derivation start) {
        Derivation derivation = start;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            Derivation next = step(derivation, DerivativeRules.LINEARITY, true);
            Derivation through = step(next, DerivativeRules.FUNCTIONS, false);
            next = through == next ? step(next, List.of(DerivativeRules.ENTRY_IN_ENTRY), false) : through;
            if (next == derivation) {
                return derivation;
            }
            derivation = next;
        }
        return derivation;
    }

    private Derivation step(Derivation derivation, List<Rule> rules, boolean exhaustively) {
        Set<Rule> used = new LinkedHashSet<>();
        Set<Expr> variables = new LinkedHashSet<>();
        Expr form = Tidy.of(applied(derivation.end(), rules, exhaustively, used, variables));
        Stream<Rule> told = exhaustively ? rules.stream().filter(used::contains) : used.stream();
        List<String> names =
                told.map(Rule::name).filter(name -> !name.isEmpty()).toList();
        return derivation.to(form, reason(names, variables), "");
    }

    private static String reason(List<String> names, Set<Expr> variables) {
        Set<String> reasons = new LinkedHashSet<>();
        names.forEach(name -> reasons.add(name.replace(DerivativeRules.WITH_CHAIN_RULE, "")));
        String chain = names.stream().anyMatch(name -> name.endsWith(DerivativeRules.WITH_CHAIN_RULE))
                ? DerivativeRules.WITH_CHAIN_RULE
                : "";
        String in = variables.stream().map(Expr::toString).collect(Collectors.joining(" and "));
        return reasons.isEmpty()
                ? "collection of signs"
                : String.join("; ", reasons).replace(DerivativeRules.VARIABLE, in) + chain;
    }

    /** From the outside in; what a rule gave is looked at again only if {@code exhaustively}. */
    private Expr applied(Expr expr, List<Rule> rules, boolean exhaustively, Set<Rule> used, Set<Expr> variables) {
        for (Rule rule : rules) {
            Optional<Rewrite> rewrite = rule.apply(expr, scope);
            if (rewrite.isPresent()) {
                used.add(rule);
                FirstDerivative.of(expr).ifPresent(derivative -> variables.add(derivative.variable()));
                Expr result = rewrite.get().result();
                return exhaustively ? applied(result, rules, true, used, variables) : result;
            }
        }
        return expr.map(part -> applied(part, rules, exhaustively, used, variables));
    }
}
