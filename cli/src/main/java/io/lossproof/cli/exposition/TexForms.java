package io.lossproof.cli.exposition;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.Tex;
import io.lossproof.verify.claim.Claim;
import java.util.Optional;

/** Formulas in TeX's mathematics, as Markdown and LaTeX share them. */
final class TexForms {

    private TexForms() {}

    /** The formula of a piece that is one. */
    static Optional<String> of(Piece piece) {
        if (piece instanceof Piece.Formula formula) {
            return Optional.of(Tex.of(formula.expr(), formula.scope()));
        }
        if (piece instanceof Piece.Equation equation) {
            return Optional.of(equation(equation.left(), equation.right(), equation.scope()));
        }
        if (piece instanceof Piece.Condition condition) {
            return Optional.of(Tex.of(condition.cond(), condition.scope()));
        }
        if (piece instanceof Piece.Values values) {
            return Optional.of(Tex.of(values.domain()));
        }
        return piece instanceof Piece.Member member
                ? Optional.of(Tex.declaration(member.name(), member.scope()))
                : Optional.empty();
    }

    private static String equation(Expr left, Expr right, Scope scope) {
        return Tex.of(new Parser.Statement(left, Relation.EQUAL, right), scope);
    }

    /** {@code left = formula}, or the formula alone; boxed if it is a result. */
    static String of(Block.Display display) {
        Scope scope = Exposition.withLoss(display.scope());
        String formula = display.left()
                .map(left -> equation(left, display.formula(), scope))
                .orElseGet(() -> Tex.of(display.formula(), display.scope()));
        return display.isResult() ? "\\boxed{" + formula + "}" : formula;
    }

    /** The first line of a chain up to its relation, with the sign of alignment. */
    static String firstLine(Block.Chain chain) {
        String start = Tex.of(chain.start(), chain.scope());
        return chain.left()
                .map(left -> Tex.of(left, Exposition.withLoss(chain.scope())) + " &= " + start)
                .orElse("& " + start);
    }

    static String of(Claim claim) {
        Parser.Statement statement = new Parser.Statement(claim.left(), claim.relation(), claim.right());
        return claim.integratedOver()
                .map(variable -> "\\int_{-\\infty}^{\\infty} " + Tex.of(claim.left(), claim.scope()) + "\\,d"
                        + Tex.of(Expr.symbol(variable), claim.scope()) + " "
                        + sign(claim.relation()) + " " + Tex.of(claim.right(), claim.scope()))
                .orElseGet(() -> Tex.of(statement, claim.scope()));
    }

    private static String sign(Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case UNEQUAL -> "\\ne";
            case LESS -> "<";
            case AT_MOST -> "\\le";
            case GREATER -> ">";
            case AT_LEAST -> "\\ge";
        };
    }
}
