package io.lossproof.symbolic.kkt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelihoodProblemTest {

    private static List<String> shown(List<KktCondition> conditions) {
        return conditions.stream()
                .map(condition -> condition.about().text() + ": "
                        + ExprText.of(condition.left(), condition.scope().vectorLengths()) + " "
                        + condition.relation().symbol() + " " + condition.right())
                .toList();
    }

    @Test
    void conditionsOfTheCategoricalAreThoseOfTheBooks() {
        assertEquals(
                List.of(
                        "stationarity: lambda - p[j]/q[j] == 0",
                        "stationarity: lambda - mu[j] == 0",
                        "primal-feasibility: sum(q[k], k, 1, K) + sum(r[k], k, 1, M) - 1 == 0",
                        "primal-feasibility: -r[j] <= 0",
                        "dual-feasibility: mu[j] >= 0",
                        "complementarity: mu[j]*(-r[j]) == 0"),
                shown(CategoricalProblem.withUnseenClasses().conditions()));
    }

    /** A scalar unknown: the mean of one observation that may not be negative. */
    @Test
    void aScalarUnknownHasNoIndex() {
        Scope scope = Parser.scope("y: real, mu: real");
        LikelihoodProblem problem = new LikelihoodProblem(
                Parser.expression("(y - mu)^2/2", scope),
                List.of(),
                List.of(Constraint.single(Parser.expression("-mu", scope), "nu")),
                List.of("mu"),
                scope);
        assertEquals(
                List.of(
                        "stationarity: mu - y - nu == 0",
                        "primal-feasibility: -mu <= 0",
                        "dual-feasibility: nu >= 0",
                        "complementarity: nu*(-mu) == 0"),
                shown(problem.conditions()));
        assertEquals("1", problem.curvature("mu").toString());
        Map<String, Expr> bound = Map.of("mu", Expr.num(0), "nu", Parser.expression("-y", scope));
        List<KktCondition> tight = problem.conditionsAt(bound);
        assertTrue(ZeroTest.zero(tight.get(0).left(), scope).isProved());
        assertEquals("-y", tight.get(2).left().toString());
    }

    @Test
    void eachStepToTheSlopeIsProved() {
        for (LikelihoodProblem problem : List.of(
                CategoricalProblem.normalised(),
                CategoricalProblem.ofCounts(),
                CategoricalProblem.withUnseenClasses())) {
            for (String unknown : problem.unknowns()) {
                problem.slopeDerivation(unknown)
                        .steps()
                        .forEach(step -> assertTrue(
                                ZeroTest.equal(step.from(), step.to(), problem.scope(unknown))
                                        .isProved(),
                                step::toString));
                assertEquals(
                        problem.slope(unknown), problem.slopeDerivation(unknown).end());
            }
        }
    }

    @Test
    void anUnknownWithoutADomainIsRefused() {
        Scope scope = Parser.scope("x: real");
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new LikelihoodProblem(Parser.expression("x", scope), List.of(), List.of(), List.of("y"), scope));
        assertEquals("the unknown y has no domain in x: real", refusal.getMessage());
    }
}
