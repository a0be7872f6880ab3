package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule of a step as a part of a sentence, the variables that it names set as formulas. */
final class Reason {

    private static final Pattern VARIABLE =
            Pattern.compile("\\b(?:free of|gradient in|multiplication by) ([A-Za-z_]\\w*(?:\\[\\w+\\])?)");
    private static final String INDEX = "k";

    private Reason() {}

    static List<Piece> of(Step step, Scope scope) {
        String rule = step.rule();
        Scope indexed = scope.domain(INDEX).isPresent() ? scope : scope.with(INDEX, Domain.length());
        List<Piece> pieces = new ArrayList<>();
        Matcher found = VARIABLE.matcher(rule);
        int from = 0;
        while (found.find()) {
            Optional<Piece> variable = variable(found.group(1), indexed);
            if (variable.isPresent()) {
                pieces.add(Piece.words(rule.substring(from, found.start(1))));
                pieces.add(variable.get());
                from = found.end(1);
            }
        }
        if (from < rule.length()) {
            pieces.add(Piece.words(rule.substring(from)));
        }
        return pieces;
    }

    /** Empty for an ordinary word. */
    private static Optional<Piece> variable(String text, Scope scope) {
        try {
            return Optional.of(new Piece.Formula(Parser.expression(text, scope), scope));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }
}
