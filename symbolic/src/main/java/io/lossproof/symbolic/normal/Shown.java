package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.expr.Expr;

/** Formulas in the words of a proof. */
final class Shown {

    private Shown() {}

    /** The formula arranged as people write it; open indices keep their mark. */
    static String text(Expr formula, Facts facts) {
        return Arrangement.of(formula, facts.scope()).toString();
    }

    /** A method for a reader: open indices without their mark. */
    static String plain(String method) {
        return method.replaceAll("\\$(?=[a-z])", "");
    }
}
