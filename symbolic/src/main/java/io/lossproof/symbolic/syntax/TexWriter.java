package io.lossproof.symbolic.syntax;

import java.util.Map;

/** Writes a layout as TeX that amsmath, KaTeX and MathJax read. */
final class TexWriter implements Layout.Visitor {

    private static final Map<String, String> FENCES = Map.of(
            "{", "\\{",
            "}", "\\}",
            "⌊", "\\lfloor",
            "⌋", " \\rfloor");

    private final StringBuilder text = new StringBuilder();
    /** In subscripts and the like operators have no space around them. */
    private boolean compact;

    private TexWriter() {}

    static String write(Layout layout) {
        TexWriter writer = new TexWriter();
        layout.accept(writer);
        return writer.text.toString();
    }

    /** Adds what follows; a command is kept apart from a letter after it. */
    private TexWriter put(String next) {
        if (!next.isEmpty() && Character.isLetter(next.charAt(0)) && endsInCommand()) {
            text.append(' ');
        }
        text.append(next);
        return this;
    }

    private boolean endsInCommand() {
        int at = text.length() - 1;
        while (at >= 0 && isAsciiLetter(text.charAt(at))) {
            at--;
        }
        return at >= 0 && at < text.length() - 1 && text.charAt(at) == '\\';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private TexWriter put(Layout layout) {
        layout.accept(this);
        return this;
    }

    private void braced(Layout layout) {
        put("{").put(layout).put("}");
    }

    /** A subscript or the like: one character as it is, more in braces. */
    private void script(String sign, Layout layout, boolean alwaysBraced) {
        boolean before = compact;
        compact = true;
        String inside = inScript(layout);
        compact = before;
        text.append(sign).append(alwaysBraced || inside.length() > 1 ? "{" + inside + "}" : inside);
    }

    private static String inScript(Layout layout) {
        TexWriter writer = new TexWriter();
        writer.compact = true;
        layout.accept(writer);
        return writer.text.toString();
    }

    @Override
    public void row(Layout.Row row) {
        row.parts().forEach(this::put);
    }

    @Override
    public void numeral(Layout.Numeral numeral) {
        put(numeral.digits());
    }

    @Override
    public void name(Layout.Name name) {
        put(name.tex());
    }

    @Override
    public void sign(Layout.Sign sign) {
        boolean infix = sign.place() == Layout.Place.INFIX;
        if (sign.tex().equals(",")) {
            put(compact ? "," : ", ");
        } else if (infix && !compact) {
            text.append(' ').append(sign.tex()).append(' ');
        } else if (infix && sign.tex().startsWith("\\")) {
            text.append(' ').append(sign.tex()).append(' ');
        } else {
            put(sign.tex());
        }
    }

    @Override
    public void times(Layout.Times times) {
        switch (times.gap()) {
            case NONE -> {}
            case THIN -> put("\\,");
            case AUTOMATIC -> put(" ");
            case DOT -> put(" \\cdot ");
        }
    }

    @Override
    public void text(Layout.Text words) {
        String content = words.words();
        put(content.startsWith(" ") ? " " : "").put("\\text{" + content + "}").put(content.endsWith(" ") ? " " : "");
    }

    @Override
    public void applied(Layout.Applied applied) {
        put(applied.function());
        int at = text.length();
        put(applied.argument());
        if (!(applied.argument() instanceof Layout.Fenced) && " \\".indexOf(text.charAt(at)) < 0) {
            text.insert(at, ' ');
        }
    }

    @Override
    public void fraction(Layout.Fraction fraction) {
        put("\\frac");
        braced(fraction.over());
        braced(fraction.under());
    }

    @Override
    public void binomial(Layout.Binomial binomial) {
        put("\\binom");
        braced(binomial.over());
        braced(binomial.under());
    }

    @Override
    public void script(Layout.Script script) {
        put(script.base());
        script.sub().ifPresent(sub -> script("_", sub, false));
        script.sup().ifPresent(sup -> script("^", sup, false));
    }

    @Override
    public void root(Layout.Root root) {
        put("\\sqrt");
        braced(root.radicand());
    }

    @Override
    public void fenced(Layout.Fenced fenced) {
        String open = FENCES.getOrDefault(fenced.open(), fenced.open());
        String close = FENCES.getOrDefault(fenced.close(), fenced.close());
        boolean grows = fenced.isTall() || (open.equals("|") && startsWithSign(fenced.inside()));
        put(grows ? "\\left" + open + " " : open);
        put(fenced.inside());
        put(grows ? " \\right" + close.strip() : close);
    }

    /** After a plain bar TeX would take a minus for a subtraction. */
    private static boolean startsWithSign(Layout inside) {
        return inside.first() instanceof Layout.Sign;
    }

    @Override
    public void limits(Layout.Limits limits) {
        String name = limits.operator().tex();
        put(name.startsWith("\\operatorname{") ? name.replaceFirst("\\{", "*{") : name);
        script("_", limits.under(), true);
        limits.over().ifPresent(over -> script("^", over, true));
        text.append(' ');
    }

    @Override
    public void cases(Layout.Cases cases) {
        put("\\begin{cases} ");
        String between = "";
        for (Layout.Cases.Case line : cases.lines()) {
            put(between).put(line.value()).put(" & ").put(line.when());
            between = " \\\\ ";
        }
        put(" \\end{cases}");
    }

    @Override
    public void aligned(Layout.Aligned aligned) {
        put("\\begin{aligned} ").put(aligned.left());
        String between = " ";
        for (Layout.Aligned.Step step : aligned.steps()) {
            put(between).put("&").put(step.relation().tex()).put(" ").put(step.right());
            between = " \\\\ ";
        }
        put(" \\end{aligned}");
    }
}
