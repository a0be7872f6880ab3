package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.syntax.Tex;
import java.util.List;
import java.util.Optional;

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
                .map(formula -> "$" + protectedInLine(formula) + "$")
                .orElseGet(() -> piece instanceof Piece.Words words ? escaped(words.text()) : "");
    }

    /** Within a line Markdown takes a backslash before a mark for an escape of its own; these words mean the same. */
    private static String protectedInLine(String formula) {
        return formula.replace("\\{", "\\lbrace{}").replace("\\}", "\\rbrace{}").replace("\\,", "\\thinspace{}");
    }

    /** Words and formulas beside a line; a dollar sign within a formula would end it. */
    private static String beside(List<Piece> pieces) {
        StringBuilder line = new StringBuilder("\\text{(");
        for (Piece piece : pieces) {
            Optional<String> formula = TexForms.of(piece);
            line.append(
                    formula.map(math -> "}" + math + "\\text{").orElseGet(() -> LatexWriter.inText(List.of(piece))));
        }
        return line.append(")}").toString();
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
            lines.append(" && ").append(beside(Reason.of(step, chain.scope())));
        }
        return block(lines.append("\n\\end{aligned}").toString());
    }
}
