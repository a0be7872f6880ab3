package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;

/**
 * Formulas as a {@code math} element of MathML Core, laid out exactly as {@link Tex} has them, with that TeX as
 * annotation. The element is well-formed XML and may stand in HTML as it is. It looks right with a font that has a
 * MATH table.
 */
public final class MathMl {

    /** Whether a formula stands within a line of text or on a line of its own. */
    public enum Display {
        INLINE,
        BLOCK
    }

    private MathMl() {}

    public static String of(Expr expr, Scope scope) {
        return of(expr, scope, Display.INLINE);
    }

    public static String of(Expr expr, Scope scope, Display display) {
        return math(Typesetter.of(expr, scope), display);
    }

    public static String of(Cond cond, Scope scope) {
        return math(Typesetter.of(cond, scope), Display.INLINE);
    }

    public static String of(Parser.Statement statement, Scope scope, Display display) {
        return math(Typesetter.of(statement, scope), display);
    }

    public static String of(Domain domain) {
        return math(Typesetter.of(domain), Display.INLINE);
    }

    /** A variable of the scope with its domain. */
    public static String declaration(String name, Scope scope) {
        return math(Typesetter.declaration(name, scope), Display.INLINE);
    }

    /** A derivation, one line for each formula, aligned at the relations, on lines of its own. */
    public static String aligned(Expr left, List<Line> lines, Scope scope) {
        return math(Typesetter.aligned(left, lines, scope), Display.BLOCK);
    }

    private static String math(Layout layout, Display display) {
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\""
                + (display == Display.BLOCK ? " display=\"block\"" : "")
                + "><semantics>"
                + MathMlWriter.write(layout)
                + "<annotation encoding=\"application/x-tex\">"
                + MathMlWriter.escaped(TexWriter.write(layout))
                + "</annotation></semantics></math>";
    }
}
