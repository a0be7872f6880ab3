package io.lossproof.verify.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.kkt.CategoricalProblem;
import io.lossproof.symbolic.kkt.LikelihoodProblem;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.source.SourceDocument.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoricalMaximumTest {

    private static Finding examined(Claim claim) {
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }

    private static LikelihoodProblem problem(String name) {
        return switch (name) {
            case "mean" -> CategoricalProblem.normalised();
            case "counts" -> CategoricalProblem.ofCounts();
            default -> CategoricalProblem.withUnseenClasses();
        };
    }

    @TestFactory
    Stream<DynamicTest> everyIdentityIsProvedAndEveryInequalityHolds() {
        List<Claim> claims = CategoricalMaximum.claims("test");
        assertTrue(claims.size() >= 20, () -> "only " + claims.size());
        return claims.stream()
                .map(claim -> DynamicTest.dynamicTest(claim.id(), () -> {
                    Finding finding = examined(claim);
                    assertTrue(finding.isAsExpected(), finding::toString);
                    boolean identity = claim.relation() == Relation.EQUAL && claim.expected();
                    assertTrue(!identity || finding.verdict() == Verdict.PROVED, finding::toString);
                }));
    }

    @Test
    void thePrintedConditionIsRefutedAtAZeroCount() {
        Claim printed = CategoricalMaximum.claims("test").stream()
                .filter(claim -> claim.id().equals("test/printed-with-zero-counts"))
                .findFirst()
                .orElseThrow();
        assertFalse(printed.expected());
        Finding finding = examined(printed);
        assertEquals(Verdict.REFUTED, finding.verdict());
        Map<String, ?> at = finding.counterexample().orElseThrow().at().jsonValues();
        assertTrue(String.valueOf(at.get("p")).contains("0"), at::toString);
    }

    @Test
    void everyStepOfTheDerivationsIsProved() {
        Row row = RowBuilder.holds("T4", "The frequencies are the estimate.")
                .claims(CategoricalMaximum.claims(RowBuilder.prefix("T4")))
                .derivations(CategoricalMaximum.derivations(RowBuilder.prefix("T4")))
                .build();
        List<Claim> steps = row.allQuestions().stream()
                .map(question -> question.claim())
                .skip(row.questions().size())
                .toList();
        assertTrue(steps.size() >= 8, () -> "only " + steps.size());
        steps.forEach(step -> assertEquals(Verdict.PROVED, examined(step).verdict(), step::statement));
        long distinct = row.allQuestions().stream()
                .map(question -> question.claim().id())
                .distinct()
                .count();
        assertEquals(row.allQuestions().size(), distinct);
    }

    /** The sign convention of the project: λ = 1 for the mean loss, N for counts, with q = p. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean | q | 2*p[k] | lambda | 1 | stationarity",
                "mean | q | 2*p[k] | lambda | 1/2 | primal",
                "mean | q | p[k] | lambda | -1 | stationarity",
                "mean | q | p[k] | lambda | 0 | stationarity",
                "mean | q | 1/K | lambda | 1 | stationarity",
                "counts | q | p[k] | lambda | 1 | stationarity",
                "counts | q | p[k]/N | lambda | N^2 | primal",
                "unseen | mu | -1 | lambda | 1 | dual",
                "unseen | mu | 0 | lambda | 1 | stationarity",
                "unseen | r | 1/M | mu | 1 | complementarity",
                "unseen | r | -1 | lambda | 1 | primal"
            })
    void aPointThatIsNotTheSolutionIsRefuted(
            String name, String first, String one, String second, String other, String refuted) {
        LikelihoodProblem problem = problem(name);
        Map<String, Expr> values = CategoricalMaximum.values(problem.scope(), first, one, second, other);
        if (name.equals("unseen")) {
            Map<String, Expr> right =
                    CategoricalMaximum.values(problem.scope(), "q", "p[k]", "r", "0", "lambda", "1", "mu", "1");
            right.forEach(values::putIfAbsent);
        }
        List<Claim> conditions = CategoricalMaximum.conditionsAt("test", problem, values);
        assertTrue(
                conditions.stream()
                        .filter(claim -> claim.id().contains(refuted))
                        .anyMatch(claim -> examined(claim).verdict() == Verdict.REFUTED),
                conditions::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean | q | -p[j]/q[j]",
                "mean | q | -p[j]/q[j] - lambda",
                "mean | q | p[j]/q[j] + lambda",
                "mean | q | -p[j]*log(q[j]) + lambda",
                "counts | q | -p[j]/q[j] + lambda",
                "unseen | r | lambda + mu[j]",
                "unseen | r | lambda"
            })
    void aWrongStationarityConditionIsRefuted(String name, String unknown, String wrong) {
        LikelihoodProblem problem = problem(name);
        Claim claim = Claim.equal(
                "test",
                "",
                problem.slopeOfLagrangian(unknown),
                Parser.expression(wrong, problem.scope(unknown)),
                problem.scope(unknown));
        assertEquals(Verdict.REFUTED, examined(claim).verdict());
    }
}
