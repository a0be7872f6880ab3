package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulasTest {

    @Test
    void derivativesNameTheirVariables() {
        Formulas formulas = Formulas.in("K: natural, z: vector(K), i: {1, ..., K}, j: {1, ..., K}");
        Formula hessian = formulas.derivative(List.of("z[i]", "z[j]"), "-softmax(z, i)*softmax(z, j)");
        assertTrue(hessian.isTypeset(), hessian.problem());
        assertTrue(hessian.tex().contains("\\partial z_i"), hessian.tex());
        assertTrue(hessian.tex().contains("\\ell = "), hessian.tex());
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
    void declarationsThatCannotBeReadAreNamedAsTheCause() {
        Formula formula = Formulas.in("p: nonsense").inline("<p>");
        assertFalse(formula.isTypeset());
        assertEquals("<code class=\"raw\">&lt;p&gt;</code>", formula.markup());
        assertTrue(formula.problem().startsWith("its declarations cannot be read: column "), formula.problem());
    }
}
