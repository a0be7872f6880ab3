package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | abs(x)*log(s) + softplus(x)/s",
                "true  | sign(y)*x",
                "true  | if(y > 0, x, -x)",
                "true  | s^x",
                "true  | x^2",
                "true  | xlogy(x, s)",
                "true  | sum(z[k]*x^2, k, 1, K)",
                "true  | softmax(z, 1)*x",
                "true  | besseli(2, x)",
                "false | sign(x)",
                "false | floor(x + y)",
                "false | if(x > 0, x, 5)",
                "false | kroneckerdelta(x, 1)",
                // Both arguments may tend to 0.
                "false | abs(x)^x",
                "false | xlogy(x, x^2)",
                "false | xlog1py(x, y)",
                "false | sum(if(x > k, 1, 0), k, 1, K)"
            })
    void isSeenFromTheOperators(boolean continuous, String formula) {
        Scope scope = Parser.scope("x: real, y: real, s: positive, z: vector(K)");
        assertEquals(continuous, Continuity.isProved(Parser.expression(formula, scope), List.of("x"), scope));
    }
}
