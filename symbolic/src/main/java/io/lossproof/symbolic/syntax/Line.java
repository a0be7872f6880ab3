package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.expr.Expr;

/** A line of a derivation: how what stands before is related to this formula. */
public record Line(Line.Relation relation, Expr formula) {

    /** How two lines of a derivation may be related. */
    public enum Relation {
        EQUAL("=", "="),
        LESS("<", "<"),
        AT_MOST("\\le", "≤"),
        GREATER(">", ">"),
        AT_LEAST("\\ge", "≥"),
        /** Equal up to a term that is free of the parameters. */
        UP_TO_CONSTANT("\\doteq", "≐"),
        /** Equal up to a positive factor. */
        PROPORTIONAL("\\propto", "∝"),
        APPROXIMATELY("\\approx", "≈"),
        /** The limit of what stands before. */
        TENDS_TO("\\to", "→");

        private final String tex;
        private final String shown;

        Relation(String tex, String shown) {
            this.tex = tex;
            this.shown = shown;
        }

        String tex() {
            return tex;
        }

        String shown() {
            return shown;
        }
    }

    public static Line equal(Expr formula) {
        return new Line(Relation.EQUAL, formula);
    }
}
