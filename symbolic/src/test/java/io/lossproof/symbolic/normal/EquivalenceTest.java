package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | x^2 + log(y) == x^2 | x | x: real, y: positive",
                "false | x^2 + log(x) == x^2 | x | x: positive",
                "true  | x^2 + log(x) == x^2 + log(2*x) | x | x: positive",
                "false | arctan(x) == -arctan(1/x) | x | x: real",
                "false | sign(x) == 0 | x | x: real",
                "false | n == 2*n | n | n: natural",
                "true  | -sum(p[k]*log(q[k]), k, 1, K) == sum(p[k]*log(p[k]/q[k]), k, 1, K) | q | p: simplex(K), q: simplex(K)"
            })
    void upToConstant(boolean proved, String claim, String parameters, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(claim, scope);
        ZeroTest.Answer answer =
                Equivalence.upToConstant(parsed.left(), parsed.right(), List.of(parameters.split(",")), scope);
        assertEquals(proved, answer.isProved(), answer::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | (y - m)^2/(2*s^2) + log(s) == (y - m)^2 | m | y: real, m: real, s: positive",
                "false | (y - m)^2/(2*s^2) + log(s) == (y - m)^2 | s | y: real, m: real, s: positive",
                "false | -(y - m)^2 == (y - m)^2 | m | y: real, m: real",
                "true  | 3*softplus(z) - 3*y*z + 1 == softplus(z) - y*z | z | z: real, y: unit",
                "true  | log(x) == log(2*x) - log(2) | x | x: real",
                "false | log(x) == 2*log(x) + 1 | x | x: real",
                "false | log(x^2) == 2*log(x) | x | x: real",
                "true  | 3 == 5*s | x | x: real, s: positive",
                "false | 3 == x | x | x: real",
                "false | 3*softplus(z) - 2*y*z == softplus(z) - y*z | z | z: real, y: unit"
            })
    void upToScale(boolean proved, String claim, String parameters, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(claim, scope);
        ZeroTest.Answer answer =
                Equivalence.upToScale(parsed.left(), parsed.right(), List.of(parameters.split(",")), scope);
        assertEquals(proved, answer.isProved(), answer::reason);
    }

    /** Where x lies above 1 or below -1, both sides have the same derivative and differ by a constant of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | x^2 > 1",
                "false | x != 0",
                "false | !(x >= -1 && x <= 1)",
                "false | 1/x < 1",
                "true  | x > 1",
                "true  | x > 1 && y^2 > 1 && x + y^2 < 9"
            })
    void aConstantNeedsADomainThatTheGivenConditionsLeaveConnected(boolean proved, String given) {
        Scope declared = Parser.scope("x: real, y: real");
        Scope scope = declared.given(List.of(Parser.condition(given, declared)));
        Parser.Statement parsed = Parser.statement("x^2 + y == x^2", scope);
        ZeroTest.Answer answer = Equivalence.upToConstant(parsed.left(), parsed.right(), List.of("x"), scope);
        assertEquals(proved, answer.isProved(), answer::reason);
    }
}
