package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;

/** Plain text for a terminal; formulas in the syntax that the program reads. */
final class TextWriter extends Writer {

    private static final int WIDTH = 100;

    @Override
    String heading(String text, boolean isTitle) {
        return (isTitle ? "" : "\n") + text + "\n";
    }

    @Override
    String paragraph(String sentence) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        for (String word : sentence.split(" ", -1)) {
            if (line.length() > 2 && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }

    @Override
    String inline(Piece piece) {
        if (piece instanceof Piece.Formula formula) {
            return plain(formula.expr(), formula.scope());
        }
        if (piece instanceof Piece.Equation equation) {
            return plain(equation.left(), equation.scope()) + " = " + plain(equation.right(), equation.scope());
        }
        if (piece instanceof Piece.Condition condition) {
            return condition.cond().toString();
        }
        if (piece instanceof Piece.Member member) {
            return member.name() + ": " + member.scope().domain(member.name()).orElseThrow();
        }
        if (piece instanceof Piece.Values values) {
            return values.domain().toString();
        }
        return ((Piece.Words) piece).text();
    }

    private static String plain(Expr formula, Scope scope) {
        return ExprText.of(formula, scope.vectorLengths());
    }

    @Override
    String display(Block.Display display) {
        return "    " + display.name() + " = " + plain(display.formula(), display.scope()) + "\n";
    }

    @Override
    String chain(Block.Chain chain) {
        StringBuilder lines = new StringBuilder();
        lines.append("      ").append(plain(chain.start(), chain.scope())).append('\n');
        for (Step step : chain.steps()) {
            lines.append("    = ").append(plain(step.to(), chain.scope())).append('\n');
            lines.append("          by: ")
                    .append(sentence(Reason.of(step, chain.scope())))
                    .append('\n');
        }
        return lines.toString();
    }

    @Override
    String statement(Block.Statement statement) {
        return "    " + statement.claim().statement() + "\n";
    }
}
