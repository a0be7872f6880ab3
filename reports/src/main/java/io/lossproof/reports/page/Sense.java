package io.lossproof.reports.page;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.syntax.MathMl;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.Tex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sense in which two formulas are equal, as it is written: {@code L ≐ R} up to a constant, {@code L ∝ R} up to a factor
 * as well, {@code ∇L = ∇R} for the same gradient, {@code arg min L = arg min R} for the same minimisers. What exactly is
 * meant stands beside it in words.
 *
 * @param sign between the sides
 * @param operator before each side; empty if none
 */
record Sense(Sign sign, Optional<Operator> operator) {

    private enum Sign {
        EQUAL("=", "="),
        UP_TO_CONSTANT("≐", "\\doteq"),
        PROPORTIONAL("∝", "\\propto");

        private final String shown;
        private final String tex;

        Sign(String shown, String tex) {
            this.shown = shown;
            this.tex = tex;
        }
    }

    private enum Operator {
        GRADIENT("<mo>∇</mo>", "\\nabla"),
        MINIMISERS("<mrow><mi>arg</mi><mspace width=\"0.1667em\"></mspace><mi>min</mi></mrow>", "\\arg\\min");

        private final String markup;
        private final String tex;

        Operator(String markup, String tex) {
            this.markup = markup;
            this.tex = tex;
        }
    }

    /** The sense of this name in a run; empty for plain equality and for names that are none. */
    static Optional<Sense> named(String upTo) {
        return Optional.ofNullable(
                switch (upTo) {
                    case "constant" -> new Sense(Sign.UP_TO_CONSTANT, Optional.empty());
                    case "scale" -> new Sense(Sign.PROPORTIONAL, Optional.empty());
                    case "gradient" -> new Sense(Sign.EQUAL, Optional.of(Operator.GRADIENT));
                    case "argmin" -> new Sense(Sign.EQUAL, Optional.of(Operator.MINIMISERS));
                    default -> null;
                });
    }

    /** Both sides with what stands before and between them. */
    Formula equated(Expr left, Expr right, List<String> parameters, Scope scope, String text) {
        String tex = side(left, parameters, scope) + " " + sign.tex + " " + side(right, parameters, scope);
        String markup = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><semantics><mrow>"
                + sideMarkup(left, parameters, scope) + "<mo>" + sign.shown + "</mo>"
                + sideMarkup(right, parameters, scope)
                + "</mrow><annotation encoding=\"application/x-tex\">" + Html.escaped(tex)
                + "</annotation></semantics></math>";
        return new Formula(markup, tex, text, "");
    }

    private String side(Expr side, List<String> parameters, Scope scope) {
        if (operator.isEmpty()) {
            return Tex.of(side, scope);
        }
        String names = parameters.stream()
                .map(name -> Tex.of(named(name, scope), within(name, scope)))
                .collect(Collectors.joining(", "));
        String body = isBracketed(side, scope) ? "\\left(" + Tex.of(side, scope) + "\\right)" : Tex.of(side, scope);
        return operator.get().tex + (names.isEmpty() ? " " : "_{" + names + "} ") + body;
    }

    private String sideMarkup(Expr side, List<String> parameters, Scope scope) {
        String body = row(side, scope);
        if (operator.isEmpty()) {
            return body;
        }
        String names = parameters.stream()
                .map(name -> row(named(name, scope), within(name, scope)))
                .collect(Collectors.joining("<mo>,</mo>"));
        String before = operator.get().markup;
        return (names.isEmpty() ? before : "<msub>" + before + "<mrow>" + names + "</mrow></msub>")
                + "<mspace width=\"0.1667em\"></mspace>"
                + (isBracketed(side, scope) ? "<mrow><mo>(</mo>" + body + "<mo>)</mo></mrow>" : body);
    }

    /** A parameter, which may be a whole vector or family of vectors: by itself that is no formula, so its name stands for a number here. */
    private static Expr named(String parameter, Scope scope) {
        return Parser.expression(parameter, within(parameter, scope));
    }

    private static Scope within(String parameter, Scope scope) {
        return scope.vectorLengths().containsKey(parameter) ? Scope.of(parameter, Domain.REAL) : scope;
    }

    /** Sums, and what begins with a minus. */
    private static boolean isBracketed(Expr side, Scope scope) {
        return side instanceof Apply apply && apply.op() == Op.ADD
                || Tex.of(side, scope).startsWith("-");
    }

    /** What stands in a {@code math} element apart from its annotation. */
    static String row(Expr expr, Scope scope) {
        String math = MathMl.of(expr, scope, MathMl.Display.BLOCK);
        String start = "<semantics>";
        return "<mrow>" + math.substring(math.indexOf(start) + start.length(), math.indexOf("<annotation")) + "</mrow>";
    }
}
