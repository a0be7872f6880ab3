package io.lossproof.reports.page;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.Tex;
import java.util.List;
import java.util.Optional;

/** {@code integrate(f, y, a, b)}: runs have it, the language of formulas does not. */
record Integral(Expr body, Expr variable, Expr lower, Expr upper) {

    private static final String CALL = "integrate(";

    /** The integral that the text is, if it is one; a syntax exception if something in it cannot be read. */
    static Optional<Integral> read(String text, Scope scope) {
        if (!text.startsWith(CALL) || !text.endsWith(")")) {
            return Optional.empty();
        }
        List<String> arguments = Arguments.split(text.substring(CALL.length(), text.length() - 1));
        if (arguments.size() != 4) {
            return Optional.empty();
        }
        String name = arguments.get(1);
        Scope within = scope.domain(name).isPresent() ? scope : scope.with(name, Domain.REAL);
        return Optional.of(new Integral(
                Parser.expression(arguments.get(0), within),
                Parser.expression(name, within),
                Parser.expression(arguments.get(2), scope),
                Parser.expression(arguments.get(3), scope)));
    }

    /** {@code ∫ f dy = right}. */
    Formula equated(Expr right, Scope scope, String text) {
        boolean bracketed = body instanceof Apply apply && apply.op() == Op.ADD;
        String tex = "\\int_{" + Tex.of(lower, scope) + "}^{" + Tex.of(upper, scope) + "} "
                + (bracketed ? "\\left(" + Tex.of(body, scope) + "\\right)" : Tex.of(body, scope))
                + "\\,\\mathrm{d}" + Tex.of(variable, scope) + " = " + Tex.of(right, scope);
        String markup = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><semantics><mrow>"
                + "<msubsup><mo>∫</mo>" + Sense.row(lower, scope) + Sense.row(upper, scope) + "</msubsup>"
                + (bracketed
                        ? "<mrow><mo>(</mo>" + Sense.row(body, scope) + "<mo>)</mo></mrow>"
                        : Sense.row(body, scope))
                + "<mspace width=\"0.1667em\"></mspace><mi mathvariant=\"normal\">d</mi>" + Sense.row(variable, scope)
                + "<mo>=</mo>" + Sense.row(right, scope)
                + "</mrow><annotation encoding=\"application/x-tex\">" + Html.escaped(tex)
                + "</annotation></semantics></math>";
        return new Formula(markup, tex, text, "");
    }
}
