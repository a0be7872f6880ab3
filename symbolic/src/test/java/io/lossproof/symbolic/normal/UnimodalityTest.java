package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnimodalityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | (x - 1)^2 | x: real",
                "true  | 3*softplus(x) - 2*x + x^2/2 | x: real",
                "true  | log(x) + 2/x | x: positive",
                "true  | (log(2) - log(x))^2 | x: positive",
                "true  | log(1 + (x - 1)^2) | x: real",
                "true  | abs(x) + abs(x - 1) + x/3 | x: real",
                "true  | max(0.9*x, -0.1*x) - min(x, 2) | x: real",
                "true  | -log(x)/4 - 3*log(1 - x)/4 | x: unit",
                "true  | -exp(-(x - 3)^2) | x: real",
                // Two hollows, a hill, waves.
                "false | (x^2 - 1)^2 | x: real",
                "false | -(x - 1)^2 | x: real",
                "false | sin(x) | x: real",
                "false | abs(abs(x) - 1) | x: real",
                "false | min(x^2, (x - 3)^2) | x: real",
                // Falls and rises, but jumps, or has no value in between.
                "false | abs(x) - 3*sign(x) | x: real",
                "false | x^2 + floor(x) | x: real",
                "false | log(x^2) | x: real",
                "false | x^2 + 0*log(x) | x: real",
                "false | abs(x) + 1/x | x: real",
                "false | log(1 + abs(x - 1)) + log(1 + abs(x + 1)) | x: real"
            })
    void isProvedWhereTheFormulaFallsAndThenRises(boolean expected, String formula, String where) {
        Scope scope = Parser.scope(where);
        boolean proved = Unimodality.isProved(Parser.expression(formula, scope), "x", scope);
        assertEquals(expected, proved);
    }

    @Test
    void aConditionOnTheParameterIsNotUsed() {
        Scope declared = Parser.scope("x: real");
        Scope scope = declared.given(List.of(Parser.condition("x^2 > 4", declared)));
        boolean proved = Unimodality.isProved(Parser.expression("x^2", scope), "x", scope);
        assertEquals(false, proved);
    }
}
