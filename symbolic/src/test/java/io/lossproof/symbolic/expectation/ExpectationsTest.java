package io.lossproof.symbolic.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.MathMl;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import io.lossproof.symbolic.syntax.Tex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {

    private static final Scope SCOPE = Parser.scope("m: real, s: positive, p: unit, q: simplex(K), x: real");

    private static Expr read(String text) {
        return Parser.expression(text, SCOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E[x ~ gaussian(m, s)](x^2)",
                "2*E[y ~ bernoulli(p)](y + x)^2",
                "E[y ~ categorical(q)](log(q[y + 1]))",
                "E[x ~ gaussian(0, 1)](E[y ~ gaussian(x, 1)](y*x))"
            })
    void theTextIsReadBack(String text) {
        assertEquals(text, read(text).toString());
        assertEquals(read(text), read(read(text).toString()));
    }

    @Test
    void theVariableIsBound() {
        assertEquals(read("E[x ~ gaussian(m, s)](x^2)"), read("E[t ~ gaussian(m, s)](t^2)"));
        assertTrue(read("E[x ~ gaussian(m, s)](x^2)").isFreeOf("x"));
        // The parameters lie outside of its scope.
        assertEquals(
                "E[x ~ gaussian(m, s)](x + k)",
                read("E[x ~ gaussian(m, s)](x + p)")
                        .substitute(Expr.symbol("p"), Expr.symbol("k"))
                        .toString());
        assertTrue(!read("E[x ~ gaussian(x, s)](x)").isFreeOf("x"));
    }

    @Test
    void theNumberEStaysOne() {
        assertEquals("e", read("E").toString());
        assertEquals("e*x", read("E*x").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E[x ~ normal(m, s)](x) | there is no family 'normal'",
                "E[x ~ gaussian(m)](x) | gaussian takes 2 parameters, not 1",
                "E[y ~ bernoulli(p, p)](y) | bernoulli takes 1 parameter, not 2",
                "E[y ~ categorical(p)](y) | where the name of a declared vector would be right",
                "E[x ~ gaussian(m, s)] | an expectation is written E[x ~ gaussian(m, s)](f)",
                "E(x) | an expectation is written E[x ~ gaussian(m, s)](f)",
                "E[q ~ gaussian(m, s)](1) | q is a vector"
            })
    void saysWhatIsWrong(String text, String message) {
        SyntaxException refused = assertThrows(SyntaxException.class, () -> read(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::getMessage);
    }

    @Test
    void isTypeset() {
        Expr expectation = read("E[x ~ gaussian(m, s)](x^2)");
        assertEquals("\\mathbb{E}_{x \\sim \\operatorname{gaussian}(m,s)}(x^2)", Tex.of(expectation, SCOPE));
        assertTrue(MathMl.of(expectation, SCOPE).contains("𝔼"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E[y ~ bernoulli(p)](y) | p*1 + (1 - p)*0",
                "E[x ~ gaussian(m, s)](x) | m",
                "E[x ~ gaussian(m, s)](x*exp(x/2)) | exp(m/2 + s^2/8)*(m + s^2/2)",
                "E[x ~ gaussian(m, s)](if(x > m, 1, 0)) | 1/2"
            })
    void isCarriedOut(String text, String value) {
        Expr carried = Expectations.carryOut(read(text), SCOPE);
        assertTrue(
                io.lossproof.symbolic.normal.ZeroTest.equal(carried, read(value), SCOPE)
                        .isProved(),
                carried::toString);
    }

    /** The variance of a Gaussian that is weighted with exp(x²) is positive for small scales only. */
    @Test
    void theConditionOfIntegrabilityStays() {
        Expr carried = Expectations.carryOut(read("E[x ~ gaussian(0, s)](exp(x^2))"), SCOPE);
        Expectations.Conditional conditional = Expectations.conditional(carried);
        assertEquals(1, conditional.conditions().size(), carried::toString);
    }

    @Test
    void whatHasNoClosedFormStays() {
        Expr formula = read("E[x ~ gaussian(m, s)](softplus(x))");
        assertEquals(formula, Expectations.carryOut(formula, SCOPE));
    }
}
