package io.lossproof.reports.page;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.syntax.Line;
import io.lossproof.symbolic.syntax.MathMl;
import io.lossproof.symbolic.syntax.MathMl.Display;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import io.lossproof.symbolic.syntax.Tex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Typesets the formulas of one scope. A text that cannot be read is shown as it is stored, with the reason; it never
 * costs the page. This is the only class that knows the printers.
 */
final class Formulas {

    /** Stands for the loss on the left of equations: the letter ℓ. */
    private static final String LOSS = "ell";

    private final Scope scope;
    private final String problem;

    private Formulas(Scope scope, String problem) {
        this.scope = scope;
        this.problem = problem;
    }

    /** Formulas in variables that are declared so: {@code z: real, y: {0, 1}}. */
    static Formulas in(String declarations) {
        if (declarations.isBlank()) {
            return new Formulas(Scope.EMPTY, "");
        }
        try {
            return new Formulas(Parser.scope(declarations), "");
        } catch (SyntaxException e) {
            return new Formulas(Scope.EMPTY, "its declarations cannot be read: " + e.getMessage());
        }
    }

    Formula inline(String text) {
        return read(text, () -> typeset(Parser.expression(text, scope), text, Display.INLINE));
    }

    Formula block(String text) {
        return read(text, () -> typeset(Parser.expression(text, scope), text, Display.BLOCK));
    }

    /** Two formulas and their relation; the stored text is that of {@code check}. */
    Formula statement(String text) {
        return read(text, () -> typeset(Parser.statement(text, scope), scope, text));
    }

    /** {@code ℓ = formula}. */
    Formula loss(String text) {
        return equation(LOSS, text);
    }

    /** {@code ∂ℓ/∂z = formula}. */
    Formula derivative(List<String> variables, String text) {
        return equation("D(" + LOSS + ", " + String.join(", ", variables) + ")", text);
    }

    private Formula equation(String left, String text) {
        if (scope.domain(LOSS).isPresent()) {
            return block(text);
        }
        return read(text, () -> equated(left, text, scope.with(LOSS, Domain.REAL), text));
    }

    /** {@code name = formula}, where the name, which may be {@code p[k]}, is defined by this and not declared. */
    Formula definition(String name, String formula, String text) {
        return read(text, () -> {
            int bracket = name.indexOf('[');
            Scope more = bracket < 0
                    ? scope.with(name, Domain.REAL)
                    : scope.with(name.substring(0, bracket), Domain.vector(Expr.num(1)));
            for (String index : bracket < 0 ? List.<String>of() : indices(name)) {
                more = more.domain(index).isPresent() ? more : more.with(index, Domain.length());
            }
            return equated(name, formula, more, text);
        });
    }

    private static List<String> indices(String entry) {
        return List.of(entry.substring(entry.indexOf('[') + 1).replace("]", "").strip());
    }

    private static Formula equated(String left, String right, Scope scope, String text) {
        Expr leftSide = Parser.expression(left, scope);
        Expr rightSide = Parser.expression(right, scope);
        return typeset(new Parser.Statement(leftSide, Relation.EQUAL, rightSide), scope, text);
    }

    /** A condition, or words: words stand as they are. */
    Formula condition(String text) {
        try {
            Cond cond = Parser.condition(text, scope);
            return new Formula(MathMl.of(cond, scope), Tex.of(cond, scope), text, "");
        } catch (SyntaxException e) {
            return new Formula(Html.escaped(text), "", text, "");
        }
    }

    /** A domain, or words: words stand as they are. */
    static Formula support(String text) {
        try {
            Domain domain = Parser.domain(text);
            return new Formula(MathMl.of(domain), Tex.of(domain), text, "");
        } catch (SyntaxException e) {
            return new Formula(Html.escaped(text), "", text, "");
        }
    }

    /** {@code name ∈ domain}. */
    static Formula variable(String name, String domain) {
        String text = name + ": " + domain;
        Formulas formulas = in(text);
        return formulas.read(text, () -> formulas.declaration(name, text));
    }

    /** Each variable of the scope with its domain. */
    List<Formula> declarations(String text) {
        if (!problem.isEmpty()) {
            return List.of(asStored(text, problem));
        }
        return scope.variables().keySet().stream()
                .map(name -> declaration(name, name + ": " + scope.domain(name).orElseThrow()))
                .toList();
    }

    private Formula declaration(String name, String text) {
        return new Formula(MathMl.declaration(name, scope), Tex.declaration(name, scope), text, "");
    }

    /** The TeX source of a whole derivation, aligned at its relations; empty if a line cannot be read. */
    String aligned(String first, List<String> lines, List<Line.Relation> relations) {
        try {
            List<Line> read = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                read.add(new Line(relations.get(i), Parser.expression(lines.get(i), scope)));
            }
            return Tex.aligned(Parser.expression(first, scope), read, scope);
        } catch (SyntaxException e) {
            return "";
        }
    }

    private Formula typeset(Expr expr, String text, Display display) {
        return new Formula(MathMl.of(expr, scope, display), Tex.of(expr, scope), text, "");
    }

    private static Formula typeset(Parser.Statement statement, Scope scope, String text) {
        return new Formula(MathMl.of(statement, scope, Display.BLOCK), Tex.of(statement, scope), text, "");
    }

    private Formula read(String text, Supplier<Formula> reading) {
        if (!problem.isEmpty()) {
            return asStored(text, problem);
        }
        try {
            return reading.get();
        } catch (SyntaxException e) {
            return asStored(text, String.valueOf(e.getMessage()));
        }
    }

    private static Formula asStored(String text, String problem) {
        return new Formula("<code class=\"raw\">" + Html.escaped(text) + "</code>", "", text, problem);
    }
}
