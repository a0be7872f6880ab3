package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Random pairs of losses, some related and most not. Proofs of the same minimisers rest on increasing functions, so both
 * sides then order any two points the same way; and nothing that is proved is refuted by a witness.
 */
class ProvedMinimisersAgreeTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, s: positive");

    private static Arbitrary<String> losses() {
        return Arbitraries.of(
                "(x - y)^2",
                "(x - 1)^2",
                "(x - 2)^2",
                "x^2 + 1",
                "x^4",
                "abs(x - y)",
                "softplus(x) - x/2",
                "softplus(x) - x/3",
                "exp(x - y)",
                "-exp(-(x - 1)^2)",
                "sqrt(1 + (x - y)^2)",
                "log(1 + (x - 1)^2)",
                "(x - y)^3",
                "x*y",
                "1/(1 + x^2)",
                "-1/(1 + (x - y)^2)",
                "sin(x)",
                "3",
                "log(x)");
    }

    private static Arbitrary<String> shapes() {
        return Arbitraries.of(
                "%s",
                "2*(%s) + y",
                "s*(%s)",
                "y*(%s)",
                "-(%s)",
                "(%s)/(2*s^2) + log(s)",
                "exp(%s)",
                "log(%s)",
                "-log(-(%s))",
                "(%s)^2",
                "sqrt(%s)",
                "(%s)^3",
                "-exp(%s)",
                "(%s)*x",
                "(%s) + x/10^9",
                "log(1 + %s)",
                "1/(%s)");
    }

    @Provide
    Arbitrary<String> statements() {
        Arbitrary<String> sameLoss = Combinators.combine(losses(), shapes(), shapes())
                .as((loss, one, other) -> one.formatted(loss) + " == " + other.formatted(loss));
        Arbitrary<String> twoLosses = Combinators.combine(losses(), losses(), shapes())
                .as((one, other, shape) -> one + " == " + shape.formatted(other));
        return Arbitraries.oneOf(sameLoss, twoLosses);
    }

    private static Finding examined(String text, Claim.UpTo sense) {
        Parser.Statement parsed = Parser.statement(text, SCOPE);
        Claim claim =
                Claim.equal("random", "", parsed.left(), parsed.right(), SCOPE).upTo(sense, List.of("x"));
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }

    @Property(seed = "20817", tries = 120)
    void proofsOfTheSameMinimisersKeepTheOrder(@ForAll("statements") String text) {
        Finding finding = examined(text, Claim.UpTo.ARGMIN);
        Statistics.label("argmin").collect(finding.verdict());
        assertNotEquals(Verdict.CONFLICT, finding.verdict(), () -> text + ": " + finding.evidence());
        if (finding.verdict() != Verdict.PROVED) {
            return;
        }
        List<List<Ball>> values = new ArrayList<>();
        Parser.Statement parsed = Parser.statement(text, SCOPE);
        Tape tape = Tape.compile(List.of(Output.scalar(parsed.left()), Output.scalar(parsed.right())), SCOPE);
        for (int k = -9; k <= 9; k++) {
            Inputs<Rational> point = Inputs.of("x", Rational.of(k, 4))
                    .with("y", Rational.of(1, 3))
                    .with("s", Rational.of(5, 2));
            List<List<Ball>> sides = BallMachine.of(tape, 256).evaluate(point);
            values.add(List.of(sides.get(0).get(0), sides.get(1).get(0)));
        }
        for (List<Ball> a : values) {
            for (List<Ball> b : values) {
                OptionalInt left = a.get(0).sub(b.get(0), 256).certainSign();
                OptionalInt right = a.get(1).sub(b.get(1), 256).certainSign();
                if (left.isPresent() && right.isPresent()) {
                    assertEquals(left.getAsInt(), right.getAsInt(), () -> text + ": " + finding.evidence());
                }
            }
        }
    }

    @Property(seed = "20817", tries = 120)
    void proofsUpToScaleAreNeverRefuted(@ForAll("statements") String text) {
        Finding finding = examined(text, Claim.UpTo.SCALE);
        Statistics.label("scale").collect(finding.verdict());
        assertNotEquals(Verdict.CONFLICT, finding.verdict(), () -> text + ": " + finding.evidence());
    }
}
