package io.lossproof.testing;

import static io.lossproof.testing.IdentitiesTest.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    /** The example of the Javadoc of {@link Identity}. */
    @Identity(value = "log(1+exp(z)) == z + log(1+exp(-z))", where = "z: real")
    @Identity(value = "softplus(z) - softplus(-z) == z", where = "z: real")
    void softplus() {}

    @Identity(value = "sqrt(x^2) == x", where = "x: real", given = "x > 0", proved = true)
    void theBodyReceivesTheFinding(Finding finding) {
        assertEquals(Verdict.PROVED, finding.verdict());
    }

    @Test
    void eachIdentityIsATestOfItsOwn() {
        List<Executed.Result> results = Executed.of(Examples.class);
        assertEquals(
                List.of("halves, 1", "sqrt(x^2) == x", "a false one", "a constant"),
                results.stream().map(Executed.Result::name).toList());
        assertTrue(results.get(0).failure().isEmpty());
        assertHas(results.get(1).failure().orElseThrow(), "counterexample: x = -1");
        assertTrue(results.get(2).failure().isEmpty());
        assertHas(results.get(3).failure().orElseThrow(), "the body was reached");
    }

    @Test
    void aMethodWithASingleIdentityIsOneTest() {
        List<Executed.Result> results = Executed.of(SingleExample.class);
        assertEquals(
                List.of("x == x"), results.stream().map(Executed.Result::name).toList());
    }

    @Test
    void aClassMayCarryIdentities() {
        List<Executed.Result> results = Executed.of(ClassExample.class);
        assertEquals(
                List.of("sigmoid(-z) == 1 - sigmoid(z)", "sigmoid(-z) == sigmoid(z)"),
                results.stream().map(Executed.Result::name).toList());
        assertTrue(results.get(0).failure().isEmpty());
        assertHas(results.get(1).failure().orElseThrow(), "refuted: sigmoid(-z) == sigmoid(z)");
    }

    @Test
    void aClassWithoutIdentitiesFails() {
        List<Executed.Result> results = Executed.of(EmptyExample.class);
        assertEquals(1, results.size());
        assertHas(results.get(0).failure().orElseThrow(), "has no @Identity");
    }

    /** Run by this test only: its name is no test's. */
    static class Examples {
        @Identity(value = "1/2 + 1/2 == 1", name = "halves, 1")
        @Identity(value = "sqrt(x^2) == x", where = "x: real")
        @Identity(value = "sqrt(x^2) == x", where = "x: real", fails = true, name = "a false one")
        @Identity(
                value = "x + a == x",
                where = "x: real, a: real",
                relation = "constant",
                in = "x",
                name = "a constant")
        void mixed(Finding finding) {
            if (finding.claim().upTo() == io.lossproof.verify.claim.Claim.UpTo.CONSTANT) {
                throw new IllegalStateException("the body was reached");
            }
        }
    }

    static class SingleExample {
        @Identity(value = "x == x", where = "x: real")
        void single() {}
    }

    @Identity(value = "sigmoid(-z) == 1 - sigmoid(z)", where = "z: real")
    @Identity(value = "sigmoid(-z) == sigmoid(z)", where = "z: real")
    static class ClassExample implements IdentityTests {}

    static class EmptyExample implements IdentityTests {}
}
