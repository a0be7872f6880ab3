package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.syntax.Tex;

/** GitHub-flavoured Markdown: formulas between dollar signs, reasons beside the lines. */
final class MarkdownWriter extends Writer {

    @Override
    String heading(String text, boolean isTitle) {
        return (isTitle ? "# " : "## ") + escaped(text) + "\n\n";
    }

    @Override
    String paragraph(String sentence) {
        String remark = "Remark. ";
        return (sentence.startsWith(remark) ? "*Remark.* " + sentence.substring(remark.length()) : sentence) + "\n\n";
    }

    @Override
    String inline(Piece piece) {
        return TexForms.of(piece)
                .map(formula -> "$" + formula + "$")
                .orElseGet(() -> piece instanceof Piece.Words words ? escaped(words.text()) : "");
    }

    /** What Markdown would take for its own. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>$])", "\\\\$1");
    }

    @Override
    String display(Block.Display display) {
        return block(TexForms.of(display));
    }

    @Override
    String statement(Block.Statement statement) {
        return block(TexForms.of(statement.claim()));
    }

    private static String block(String formula) {
        return "$$\n" + formula + "\n$$\n\n";
    }

    @Override
    String chain(Block.Chain chain) {
        if (chain.steps().isEmpty()) {
            return block(TexForms.firstLine(chain).replace("&", ""));
        }
        StringBuilder lines = new StringBuilder("\\begin{aligned}\n").append(TexForms.firstLine(chain));
        for (Step step : chain.steps()) {
            lines.append(" \\\\\n&= ").append(Tex.of(step.to(), chain.scope()));
            lines.append(" && \\text{(")
                    .append(LatexWriter.inText(Reason.of(step, chain.scope())))
                    .append(")}");
        }
        return block(lines.append("\n\\end{aligned}").toString());
    }
}
