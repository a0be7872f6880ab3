package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.ClaimRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulasTest {

    @Test
    void derivativesNameTheirVariables() {
        Formulas formulas = Formulas.in("K: natural, z: vector(K), i: {1, ..., K}, j: {1, ..., K}");
        Formula hessian = formulas.derivative(List.of("z[i]", "z[j]"), "-softmax(z, i)*softmax(z, j)");
        assertTrue(hessian.isTypeset(), hessian.problem());
        assertTrue(hessian.tex().contains("\\partial z_i"), hessian.tex());
        assertTrue(hessian.tex().contains("\\frac{\\partial^2\\ell}"), hessian.tex());
    }

    @Test
    void aVariableThatLooksLikeTheLossKeepsItsName() {
        Formula loss = Formulas.in("ell: real").loss("ell^2");
        assertEquals("\\ell^2", loss.tex());
    }

    @Test
    void definitionsMayNameWhatIsNotDeclared() {
        Formulas formulas = Formulas.in("K: natural, z: vector(K)");
        Formula vector = formulas.definition("p[k]", "softmax(z, k)", "p[k] = softmax(z, k)");
        assertTrue(vector.isTypeset(), vector.problem());
        assertTrue(vector.tex().startsWith("p_k = "), vector.tex());
    }

    @Test
    void wordsStandForConditionsThatAreNone() {
        Formulas formulas = Formulas.in("p: unit");
        assertEquals(
                "y &lt; in the simplex",
                formulas.condition("y < in the simplex").markup());
        assertTrue(formulas.condition("p > 0").markup().startsWith("<math"));
    }

    @Test
    void remarksAreConditionsOrFormulasOrStandAsTheyAre() {
        Formulas formulas = Formulas.in("p: unit");
        assertEquals("p > 0", formulas.remark("p > 0").tex());
        assertEquals("-\\log p", formulas.remark("-log(p)").tex());
        assertEquals(
                "<code>p is an &lt;integer&gt;</code>",
                formulas.remark("p is an <integer>").markup());
    }

    @Test
    void declarationsThatCannotBeReadAreNamedAsTheCause() {
        Formula formula = Formulas.in("p: nonsense").block("<p>");
        assertFalse(formula.isTypeset());
        assertEquals("<code class=\"raw\">&lt;p&gt;</code>", formula.markup());
        assertTrue(formula.problem().startsWith("its declarations cannot be read: column "), formula.problem());
    }

    @Test
    void conditionsMayBeSeveralAndSpeakOfAnIndex() {
        Formula formula = Formulas.in("K: natural, p: simplex(K)").condition("p[k] > 0, max(p[1], p[2]) < 1");
        assertEquals("p_k > 0, \\max(p_1, p_2) < 1", formula.tex());
    }

    @Test
    void derivationsMayUseTheVariablesOfTheFamily() {
        Formulas both = Formulas.in("z: real, y: unit").with(Formulas.in("p: unit, y: {0, 1}"));
        assertTrue(both.block("y*log(p) - z").isTypeset());
    }

    @Test
    void integralsAreTypeset() {
        Formula formula = Formulas.in("mu: real").statement(claim("integrate(y*exp(-(y - mu)^2), y, -inf, inf)"));
        assertTrue(formula.isTypeset(), formula.problem());
        assertTrue(formula.tex().startsWith("\\int_{-\\infty}^{\\infty} "), formula.tex());
        assertTrue(formula.tex().endsWith("\\,\\mathrm{d}y = \\mu"), formula.tex());
        assertTrue(formula.markup().contains("<mo>∫</mo>"), formula.markup());
    }

    @Test
    void anIntegralThatCannotBeReadIsShownAsItIs() {
        assertFalse(Formulas.in("mu: real")
                .statement(claim("integrate(<b>, y, 0, 1)"))
                .isTypeset());
        assertFalse(
                Formulas.in("mu: real").statement(claim("integrate(y, 0, 1)")).isTypeset());
    }

    private static ClaimRecord claim(String left) {
        return new ClaimRecord(
                "id",
                "",
                left,
                "==",
                "mu",
                "mu: real",
                List.of(),
                "equal",
                List.of(),
                "holds",
                "",
                "supported",
                null,
                null,
                true,
                List.of(),
                null,
                0);
    }
}
