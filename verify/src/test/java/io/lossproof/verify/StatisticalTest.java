package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.route.Law;
import io.lossproof.verify.route.Statistical;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticalTest {

    private static final Claim CLAIM = Claims.of("q[k] == q[k]", "q: simplex(K), k: {1, ..., K}");

    private static Evidence found(Law sampled, Law claimed, long seed) {
        return new Statistical(sampled, claimed).examine(CLAIM, List.of(), seed).orElseThrow();
    }

    private static Law formula(String text) {
        Scope scope = Parser.scope("q: simplex(K), k: {1, ..., K}");
        Expr probability = Parser.expression(text, scope);
        return Law.of(probability, "q", "k");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20817, 4711, 99})
    void frequenciesOfTheLawItselfSupportTheClaim(long seed) {
        Evidence.Supported supported = assertInstanceOf(Evidence.Supported.class, found(Law.ITSELF, Law.ITSELF, seed));
        assertTrue(supported.conclusive());
        Map<String, Object> facts = supported.facts();
        assertEquals(seed, facts.get("seed"));
        assertTrue((int) facts.getOrDefault("laws", 0) >= 18, facts::toString);
        double z = (double) facts.getOrDefault("largest |z|", 0.0);
        assertTrue(z > 1.5 && z < 6, facts::toString);
        assertTrue(facts.containsKey("false-alarm bound") && facts.containsKey("tolerance"), facts::toString);
    }

    @Test
    void aSamplerOfAnotherLawIsRefutedWithWhereItShows() {
        Evidence.Refuted refuted =
                assertInstanceOf(Evidence.Refuted.class, found(formula("q[K + 1 - k]"), Law.ITSELF, 1));
        assertTrue(refuted.counterexample().isPresent());
        assertTrue(refuted.detail().contains("N = "), refuted::detail);
        assertTrue((double) refuted.facts().getOrDefault("false-alarm bound", 1.0) < Statistical.REFUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.95*q[k] + 0.05/K",
                "q[k]^2/sum(q[i]^2, i, 1, K)",
                "1/K",
                "(q[k] + 0.01)/(1 + 0.01*K)",
                "sqrt(q[k])/sum(sqrt(q[i]), i, 1, K)"
            })
    void aNearbyLawIsRefutedOnEitherSide(String other) {
        assertInstanceOf(Evidence.Refuted.class, found(formula(other), Law.ITSELF, 5));
        assertInstanceOf(Evidence.Refuted.class, found(Law.ITSELF, formula(other), 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2*q[k]", "q[k]/2", "-q[k]", "q[k]^2", "1", "1.0001*q[k]", "q[k] + 1e-6", "1/K", "q[K + 1 - k]"})
    void aWrongRightSideIsRefuted(String right) {
        Claim claim = Claims.of("q[k] == " + right, "q: simplex(K), k: {1, ..., K}");
        Statistical route = Statistical.againstTheRightSide(Law.ITSELF, "q", "k");
        assertInstanceOf(
                Evidence.Refuted.class, route.examine(claim, List.of(), 5).orElseThrow());
        assertInstanceOf(
                Evidence.Supported.class, route.examine(CLAIM, List.of(), 5).orElseThrow());
    }

    @Test
    void theSameFormulaOnBothSidesIsSupported() {
        assertInstanceOf(Evidence.Supported.class, found(formula("0.9*q[k] + 0.1/K"), formula("0.9*q[k] + 0.1/K"), 5));
    }

    @Test
    void whatIsNoLawIsUndecidedAndSaysSo() {
        Evidence evidence = found(formula("q[k]/2"), Law.ITSELF, 1);
        assertInstanceOf(Evidence.Undecided.class, evidence);
        assertTrue(evidence.detail().contains("not 1"), evidence::detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*q[k]", "q[k]/2", "-q[k]", "log(q[k] - 2)"})
    void aClaimThatIsNoLawIsRefuted(String claimed) {
        assertInstanceOf(Evidence.Refuted.class, found(Law.ITSELF, formula(claimed), 1));
    }
}
