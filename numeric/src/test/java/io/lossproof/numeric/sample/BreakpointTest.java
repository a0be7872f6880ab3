package io.lossproof.numeric.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakpointTest {

    private static final Scope SCOPE = Parser.scope("x: real, a: real, p: vector(K), y: {1, ..., K}");
    private static final Point POINT = Point.EMPTY
            .with("x", Rational.of(5))
            .with("a", Rational.of(2, 3))
            .with("p", List.of(Rational.HALF, Rational.of(1, 3)))
            .with("y", Rational.TWO)
            .with("K", Rational.TWO);

    private static List<Breakpoint> in(String formula) {
        return Breakpoint.in(List.of(Parser.expression(formula, SCOPE)), List.of());
    }

    private static List<Rational> solutions(String formula, Expr unknown) {
        List<Rational> all = new ArrayList<>();
        for (Breakpoint breakpoint : in(formula)) {
            breakpoint.grounded(POINT, new SplitMix64(1)).ifPresent(place -> all.addAll(place.solve(unknown, POINT)));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(x + 1e-7) | [-1/10000000]",
                "abs(3*x - a) | [2/9]",
                "max(x, a, 2*x) | [2/3, 0, 1/3]",
                "clip(x/a, -100, 100) | [-200/3, 200/3]",
                "if(abs(x) > 20, 1, 0) | [20, -20, 0]",
                "1/((x - 1)*a) | [1]",
                "sqrt(1 - x^2) | [1, -1]",
                "xlogy(x, a - x) | [0, 2/3]",
                "log(sum(p[k] + x, k, 1, K)) | [-5/12]",
                "if(2 < x && x < 3, 1, 0) | [2, 3]",
                "floor(x) | [0, 1]",
                "x^3 + exp(x) | []",
                "log(1 + exp(x)) | []",
            })
    void affineEquationsAreSolvedExactly(String formula, String expected) {
        assertEquals(expected, solutions(formula, Expr.symbol("x")).toString());
    }

    @Test
    void elementaryFunctionsAreInverted() {
        List<Rational> solutions = solutions("clip(sigmoid(x), 1e-7, 1 - 1e-7)", Expr.symbol("x"));
        assertEquals(2, solutions.size());
        assertEquals(-16.11809555, solutions.get(0).toDouble(), 1e-8);
        assertEquals(16.11809555, solutions.get(1).toDouble(), 1e-8);
        assertEquals(
                List.of(Rational.of(125)),
                solutions("if(x^(1/3) > 5, 1, 0)", Expr.symbol("x")).subList(0, 1).stream()
                        .map(value -> Rational.of(Math.round(value.toDouble())))
                        .toList());
    }

    @Test
    void entriesOfVectorsAreUnknownsToo() {
        assertEquals(List.of(Rational.of(1, 9)), solutions("abs(6*p[y] - a)", Entry.of("p", Num.TWO)));
        assertEquals(List.of(), solutions("abs(6*p[y] - a)", Entry.of("p", Num.ONE)));
    }

    @Test
    void bodiesOfSumsAreSearchedAtEachIndex() {
        List<Breakpoint> found = in("sum(max(p[k], 1e-7)*k, k, 1, K)");
        assertEquals(1, found.size());
        assertEquals("[p]", found.get(0).names().toString());
        List<Rational> both = new ArrayList<>();
        for (long seed = 0; seed < 8; seed++) {
            Breakpoint place =
                    found.get(0).grounded(POINT, new SplitMix64(seed)).orElseThrow();
            both.addAll(place.solve(Entry.of("p", Num.ONE), POINT));
        }
        assertTrue(!both.isEmpty() && both.size() < 8, "each index is met sometimes: " + both);
    }

    @Test
    void anotherOccurrenceIsTheSameBreakpoint() {
        assertEquals(1, in("log(x)*log(x) + sum(log(x)*k, k, 1, K)").size());
        assertEquals(0, in("x^2 + exp(x)*softplus(a)").size());
    }
}
