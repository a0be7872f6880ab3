package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Relation;
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

class SignTestTest {

    private static SignTest.Answer judge(String statement, String where, String given) {
        Scope scope = Parser.scope(where);
        Scope conditioned = given.equals("-") ? scope : scope.given(List.of(Parser.condition(given, scope)));
        Parser.Statement parsed = Parser.statement(statement, conditioned);
        return SignTest.compare(parsed.left(), parsed.relation(), parsed.right(), conditioned);
    }

    private static List<String[]> table() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SignTestTest.class.getResourceAsStream("inequalities.txt")),
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
        assertTrue(rows.size() > 110, "only " + rows.size() + " statements were read");
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[3] + ", " + row[1], () -> {
                    SignTest.Answer answer = judge(row[3], row[1], row[2]);
                    assertEquals(row[0].equals("proved"), answer.isProved(), answer::toString);
                    String text = answer.proof().map(SignTest.Proof::summary).orElse("");
                    assertTrue(row[4].equals("-") || text.contains(row[4]), text);
                }));
    }

    @Test
    void tellsTheMethodToAReader() {
        SignTest.Proof proof = judge("p*log(p/q) + (1 - p)*log((1 - p)/(1 - q)) >= 0", "p: unit, q: unit", "-")
                .proof()
                .orElseThrow();
        assertEquals(
                List.of(
                        "by log t <= t - 1 with t = q/p",
                        "by log t <= t - 1 with t = (1 - q)/(1 - p)",
                        "the terms that are left cancel"),
                proof.methods());
        assertEquals(
                "by log t <= t - 1 with t = x; the terms that are left cancel; the right side is defined everywhere",
                judge("log(x) <= x - 1", "x: positive", "-")
                        .proof()
                        .orElseThrow()
                        .summary());
    }

    @Test
    void listsTheCasesAndWhatDefinednessRestsOn() {
        SignTest.Proof proof = judge("abs(x) >= log(y) - log(y)", "x: real, y: positive", "-")
                .proof()
                .orElseThrow();
        assertEquals(List.of("y > 0"), proof.conditions());
        SignTest.Proof cases =
                judge("max(x, y) >= (x + y)/2", "x: real, y: real", "-").proof().orElseThrow();
        assertEquals(2, cases.cases().size());
    }

    @Test
    void theRightSideMustBeDefinedWhereTheLeftIs() {
        assertTrue(judge("x - 1 - log(x) >= 0", "x: real", "-").isProved());
        SignTest.Answer answer = judge("0 <= x - 1 - log(x)", "x: real", "-");
        assertFalse(answer.isProved());
        assertTrue(answer.reason().contains("x > 0"), answer::reason);
    }

    @Test
    void saysNothingOfEqualities() {
        Scope scope = Parser.scope("x: real");
        Parser.Statement same = Parser.statement("x == x", scope);
        assertFalse(SignTest.compare(same.left(), Relation.EQUAL, same.right(), scope)
                .isProved());
        assertTrue(SignTest.nonnegative(Parser.expression("x^2", scope), scope).isProved());
        assertFalse(SignTest.positive(Parser.expression("x^2", scope), scope).isProved());
    }

    @Test
    void nothingFollowsFromADomainWithoutPoints() {
        assertFalse(judge("x >= 5", "x: real", "x < 0 && x > 1").isProved());
    }
}
