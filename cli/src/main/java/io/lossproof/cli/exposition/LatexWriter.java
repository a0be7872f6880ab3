package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.syntax.Tex;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A whole document for LaTeX with amsmath. A reason is the tag of its line: amsmath sets it beside the line, or below
 * where it is too long.
 */
final class LatexWriter extends Writer {

    @Override
    String start() {
        return """
                \\documentclass{article}
                \\usepackage{amsmath}
                \\usepackage{amssymb}
                \\allowdisplaybreaks
                \\setlength{\\parindent}{0pt}
                \\setlength{\\parskip}{6pt}
                \\begin{document}
                """;
    }

    @Override
    String end() {
        return "\n\\end{document}\n";
    }

    @Override
    String heading(String text, boolean isTitle) {
        return (isTitle ? "\n\\section*{" : "\n\\subsection*{") + escaped(text) + "}\n";
    }

    @Override
    String paragraph(String sentence) {
        String remark = "Remark. ";
        String body =
                sentence.startsWith(remark) ? "\\textit{Remark.} " + sentence.substring(remark.length()) : sentence;
        return "\n" + body + "\n";
    }

    @Override
    String inline(Piece piece) {
        return inText(piece);
    }

    /** Words and formulas within words. */
    static String inText(List<Piece> pieces) {
        return pieces.stream().map(LatexWriter::inText).collect(Collectors.joining());
    }

    private static String inText(Piece piece) {
        return TexForms.of(piece)
                .map(formula -> "$" + formula + "$")
                .orElseGet(() -> piece instanceof Piece.Words words ? escaped(words.text()) : "");
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
        return "\\[\n" + formula + "\n\\]\n";
    }

    @Override
    String chain(Block.Chain chain) {
        StringBuilder lines = new StringBuilder("\\begin{align*}\n").append(TexForms.firstLine(chain));
        for (Step step : chain.steps()) {
            lines.append(" \\\\\n&= ").append(Tex.of(step.to(), chain.scope()));
            lines.append(" \\tag*{\\footnotesize(")
                    .append(inText(Reason.of(step, chain.scope())))
                    .append(")}");
        }
        return lines.append("\n\\end{align*}\n").toString();
    }

    /** Words, with the characters escaped that TeX would take for its own. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '<' -> escaped.append("\\textless{}");
                case '>' -> escaped.append("\\textgreater{}");
                case '–' -> escaped.append("--");
                case '#', '$', '%', '&', '_', '{', '}' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
