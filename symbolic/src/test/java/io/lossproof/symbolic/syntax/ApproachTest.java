package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproachTest {

    private static Limit read(String text, String where) {
        Scope scope = Parser.scope(where);
        return (Limit) Parser.expression(text, scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOTH  | limit(x, x, 0) | x: real",
                "ABOVE | limit(x, x, 0) | x: positive",
                "ABOVE | limit(x, x, 0) | x: nonnegative",
                "BELOW | limit(x, x, 0) | x: negative",
                "ABOVE | limit(x, x, 0) | x: unit",
                "BELOW | limit(x, x, 1) | x: unit",
                "BOTH  | limit(x, x, 1/2) | x: unit",
                "BELOW | limit(x, x, 1/2, below) | x: unit",
                "ABOVE | limit(x, x, 0, above) | x: real",
                "BOTH  | limit(x, x, 0) | x: nonzero",
                "BELOW | limit(x, x, pi) | x: (-pi, pi)",
                "BOTH  | limit(x, x, inf) | x: positive",
                "BOTH  | limit(x, x, inf, below) | x: positive",
                "BOTH  | limit(x, x, -inf) | x: integer",
                "BOTH  | limit(t, t, 0) | x: real"
            })
    void isFromInsideTheDomain(Limit.Side side, String text, String where) {
        assertEquals(side, read(text, where).side());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(x, x, -1) | x: positive | -1 is not approached from inside positive",
                "limit(x, x, 2) | x: unit | 2 is not approached from inside unit",
                "limit(x, x, 0, below) | x: positive | 0 is not approached from inside positive",
                "limit(x, x, inf) | x: unit | inf is not approached from inside unit",
                "limit(x, x, -inf) | x: natural | -inf is not approached from inside natural",
                "limit(x, x, 3) | x: natural | 3 is not approached from inside natural",
                "limit(x, x, 1) | x: {0, 1} | 1 is not approached from inside {0, 1}",
                "limit(x, x, 0) | x: [0, 0] | 0 is not approached from inside [0, 0]",
                "limit(x, x, 3) | x: (-pi, pi) | whether 3 lies in (-pi, pi) is not seen; declare the variable as real",
                "limit(x, x, inf - 1) | x: real | a limit is taken at a value, at inf or at -inf",
                "limit(x, x, undefined) | x: real | a limit is taken at a value, at inf or at -inf",
                "limit(x, x, a) | x: unit, a: real | whether a lies inside unit is not seen; declare the variable as real",
                "limit(x, x, a) | x: (0, 1], a: (0, 1] | whether a lies inside (0, 1] is not seen",
                "limit(z, z, 0) | z: vector(2) | limit takes a formula, a variable and a point"
            })
    void isRefusedFromOutside(String text, String where, String message) {
        SyntaxException refused = assertThrows(SyntaxException.class, () -> read(text, where));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::getMessage);
    }

    /** The side is kept in the formula, so the text says the same where the variable has no domain. */
    @Test
    void theTextSaysTheSide() {
        assertEquals(
                "limit(x*log(x), x, 0, above)",
                read("limit(x*log(x), x, 0)", "x: positive").toString());
        assertEquals(
                "limit(1/x, x, inf)", read("limit(1/x, x, inf)", "x: positive").toString());
    }
}
