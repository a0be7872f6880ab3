package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.route.Enclosure;
import io.lossproof.verify.route.NormalForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rewrite rules of the normal form are claims like others: the zero test uses them, and the numeric routes, which do
 * not, must agree on the whole domain of each.
 */
class RewriteRulesTest {

    private static final double TOLERANCE = 1e-9;

    /** At larger sizes, and near 0 and 1, the sides of a rule lose digits in doubles by cancellation. */
    private static final Rational LARGEST = Rational.of(50);

    private static final Rational SMALLEST = Rational.of(1, 50);

    private record Rule(String name, Claim claim) {
        static Rule read(String line) {
            String[] parts = line.split(" \\| ", -1);
            Scope declared = Parser.scope(parts[1]);
            Scope scope = parts[2].isBlank() ? declared : declared.given(List.of(Parser.condition(parts[2], declared)));
            Parser.Statement statement = Parser.statement(parts[3], scope);
            return new Rule(parts[0], Claim.equal("rule", parts[0], statement.left(), statement.right(), scope));
        }
    }

    private static List<Rule> rules() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RewriteRulesTest.class.getResourceAsStream("rules.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Rule::read)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> theNormalFormUsesIt() throws IOException {
        return each(rule -> assertInstanceOf(
                Evidence.Proved.class,
                new NormalForm().examine(rule.claim, List.of(), 1).orElseThrow()));
    }

    @TestFactory
    Stream<DynamicTest> theNumericRoutesAgree() throws IOException {
        return each(rule -> {
            Evidence certified = new Enclosure()
                    .examine(rule.claim, List.of(), Runner.USUAL_SEED)
                    .orElseThrow();
            assertFalse(certified instanceof Evidence.Refuted, certified::toString);
            boolean agrees = certified instanceof Evidence.Supported || certified instanceof Evidence.Proved;
            assertTrue(agrees || agreesInDoubles(rule.claim, 0), () -> rule.name + ": " + certified);
        });
    }

    /** The comparison in doubles sees a change in the seventh digit. */
    @TestFactory
    Stream<DynamicTest> andSeeWhatIsNearlyRight() throws IOException {
        return each(rule -> assertFalse(agreesInDoubles(rule.claim, 1e-7)));
    }

    private interface Check {
        void of(Rule rule);
    }

    private static Stream<DynamicTest> each(Check check) throws IOException {
        List<Rule> rules = rules();
        assertTrue(rules.size() > 60, "only " + rules.size() + " rules were read");
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.name, () -> check.of(rule)));
    }

    /** Whether both sides agree where the left one has a value, the right one changed by so much. */
    private static boolean agreesInDoubles(Claim claim, double change) {
        Expr left = claim.left();
        Expr right = claim.right();
        DoubleMachine.Workspace workspace = DoubleMachine.of(
                        Tape.compile(List.of(Output.scalar(left), Output.scalar(right)), claim.scope()))
                .workspace();
        int seen = 0;
        for (StratifiedPoint stratified : PointSampler.of(claim.scope(), List.of(left, right), Runner.USUAL_SEED)
                .sample(1000)
                .points()) {
            Point point = stratified.point();
            if (point.scalars().values().stream().anyMatch(value -> !isModerate(value))) {
                continue;
            }
            point.scalars().forEach((name, value) -> workspace.set(name, value.toDouble()));
            workspace.run();
            double exact = workspace.scalar(0);
            double other = workspace.scalar(1) * (1 + change) + change;
            if (Double.isFinite(exact)) {
                seen++;
                double scale = Math.max(1, Math.abs(exact));
                if (!(Math.abs(exact - other) <= TOLERANCE * scale)) {
                    return false;
                }
            }
        }
        assertTrue(seen >= fewest(claim), () -> "too few points of " + claim);
        return true;
    }

    private static boolean isModerate(Rational value) {
        return value.abs().compareTo(LARGEST) <= 0
                && isApartFrom(Rational.ZERO, value)
                && isApartFrom(Rational.ONE, value);
    }

    private static boolean isApartFrom(Rational special, Rational value) {
        Rational distance = value.subtract(special).abs();
        return distance.isZero() || distance.compareTo(SMALLEST) >= 0;
    }

    private static int fewest(Claim claim) {
        return claim.scope().variables().values().stream().anyMatch(domain -> domain instanceof Domain.Interval)
                ? 20
                : 1;
    }
}
