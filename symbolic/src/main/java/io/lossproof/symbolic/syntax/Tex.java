package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;

/**
 * Formulas as TeX source for mathematics mode, readable by amsmath, KaTeX and MathJax. The scope tells which names
 * stand for vectors and which names no index may have.
 */
public final class Tex {

    private Tex() {}

    public static String of(Expr expr, Scope scope) {
        return TexWriter.write(Typesetter.of(expr, scope));
    }

    public static String of(Cond cond, Scope scope) {
        return TexWriter.write(Typesetter.of(cond, scope));
    }

    public static String of(Parser.Statement statement, Scope scope) {
        return TexWriter.write(Typesetter.of(statement, scope));
    }

    public static String of(Domain domain) {
        return TexWriter.write(Typesetter.of(domain));
    }

    /** A variable of the scope with its domain, {@code z \in \mathbb{R}}. */
    public static String declaration(String name, Scope scope) {
        return TexWriter.write(Typesetter.declaration(name, scope));
    }

    /** A derivation, one line for each formula, aligned at the relations. */
    public static String aligned(Expr left, List<Line> lines, Scope scope) {
        return TexWriter.write(Typesetter.aligned(left, lines, scope));
    }
}
