package io.lossproof.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.cli.Exposition.Block;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.syntax.Line;
import io.lossproof.symbolic.syntax.MathMl;
import io.lossproof.symbolic.syntax.Tex;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The formats in which a derivation is written. */
enum ExpositionFormat {
    TEXT(ExpositionFormat::text),
    TEX(ExpositionFormat::tex),
    MATHML(ExpositionFormat::mathMl),
    MARKDOWN(ExpositionFormat::markdown),
    JSON(ExpositionFormat::json);

    private final Function<List<Block>, String> writer;

    ExpositionFormat(Function<List<Block>, String> writer) {
        this.writer = writer;
    }

    /** The name in commands. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    String write(Exposition exposition) {
        return writer.apply(exposition.blocks());
    }

    private static String plain(Expr formula, Scope scope) {
        return ExprText.of(formula, scope.vectorLengths());
    }

    private static String reason(Step step) {
        return step.condition().isEmpty() ? step.rule() : step.rule() + ", for " + step.condition();
    }

    private static String text(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                out.append(out.isEmpty() ? "" : "\n").append(heading.text()).append('\n');
            } else if (block instanceof Block.Sentence sentence) {
                out.append("  ").append(sentence.text()).append('\n');
            } else if (block instanceof Block.Formula formula) {
                out.append("    ").append(formula.name()).append(" = ");
                out.append(plain(formula.formula(), formula.scope())).append('\n');
            } else if (block instanceof Block.Chain chain) {
                out.append("      ").append(plain(chain.start(), chain.scope())).append('\n');
                for (Step step : chain.steps()) {
                    out.append("    = ").append(plain(step.to(), chain.scope())).append('\n');
                    out.append("          by: ").append(reason(step)).append('\n');
                }
            }
        }
        return out.toString();
    }

    private static String markdown(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                out.append(out.isEmpty() ? "# " : "## ").append(heading.text()).append("\n\n");
            } else if (block instanceof Block.Sentence sentence) {
                out.append(sentence.text()).append("\n\n");
            } else if (block instanceof Block.Formula formula) {
                out.append("**").append(formula.name()).append("**\n\n$$\n");
                out.append(Tex.of(formula.formula(), formula.scope())).append("\n$$\n\n");
            } else if (block instanceof Block.Chain chain) {
                out.append("$$\n").append(Tex.of(chain.start(), chain.scope())).append("\n$$\n\n");
                for (Step step : chain.steps()) {
                    out.append("by the ").append(step.rule());
                    if (!step.condition().isEmpty()) {
                        out.append(" (")
                                .append('`')
                                .append(step.condition())
                                .append('`')
                                .append(')');
                    }
                    out.append(",\n\n$$\n= ")
                            .append(Tex.of(step.to(), chain.scope()))
                            .append("\n$$\n\n");
                }
            }
        }
        return out.toString();
    }

    private static String tex(List<Block> blocks) {
        StringBuilder out = new StringBuilder("% needs amsmath\n");
        boolean first = true;
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                out.append(first ? "\\section*{" : "\\subsection*{")
                        .append(heading.text())
                        .append("}\n");
                first = false;
            } else if (block instanceof Block.Sentence sentence) {
                out.append(texText(sentence.text())).append('\n');
            } else if (block instanceof Block.Formula formula) {
                out.append(texText(formula.name())).append("\n\\[\n");
                out.append(Tex.of(formula.formula(), formula.scope())).append("\n\\]\n");
            } else if (block instanceof Block.Chain chain) {
                out.append("\\begin{align*}\n  & ").append(Tex.of(chain.start(), chain.scope()));
                for (Step step : chain.steps()) {
                    out.append(" \\\\\n  &= ").append(Tex.of(step.to(), chain.scope()));
                    out.append(" && \\text{").append(texText(reason(step))).append('}');
                }
                out.append("\n\\end{align*}\n");
            }
        }
        return out.toString();
    }

    /** Text that may hold formulas as people type them: set upright, with TeX's own characters escaped. */
    private static String texText(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '<' -> escaped.append("\\textless{}");
                case '>' -> escaped.append("\\textgreater{}");
                case '#', '$', '%', '&', '_', '{', '}' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String mathMl(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Block.Formula formula) {
                out.append(MathMl.of(formula.formula(), formula.scope(), MathMl.Display.BLOCK))
                        .append('\n');
            } else if (block instanceof Block.Chain chain) {
                List<Line> lines = chain.steps().stream()
                        .map(step -> Line.equal(step.to()))
                        .toList();
                out.append(
                                lines.isEmpty()
                                        ? MathMl.of(chain.start(), chain.scope(), MathMl.Display.BLOCK)
                                        : MathMl.aligned(chain.start(), lines, chain.scope()))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static String json(List<Block> blocks) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode document = nodes.objectNode();
        document.put("version", 1);
        ArrayNode formulas = nodes.arrayNode();
        ArrayNode chains = nodes.arrayNode();
        for (Block block : blocks) {
            if (block instanceof Block.Formula formula) {
                ObjectNode node = formulas.addObject();
                node.put("quantity", formula.key());
                node.put("name", formula.name());
                formula(node, formula.formula(), formula.scope());
            } else if (block instanceof Block.Chain chain) {
                ObjectNode node = chains.addObject();
                node.put("name", chain.key());
                formula(node.putObject("start"), chain.start(), chain.scope());
                ArrayNode steps = node.putArray("steps");
                for (Step step : chain.steps()) {
                    ObjectNode entry = steps.addObject();
                    entry.put("rule", step.rule());
                    entry.put("condition", step.condition());
                    formula(entry, step.to(), chain.scope());
                }
                node.put("where", chain.scope().toString());
            } else if (block instanceof Block.Heading heading && !document.has("title")) {
                document.put("title", heading.text());
            }
        }
        document.set("derivations", chains);
        document.set("formulas", formulas);
        return document.toPrettyString() + "\n";
    }

    private static void formula(ObjectNode node, Expr formula, Scope scope) {
        node.put("text", plain(formula, scope));
        node.put("tex", Tex.of(formula, scope));
    }
}
