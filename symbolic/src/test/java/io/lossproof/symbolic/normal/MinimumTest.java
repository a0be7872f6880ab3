package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimumTest {

    private static boolean isProved(String formula, String at, Scope scope) {
        Map<String, Rational> point = new LinkedHashMap<>();
        for (String value : at.split(", ")) {
            String[] parts = value.split(" = ");
            point.put(parts[0], Rational.of(new BigDecimal(parts[1])));
        }
        return Minimum.isProvedAt(Parser.expression(formula, scope), point, scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x - 1)^2 | x = 1 | x: real",
                "x^4 - 4*x | x = 1 | x: real",
                "log(1 + x^2) | x = 0 | x: real",
                "abs(x - 2) + 1 | x = 2 | x: real",
                "max(x, -x) | x = 0 | x: real",
                "softplus(x) - x/2 | x = 0 | x: real",
                "softplus(x) - x/4 | x = -1.0986 | x: [-1.0986, 2)",
                "x - floor(x) | x = 1 | x: (0, 2)",
                "-log(p)/4 - 3*log(1 - p)/4 | p = 0.25 | p: unit",
                "x | x = 0 | x: nonnegative",
                "-x | x = 3 | x: [0, 3]",
                "sqrt(x) | x = 0 | x: nonnegative",
                "(a - 1)^2 + (b - 2)^2 | a = 1, b = 2 | a: real, b: real",
                "(a - 1)^2*(1 + b^2) + b^2 | a = 1, b = 0 | a: real, b: real",
                "7 | x = 5 | x: real",
                "if(x < 0, -x, x - 5) | x = 0 | x: real",
                // Where it is defined, which it is not at 0.
                "1/x | x = 1 | x: [0, 1]"
            })
    void isProvedWhereItIsOne(String formula, String at, String where) {
        boolean proved = isProved(formula, at, Parser.scope(where));
        assertTrue(proved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x - 1)^2 | x = 2 | x: real",
                "-(x - 1)^2 | x = 1 | x: real",
                // Stationary only.
                "x^3 | x = 0 | x: real",
                "x^2*(x - 1)^2*(x - 3) | x = 1 | x: real",
                "sin(x) | x = 0 | x: real",
                // Falls up to 0 and rises from there, but jumps up at 0 itself.
                "abs(x) + if(x == 0, 1, 0) | x = 0 | x: real",
                "abs(x) - sign(x) | x = 0 | x: real",
                // Jumps to minus infinity.
                "abs(x) + 1/x | x = 0 | x: real",
                "log(x^2) | x = 0 | x: real",
                // A saddle: smallest along each axis, not along the diagonal.
                "a^2 + b^2 - 3*a*b | a = 0, b = 0 | a: real, b: real",
                "a^2 - b^2 | a = 0, b = 0 | a: real, b: real",
                "-x | x = 2 | x: [0, 3]",
                "x | x = 1 | x: integer"
            })
    void isNeverProvedWhereItIsNone(String formula, String at, String where) {
        assertEquals(false, isProved(formula, at, Parser.scope(where)));
    }

    @Test
    void conditionsOnTheParameterAreNotUsed() {
        Scope declared = Parser.scope("x: real");
        Scope scope = declared.given(List.of(Parser.condition("x > 5", declared)));
        assertEquals(false, isProved("(x - 1)^2", "x = 1", scope));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x - 3)^2 | 3",
                "-3*log(x) - 5*log(1 - x) | 3/8",
                "5*x - log(x) | 1/5",
                "x^2*exp(x) | -2",
                "x^3 | none",
                "7 | none"
            })
    void theStationaryPointIsFoundWhereTheDerivativeIsLinear(String formula, String root) {
        Scope scope = Parser.scope("x: unit");
        String found = Minimum.stationaryPoint(Parser.expression(formula, scope), "x", scope)
                .map(Rational::toString)
                .orElse("none");
        assertEquals(root, found);
    }
}
