package io.lossproof.symbolic.syntax;

import java.util.List;

/** Writes a layout with the elements of MathML Core. */
final class MathMlWriter implements Layout.Visitor {

    private static final String INVISIBLE_TIMES = "<mo>&#x2062;</mo>";
    private static final String APPLY_FUNCTION = "<mo>&#x2061;</mo>";
    private static final String THIN_SPACE = "<mspace width=\"0.1667em\"/>";
    private static final String SIGN_COLUMN = "<mtd style=\"text-align:left;padding-left:0\">";

    private final StringBuilder text = new StringBuilder();
    private int scriptDepth;

    private MathMlWriter() {}

    static String write(Layout layout) {
        MathMlWriter writer = new MathMlWriter();
        writer.one(layout);
        return writer.text.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void element(String name, Layout... parts) {
        text.append('<').append(name).append('>');
        for (Layout part : parts) {
            one(part);
        }
        text.append("</").append(name).append('>');
    }

    /** As exactly one element. */
    private void one(Layout layout) {
        boolean several = layout instanceof Layout.Row || layout instanceof Layout.Times;
        text.append(several ? "<mrow>" : "");
        layout.accept(this);
        text.append(several ? "</mrow>" : "");
    }

    private void inScript(Layout layout) {
        scriptDepth++;
        one(layout);
        scriptDepth--;
    }

    @Override
    public void row(Layout.Row row) {
        for (int i = 0; i < row.parts().size(); i++) {
            row.parts().get(i).accept(this);
            boolean minus = row.parts().get(i) instanceof Layout.Sign sign && sign.place() == Layout.Place.PREFIX;
            if (minus && standsOff(row.parts().get(i + 1).first())) {
                text.append(THIN_SPACE);
            }
        }
    }

    /** A function or a large operator keeps a distance from a sign before it. */
    private static boolean standsOff(Layout layout) {
        return layout instanceof Layout.Limits
                || (layout instanceof Layout.Name name && name.face() == Layout.Face.FUNCTION);
    }

    @Override
    public void numeral(Layout.Numeral numeral) {
        text.append("<mn>").append(numeral.digits()).append("</mn>");
    }

    /** One letter is italic by itself; several are upright, so italic ones are written with mathematical letters. */
    @Override
    public void name(Layout.Name name) {
        boolean upright = name.face() != Layout.Face.ITALIC;
        text.append(upright && name.isLetter() ? "<mi mathvariant=\"normal\">" : "<mi>")
                .append(escaped(upright || name.isLetter() ? name.shown() : italic(name.shown())))
                .append("</mi>");
    }

    /** The Latin letters of a word in their mathematical italic form. */
    private static String italic(String word) {
        StringBuilder italic = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (c == 'h') {
                italic.append('ℎ');
            } else if (c >= 'a' && c <= 'z') {
                italic.appendCodePoint(0x1D44E + c - 'a');
            } else if (c >= 'A' && c <= 'Z') {
                italic.appendCodePoint(0x1D434 + c - 'A');
            } else {
                italic.appendCodePoint(c);
            }
        });
        return italic.toString();
    }

    @Override
    public void sign(Layout.Sign sign) {
        text.append("<mo");
        if (sign.place() == Layout.Place.PREFIX) {
            text.append(" form=\"prefix\"");
        }
        boolean tight = sign.place() == Layout.Place.POSTFIX || (sign.place() == Layout.Place.INFIX && scriptDepth > 0);
        if (tight) {
            text.append(" lspace=\"0\" rspace=\"0\"");
        }
        text.append('>').append(escaped(sign.shown())).append("</mo>");
    }

    @Override
    public void times(Layout.Times times) {
        if (times.gap() == Layout.Gap.DOT) {
            text.append("<mo>⋅</mo>");
            return;
        }
        text.append(INVISIBLE_TIMES);
        if (times.gap() != Layout.Gap.NONE) {
            text.append(THIN_SPACE);
        }
    }

    @Override
    public void text(Layout.Text words) {
        text.append("<mtext>")
                .append(escaped(words.words()).replace(' ', '\u00A0'))
                .append("</mtext>");
    }

    @Override
    public void applied(Layout.Applied applied) {
        text.append("<mrow>");
        one(applied.function());
        text.append(APPLY_FUNCTION);
        if (!(applied.argument() instanceof Layout.Fenced)) {
            text.append(THIN_SPACE);
        }
        one(applied.argument());
        text.append("</mrow>");
    }

    @Override
    public void fraction(Layout.Fraction fraction) {
        element("mfrac", fraction.over(), fraction.under());
    }

    @Override
    public void binomial(Layout.Binomial binomial) {
        text.append("<mrow>");
        fence("(", "prefix", true);
        text.append("<mfrac linethickness=\"0\">");
        one(binomial.over());
        one(binomial.under());
        text.append("</mfrac>");
        fence(")", "postfix", true);
        text.append("</mrow>");
    }

    @Override
    public void script(Layout.Script script) {
        String name =
                "m" + (script.sub().isPresent() ? "sub" : "") + (script.sup().isPresent() ? "sup" : "");
        text.append('<').append(name).append('>');
        one(script.base());
        script.sub().ifPresent(this::inScript);
        script.sup().ifPresent(this::inScript);
        text.append("</").append(name).append('>');
    }

    @Override
    public void root(Layout.Root root) {
        element("msqrt", root.radicand());
    }

    @Override
    public void fenced(Layout.Fenced fenced) {
        boolean tall = fenced.isTall();
        text.append("<mrow>");
        fence(fenced.open(), "prefix", tall);
        fenced.inside().accept(this);
        fence(fenced.close(), "postfix", tall);
        text.append("</mrow>");
    }

    private void fence(String bracket, String form, boolean stretchy) {
        text.append("<mo form=\"")
                .append(form)
                .append("\" stretchy=\"")
                .append(stretchy)
                .append("\">")
                .append(bracket)
                .append("</mo>");
    }

    @Override
    public void limits(Layout.Limits limits) {
        String name = limits.over().isPresent() ? "munderover" : "munder";
        text.append('<').append(name).append("><mo lspace=\"0\"");
        if (limits.operator().face() == Layout.Face.FUNCTION) {
            text.append(" rspace=\"0\" movablelimits=\"true\"");
        }
        text.append('>').append(limits.operator().shown()).append("</mo>");
        inScript(limits.under());
        limits.over().ifPresent(this::inScript);
        text.append("</").append(name).append('>');
    }

    @Override
    public void cases(Layout.Cases cases) {
        text.append("<mrow>");
        fence("{", "prefix", true);
        text.append("<mtable>");
        for (Layout.Cases.Case line : cases.lines()) {
            text.append("<mtr><mtd style=\"text-align:left;padding-left:0.15em\">");
            line.value().accept(this);
            text.append("</mtd><mtd style=\"text-align:left;padding-left:1em\">");
            line.when().accept(this);
            text.append("</mtd></mtr>");
        }
        text.append("</mtable></mrow>");
    }

    @Override
    public void aligned(Layout.Aligned aligned) {
        text.append("<mtable displaystyle=\"true\">");
        List<Layout.Aligned.Step> steps = aligned.steps();
        for (int i = 0; i < steps.size(); i++) {
            text.append("<mtr><mtd style=\"text-align:right;padding-right:0\">");
            if (i == 0) {
                aligned.left().accept(this);
            }
            text.append("</mtd>")
                    .append(SIGN_COLUMN)
                    .append("<mo form=\"infix\">")
                    .append(escaped(steps.get(i).relation().shown()))
                    .append("</mo>");
            steps.get(i).right().accept(this);
            text.append("</mtd></mtr>");
        }
        text.append("</mtable>");
    }
}
