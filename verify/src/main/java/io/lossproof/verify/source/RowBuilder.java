package io.lossproof.verify.source;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.Route;
import io.lossproof.verify.source.SourceDocument.Argument;
import io.lossproof.verify.source.SourceDocument.Row;
import io.lossproof.verify.source.SourceDocument.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a row of a document down: formulas are text in the syntax of the program. */
final class RowBuilder {

    private final String id;
    private final String statement;
    private final Standing standing;
    private final List<Question> questions = new ArrayList<>();
    private final List<Argument> derivations = new ArrayList<>();
    private final List<String> instances = new ArrayList<>();
    private String remark = "";

    private RowBuilder(String id, String statement, Standing standing) {
        this.id = id;
        this.statement = statement;
        this.standing = standing;
    }

    static RowBuilder holds(String id, String statement) {
        return new RowBuilder(id, statement, Standing.HOLDS);
    }

    static RowBuilder refuted(String id, String statement) {
        return new RowBuilder(id, statement, Standing.REFUTED);
    }

    static RowBuilder definition(String id, String statement) {
        return new RowBuilder(id, statement, Standing.DEFINITION);
    }

    /** A claim that holds; {@code name} ends its id. */
    RowBuilder claim(String name, String title, String formula, String where) {
        return claim(name, title, formula, where, claim -> claim);
    }

    /** A claim with its relation, its given conditions or its expectation set by {@code more}. */
    RowBuilder claim(String name, String title, String formula, String where, UnaryOperator<Claim> more) {
        return question(name, title, formula, where, more, Examiner.USUAL_ROUTES);
    }

    /** A claim that holds where a condition does. */
    RowBuilder claim(String name, String title, String formula, String where, String given) {
        return claim(name, title, formula, where, claim -> {
            Scope scope = claim.scope();
            return claim.over(claim.left(), claim.right(), scope.given(List.of(Parser.condition(given, scope))));
        });
    }

    /** A claim by routes of its own. */
    RowBuilder question(
            String name, String title, String formula, String where, UnaryOperator<Claim> more, List<Route> routes) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(formula, scope);
        Claim claim = Claim.equal("source/" + id + "/" + name, title, parsed.left(), parsed.right(), scope)
                .with(parsed.relation());
        questions.add(new Question(more.apply(claim), routes));
        return this;
    }

    /** Claims and derivations that are made elsewhere, whose ids start as those of this row. */
    RowBuilder argument(List<Claim> claims, List<Argument> arguments) {
        claims.forEach(claim -> questions.add(new Question(claim, Examiner.USUAL_ROUTES)));
        derivations.addAll(arguments);
        return this;
    }

    /** Every claim about a family whose id ends so is an instance of the row. */
    RowBuilder instances(String ending) {
        instances.add(ending);
        return this;
    }

    /** A derivation: the first form, then pairs of a reason and the next form. */
    RowBuilder derivation(String title, String where, String start, String... reasonsAndForms) {
        Scope scope = Parser.scope(where);
        Derivation derivation = Derivation.from(form(start, scope), scope);
        for (int i = 0; i < reasonsAndForms.length; i += 2) {
            derivation = derivation.to(form(reasonsAndForms[i + 1], scope), reasonsAndForms[i], "");
        }
        String prefix = "source/" + id + "/derivation-" + (derivations.size() + 1);
        derivations.add(new Argument(prefix, title, derivation));
        return this;
    }

    /** Claims that were built elsewhere, with ids that start with {@link #prefix}. */
    RowBuilder claims(List<Claim> claims) {
        claims.forEach(claim -> questions.add(new Question(claim, Examiner.USUAL_ROUTES)));
        return this;
    }

    /** Derivations that were built elsewhere, with ids that start with {@link #prefix}. */
    RowBuilder derivations(List<Argument> arguments) {
        derivations.addAll(arguments);
        return this;
    }

    /** The start of the ids of everything in a row. */
    static String prefix(String row) {
        return "source/" + row;
    }

    private static Expr form(String text, Scope scope) {
        return Parser.expression(text, scope);
    }

    /** What the verdict rests on or depends on. */
    RowBuilder remark(String text) {
        remark = text;
        return this;
    }

    Row build() {
        return new Row(id, statement, standing, questions, instances, derivations, remark);
    }
}
