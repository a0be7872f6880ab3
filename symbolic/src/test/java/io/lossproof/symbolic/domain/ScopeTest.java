package io.lossproof.symbolic.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @Provide
    Arbitrary<Domain> domains() {
        Arbitrary<Expr> length = Arbitraries.of(
                Num.TWO,
                Expr.num(17),
                Expr.symbol("K"),
                Expr.symbol("n"),
                Expr.add(Expr.symbol("K"), Num.ONE),
                Expr.subtract(Expr.symbol("n"), Num.TWO));
        Arbitrary<Expr> end = Arbitraries.of("-inf", "-2", "-1/3", "0", "1e-7", "1", "2*pi", "e", "inf")
                .map(text -> Parser.expression(text, Scope.EMPTY));
        Arbitrary<Domain> interval = Combinators.combine(
                        end, Arbitraries.of(true, false), end, Arbitraries.of(true, false))
                .as((lower, lowerOpen, upper, upperOpen) -> new Domain.Interval(
                        lower,
                        lowerOpen || lower.toString().contains("inf"),
                        upper,
                        upperOpen || upper.toString().contains("inf")));
        Arbitrary<Domain> range =
                Combinators.combine(length.optional(), length.optional()).as(Domain.IntegerRange::new);
        Arbitrary<Domain> set = Arbitraries.integers()
                .between(-5, 5)
                .<Expr>map(n -> Expr.num(Rational.of(n, 2)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(Domain.FiniteSet::new);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Domain.REAL,
                        Domain.POSITIVE,
                        Domain.NONNEGATIVE,
                        Domain.NEGATIVE,
                        Domain.UNIT,
                        Domain.NONZERO,
                        Domain.INTEGER,
                        Domain.NATURAL),
                interval,
                range,
                set,
                length.map(Domain::vector),
                length.map(Domain::simplex),
                length.map(Domain::closedSimplex),
                length.map(Domain.PositiveDefinite::new));
    }

    @Property(seed = "20817")
    void aDomainIsReadBackFromItsText(@ForAll("domains") Domain domain) {
        assertEquals(domain, Parser.domain(domain.toString()));
    }

    @Property(seed = "20817")
    void aScopeIsReadBackFromItsText(@ForAll("scopes") Scope scope) {
        Scope again = Parser.scope(scope.toString());
        assertEquals(scope, again);
        assertEquals(
                new ArrayList<>(scope.variables().keySet()),
                new ArrayList<>(again.variables().keySet()));
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return domains().list().ofMaxSize(5).map(domains -> {
            Map<String, Domain> variables = new LinkedHashMap<>();
            List<String> names = List.of("x", "beta", "log_sigma", "e", "x_1");
            for (int i = 0; i < domains.size(); i++) {
                variables.put(names.get(i), domains.get(i));
            }
            return Scope.of(variables);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REAL              | real
                    (-inf, inf)       | real
                    [-inf, inf]       | real
                    (0, inf)          | positive
                    [0, inf)          | nonnegative
                    (0, 1)            | unit
                    (0, 1/2 + 1/2)    | (0, 1/2 + 1/2)
                    [-1, 2*pi)        | [-1, 2*pi)
                    {0,...,inf}       | natural
                    {-inf, ..., inf}  | integer
                    {1, ..., K}       | {1, ..., K}
                    {1, ..., inf}     | {1, ..., inf}
                    {0,1}             | {0, 1}
                    Simplex(K)        | simplex(K)
                    closed-simplex(3) | closed-simplex(3)
                    positive-definite( d ) | positive-definite(d)
                    """)
    void aDomainHasOneText(String written, String text) {
        assertEquals(text, Parser.domain(written).toString());
    }

    @Test
    void aLengthIsDeclaredWithItsVector() {
        Scope scope = Parser.scope("p: simplex(K), y: {0, ..., n}");
        assertEquals("K: {1, ..., inf}, p: simplex(K), n: {1, ..., inf}, y: {0, ..., n}", scope.toString());
        assertEquals(Optional.of(Domain.length()), scope.domain("K"));
        assertEquals(Map.of("p", Expr.symbol("K")), scope.vectorLengths());
    }

    @Test
    void aLaterDeclarationOfALengthReplacesTheImpliedOne() {
        Scope scope = Parser.scope("p: simplex(K), K: {2, ..., 10}");
        assertEquals(Domain.integers(Num.TWO, Expr.num(10)), scope.domain("K").orElseThrow());
        assertEquals(scope, Parser.scope(scope.toString()));
    }

    @Test
    void theDimensionOfAMatrixIsDeclaredWithIt() {
        assertEquals(
                "d: {1, ..., inf}, S: positive-definite(d)",
                Parser.scope("S: positive-definite(d)").toString());
    }
}
