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
import io.lossproof.verify.run.ClaimRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Typesets the formulas of one scope. A text that cannot be read is shown as it is stored, with the reason; it never
 * costs the page. Only this class, {@link Integral} and {@link Sense} know
 * the printers.
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

    Formula block(String text) {
        return read(text, () -> typeset(Parser.expression(text, scope), text));
    }

    /** Formulas in which the variables of both are known; where both declare one, this one's domain counts. */
    Formulas with(Formulas others) {
        return problem.isEmpty() && others.problem.isEmpty() ? new Formulas(others.scope.with(scope), "") : this;
    }

    /** Two formulas and their relation; the left one may be an integral. The stored text is that of {@code check}. */
    Formula statement(ClaimRecord claim) {
        String text = claim.statement();
        return read(text, () -> {
            Optional<Integral> integral = Integral.read(claim.left(), scope);
            if (integral.isPresent() && claim.relation().equals("==")) {
                Expr right = Parser.expression(claim.right(), scope);
                return integral.get().equated(right, scope, text);
            }
            Parser.Statement read = Parser.statement(text, scope);
            Optional<Sense> sense =
                    read.relation() == Relation.EQUAL ? Sense.named(claim.upTo()) : Optional.<Sense>empty();
            return sense.map(found -> found.equated(read.left(), read.right(), claim.in(), scope, text))
                    .orElseGet(() -> typeset(read, scope, text));
        });
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

    /** Conditions with commas between them, or words: words stand as they are. */
    Formula condition(String text) {
        try {
            Scope known = withIndices();
            List<Cond> conditions = new ArrayList<>();
            for (String part : Arguments.split(text)) {
                conditions.add(Parser.condition(part, known));
            }
            return new Formula(
                    joined(conditions, cond -> MathMl.of(cond, known)),
                    joined(conditions, cond -> Tex.of(cond, known)),
                    text,
                    "");
        } catch (SyntaxException e) {
            return new Formula(Html.escaped(text), "", text, "");
        }
    }

    /** {@code sigma = 1}, or words: words stand as they are. */
    Formula equation(String text) {
        Formula read = condition(text.replaceFirst(" = ", " == "));
        return read.tex().isEmpty() ? new Formula(Html.escaped(text), "", text, "") : read;
    }

    /** A condition or formula that a route names; what is neither is shown as it is stored. */
    Formula remark(String text) {
        Scope known = withIndices();
        try {
            Cond condition = Parser.condition(text, known);
            return new Formula(MathMl.of(condition, known), Tex.of(condition, known), text, "");
        } catch (SyntaxException notACondition) {
            try {
                Expr expr = Parser.expression(text, known);
                return new Formula(MathMl.of(expr, known), Tex.of(expr, known), text, "");
            } catch (SyntaxException e) {
                return new Formula("<code>" + Html.escaped(text) + "</code>", "", text, "");
            }
        }
    }

    private static String joined(List<Cond> conditions, Function<Cond, String> typesetting) {
        return conditions.stream().map(typesetting).collect(Collectors.joining(", "));
    }

    /** A side condition may speak of the index of a sum or product, which is declared nowhere. */
    private Scope withIndices() {
        Scope more = scope;
        for (String index : List.of("i", "j", "k", "l", "m")) {
            more = more.domain(index).isPresent() ? more : more.with(index, Domain.length());
        }
        return more;
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

    private Formula typeset(Expr expr, String text) {
        return new Formula(MathMl.of(expr, scope, Display.BLOCK), Tex.of(expr, scope), text, "");
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
