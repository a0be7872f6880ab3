package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import java.time.Duration;
import java.util.List;

/** A program that asks Symja what it complains about, and prints nothing itself. */
final class SymjaUse {

    private SymjaUse() {}

    public static void main(String[] arguments) {
        SymjaCas cas = SymjaCas.withLimit(Duration.ofSeconds(2));
        if (cas.laws().isEmpty()) {
            throw new AssertionError("no laws");
        }
        if (arguments[0].equals("ask")) {
            ask(cas);
        }
    }

    private static void ask(SymjaCas cas) {
        Scope scope = Parser.scope("x: real, a: real, b: real");
        for (String text : List.of(
                "1/(x - x)",
                "(x - x)^(x - x)",
                "log(x - x)",
                "loggamma(-1)",
                "gamma(-2)",
                "digamma(0)",
                "arctanh(1)",
                "(x + a + b)^12",
                "tan(pi/2)",
                "2^x - 2^x + 0^x",
                "sqrt(x^2 - 1)/(x - 1)",
                "(((7^1000)^1000)^1000)^1000")) {
            Expr formula = Parser.expression(text, scope);
            Answer derivative = cas.derivative(formula, Expr.symbol("x"), scope);
            Answer simple = cas.simplify(formula, scope);
            Answer difference = cas.expandDifference(formula, Expr.symbol("a"), scope);
            Answer factored = cas.factor(formula);
            for (Answer answer : List.of(derivative, simple, difference, factored)) {
                if (answer.toString().contains("the algebra system failed")) {
                    throw new AssertionError(answer.toString());
                }
            }
        }
        Answer density = cas.logDensity("gaussian", List.of(Expr.num(0), Expr.num(-1)), Expr.symbol("x"));
        if (density.proposal().isEmpty()) {
            throw new AssertionError(density.toString());
        }
    }
}
