package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkerTest {

    private static Scope scope(String domains, String... given) {
        Scope scope = Parser.scope(domains);
        List<io.lossproof.symbolic.expr.Cond> conditions = new ArrayList<>();
        for (String condition : given) {
            conditions.add(Parser.condition(condition, scope));
        }
        return scope.given(conditions);
    }

    /** A point that refutes wherever a condition holds. */
    private static Predicate<Point> where(String condition, Scope scope) {
        return point ->
                Evaluation.holds(Parser.condition(condition, scope), point).orElse(false);
    }

    private static Rational number(String text) {
        return Evaluation.exact(Parser.expression(text, Scope.EMPTY), Point.EMPTY)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "real | 7341.23 | x > 0.3 | x = 1",
                "real | -7341.23 | x < -0.3 | x = -1",
                "real | 7341.23 | x > 100 | x = 200",
                "real | 7341.23 | x != 0 | x = 1",
                "real | 25.3 | x > 20 && x < 30 | x = 25",
                "unit | 0.7341 | x > 0.3 | x = 1/2",
                "unit | 3.7281e-250 | x < 1e-200 | x = 1E-219",
                "unit | 1 - 3.7e-20 | x > 1 - 1e-7 | x = 99999999/100000000",
                "positive | 17.25 | x > 0 | x = 1",
                "(2, 5] | 3.14159 | x > 2 | x = 3",
                "[1/3, 2/3] | 0.41 | x < 1/2 | x = 1/3",
                "integer | 73411 | x > 10 | x = 100",
                "{0, 1, 7} | 7 | x > 1 | x = 7",
                "nonzero | -0.0031 | x < 1 | x = -1",
            })
    void findsTheSimplestValue(String domain, String start, String refutes, String expected) {
        Scope scope = scope("x: " + domain);
        Point point = Point.EMPTY.with("x", number(start));
        assertEquals(
                expected,
                Shrinker.of(scope).shrink(point, where(refutes, scope)).toString());
    }

    @Test
    void shortensVectorsTogetherWithTheirIndex() {
        Scope scope = scope("p: simplex(K), z: vector(K), y: {1, ..., K}");
        Point start = Point.EMPTY
                .with("p", List.of(number("0.123"), number("0.2"), number("0.3"), number("0.3"), number("0.077")))
                .with("z", List.of(number("1.25"), number("-7.1"), number("3.2"), number("88.3"), number("1e-5")))
                .with("y", Rational.of(5))
                .with("K", Rational.of(5));
        Shrinker shrinker = Shrinker.of(scope);
        assertEquals(
                "p = (1), z = (0), y = 1, K = 1",
                shrinker.shrink(start, point -> true).toString());
        assertEquals(
                "p = (1/2, 1/2), z = (0, 0), y = 1, K = 2",
                shrinker.shrink(start, where("K > 1", scope)).toString());
        Point unequal = shrinker.shrink(start, where("K > 1 && z[1] > 1 && p[1] < 1/3", scope));
        assertEquals("p = (1/4, 3/4), z = (2, 0), y = 1, K = 2", unequal.toString());
    }

    @Test
    void aClosedSimplexShrinksToAVertex() {
        Scope scope = scope("q: closed-simplex(3)");
        Point start = Point.EMPTY.with("q", List.of(number("0.9993"), Rational.ZERO, number("0.0007")));
        assertEquals(
                "q = (1, 0, 0)",
                Shrinker.of(scope).shrink(start, where("q[1] > 0.99", scope)).toString());
    }

    @Test
    void equalValuesStayEqualWhileTheyShrink() {
        Scope scope = scope("y: real, mu: real");
        Rational shared = number("-1234.567");
        Point start = Point.EMPTY.with("y", shared).with("mu", shared);
        assertEquals(
                "y = -1000, mu = -1000",
                Shrinker.of(scope)
                        .shrink(start, where("y == mu && y < -700", scope))
                        .toString());
    }

    @Test
    void givenConditionsHoldAtTheResult() {
        Scope scope = scope("a: positive, b: positive", "a < b", "b > 2");
        Point start = Point.EMPTY.with("a", number("17.3")).with("b", number("391.25"));
        assertEquals(
                "a = 1, b = 3", Shrinker.of(scope).shrink(start, point -> true).toString());
    }

    @Test
    void withoutASimplerPointTheStartIsTheResult() {
        Scope scope = scope("x: real");
        Point start = Point.EMPTY.with("x", number("7341.23"));
        assertEquals(start, Shrinker.of(scope).shrink(start, start::equals));
        assertEquals(start, Shrinker.of(scope).shrink(start, point -> true, 0));
    }

    @Property(seed = "20817", tries = 60)
    void theResultRefutesWithinTheCallsAndIsNotHarder(@ForAll long seed, @ForAll int bound) {
        Scope scope = scope("x: real, p: simplex(K), n: natural", "x < 10");
        double threshold = bound % 1000 / 7.0;
        int[] calls = {0};
        Predicate<Point> refutes = point -> {
            calls[0]++;
            return point.scalarAsDouble("x") * point.vectorAsDoubles("p")[0] < threshold;
        };
        PointSampler sampler = PointSampler.of(scope, List.of(), seed);
        for (StratifiedPoint drawn : sampler.sample(4).points()) {
            if (refutes.test(drawn.point())) {
                calls[0] = 0;
                Point shrunk = Shrinker.of(scope).shrink(drawn.point(), refutes, 100);
                assertTrue(calls[0] <= 100);
                assertTrue(refutes.test(shrunk));
                assertTrue(sampler.admits(shrunk), shrunk::toString);
                assertTrue(shrunk.compareTo(drawn.point()) <= 0);
                assertEquals(shrunk, Shrinker.of(scope).shrink(drawn.point(), refutes, 100));
            }
        }
    }
}
