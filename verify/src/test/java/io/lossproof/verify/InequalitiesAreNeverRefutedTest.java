package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.normal.SignTest;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Proofs of inequalities against certified arithmetic on random statements, true ones and false ones near them: what is
 * proved must never be refuted.
 */
class InequalitiesAreNeverRefutedTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, s: positive, t: positive, p: unit, q: unit,"
            + " c: [0, 1], u: simplex(K), v: simplex(K), w: closed-simplex(K), a: vector(K), j: {1, ..., K}");
    private static final AtomicInteger PROVED = new AtomicInteger();

    @AfterContainer
    static void someProofsWereSeen() {
        assertTrue(PROVED.get() >= 20, () -> "only " + PROVED.get() + " statements were proved");
    }

    private static Arbitrary<String> coefficients() {
        return Arbitraries.of("1", "2", "-1", "1/2", "-2", "3/4", "-1/2", "3");
    }

    private static Arbitrary<String> sums(Arbitrary<String> terms, int most) {
        return Combinators.combine(coefficients(), terms)
                .as((c, term) -> "(" + c + ")*" + term)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(list -> String.join(" + ", list));
    }

    private static Arbitrary<String> logarithmic() {
        return sums(
                Arbitraries.of(
                        "log(s)",
                        "log(t)",
                        "log(s/t)",
                        "s*log(s/t)",
                        "p*log(p/q)",
                        "(1 - p)*log((1 - p)/(1 - q))",
                        "p*log(p)",
                        "(1 - p)*log(1 - p)",
                        "xlogy(c, c/p)",
                        "xlogy(1 - c, (1 - c)/(1 - p))",
                        "log(2)",
                        "s",
                        "t",
                        "s/t",
                        "s^2/t^2",
                        "(x - y)^2/t^2",
                        "1",
                        "exp(x)",
                        "x",
                        "exp(x)*y",
                        "softplus(x)",
                        "log(abs(x))",
                        "log2(s)",
                        "c",
                        "p"),
                5);
    }

    private static Arbitrary<String> indexed() {
        Arbitrary<String> bodies = Arbitraries.of(
                "u[k]*log(u[k]/v[k])",
                "u[k]*log(v[k])",
                "u[k]*log(u[k])",
                "xlogy(w[k], w[k]/v[k])",
                "xlogy(w[k], w[k])",
                "w[k]*log(u[k])",
                "u[k]*a[k]^2",
                "a[k]^2",
                "u[k]^2",
                "abs(a[k])",
                "max(a[k], 0)",
                "u[k]*v[k]");
        Arbitrary<String> sums = bodies.map(body -> "sum(" + body + ", k, 1, K)");
        Arbitrary<String> others = Arbitraries.of(
                "log(K)",
                "1",
                "1/K",
                "K",
                "sum(u[k]*a[k], k, 1, K)^2",
                "sum(a[k], k, 1, K)^2",
                "sum(a[k], k, 1, K)^2/K",
                "u[j]",
                "log(u[j])",
                "a[j]^2",
                "sum(max(a[k], 0), k, 1, K)*sum(min(a[k], 0), k, 1, K)");
        return sums(Arbitraries.frequencyOf(Tuple.of(3, sums), Tuple.of(1, others)), 3);
    }

    private static Arbitrary<String> squares() {
        Arbitrary<String> forms = Combinators.combine(coefficients(), coefficients(), coefficients())
                .as((a, b, c) -> "((" + a + ")*x + (" + b + ")*y + (" + c + "))^2");
        return sums(
                Arbitraries.frequencyOf(
                        Tuple.of(3, forms),
                        Tuple.of(2, Arbitraries.of("x*y", "x^2", "y^2", "x", "1", "s*x^2", "sqrt(s*t)", "s", "t"))),
                4);
    }

    @Provide
    Arbitrary<String> statements() {
        Arbitrary<String> sides = Arbitraries.oneOf(logarithmic(), indexed(), squares());
        Arbitrary<String> relations = Arbitraries.of(">=", ">", "<=", "<");
        return Arbitraries.oneOf(
                Combinators.combine(sides, relations).as((side, relation) -> side + " " + relation + " 0"),
                Combinators.combine(logarithmic(), relations, logarithmic()).as((l, r, m) -> l + " " + r + " " + m),
                Combinators.combine(relations, sides).as((relation, side) -> "0 " + relation + " " + side));
    }

    @Property(seed = "20817", tries = 250)
    void onRandomStatements(@ForAll("statements") String text) {
        Parser.Statement statement = Parser.statement(text, SCOPE);
        Claim claim = Claim.equal("random", "", statement.left(), statement.right(), SCOPE)
                .with(statement.relation());
        boolean proved = SignTest.compare(statement.left(), statement.relation(), statement.right(), SCOPE)
                .isProved();
        Finding finding = new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
        assertNotEquals(Verdict.CONFLICT, finding.verdict(), () -> text + ": " + finding.evidence());
        // The examiner seeks no proof where a point refutes: the prover is asked by itself.
        assertFalse(proved && finding.verdict() == Verdict.REFUTED, () -> text + ": " + finding.evidence());
        if (proved) {
            PROVED.incrementAndGet();
        }
    }
}
