package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;

class SymjaTermsTest {

    private static final Sym X = Expr.symbol("x");
    private static final Entry Z1 = Entry.of("z", Expr.num(1));

    @BeforeEach
    void startSymja() {
        SymjaSession unused = SymjaSession.open();
    }

    private static SymjaTerms terms(Expr... formulas) {
        return new SymjaTerms(Scope.EMPTY, SymjaTerms.Kinks.ABSOLUTE_VALUES, List.of(formulas));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N",
                "E",
                "I",
                "C",
                "D",
                "K",
                "O",
                "Pi",
                "beta",
                "gamma",
                "zeta",
                "Gamma",
                "List",
                "Null",
                "True",
                "Infinity",
                "x_1",
                "_x",
                "x__",
                "lambda_max",
                "θ",
                "σ",
                "µ",
                "u001",
                "Foo",
                "foo",
                "Sin",
                "e",
                "pi"
            })
    void namesAreNotTakenForBuiltIns(String name) {
        Sym hostile = Expr.symbol(name);
        Expr formula = Expr.add(Expr.power(hostile, 2), Expr.exp(hostile), X);
        assertEquals(
                new Answer.Found(Expr.add(Expr.exp(hostile), Expr.multiply(Expr.num(2), hostile))),
                SymjaCas.create().derivative(formula, hostile));
        SymjaTerms terms = terms(formula);
        assertEquals(formula, terms.read(terms.write(formula)));
    }

    @Test
    void namesThatDifferOnlyInCaseStayApart() {
        Expr formula = Expr.multiply(Expr.symbol("Foo"), Expr.symbol("foo"), Expr.symbol("FOO"));
        assertEquals(
                new Answer.Found(Expr.multiply(Expr.symbol("FOO"), Expr.symbol("Foo"))),
                SymjaCas.create().derivative(formula, Expr.symbol("foo")));
    }

    @Test
    void entriesAreNotTakenForSymbolsOfTheSameText() {
        Expr formula = Expr.multiply(Z1, Entry.of("z", Expr.num(2)), Expr.symbol("z1"));
        SymjaCas cas = SymjaCas.create();
        assertEquals("z1*z[2]", found(cas.derivative(formula, Z1)).toString());
        assertEquals(Num.ZERO, found(cas.derivative(formula, Entry.of("z", Expr.num(3)))));
    }

    private static Expr found(Answer answer) {
        return answer.proposal().orElseThrow(() -> new AssertionError(answer));
    }

    @Test
    void numbersStayExact() {
        Num third = Expr.num(Rational.of(1, 3));
        Num large = Expr.num(BigInteger.TEN.pow(400).add(BigInteger.ONE));
        Num tiny = Expr.num(Rational.of(BigInteger.ONE, BigInteger.TEN.pow(400)));
        for (Num num : List.of(third, large, tiny, Num.ZERO)) {
            SymjaTerms terms = terms(num);
            assertEquals(num, terms.read(terms.write(num)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/2",
                "-x/2",
                "2*x/3",
                "1/x",
                "1/x^2",
                "2/(3*x)",
                "1 - x",
                "exp(-x)",
                "x/(1 + exp(-x))",
                "sqrt(x)",
                "1/sqrt(x)",
                "log(x)/2",
                "x^N",
                "pi*x",
                "e^2",
                "EulerGamma + x",
                "digamma(x)",
                "trigamma(x)",
                "polygamma(3, x)",
                "besseli(2, x)",
                "x^2/(N*(1 + x))"
            })
    void readableTreesStayAsTheyAre(String text) {
        Expr formula = Parser.expression(text, Parser.scope("x: positive, N: real"));
        SymjaTerms terms = terms(formula);
        String expected = text.equals("e^2") ? "exp(2)" : text;
        assertEquals(expected, terms.read(terms.write(formula)).toString());
    }

    static Stream<IExpr> answersThatAreRefused() {
        SymjaSession unused = SymjaSession.open();
        IExpr x = F.symbol("u001");
        return Stream.of(
                F.symbol("other"),
                F.num(0.5),
                F.CI,
                F.CC(1L, 1L, 1L, 1L),
                S.Indeterminate,
                F.CInfinity,
                F.CNInfinity,
                F.CComplexInfinity,
                S.$Aborted,
                S.Null,
                S.True,
                S.Catalan,
                F.stringx("x"),
                F.Hold(x),
                F.List(x),
                F.D(x, x),
                F.unaryAST1(F.unaryAST1(F.unaryAST1(S.Derivative, F.C1), S.Abs), x),
                F.ConditionalExpression(x, F.Greater(x, F.C0)),
                F.Piecewise(F.List(F.List(x, F.Greater(x, F.C0)))),
                F.If(F.Greater(x, F.C0), x, F.C0),
                F.Sum(x, F.List(x, F.C1, F.C2)),
                F.Integrate(x, x),
                F.Zeta(x),
                F.Sign(x),
                F.Max(x, F.C0),
                F.KroneckerDelta(x, F.C1),
                F.Greater(x, F.C0),
                F.PolyGamma(F.CN2, x),
                F.PolyGamma(x, x),
                F.BesselI(x, x),
                F.BesselI(F.C1D2, x),
                F.Gamma(x, F.C1),
                F.Power(F.CN1, F.C1D3),
                F.Plus(x, F.Times(F.C2, F.CI)),
                F.Times(x, F.num(1.0E-20)));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreRefused")
    void anAnswerWithAnythingElseInItIsRefused(IExpr answer) {
        SymjaTerms terms = terms(X);
        Refusal alone = assertThrows(Refusal.class, () -> terms.read(answer));
        assertTrue(alone.reason().endsWith("which is not understood"), alone.reason());
        assertThrows(Refusal.class, () -> terms.read(F.Log(F.Plus(F.C1, answer))));
    }

    @Test
    void reciprocalHeadsBecomeQuotients() {
        SymjaTerms terms = terms(X);
        IExpr x = terms.write(X);
        assertEquals("1/cosh(x)^2", terms.read(F.Power(F.Sech(x), F.C2)).toString());
        assertEquals(
                "-1/sinh(x)^2",
                terms.read(F.Times(F.CN1, F.Power(F.Csch(x), F.C2))).toString());
        assertEquals("1/tan(x)", terms.read(F.Cot(x)).toString());
        assertEquals("log(x)/log(2)", terms.read(F.Log(F.C2, x)).toString());
        assertEquals("besseli(1, x)", terms.read(F.BesselI(F.CN1, x)).toString());
    }

    @Test
    void assumptionsSayWhatTheScopeSays() {
        Scope scope = Parser.scope("a: positive, b: unit, c: {0, 1}, d: natural, f: nonzero, g: simplex(3), h: real")
                .given(List.of(Parser.condition("a < b", Parser.scope("a: positive, b: unit"))));
        Expr formula = Parser.expression("a + b + c + d + f + g[2] + h", scope);
        SymjaTerms terms = new SymjaTerms(scope, SymjaTerms.Kinks.REFUSED, List.of(formula));
        String facts = terms.assumptions().toString();
        for (String fact : List.of(
                "u001>0",
                "u002>0",
                "u002<1",
                "u003>=0",
                "u003<=1",
                "u003∈Integers",
                "u004∈Integers",
                "u004>=0",
                "u005!=0",
                "u006>0",
                "u006<=1",
                "u007∈Reals",
                "u001<u002")) {
            assertTrue(facts.replace("\n", "").contains(fact), () -> fact + " is not in " + facts);
        }
    }

    @Test
    void constantsWithoutAValueAreRefused() {
        assertThrows(Refusal.class, () -> terms().write(Const.INFINITY));
        assertThrows(Refusal.class, () -> terms().write(Const.UNDEFINED));
    }
}
