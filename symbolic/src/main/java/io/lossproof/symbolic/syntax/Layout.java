package io.lossproof.symbolic.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A formula laid out for print: what is a fraction, where brackets stand, how each symbol is shown. Made once, by the
 * {@link Typesetter}, and written by {@link TexWriter} and {@link MathMlWriter}, which decide nothing of this; so all
 * printed forms agree.
 */
sealed interface Layout {

    /** How a name is set. */
    enum Face {
        ITALIC,
        UPRIGHT,
        /** The name of a function, {@code log}, that stands off from its argument. */
        FUNCTION
    }

    enum Place {
        PREFIX,
        INFIX,
        POSTFIX
    }

    /** What stands between two factors; the product itself has no sign. */
    enum Gap {
        NONE,
        THIN,
        /** As wide as thin, and made by TeX itself: before a function or a large operator. */
        AUTOMATIC,
        DOT
    }

    interface Visitor {
        void row(Row row);

        void numeral(Numeral numeral);

        void name(Name name);

        void sign(Sign sign);

        void times(Times times);

        void text(Text text);

        void applied(Applied applied);

        void fraction(Fraction fraction);

        void binomial(Binomial binomial);

        void script(Script script);

        void root(Root root);

        void fenced(Fenced fenced);

        void limits(Limits limits);

        void cases(Cases cases);

        void aligned(Aligned aligned);
    }

    void accept(Visitor visitor);

    /** Whether this is taller than a line of text, so that brackets around it grow. */
    boolean isTall();

    /** Roughly how many characters stand side by side. */
    int width();

    /** The leftmost part. */
    default Layout first() {
        return this;
    }

    /** The rightmost part. */
    default Layout last() {
        return this;
    }

    static Layout row(Layout... parts) {
        return new Row(List.of(parts));
    }

    static Layout row(List<Layout> parts) {
        return parts.size() == 1 ? parts.get(0) : new Row(parts);
    }

    static Layout subscripted(Layout base, Layout sub) {
        return new Script(base, Optional.of(sub), Optional.empty());
    }

    /** The base to a power; a subscript that is there stays below it. */
    static Layout superscripted(Layout base, Layout sup) {
        return base instanceof Script script && script.sup().isEmpty()
                ? new Script(script.base(), script.sub(), Optional.of(sup))
                : new Script(base, Optional.empty(), Optional.of(sup));
    }

    static Layout fenced(Layout inside) {
        return new Fenced("(", inside, ")");
    }

    private static boolean anyTall(List<Layout> parts) {
        return parts.stream().anyMatch(Layout::isTall);
    }

    record Row(List<Layout> parts) implements Layout {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.row(this);
        }

        @Override
        public boolean isTall() {
            return anyTall(parts);
        }

        @Override
        public int width() {
            return parts.stream().mapToInt(Layout::width).sum();
        }

        @Override
        public Layout first() {
            return parts.get(0).first();
        }

        @Override
        public Layout last() {
            return parts.get(parts.size() - 1).last();
        }
    }

    record Numeral(String digits) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.numeral(this);
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public int width() {
            return digits.length();
        }
    }

    /** A symbol or the name of a function: in TeX, and in Unicode. */
    record Name(String tex, String shown, Face face) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.name(this);
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public int width() {
            return isLetter() ? 1 : shown.length();
        }

        boolean isLetter() {
            return shown.codePointCount(0, shown.length()) == 1;
        }
    }

    /** An operator, a relation or a comma. */
    record Sign(String tex, String shown, Place place) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.sign(this);
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public int width() {
            return 1;
        }
    }

    record Times(Gap gap) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.times(this);
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public int width() {
            return gap == Gap.DOT ? 1 : 0;
        }
    }

    /** Words within a formula. */
    record Text(String words) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.text(this);
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public int width() {
            return words.length();
        }
    }

    record Applied(Layout function, Layout argument) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.applied(this);
        }

        @Override
        public boolean isTall() {
            return function.isTall() || argument.isTall();
        }

        @Override
        public int width() {
            return function.width() + argument.width();
        }

        @Override
        public Layout first() {
            return function.first();
        }

        @Override
        public Layout last() {
            return argument.last();
        }
    }

    record Fraction(Layout over, Layout under) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.fraction(this);
        }

        @Override
        public boolean isTall() {
            return true;
        }

        @Override
        public int width() {
            return Math.max(over.width(), under.width());
        }
    }

    record Binomial(Layout over, Layout under) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.binomial(this);
        }

        @Override
        public boolean isTall() {
            return true;
        }

        @Override
        public int width() {
            return Math.max(over.width(), under.width()) + 2;
        }
    }

    record Script(Layout base, Optional<Layout> sub, Optional<Layout> sup) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.script(this);
        }

        @Override
        public boolean isTall() {
            return base.isTall();
        }

        @Override
        public int width() {
            return base.width()
                    + Math.max(
                            sub.map(Layout::width).orElse(0),
                            sup.map(Layout::width).orElse(0));
        }

        @Override
        public Layout first() {
            return base.first();
        }
    }

    record Root(Layout radicand) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.root(this);
        }

        @Override
        public boolean isTall() {
            return radicand.isTall();
        }

        @Override
        public int width() {
            return radicand.width() + 1;
        }
    }

    /** Between brackets or bars, which grow with what is inside. */
    record Fenced(String open, Layout inside, String close) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.fenced(this);
        }

        @Override
        public boolean isTall() {
            return inside.isTall();
        }

        @Override
        public int width() {
            return inside.width() + 2;
        }
    }

    /** A large operator with what stands under and over it. */
    record Limits(Name operator, Layout under, Optional<Layout> over) implements Layout {
        @Override
        public void accept(Visitor visitor) {
            visitor.limits(this);
        }

        @Override
        public boolean isTall() {
            return true;
        }

        @Override
        public int width() {
            return operator.width() + 1;
        }
    }

    /** Values with the conditions under which they are taken. */
    record Cases(List<Case> lines) implements Layout {
        record Case(Layout value, Layout when) {}

        public Cases {
            lines = List.copyOf(lines);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.cases(this);
        }

        @Override
        public boolean isTall() {
            return true;
        }

        @Override
        public int width() {
            return lines.stream()
                    .mapToInt(line -> line.value().width() + line.when().width())
                    .max()
                    .orElse(0);
        }
    }

    /** A left side, and under one another the relations to what it is equal to. */
    record Aligned(Layout left, List<Step> steps) implements Layout {
        record Step(Sign relation, Layout right) {}

        public Aligned {
            steps = List.copyOf(steps);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.aligned(this);
        }

        @Override
        public boolean isTall() {
            return true;
        }

        @Override
        public int width() {
            return left.width()
                    + steps.stream()
                            .mapToInt(step -> step.right().width())
                            .max()
                            .orElse(0);
        }
    }
}
