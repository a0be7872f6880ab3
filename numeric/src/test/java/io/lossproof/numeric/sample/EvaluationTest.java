package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    private static final Scope SCOPE = Parser.scope("x: real, p: vector(K), y: {1, ..., K}");
    private static final Point POINT = Point.EMPTY
            .with("x", Rational.of(-3, 2))
            .with("p", List.of(Rational.HALF, Rational.of(1, 3), Rational.of(1, 6)))
            .with("y", Rational.TWO)
            .with("K", Rational.of(3));

    private static Optional<Enclosure> value(String formula) {
        return Evaluation.value(Parser.expression(formula, SCOPE), POINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2 - 1/x | 35/12",
                "abs(x) + max(x, 2, 1) - min(x, 0) | 5",
                "clip(x, -1, 1) + relu(x) + sign(x) + floor(x) | -4",
                "x^-3 | -8/27",
                "p[y] + p[K] | 1/2",
                "sum(p[k], k, 1, K) | 1",
                "product(p[k], k, 1, K) | 1/36",
                "max(p[k] * k, k, 1, K) | 2/3",
                "if(x > 0, log(x), 7) | 7",
                "sqrt(9/4) | 3/2",
                "kroneckerdelta(y, 2) | 1",
                "sum(k, k, 1, 0) | 0",
            })
    void arithmeticIsExact(String formula, String expected) {
        Rational value = value(expected).orElseThrow().low();
        assertEquals(Optional.of(Enclosure.exactly(value)), value(formula));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp(x) | 0.22313016014842982893328",
                "log(2) | 0.69314718055994530941723",
                "sqrt(2) | 1.41421356237309504880169",
                "pi | 3.14159265358979323846264",
                "e | 2.71828182845904523536029",
                "EulerGamma | 0.57721566490153286060651",
                "sigmoid(x) | 0.18242552380635634845764",
                "logsumexp(p[k], k, 1, K) | 1.44118353338710539281",
            })
    void otherValuesAreEnclosedClosely(String formula, String expected) {
        Enclosure value = value(formula).orElseThrow();
        Rational near = value(expected).orElseThrow().low();
        Rational slack = Rational.of(1, 1_000_000_000_000_000L);
        assertFalse(value.isExact());
        assertTrue(value.low().subtract(slack).compareTo(near) <= 0, formula + " is in " + value);
        assertTrue(value.high().add(slack).compareTo(near) >= 0, formula + " is in " + value);
        assertTrue(value.high().subtract(value.low()).compareTo(slack.multiply(Rational.of(10))) < 0);
    }

    @ParameterizedTest
    @CsvSource({"1/0", "0^0", "log(x)", "sqrt(x)", "x^(1/2)", "p[4]", "p[0]", "gamma(x)", "exp(1000)", "sin(1)"})
    void whatIsUndefinedOrUnknownHasNoValue(String formula) {
        assertEquals(Optional.empty(), value(formula));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x < -1 ; true",
                "x >= -1 ; false",
                "exp(x) < 1/4 && pi > 3 ; true",
                "x > 0 && gamma(x) > 0 ; false",
                "x < 0 || gamma(x) > 0 ; true",
                "x > 0 || gamma(x) > 0 ;",
                "log(4) == 2*log(2) ;",
                "log(4) != log(3) ; true",
                "p[1] == 1/2 ; true",
                "!(y == 2) ; false",
            })
    void conditionsHaveThreeValues(String condition, String expected) {
        Optional<Boolean> holds = Evaluation.holds(Parser.condition(condition, SCOPE), POINT);
        assertEquals(Optional.ofNullable(expected).map(Boolean::valueOf), holds);
    }
}
