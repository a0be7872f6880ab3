package io.lossproof.cli.exposition;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.source.SourceDocument;
import io.lossproof.verify.source.SourceDocument.Argument;
import io.lossproof.verify.source.SourceDocument.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said about a claim of a source document: where it comes from, what it states, how it is derived. */
final class RowExposition {

    private RowExposition() {}

    static Exposition written(SourceDocument document, Row row) {
        Exposition text = new Exposition();
        text.heading(row.id() + ": " + withoutStop(row.statement()));
        text.sentence("A claim of the source document " + document.id() + ", " + document.title() + ".");
        Set<Block> introduced = new HashSet<>();
        for (Question question : row.questions()) {
            statement(text, question.claim(), introduced);
        }
        for (Argument argument : row.derivations()) {
            text.heading(argument.title());
            introduce(text, argument.derivation().scope(), introduced);
            text.chain("argument", argument.title(), Optional.empty(), argument.derivation());
        }
        if (!row.remark().isBlank()) {
            text.sentence("Remark. " + row.remark());
        }
        return text;
    }

    private static void statement(Exposition text, Claim claim, Set<Block> introduced) {
        introduce(text, claim.scope(), introduced);
        String title = claim.title().isBlank() ? "It is claimed" : withoutStop(claim.title());
        String given = claim.scope().given().stream().map(Object::toString).collect(Collectors.joining(", "));
        String where = given.isEmpty() ? "" : " Given " + given + ":";
        text.sentence(title + (claim.expected() ? given.isEmpty() ? ":" : "." : ". This does not hold:") + where);
        text.add(new Block.Statement(claim));
        String in = String.join(", ", claim.in());
        switch (claim.upTo()) {
            case CONSTANT -> text.sentence("up to a term that is free of " + in + ".");
            case SCALE -> text.sentence("up to a positive factor and a term that are free of " + in + ".");
            case GRADIENT -> text.sentence("in the sense that both sides have the same gradient in " + in + ".");
            case ARGMIN -> text.sentence("in the sense that both sides have the same minimisers in " + in + ".");
            case FLOAT ->
                text.sentence("in the sense that the left side, evaluated as written, is within "
                        + claim.sense().text() + " of the right side.");
            case EQUAL -> {}
        }
    }

    /** The variables with their domains, unless that has just been said. */
    private static void introduce(Exposition text, Scope scope, Set<Block> introduced) {
        Block variables = new Block.Paragraph(variables(scope));
        if (!scope.variables().isEmpty() && introduced.add(variables)) {
            text.add(variables);
            Symbols.explained(List.of(), scope).ifPresent(text::add);
        }
    }

    private static List<Piece> variables(Scope scope) {
        List<Piece> sentence = new ArrayList<>(List.of(Piece.words("Let ")));
        sentence.addAll(Piece.enumerated(scope.variables().keySet().stream()
                .map(name -> List.<Piece>of(new Piece.Member(name, scope)))
                .toList()));
        sentence.add(Piece.words("."));
        return sentence;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
