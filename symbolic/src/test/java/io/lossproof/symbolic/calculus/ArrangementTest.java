package io.lossproof.symbolic.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, s: positive, z: vector(K), p: simplex(K), "
            + "t: closed-simplex(K), i: {1, ..., K}, j: {1, ..., K}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x - -y - (x - y) + 3 - 2*3 | 2*y - 3",
                "(2*(y - x)*(-1))/(2*s^2) | (x - y)/s^2",
                "exp(x)*exp(-2*x)*exp(x)^2 | exp(x)",
                "sqrt(s)^2 + 0*x | s",
                "y*log1p(x) + (1 - y)*log1p(x) | log1p(x)",
                "sum(t[k]*3, k, 1, K) | 3",
                "sum(kroneckerdelta(k, j)*z[k], k, 1, K) | z[j]",
                "-sum(t[k]*(z[k] - logsumexp(z)), k, 1, K) | logsumexp(z) - sum(t[k]*z[k], k, 1, K)",
                "sum(softmax(z, k), k, 1, K) | 1",
                "kroneckerdelta(i, j)*z[i]*z[j] | kroneckerdelta(i, j)*z[i]^2"
            })
    void isWrittenAsPeopleDo(String given, String arranged) {
        Expr formula = Parser.expression(given, SCOPE);
        assertEquals(arranged, ExprText.of(Arrangement.shortest(formula, SCOPE), SCOPE.vectorLengths()));
    }

    /** Turning the sign of one difference must not lose the power of the other. */
    @Test
    void aProductOfOppositeDifferencesStaysASquare() {
        Expr formula = Parser.expression("-(x - y)*(y - x)", SCOPE);
        assertEquals("(y - x)^2", Arrangement.of(formula, SCOPE).toString());
    }

    @Provide
    Arbitrary<String> formulas() {
        Arbitrary<String> leaves =
                Arbitraries.of("x", "y", "s", "2", "1/3", "(x - y)", "(1 - x)", "exp(x)", "softplus(y)");
        return Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves,
                () -> Combinators.combine(formulas(), Arbitraries.of(" + ", " - ", "*"), formulas())
                        .as((a, op, b) -> "(" + a + op + b + ")"),
                () -> formulas().map(a -> "(-" + a + ")"),
                () -> leaves.map(a -> a + "^2"),
                () -> formulas().map(a -> "(" + a + "/s)"));
    }

    @Property(seed = "20817", tries = 300)
    void keepsTheValue(@ForAll("formulas") String text) {
        Expr formula = Parser.expression(text, SCOPE);
        Expr arranged = Arrangement.of(formula, SCOPE);
        assertTrue(
                formula.size() > 60 || ZeroTest.equal(formula, arranged, SCOPE).isProved(),
                () -> text + " became " + arranged);
        Expr shortest = Arrangement.shortest(formula, SCOPE);
        assertTrue(
                formula.size() > 60 || ZeroTest.equal(formula, shortest, SCOPE).isProved(),
                () -> text + " became " + shortest);
    }
}
