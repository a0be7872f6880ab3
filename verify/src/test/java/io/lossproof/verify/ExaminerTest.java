package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.NormalForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proved    | log(1 + exp(z)) == z + log(1 + exp(-z)) | z: real",
                "refuted   | log(1 + exp(2*z)) == z + log(1 + exp(-z)) | z: real",
                "refuted   | sqrt(x^2) == x | x: real",
                "proved    | sqrt(x^2) == x | x: positive",
                "proved    | x/x == 1 | x: real",
                "refuted   | 1 == x/x | x: real",
                "refuted   | 0 == 0*log(x) | x: real",
                "refuted   | log(x*y) == log(x) + log(y) | x: real, y: real",
                "refuted   | log(x + 1e-7) == log(x) | x: positive",
                "refuted   | l - xlogy(y, l) == l - y*log(l) | y: natural, l: nonnegative",
                "refuted   | xlog1py(k, -p) == k*log(1 - p) | k: natural, p: (0, 1]",
                "refuted   | sign(x) == D(abs(x), x) | x: real",
                "refuted   | D(max(0, 1 - t*z), z) == if(t*z < 1, t, 0) | t: {-1, 1}, z: real",
                "refuted   | p*log(d) + q*log(1 - d) < p*log(p/(p + q)) + q*log(q/(p + q)) | p: positive, q: positive, d: unit",
                "supported | 2*abs(x) == D(x*abs(x), x) | x: real",
                "proved    | max(log(p), -100) == log(max(p, exp(-100))) | p: unit",
                "refuted   | max(log(p), -100) == log(p) | p: unit",
                "refuted   | log(1 + exp(z + 100)) == z + 100 | z: real",
                "proved    | sin(x)^2 + cos(x)^2 == 1 | x: real",
                "proved    | exp(x) >= 1 + x | x: real",
                "proved    | exp(x) >= 1 + x + x^2/4 | x: nonnegative",
                "proved    | sum(p[k]*log(p[k]/q[k]), k, 1, K) >= 0 | p: simplex(K), q: simplex(K)",
                "refuted   | sum(p[k]*log(p[k]/q[k]), k, 1, K) <= 0 | p: simplex(K), q: simplex(K)",
                "refuted   | sum(p[k]*log(p[k]/q[k]), k, 1, K) > 0 | p: simplex(K), q: simplex(K)",
                "refuted   | sum(p[k]*log(p[k]/q[k]), k, 1, 2) >= 0 | p: simplex(2), q: vector(2)",
                "refuted   | sum(p[k]*log(p[k]), k, 1, 3) >= sum(q[k]*log(q[k]), k, 1, 3) | p: simplex(3), q: simplex(3)",
                "refuted   | exp(x) > 1 + x | x: real",
                "refuted   | x^2 >= 1 | x: real",
                "proved    | y^3 == y | y: {-1, 0, 1}",
                "refuted   | y^3 == y | y: {-1, 0, 1, 2}",
                "undecided | log(-x^2) == 7 | x: real",
                "refuted   | sum(p[k]^2, k, 1, K) == 1 | p: simplex(K)",
                "refuted   | D(logsumexp(z), z[j]) == z[j] | z: vector(K), j: {1, ..., K}",
                "refuted   | loggamma(x) == x | x: {1, 2, 3}",
                "refuted   | digamma(x) == log(x) - 1/(2*x) | x: (2, 3)"
            })
    void judges(String verdict, String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    @Test
    void theCounterexampleIsSimpleAndComesWithBothEnclosures() {
        Finding finding = Claims.examined("log(1 + exp(2*z)) == z + log(1 + exp(-z))", "z: real");
        Counterexample example = finding.counterexample().orElseThrow();
        assertEquals("z = 1", example.at().toString());
        assertTrue(example.left().contains("2.1269280110429724"), example::left);
        assertTrue(example.right().contains("1.313261687518222"), example::right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D(softplus(z) - y*z, z) == y - sigmoid(z) | z: real, y: unit | left == -right: the sign is wrong",
                "D((y - m)^2/2, m) == 2*(m - y) | y: real, m: real | left == right/2: the right side has a factor 2 too much",
                "D((y - sigmoid(z))^2/2, z) == sigmoid(z) - y | y: real, z: real | left == right*sigmoid(z)*(1 - sigmoid(z)): the derivative of the inverse link is missing on the right",
                "log(2*x) == log(x) | x: positive | left == right + log(2): equal up to a constant",
                "x == n*x/n^2 | x: real, n: positive | left == right*n: the factor n is missing on the right"
            })
    void namesTheNearestRelationThatHolds(String statement, String where, String nearest) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(Verdict.REFUTED, finding.verdict());
        assertEquals(nearest, finding.nearest().orElse("none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(p[k]*log(p[k]/q[k]), k, 1, K) < 0 | p: simplex(K), q: simplex(K) | left >= right",
                "sum(p[k]*log(p[k]/q[k]), k, 1, K) > 0 | p: simplex(K), q: simplex(K) | left >= right",
                "log(x) >= x - 1 | x: positive | left <= right",
                "x^2 + 1 <= x | x: real | left > right",
                "x^3 >= x | x: real | left >= right where x >= 1, not everywhere"
            })
    void namesTheInequalityThatHoldsWithTheSimplestPoint(String statement, String where, String nearest) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
        assertEquals(nearest, finding.nearest().orElse("none"));
        assertTrue(
                finding.counterexample().isPresent(), () -> finding.evidence().toString());
    }

    @Test
    void equalUpToAConstantIsRefutedByItsGradients() {
        Claim claim = Claims.of("x^2 + log(x) == x^2", "x: positive").upTo(Claim.UpTo.CONSTANT, List.of("x"));
        Finding finding = new Examiner(1).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(Verdict.REFUTED, finding.verdict());
        Claim holds = Claims.of("x^2 + log(y) == x^2", "x: real, y: positive").upTo(Claim.UpTo.CONSTANT, List.of("x"));
        assertEquals(
                Verdict.PROVED,
                new Examiner(1).examine(holds, Examiner.USUAL_ROUTES).verdict());
    }

    @Test
    void aDomainWithoutPointsIsVacuousAndNotPassed() {
        Scope scope = Parser.scope("x: real");
        Scope empty = scope.given(List.of(Parser.condition("x < 0 && x > 1", scope)));
        Parser.Statement parsed = Parser.statement("sin(x)^2 + cos(x)^2 == 1", empty);
        Claim claim = Claim.equal("vacuous", "", parsed.left(), parsed.right(), empty);
        Finding finding = new Examiner(1).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(Verdict.UNDECIDED, finding.verdict());
        assertTrue(
                finding.reason().orElse("").contains("vacuous"),
                () -> finding.reason().orElse(""));
    }

    @Test
    void aProofAgainstARefutationIsAConflict() {
        Claim claim = Claims.of("x == x", "x: real");
        Evidence proved = new Evidence.Proved("one", "", java.util.Map.of());
        Evidence refuted = new Evidence.Refuted("two", "", java.util.Map.of(), java.util.Optional.empty());
        Finding finding = Finding.of(claim, List.of(proved, refuted), 0);
        assertEquals(Verdict.CONFLICT, finding.verdict());
        assertFalse(finding.isAsExpected());
        assertFalse(
                Finding.of(claim.expectedToFail(), List.of(proved, refuted), 0).isAsExpected());
    }

    @Test
    void weakAgreementAloneIsNoSupport() {
        Claim claim = Claims.of("x == x", "x: real");
        Evidence weak = new Evidence.Supported("one", "", java.util.Map.of(), false);
        assertEquals(Verdict.UNDECIDED, Finding.of(claim, List.of(weak), 0).verdict());
    }

    @Test
    void theSameSeedGivesTheSameEvidence() {
        Claim claim = Claims.of("exp(x)*exp(y) == exp(x*y)", "x: real, y: real");
        Finding first = new Examiner(7).examine(claim, List.of(new NormalForm(), new Enclosure()));
        Finding second = new Examiner(7).examine(claim, List.of(new NormalForm(), new Enclosure()));
        assertEquals(first.evidence(), second.evidence());
    }
}
