package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitClaimsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proved    | limit(q*(1 - q)/n, n, inf) == 0 | q: unit, n: positive",
                "proved    | limit((1 + 1/n)^n, n, inf) == e | n: natural",
                "proved    | limit(sin(x)/x, x, 0) == 1 | x: real",
                "proved    | limit(x*log(x), x, 0, above) == 0 | x: real",
                "proved    | limit(exp(-x)*x^5, x, inf) == 0 | x: real",
                "proved    | limit(softplus(x) - x, x, inf) == 0 | x: real",
                "proved    | limit(x^2, x, inf) == inf | x: real",
                "proved    | limit(log(x), x, 0) == -inf | x: positive",
                "proved    | limit(x^2, x, inf) > 5 | x: real",
                "proved    | 1 + limit(sigmoid(x)*y, x, inf) == y + 1 | x: real, y: real",
                "proved    | limit((sum(p[k]^a, k, 1, K) - 1)/(1 - a), a, 1) == -sum(p[k]*log(p[k]), k, 1, K) | a: real, p: simplex(K)",
                "proved    | limit(sin(y) + 1/x, x, inf) <= 1 | x: real, y: real",
                "refuted   | limit(q*(1 - q)/n, n, inf) == q | q: unit, n: positive",
                "refuted   | limit((1 + 1/n)^n, n, inf) == 2.718281828 | n: natural",
                "refuted   | limit(1/x, x, 0) == 0 | x: real",
                "refuted   | limit(abs(x)/x, x, 0) == 1 | x: real",
                "refuted   | limit(x^2, x, inf) == 0 | x: real",
                "refuted   | limit(x^2, x, inf) == -inf | x: real",
                "refuted   | limit(1/x, x, inf) == inf | x: real",
                "refuted   | limit(log(1 + q/n), n, inf) == q | q: unit, n: positive",
                "undecided | limit(sin(x), x, inf) == 0 | x: real",
                "undecided | limit(c*x, x, inf) == inf | x: real, c: real",
                "undecided | limit(x, x, inf) + 1 == inf | x: real"
            })
    void judges(String verdict, String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    @Test
    void bothOneSidedLimitsAreTheWitnessOfNone() {
        Counterexample example = Claims.examined("limit(1/x, x, 0) == 0", "x: real")
                .counterexample()
                .orElseThrow();
        assertTrue(example.left().startsWith("without a limit"), example::left);
        assertTrue(example.left().contains("from above") && example.left().contains("from below"), example::left);
        assertEquals("0", example.right());
    }

    @Test
    void theCounterexampleIsAPointOfTheOtherVariables() {
        Finding finding = Claims.examined("limit(q*(1 - q)/n, n, inf) == q", "q: unit, n: positive");
        assertEquals(List.of("q"), finding.counterexample().orElseThrow().at().names());
    }

    @Test
    void anEmptyDomainIsVacuousAlsoWhereThereIsNoLimit() {
        Scope declared = Parser.scope("x: real, y: real");
        Scope scope = declared.given(List.of(Parser.condition("y > 1 && y < 0", declared)));
        Parser.Statement parsed = Parser.statement("limit(1/x, x, 0) == y", scope);
        Claim claim = Claim.equal("vacuous", "", parsed.left(), parsed.right(), scope);
        Finding finding = new Examiner(1).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(
                "undecided", finding.verdict().text(), () -> finding.evidence().toString());
    }

    @Test
    void theStatementKeepsTheNameOfItsVariable() {
        Claim claim = Claims.of("limit(q*(1 - q)/n, n, inf) == 0", "q: unit, n: positive");
        assertEquals("limit(q*(1 - q)/n, n, inf) == 0", claim.statement());
    }
}
