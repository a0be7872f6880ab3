package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.syntax.Parser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ZeroTestTest {

    private static ZeroTest.Answer judge(String statement, String where) {
        String[] parts = where.split("; given ", -1);
        Scope declared = Parser.scope(parts[0]);
        Scope scope = parts.length == 1 ? declared : declared.given(List.of(Parser.condition(parts[1], declared)));
        Parser.Statement parsed = Parser.statement(statement, scope);
        return ZeroTest.equal(parsed.left(), parsed.right(), scope);
    }

    private static List<String[]> table() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ZeroTestTest.class.getResourceAsStream("identities.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> provesWhatIsTrueAndNothingThatIsFalse() throws IOException {
        List<String[]> rows = table();
        assertTrue(rows.size() > 500, "only " + rows.size() + " statements were read");
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[2] + ", " + row[1], () -> {
                    ZeroTest.Answer answer = judge(row[2], row[1]);
                    assertEquals(row[0].equals("proved"), answer.isProved(), answer::reason);
                }));
    }

    @Test
    void saysWhatDefinednessRestsOn() {
        Proof proof = judge("log(x*y) == log(x) + log(y)", "x: positive, y: positive")
                .proof()
                .orElseThrow();
        assertEquals(List.of("x > 0", "y > 0"), proof.conditions());
    }

    @Test
    void listsTheCasesThatWereNeeded() {
        Proof proof = judge("sqrt(x^2) == abs(x)", "x: real").proof().orElseThrow();
        assertEquals(List.of("x >= 0", "x <= 0"), proof.cases());
    }

    @Test
    void aGivenConditionCountsAsAFact() {
        Scope scope = Parser.scope("x: real, y: real");
        Scope given = scope.given(List.of(Parser.condition("x > y", scope)));
        Parser.Statement claim = Parser.statement("max(x, y) == x", given);
        assertTrue(ZeroTest.equal(claim.left(), claim.right(), given).isProved());
        assertFalse(ZeroTest.equal(claim.left(), claim.right(), scope).isProved());
    }

    /** The signs of all entries need not be the same: z = (-1, 1) has the sum of sizes 2 and the sum 0. */
    @Test
    void theSameSumAtAnyDepthIsOneAtom() {
        String text = "sum(a[k]*sum(a[j]*b[j], j, 1, n), k, 1, n) == sum(a[i]*b[i], i, 1, n)*sum(a[k], k, 1, n)";
        assertTrue(judge(text, "a: vector(n), b: vector(n)").isProved());
    }

    /** A case split on the sign of z[k] would treat all entries as if they had one sign. */
    @Test
    void theTermsOfASumNeedNotHaveOneSign() {
        assertFalse(judge("sum(abs(z[k]), k, 1, K)^2 == sum(z[k], k, 1, K)^2", "z: vector(K)")
                .isProved());
        assertTrue(judge("sum(abs(z[k])^2, k, 1, K) == sum(z[k]^2, k, 1, K)", "z: vector(K)")
                .isProved());
    }

    @Test
    void theHessianOfTwelveClassesIsProvedEntryByEntry() {
        Scope scope = Parser.scope("z: vector(12), y: closed-simplex(12)");
        Expr loss = Parser.expression("-sum(y[k]*log(softmax(z, k)), k, 1, 12)", scope);
        Expr hessian = Parser.expression("-softmax(z, 3)*softmax(z, 5)", scope);
        Expr second = io.lossproof.symbolic.expr.Derivative.of(
                loss, List.of(Parser.expression("z[3]", scope), Parser.expression("z[5]", scope)));
        assertTrue(ZeroTest.equal(second, hessian, scope).isProved());
    }

    @Test
    void aLargeBrokenPowerIsNotMultipliedOut() {
        ZeroTest.Answer answer = judge("(1 + x + y)^(100000001/2) == 1", "x: positive, y: positive");
        assertFalse(answer.isProved());
        assertTrue(answer.reason().contains("is not multiplied out"), answer::reason);
    }

    @Test
    void givesUpOnHugeExpansionsAndSaysSo() {
        ZeroTest.Answer answer = judge("(a + b + c + d + f)^60 == 1", "a: real, b: real, c: real, d: real, f: real");
        assertFalse(answer.isProved());
        assertTrue(answer.reason().contains("more than"), answer::reason);
    }

    @Test
    void definednessThatDependsOnASignIsNotProved() {
        Scope scope = Parser.scope("x: real, y: real");
        Expr power = Parser.expression("x^y", scope);
        assertFalse(ZeroTest.definedWhere(Num.ZERO, power, scope).isProved());
        assertTrue(ZeroTest.definedWhere(power, power, scope).isProved());
    }
}
