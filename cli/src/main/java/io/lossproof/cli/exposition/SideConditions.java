package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conditions of the steps of a chain as one sentence, without those that follow from the others. */
final class SideConditions {

    private static final String INDEX = "k";

    private SideConditions() {}

    static Optional<Block.Paragraph> of(List<Step> steps, Scope scope) {
        Scope indexed = scope.domain(INDEX).isPresent() ? scope : scope.with(INDEX, Domain.length());
        List<Cond> needed = needed(conditions(steps, indexed), indexed);
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> sentence = new ArrayList<>(List.of(Piece.words("These steps ask for ")));
        sentence.addAll(Piece.enumerated(needed.stream()
                .map(cond -> List.<Piece>of(new Piece.Condition(cond, indexed)))
                .toList()));
        sentence.add(Piece.words(
                needed.size() == 1
                        ? ", which holds for all values of the variables."
                        : ", which hold for all values of the variables."));
        return Optional.of(new Block.Paragraph(sentence));
    }

    private static Set<Cond> conditions(List<Step> steps, Scope scope) {
        Set<Cond> conditions = new LinkedHashSet<>();
        for (Step step : steps) {
            for (String text : parts(step.condition())) {
                try {
                    conditions.add(Parser.condition(text, scope));
                } catch (SyntaxException e) {
                    throw new IllegalStateException("the condition '" + text + "' of a step cannot be read", e);
                }
            }
        }
        return conditions;
    }

    /** Split at the commas outside of brackets. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        String last = text.substring(from).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /** Longest first, each is left out that is proved from the others for all real values of the variables. */
    private static List<Cond> needed(Set<Cond> all, Scope scope) {
        List<Cond> kept = new ArrayList<>(all);
        List<Cond> longestFirst = new ArrayList<>(all);
        longestFirst.sort(
                Comparator.comparingInt((Cond cond) -> cond.toString().length()).reversed());
        for (Cond cond : longestFirst) {
            List<Cond> others = new ArrayList<>(kept);
            others.remove(cond);
            if (ZeroTest.holds(cond, withoutDomains(scope).given(others))) {
                kept = others;
            }
        }
        return kept;
    }

    private static Scope withoutDomains(Scope scope) {
        Scope real = Scope.EMPTY;
        for (String name : scope.variables().keySet()) {
            Domain domain = scope.vectorLength(name)
                    .<Domain>map(Domain::vector)
                    .orElseGet(() -> scope.domain(name)
                            .filter(known -> known instanceof Domain.IntegerRange)
                            .orElse(Domain.REAL));
            real = real.with(name, domain);
        }
        return real;
    }
}
