package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code E[x ~ gaussian(m, s)](f)}; without the tilde E is the number e or a vector. */
final class ExpectationReader {

    static final String USAGE = "an expectation is written E[x ~ gaussian(m, s)](f)";

    private final Parser parser;

    ExpectationReader(Parser parser) {
        this.parser = parser;
    }

    /** Whether the name before this place, where a bracket opens, is the E of an expectation. */
    static boolean startsHere(List<Token> tokens, int at) {
        return tokens.get(at).is("[")
                && tokens.get(at - 1).text().equals("E")
                && tokens.get(at + 1).kind() == Token.Kind.NAME
                && tokens.get(at + 2).is("~");
    }

    Expr read(Token start) {
        parser.expect("[");
        Token variable = parser.take();
        parser.expect("~");
        Token family = parser.peek();
        String name = familyName();
        List<Domain> domains = Laws.catalogue()
                .parameters(name)
                .orElseThrow(() -> parser.wrong(
                        "there is no family '" + name + "' to take an expectation under; families are "
                                + String.join(", ", Laws.catalogue().names()),
                        family));
        List<Expr> parameters = parameters(domains);
        if (parameters.size() != domains.size()) {
            throw parser.wrong(
                    name + " takes " + domains.size() + (domains.size() == 1 ? " parameter" : " parameters") + ", not "
                            + parameters.size(),
                    family);
        }
        parser.expect("]");
        if (!parser.peek().is("(")) {
            throw parser.wrong(USAGE, start);
        }
        if (parser.scope().isVector(variable.text())) {
            throw parser.wrong(variable.text() + " is a vector; the variable of an expectation is a number", variable);
        }
        parser.expect("(");
        Sym fresh = Expr.freshIndex();
        Expr body = parser.binding(variable.text(), fresh);
        parser.expect(")");
        return Expectation.of(variable.text(), name, parameters, fresh, body);
    }

    /** A name, with hyphens as in negative-binomial. */
    private String familyName() {
        if (parser.peek().kind() != Token.Kind.NAME) {
            throw parser.unexpected("the name of a family");
        }
        StringBuilder name = new StringBuilder(parser.take().text());
        while (parser.takeIf("-")) {
            if (parser.peek().kind() != Token.Kind.NAME) {
                throw parser.unexpected("the rest of the name of a family");
            }
            name.append('-').append(parser.take().text());
        }
        return name.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** Formulas, and where the family has a vector the name of one. */
    private List<Expr> parameters(List<Domain> domains) {
        parser.expect("(");
        List<Expr> parameters = new ArrayList<>();
        do {
            boolean isVector = parameters.size() < domains.size()
                    && domains.get(parameters.size()).vectorLength().isPresent();
            parameters.add(isVector ? vector() : parser.sum());
        } while (parser.takeIf(","));
        parser.expect(")");
        return parameters;
    }

    private Expr vector() {
        Token name = parser.peek();
        if (name.kind() != Token.Kind.NAME || !parser.scope().isVector(name.text())) {
            throw parser.unexpected("the name of a declared vector");
        }
        parser.take();
        return Expr.symbol(name.text());
    }
}
