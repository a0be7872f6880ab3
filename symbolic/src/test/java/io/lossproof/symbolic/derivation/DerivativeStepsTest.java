package io.lossproof.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivativeStepsTest {

    private static final Scope SCOPE =
            Parser.scope("x: real, y: real, a: positive, b: positive, s: positive, n: natural,"
                    + " z: vector(K), p: simplex(K), t: closed-simplex(K), i: {1, ..., K}, j: {1, ..., K}");

    private static Expr parse(String formula) {
        return Parser.expression(formula, SCOPE);
    }

    /** Through the arranged derivative, as the losses have it. */
    private static Derivation derivation(String formula, String variable) {
        Expr in = parse(variable);
        Expr result = Arrangement.shortest(Differentiation.derivative(parse(formula), in), SCOPE);
        return DerivativeSteps.carriedOut(Derivation.from(Derivative.of(parse(formula), List.of(in)), SCOPE), result);
    }

    private static List<String> shown(Derivation derivation) {
        return derivation.steps().stream()
                .map(step -> step.rule() + ": " + ExprText.of(step.to(), SCOPE.vectorLengths()))
                .toList();
    }

    private static void assertEachStepIsProved(Derivation derivation) {
        assertFalse(derivation.steps().isEmpty(), () -> derivation.start() + " has no step");
        Expr before = derivation.start();
        for (Step step : derivation.steps()) {
            assertEquals(before, step.from());
            assertFalse(step.rule().isBlank());
            ZeroTest.Answer answer = ZeroTest.equal(step.from(), step.to(), derivation.scope());
            assertTrue(answer.isProved(), () -> step + ": " + answer.reason());
            before = step.to();
        }
        assertFalse(derivation.end().contains(Derivative.class::isInstance));
    }

    @Test
    void theGradientOfSoftmaxCrossEntropyIsThatOfTheTextbooks() {
        assertEquals(
                List.of(
                        "differentiation term by term; constant factors in front: "
                                + "D(logsumexp(z), z[j]) - sum(t[k]*D(z[k], z[j]), k, 1, K)",
                        "derivative of the log-sum-exp, the softmax: "
                                + "softmax(z, j) - sum(t[k]*D(z[k], z[j]), k, 1, K)",
                        "derivative of one entry in another, a Kronecker delta: "
                                + "softmax(z, j) - sum(t[k]*kroneckerdelta(k, j), k, 1, K)",
                        "Kronecker delta in a sum, which picks one term: softmax(z, j) - t[j]"),
                shown(derivation("logsumexp(z) - sum(t[k]*z[k], k, 1, K)", "z[j]")));
    }

    @Test
    void aConstantFactorAndAChainAreNamed() {
        assertEquals(
                List.of(
                        "differentiation term by term; constant factors in front; terms free of s drop out: "
                                + "D(log(s), s) + (y - x)^2/2*D(1/s^2, s)",
                        "derivative of the logarithm; power rule: 1/s - (y - x)^2/2*(2/s^3)",
                        "collection of signs and like terms: 1/s - (y - x)^2/s^3"),
                shown(derivation("log(s) + log(2*pi)/2 + (y - x)^2/(2*s^2)", "s")));
        assertEquals(
                "power rule; chain rule",
                derivation("(y - x)^2/(2*s^2)", "x").steps().get(1).rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "softplus(x) - y*x | x",
                "softplus(-(2*y - 1)*x) | x",
                "-log(sigmoid(x)) | x",
                "x*log(1 + exp(x))/(1 + x^2) | x",
                "exp(x) - n*x + loggamma(n + 1) | x",
                "loggamma(a) - a*log(b) - (a - 1)*log(s) + b*s | a",
                "loggamma(a) + a*log(b) - (a - 1)*log(s) + s/b | b",
                "logbeta(a, b) - (a - 1)*log(s) | a",
                "a*log(b) - log(a) - (a - 1)*log(s) + (s/b)^a | a",
                "(a + 1)/2*log(1 + (y - x)^2/(a*s^2)) + log(s) | x",
                "b^2*(sqrt(1 + ((y - x)/b)^2) - 1) | x",
                "log(cosh(y - x)) | x",
                "a^(2*x) | x",
                "logsumexp(x, 2*x, y) | x",
                "-sum(t[k]*log(p[k]), k, 1, K) | p[j]",
                "softmax(z, i) | z[j]",
                "logsumexp(2*z[k], k, 1, K) | z[j]",
                "sum(softmax(z, k)*x, k, 1, K)*sum(p[k]^2, k, 1, K) | x",
                "sum(exp(x*z[k]), k, 1, K) | z[j]"
            })
    void lossesOfTheFieldAreReachedByTheRules(String formula, String variable) {
        Derivation derivation = derivation(formula, variable);
        assertEachStepIsProved(derivation);
        assertTrue(
                derivation.steps().stream().noneMatch(step -> step.rule().contains("carried out")),
                () -> shown(derivation).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a*x + piecewise((x^2, x > 1), (x, x > 0), -x) | x", "clip(x, 0, 1) | x"})
    void whatTheRulesDoNotReachIsCarriedOutInOneStep(String formula, String variable) {
        Derivation derivation = derivation(formula, variable);
        assertFalse(derivation.end().contains(Derivative.class::isInstance));
        assertEquals(
                1,
                derivation.steps().stream()
                        .filter(step -> step.rule().equals("derivatives carried out"))
                        .count());
    }

    @Test
    void everyEntryOfEveryFamilyIsReachedInFewSteps() {
        int seen = 0;
        for (DistributionFamily family : Families.all()) {
            for (Parametrisation parametrisation : family.parametrisations()) {
                Derivatives derivatives = Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation)));
                List<Partial> partials = new ArrayList<>(derivatives.gradient());
                partials.addAll(derivatives.hessian());
                for (Partial partial : partials) {
                    Derivation derivation = derivatives.derivation(partial);
                    assertEachStepIsProved(derivation);
                    assertEquals(partial.formula(), derivation.end());
                    assertTrue(
                            derivation.steps().size() <= 7,
                            () -> shown(derivation).toString());
                    seen++;
                }
            }
        }
        assertTrue(seen >= 33, "only " + seen);
    }

    /** A wrong end is a step like any other, and the proof of that step is what fails. */
    @Test
    void aWrongEndIsAStepThatIsNotProved() {
        Expr x = parse("x");
        Derivation planted = DerivativeSteps.carriedOut(
                Derivation.from(Derivative.of(parse("softplus(x) - y*x"), List.of(x)), SCOPE), parse("y - sigmoid(x)"));
        Step last = planted.steps().get(planted.steps().size() - 1);
        assertEquals(parse("y - sigmoid(x)"), last.to());
        assertFalse(ZeroTest.equal(last.from(), last.to(), SCOPE).isProved());
    }

    /** An index that is not known to lie in the range is not picked: {@code n} may be larger than K. */
    @Test
    void aDeltaPicksOnlyATermThatIsThere() {
        Expr sum = parse("sum(z[k]*kroneckerdelta(k, n), k, 1, K)");
        assertTrue(DerivativeRules.DELTA_IN_SUM.apply(sum, SCOPE).isEmpty());
        Expr known = parse("sum(z[k]*kroneckerdelta(j, k), k, 1, K)");
        assertEquals(
                parse("z[j]"),
                DerivativeRules.DELTA_IN_SUM.apply(known, SCOPE).orElseThrow().result());
    }

    @Test
    void onlyProbabilitiesSumToOne() {
        assertTrue(DerivativeRules.TOTAL_PROBABILITY
                .apply(parse("sum(x*z[k], k, 1, K)"), SCOPE)
                .isEmpty());
        assertEquals(
                parse("x"),
                DerivativeRules.TOTAL_PROBABILITY
                        .apply(parse("sum(x*softmax(z, k), k, 1, K)"), SCOPE)
                        .orElseThrow()
                        .result());
    }

    @Provide
    Arbitrary<String> formulas() {
        Arbitrary<String> leaves = Arbitraries.of("x", "y", "s", "2", "(y - x)", "exp(2*x)", "softplus(x)", "log(s)*x");
        return Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves,
                () -> Combinators.combine(formulas(), Arbitraries.of(" + ", " - ", "*"), formulas())
                        .as((a, op, b) -> "(" + a + op + b + ")"),
                () -> formulas().map(a -> "exp(-" + a + ")"),
                () -> formulas().map(a -> "(" + a + ")^2"),
                () -> formulas().map(a -> a + "/s"));
    }

    @Property(seed = "20817", tries = 150)
    void everyStepOfEveryFormulaIsProved(@ForAll("formulas") String text) {
        if (text.length() > 80) {
            return;
        }
        Derivation derivation = derivation(text, "x");
        Expr before = derivation.start();
        for (Step step : derivation.steps()) {
            assertEquals(before, step.from());
            ZeroTest.Answer answer = ZeroTest.equal(step.from(), step.to(), SCOPE);
            assertTrue(answer.isProved(), () -> step + ": " + answer.reason());
            before = step.to();
        }
    }
}
