package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.syntax.MathMl;
import io.lossproof.symbolic.syntax.MathMl.Display;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;

/** A part of an HTML page, which is XML too, with formulas as MathML. */
final class HtmlWriter extends Writer {

    @Override
    String heading(String text, boolean isTitle) {
        String element = isTitle ? "h1" : "h2";
        return "<" + element + ">" + escaped(text) + "</" + element + ">\n";
    }

    @Override
    String paragraph(String sentence) {
        return "<p>" + sentence + "</p>\n";
    }

    @Override
    String inline(Piece piece) {
        if (piece instanceof Piece.Formula formula) {
            return MathMl.of(formula.expr(), formula.scope());
        }
        if (piece instanceof Piece.Equation equation) {
            return equation(equation.left(), equation.right(), equation.scope(), Display.INLINE);
        }
        if (piece instanceof Piece.Condition condition) {
            return MathMl.of(condition.cond(), condition.scope());
        }
        if (piece instanceof Piece.Member member) {
            return MathMl.declaration(member.name(), member.scope());
        }
        if (piece instanceof Piece.Values values) {
            return MathMl.of(values.domain());
        }
        return escaped(((Piece.Words) piece).text());
    }

    private static String equation(Expr left, Expr right, Scope scope, Display display) {
        return MathMl.of(new Parser.Statement(left, Relation.EQUAL, right), scope, display);
    }

    @Override
    String display(Block.Display display) {
        Scope scope = Exposition.withLoss(display.scope());
        String formula = display.left()
                .map(left -> equation(left, display.formula(), scope, Display.BLOCK))
                .orElseGet(() -> MathMl.of(display.formula(), display.scope(), Display.BLOCK));
        return (display.isResult() ? "<div class=\"result\">" : "<div>") + formula + "</div>\n";
    }

    @Override
    String chain(Block.Chain chain) {
        StringBuilder rows = new StringBuilder("<table class=\"derivation\">\n");
        String left = chain.left()
                .map(expr -> MathMl.of(expr, Exposition.withLoss(chain.scope())))
                .orElse("");
        row(rows, left, left.isEmpty() ? "" : "=", MathMl.of(chain.start(), chain.scope(), Display.BLOCK), "");
        for (Step step : chain.steps()) {
            String formula = MathMl.of(step.to(), chain.scope(), Display.BLOCK);
            row(rows, "", "=", formula, sentence(Reason.of(step, chain.scope())));
        }
        return rows.append("</table>\n").toString();
    }

    private static void row(StringBuilder rows, String left, String sign, String formula, String reason) {
        rows.append("<tr><td>")
                .append(left)
                .append("</td><td>")
                .append(sign)
                .append("</td><td>")
                .append(formula)
                .append("</td><td>")
                .append(reason)
                .append("</td></tr>\n");
    }

    @Override
    String statement(Block.Statement statement) {
        Claim claim = statement.claim();
        if (claim.integratedOver().isPresent()) {
            return "<div><code>" + escaped(claim.statement()) + "</code></div>\n";
        }
        Parser.Statement formula = new Parser.Statement(claim.left(), claim.relation(), claim.right());
        return "<div>" + MathMl.of(formula, claim.scope(), Display.BLOCK) + "</div>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
