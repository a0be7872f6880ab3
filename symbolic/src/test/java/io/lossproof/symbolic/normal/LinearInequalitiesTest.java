package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearInequalitiesTest {

    private static LinearInequalities.Row row(String text) {
        boolean strict = text.endsWith("> 0");
        String formula = text.substring(0, text.indexOf('>'));
        return new LinearInequalities.Row(
                Polynomial.light(Parser.expression(formula, Parser.scope("x: real, y: real, z: real"))), strict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | x > 0; -x > 0",
                "false | x >= 0; -x >= 0",
                "true | x - y > 0; y - z >= 0; z - x >= 0",
                "false | x - y >= 0; y - z >= 0; z - x >= 0",
                "true | x + y - 2 > 0; x - y > 0; 1 - x >= 0",
                "false | x + y - 2 > 0; x - y > 0; 1 - y >= 0",
                "true | -1 >= 0",
                "false | 1 > 0",
                "true | 2*x + 3*y - 6 >= 0; 1 - x >= 0; 1 - y >= 0",
                "false | 2*x + 3*y - 5 >= 0; 1 - x >= 0; 1 - y >= 0",
                "true | 2*x + 3*y - 5 > 0; 1 - x >= 0; 1 - y >= 0",
            })
    void areContradictoryWhereNoPointIsLeft(boolean expected, String rows) {
        List<LinearInequalities.Row> all = List.of(rows.split(";")).stream()
                .map(String::strip)
                .map(LinearInequalitiesTest::row)
                .toList();
        assertEquals(expected, LinearInequalities.areContradictory(all));
    }

    /** Rows through a chosen point have a solution, whatever they are. */
    @Property(seed = "20817", tries = 300)
    void neverContradictAPointThatSatisfiesThem(
            @ForAll @Size(max = 24) List<@IntRange(min = -5, max = 5) Integer> numbers,
            @ForAll @IntRange(min = -3, max = 3) int x,
            @ForAll @IntRange(min = -3, max = 3) int y) {
        List<LinearInequalities.Row> rows = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            int a = numbers.get(i);
            int b = numbers.get(i + 1);
            Polynomial value = row(a + "*x + " + b + "*y >= 0").value();
            Polynomial slack = value.minus(Polynomial.constant(Rational.of((long) a * x + (long) b * y)));
            rows.add(new LinearInequalities.Row(slack, false));
        }
        assertEquals(false, LinearInequalities.areContradictory(rows));
    }

    @Test
    void boundsOfLogarithmsContainTheirValues() {
        for (long n : new long[] {2, 3, 7, 10, 1000, 1_000_000_007L}) {
            for (Rational x : List.of(Rational.of(n), Rational.of(1, n), Rational.of(n, n + 1))) {
                Range range = LogarithmBounds.of(x);
                double value = Math.log(x.toDouble());
                double slack = 1e-14 * Math.max(1, Math.abs(value));
                assertTrue(range.lower().orElseThrow().toDouble() <= value + slack, x::toString);
                assertTrue(range.upper().orElseThrow().toDouble() >= value - slack, x::toString);
                double width = range.upper().orElseThrow().toDouble()
                        - range.lower().orElseThrow().toDouble();
                assertTrue(width < 1e-12, x::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3/2, 7/3", "1/1000, 1/3"})
    void boundsOfLogarithmsAddUp(String first, String second) {
        Range sum = LogarithmBounds.of(number(first)).plus(LogarithmBounds.of(number(second)));
        Range product = LogarithmBounds.of(number(first).multiply(number(second)));
        assertTrue(!sum.and(product).isEmpty());
    }

    private static Rational number(String text) {
        String[] parts = text.split("/");
        return Rational.of(Long.parseLong(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 1);
    }
}
