package io.lossproof.testing;

import io.lossproof.verify.claim.Finding;

/**
 * Assertions about statements of two formulas, equalities and inequalities:
 *
 * <pre>{@code
 * assertIdentity("log(1+exp(z)) == z + log(1+exp(-z))", where("z").real());
 *
 * identity("(x - mu)^2/2 == mu^2/2 - mu*x", where("x").real().and("mu").real())
 *         .upTo("constant", "mu")
 *         .isProved();
 * }</pre>
 *
 * <p>A statement passes if it is proved or supported on its whole domain. One that is refuted fails with the
 * counterexample, both sides enclosed, and the nearest relation that does hold; one that is undecided fails with the
 * reason. The same statement and seed give the same verdict on every machine.
 */
public final class Identities {

    private Identities() {}

    /**
     * That a statement holds over the domains.
     *
     * @return what was found about it
     * @throws org.opentest4j.AssertionFailedError if it is neither proved nor supported
     * @throws IllegalArgumentException if it cannot be read, with a line for each thing that is wrong
     */
    public static Finding assertIdentity(String statement, Where where) {
        return identity(statement, where).holds();
    }

    /** That a statement without variables holds. */
    public static Finding assertIdentity(String statement) {
        return assertIdentity(statement, Where.NO_VARIABLES);
    }

    /** A statement to be asserted in another sense than equality, or by proof only. */
    public static IdentityAssertion identity(String statement, Where where) {
        return IdentityAssertion.of(statement, where);
    }
}
