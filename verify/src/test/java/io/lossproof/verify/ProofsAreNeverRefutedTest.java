package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The zero test against certified arithmetic on random statements, most of them false or defined in part only: what is
 * proved must never be refuted.
 */
class ProofsAreNeverRefutedTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, s: positive, p: unit, b: {0, 1}, t: [0, 2]");

    private static Arbitrary<String> formulas(int depth) {
        Arbitrary<String> leaves = Arbitraries.of("x", "y", "s", "p", "b", "t", "0", "1", "2", "-1", "1/2");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> formulas(depth - 1));
        Arbitrary<String> functions = Arbitraries.of(
                "log", "exp", "sqrt", "abs", "sign", "sigmoid", "softplus", "relu", "log1p", "expm1", "tanh", "logit");
        Arbitrary<String> exponents = Arbitraries.of("2", "3", "(-1)", "0", "(1/2)", "b", "y", "(-1/2)", "t");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, leaves),
                net.jqwik.api.Tuple.of(
                        4,
                        Combinators.combine(inner, Arbitraries.of(" + ", " - ", "*", "/"), inner)
                                .as((a, op, c) -> "(" + a + op + "(" + c + "))")),
                net.jqwik.api.Tuple.of(3, Combinators.combine(functions, inner).as((f, a) -> f + "(" + a + ")")),
                net.jqwik.api.Tuple.of(2, Combinators.combine(inner, exponents).as((a, n) -> "(" + a + ")^" + n)),
                net.jqwik.api.Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of("max", "min", "xlogy"), inner, inner)
                                .as((f, a, c) -> f + "(" + a + ", " + c + ")")),
                net.jqwik.api.Tuple.of(
                        1,
                        Combinators.combine(inner, inner, inner)
                                .as((a, c, d) -> "if(" + a + " > " + c + ", " + a + ", " + d + ")")));
    }

    @Provide
    Arbitrary<String> statements() {
        Arbitrary<String> sides = formulas(3);
        Arbitrary<String> related = Combinators.combine(
                        sides,
                        Arbitraries.of(
                                "%s == -(-(%s))",
                                "%s == (%s)*x/x",
                                "%s == exp(log(%s))",
                                "%s == log(exp(%s))",
                                "%s == sqrt((%s)^2)",
                                "%s == abs(%s)",
                                "%s == (%s)^1",
                                "(%s)^0 == (%s)/x*x",
                                "%s == max(%s, 0)",
                                "%s == (%s) + log(p)*0",
                                "%s == 2*(%s)/2 + 0*sqrt(x)",
                                "x*(%s) == (%s)*x",
                                "log(%s) == log(abs(%s))",
                                "log((%s)^2) == 2*log(%s)"))
                .as((side, shape) -> shape.formatted(side, side));
        return Arbitraries.oneOf(related, Combinators.combine(sides, sides).as((a, c) -> a + " == " + c));
    }

    private static Finding judged(Expr left, Expr right) {
        Claim claim = Claim.equal("random", "", left, right, SCOPE);
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }

    @Property(seed = "20817", tries = 300)
    void onRandomStatements(@ForAll("statements") String text) {
        Parser.Statement statement = Parser.statement(text, SCOPE);
        Finding finding = judged(statement.left(), statement.right());
        assertNotEquals(Verdict.CONFLICT, finding.verdict(), () -> text + ": " + finding.evidence());
    }

    @Property(seed = "20817", tries = 150)
    void andArrangingNeverChangesAValue(@ForAll("statements") String text) {
        Expr left = Parser.statement(text, SCOPE).left();
        Expr arranged = Arrangement.shortest(left, SCOPE);
        Finding finding = judged(left, arranged);
        assertNotEquals(Verdict.CONFLICT, finding.verdict(), () -> text + ": " + finding.evidence());
        assertNotEquals(Verdict.REFUTED, finding.verdict(), () -> text + " became " + arranged);
    }
}
