package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.ClaimRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class SenseTest {

    private static final String SCOPE = "a: real, b: real, q: simplex(K)";

    @Test
    void plainEqualityIsASignOfItsOwn() {
        assertEquals("a = b", statement("a", "==", "b", "equal", List.of()).tex());
    }

    @Test
    void weakerSensesAreWritten() {
        assertEquals(
                "a \\doteq b",
                statement("a", "==", "b", "constant", List.of("a")).tex());
        assertEquals(
                "a \\propto b", statement("a", "==", "b", "scale", List.of("a")).tex());
        assertEquals(
                "\\nabla_{a, b} a = \\nabla_{a, b} \\left(a + b\\right)",
                statement("a", "==", "a + b", "gradient", List.of("a", "b")).tex());
        assertEquals(
                "\\arg\\min_{a} a^2 = \\arg\\min_{a} b",
                statement("a^2", "==", "b", "argmin", List.of("a")).tex());
    }

    @Test
    void aParameterMayBeAWholeVector() {
        Formula formula = statement("-log(q[1])", "==", "-log(q[2])", "argmin", List.of("q"));
        assertTrue(formula.isTypeset(), formula.problem());
        assertTrue(formula.tex().startsWith("\\arg\\min_{q} \\left(-\\log q_1\\right) = "), formula.tex());
        assertTrue(formula.markup().contains("<msub>"), formula.markup());
    }

    @Test
    void anOrderIsWrittenAsItStands() {
        assertEquals(
                "a \\le b", statement("a", "<=", "b", "constant", List.of("a")).tex());
    }

    @Test
    void whatIsNoParameterLeavesTheStatementAsItIsStored() {
        Formula formula = statement("a", "==", "b", "argmin", List.of("<b>"));
        assertFalse(formula.isTypeset());
        assertFalse(formula.markup().contains("<b>"), formula.markup());
    }

    private static Formula statement(String left, String relation, String right, String upTo, List<String> in) {
        return Formulas.in(SCOPE)
                .statement(new ClaimRecord(
                        "id", "", left, relation, right, SCOPE, List.of(), upTo, in, "holds", "", "proved", null, null,
                        true, List.of(), null, 0));
    }
}
