package io.lossproof.cli.exposition;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The formats in which a derivation is written. */
public enum ExpositionFormat {
    TEXT(blocks -> new TextWriter().write(blocks)),
    TEX(blocks -> new LatexWriter().write(blocks)),
    MATHML(blocks -> new HtmlWriter().write(blocks)),
    MARKDOWN(blocks -> new MarkdownWriter().write(blocks)),
    JSON(JsonForm::of);

    private final Function<List<Block>, String> writer;

    ExpositionFormat(Function<List<Block>, String> writer) {
        this.writer = writer;
    }

    /** The name in commands. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String write(Exposition exposition) {
        return writer.apply(exposition.blocks());
    }
}
