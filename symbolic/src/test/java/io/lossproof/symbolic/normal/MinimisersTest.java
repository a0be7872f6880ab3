package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimisersTest {

    private static Minimisers.Answer same(String claim, String parameters, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(claim, scope);
        return Minimisers.same(parsed.left(), parsed.right(), List.of(parameters.split(", ")), scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3*(x - 1)^2 + c == (x - 1)^2 | x | x: real, c: real | left = c*right",
                "(mu - y)^2 == (mu - y)^2/(2*s^2) + log(s) | mu | mu: real, y: real, s: positive | left = c*right",
                "x^2 + 1 == log(x^2 + 1) | x | x: real | left = c*exp(right)",
                "log(x^2 + 1) == x^2 | x | x: real | exp(left) = c*right",
                "exp((x - y)^2) == (x - y)^2 | x | x: real, y: real | left = c*exp(right)",
                "(x^2 + 1)^2 == x^2 + 1 | x | x: real | left = c*(right)^2",
                "sqrt(x^2 + 1) == x^2 | x | x: real | (left)^2 = c*right",
                "-product(f[i], i, 1, n) == -sum(log(f[i]), i, 1, n) | f | f: simplex(n) | -log(-(left)) = c*right",
                "-sum(log(f[i]), i, 1, n) == -product(f[i], i, 1, n) | f | f: simplex(n) | left = c*-log(-(right))",
                "-product(f[i], i, 1, n) == -sum(log(f[i]), i, 1, n)/n | f | f: simplex(n) | -log(-(left)) = c*right",
                "-product(p^y[i]*(1 - p)^(1 - y[i]), i, 1, n) == -sum(y[i]*log(p) + (1 - y[i])*log(1 - p), i, 1, n) | p | p: unit, y: vector(n) | -log(-(left)) = c*right",
                "-sum(p[k]*log(q[k]), k, 1, K) == sum(p[k]*log(p[k]/q[k]), k, 1, K) | q | p: simplex(K), q: simplex(K) | left = c*right",
                "log(x) == log(2*x) - log(2) | x | x: real | left = c*right",
                "3 == 5*s | x | x: real, s: positive | left = c*right",
                "1/(x^2 + 1) == -x^2/(x^2 + 1) | x | x: real | left = c*right",
                "n^2 + 1 == log(n^2 + 1) | n | n: natural | left = c*exp(right)"
            })
    void areTheSameUnderStrictlyIncreasingFunctions(String claim, String parameters, String where, String relation) {
        Minimisers.Answer answer = same(claim, parameters, where);
        assertTrue(answer.isProved(), answer::reason);
        assertTrue(answer.relation().startsWith(relation), answer::relation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x - 1)^2 == (x - 2)^2 | x | x: real",
                "(x - 1)^2 == -(x - 1)^2 | x | x: real",
                // Increasing only where its argument is not negative.
                "x^2 == x | x | x: real",
                "x == x^2 | x | x: real",
                // The factor and the constant must not depend on the parameter; the factor must be positive.
                "s*(x - 1)^2 == (x - 1)^2 | x, s | x: real, s: positive",
                "s*(x - 1)^2 == (x - 1)^2 | x | x: real, s: real",
                "product(f[i], i, 1, n) == -sum(log(f[i]), i, 1, n) | f | f: simplex(n)",
                // One side has a value where the other has none: 0*sqrt(x) has its minimiser at 0 alone.
                "x^2 + 0*sqrt(x) == x^2 | x | x: real",
                "x^2 == x^2 + 0*sqrt(x) | x | x: real",
                "3 == 5 + 0*sqrt(x) | x | x: real",
                "log(x^2) == x^2 | x | x: real",
                "sqrt(x)^2 == x | x | x: real",
                "x == sqrt(x)^2 | x | x: real",
                // The same derivative, but a constant of its own on each side of 0.
                "arctan(x) == -arctan(1/x) | x | x: nonzero"
            })
    void areNotProvedWhereTheyMayDiffer(String claim, String parameters, String where) {
        Minimisers.Answer answer = same(claim, parameters, where);
        assertEquals("", answer.relation());
        assertTrue(!answer.reason().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l - y*log(l) == log(l) + y/l | l | y: positive, l: positive",
                "(log(y) - log(l))^2 == (y - l)^2 | l | y: positive, l: positive",
                "y/l - log(y/l) - 1 == (l - y)^2/l | l | y: positive, l: positive",
                "log(s) + v/(2*s^2) == (s^2 - v)^2 | s | v: positive, s: positive",
                "exp(z) - y*z == (z - log(y))^2 | z | z: real, y: positive",
                "log(1 + (y - m)^2) == abs(y - m) | m | y: real, m: real",
                "-y*log(p) - (1 - y)*log(1 - p) == (p - y)^2 | p | p: unit, y: unit",
                "softplus(z) - z/3 == (z + log(2))^2 | z | z: real",
                "(x - 1)^2 == (x - 1)^2 + (x - 1)^4 | x | x: real",
                // Both fall everywhere and have no minimiser, or have it at the closed end.
                "softplus(-z) == exp(-z) | z | z: real",
                "x + x^3 == exp(x) | x | x: nonnegative"
            })
    void areTheSameWhereBothTurnAtOnePoint(String claim, String parameters, String where) {
        Minimisers.Answer answer = same(claim, parameters, where);
        assertTrue(answer.isProved(), answer::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l - y*log(l) == log(l) + (y + 1)/l | l | y: positive, l: positive",
                "l - y*log(l) == log(l) + y/l | y, l | y: positive, l: positive",
                "exp(z) - y*z == (z - log(y) - 1/10^9)^2 | z | z: real, y: positive",
                "(x - 1)^2 == (x - 1)^2*(x + 1)^2 | x | x: real",
                // The same sign of the slope everywhere, but two hollows, of which one is deeper.
                "x^4/4 - x^2/2 == (x^3 - 3*x^2 + 5*x - 5)*exp(x) | x | x: real",
                "(x^2 - 1)^2 == (x^2 - 1)^2 + x/10 | x | x: real",
                // The point at which both would turn is outside of the domain for some y.
                "(x - y)^2 == x^2 - 2*x*y + (x - y)^4 + abs(x)/100 | x | x: positive, y: real",
                "log(1 + (x - y)^2) == (x - y)^2 + sign(x - y) | x | x: real, y: real",
                "abs(x) + if(x == 0, 1, 0) == x^2 | x | x: real",
                "x^2 == x^2 + 0*log(x - 1) | x | x: real",
                "softplus(z) == exp(-z) | z | z: real"
            })
    void areNotTheSameWhereTheyTurnApart(String claim, String parameters, String where) {
        assertTrue(!same(claim, parameters, where).isProved());
    }
}
