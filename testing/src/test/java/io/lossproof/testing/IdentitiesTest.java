package io.lossproof.testing;

import static io.lossproof.testing.Identities.assertIdentity;
import static io.lossproof.testing.Identities.identity;
import static io.lossproof.testing.Where.where;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

class IdentitiesTest {

    /** The examples of the Javadoc of {@link Identities}. */
    @Test
    void identitiesHold() {
        assertIdentity("log(1+exp(z)) == z + log(1+exp(-z))", where("z").real());
        identity("(x - mu)^2/2 == mu^2/2 - mu*x", where("x").real().and("mu").real())
                .upTo("constant", "mu")
                .isProved();
        assertIdentity("1/3 + 1/6 == 1/2");
    }

    @Test
    void aFailureTellsAllThatIsNeededToSeeItAgain() {
        assertEquals(
                """
                refuted: sqrt(x^2) == x
                  where: x: real
                  expected: it holds
                  counterexample: x = -1
                    left:  1
                    right: -1
                """.strip(),
                firstLines(
                        failure(() ->
                                assertIdentity("sqrt(x^2) == x", where("x").real())),
                        6));
        assertHas(failure(() -> assertIdentity("sqrt(x^2) == x", where("x").real())), "\n  seed: 20817");
    }

    @Test
    void theNearestRelationIsNamed() {
        assertHas(
                failure(() -> assertIdentity(
                        "D((y - sigmoid(z))^2/2, z) == sigmoid(z) - y",
                        where("y").real().and("z").real())),
                "nearest relation that holds: left == right*sigmoid(z)*(1 - sigmoid(z))");
    }

    @Test
    void conditionsAndRelationsAreShown() {
        String message = failure(() -> identity(
                        "a*(x - b)^2 == (x + b)^2",
                        where("x").real().and("a").positive().and("b").real().given("b > 1"))
                .upTo("argmin", "x")
                .withSeed(5)
                .holds());
        assertHas(message, "given: b > 1");
        assertHas(message, "relation: argmin, in x");
        assertHas(message, "seed: 5");
    }

    @Test
    void conditionsCount() {
        assertIdentity("abs(z) == z", where("z").real().given("z > 5"));
        assertIdentity("sqrt(x^2) == x", where("x").nonnegative());
        failure(() -> assertIdentity("sqrt(x^2) == x", where("x").domain("[-1, 1]")));
    }

    @Test
    void domainsAreThoseOfClaimFiles() {
        assertEquals(
                "a: real, b: positive, c: nonnegative, d: negative, e: nonzero, f: unit, g: integer, h: natural,"
                        + " i: {0, 1}, j: vector(K), k: simplex(3), l: closed-simplex(3), m: (0, 1]",
                where("a")
                        .real()
                        .and("b")
                        .positive()
                        .and("c")
                        .nonnegative()
                        .and("d")
                        .negative()
                        .and("e")
                        .nonzero()
                        .and("f")
                        .unit()
                        .and("g")
                        .integer()
                        .and("h")
                        .natural()
                        .and("i")
                        .in(0, 1)
                        .and("j")
                        .vector("K")
                        .and("k")
                        .simplex("3")
                        .and("l")
                        .closedSimplex("3")
                        .and("m")
                        .domain("(0, 1]")
                        .text());
        assertEquals(
                "z: real, given z > 1, z < 2",
                where("z").real().given("z > 1", "z < 2").toString());
    }

    @Test
    void whatFailsIsAsserted() {
        assertEquals(
                Verdict.REFUTED,
                identity("sqrt(x^2) == x", where("x").real()).fails().verdict());
        assertHas(
                failure(() -> identity("sqrt(x^2) == abs(x)", where("x").real()).fails()), "expected: it fails");
    }

    @Test
    void undecidedNeverPasses() {
        IdentityAssertion vacuous = identity("log(-abs(x)) == x", where("x").real());
        assertHas(failure(vacuous::holds), "undecided: log(-abs(x)) == x");
        assertHas(failure(vacuous::holds), "reason: ");
        failure(vacuous::isProved);
        failure(vacuous::fails);
    }

    @Test
    void supportIsNoProof() {
        IdentityAssertion supported =
                identity("z + 1 == z + 1", where("z").real()).upTo("float(4 ulp)");
        assertEquals(Verdict.SUPPORTED, supported.holds().verdict());
        assertHas(failure(supported::isProved), "supported: z + 1 == z + 1");
        assertHas(failure(supported::isProved), "expected: it is proved");
    }

    @Test
    void timeIsLimited() {
        assertEquals(
                Duration.ofSeconds(2),
                identity("x == x", where("x").real())
                        .within(Duration.ofSeconds(2))
                        .limit());
        assertEquals(
                Verdict.PROVED,
                identity("x == x", where("x").real())
                        .within(Duration.ofSeconds(20))
                        .holds()
                        .verdict());
    }

    @Test
    void whatCannotBeReadIsSaidAtOnce() {
        IllegalArgumentException unreadable = assertThrows(
                IllegalArgumentException.class,
                () -> identity("log(x == x", where("x").real().given("x >"))
                        .upTo("nearly")
                        .holds());
        assertHas(String.valueOf(unreadable.getMessage()), "log(x == x cannot be read");
        assertHas(String.valueOf(unreadable.getMessage()), "\n  statement: ");
        assertHas(String.valueOf(unreadable.getMessage()), "\n  given: ");
        assertHas(String.valueOf(unreadable.getMessage()), "\n  relation: 'nearly' is none of equal, constant");
    }

    static String failure(Executable assertion) {
        return String.valueOf(
                assertThrows(AssertionFailedError.class, assertion).getMessage());
    }

    private static String firstLines(String text, int count) {
        return String.join("\n", text.lines().limit(count).toList());
    }

    static void assertHas(String message, String part) {
        assertTrue(message.contains(part), () -> part + " is not in: " + message);
    }
}
