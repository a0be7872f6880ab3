package io.lossproof.symbolic.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    private static Limits.Outcome limit(String text, Scope scope) {
        return Limits.of((Limit) Parser.expression(text, scope), scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(q*(1 - q)/n, n, inf) | 0 | q: unit, n: positive",
                "limit((1 + 1/n)^n, n, inf) | e | n: natural",
                "limit((1 - c/n)^n, n, inf) | exp(-c) | n: natural, c: positive",
                "limit(sin(x)/x, x, 0) | 1 | x: real",
                "limit((1 - cos(x))/x^2, x, 0) | 1/2 | x: real",
                "limit((x - sin(x))/x^3, x, 0) | 1/6 | x: real",
                "limit(sin(x)/x, x, inf) | 0 | x: real",
                "limit(x*log(x), x, 0, above) | 0 | x: real",
                "limit(x*log(x), x, 0) | 0 | x: positive",
                "limit(x^x, x, 0) | 1 | x: positive",
                "limit(-p*log(p) - (1 - p)*log(1 - p), p, 0) | 0 | p: unit",
                "limit(-p*log(p) - (1 - p)*log(1 - p), p, 1) | 0 | p: unit",
                "limit(exp(-x)*x^5, x, inf) | 0 | x: real",
                "limit(x^a*exp(-x), x, inf) | 0 | x: positive, a: real",
                "limit(log(x)^3/x^a, x, inf) | 0 | x: positive, a: positive",
                "limit(exp(-c*x)*x^5, x, inf) | 0 | x: real, c: positive",
                "limit(softplus(x) - x, x, inf) | 0 | x: real",
                "limit(softplus(x), x, -inf) | 0 | x: real",
                "limit(softplus(x)/x, x, inf) | 1 | x: real",
                "limit(sigmoid(x), x, inf) | 1 | x: real",
                "limit(sigmoid(x), x, -inf) | 0 | x: real",
                "limit(tanh(x), x, -inf) | -1 | x: real",
                "limit(arctan(x), x, inf) | pi/2 | x: real",
                "limit(arctan(x), x, -inf) | -pi/2 | x: real",
                "limit(erf(x), x, inf) | 1 | x: real",
                "limit(normalcdf(x), x, -inf) | 0 | x: real",
                "limit((3*x^2 + x)/(2*x^2 - 5), x, inf) | 3/2 | x: real",
                "limit((a*x + b)/(x + 1), x, inf) | a | x: real, a: real, b: real",
                "limit((x^2 - 1)/(x - 1), x, 1) | 2 | x: real",
                "limit(sqrt(x^2 + x) - x, x, inf) | 1/2 | x: real",
                "limit(abs(x)/x, x, 0, above) | 1 | x: real",
                "limit(abs(x)/x, x, 0, below) | -1 | x: real",
                "limit((exp(h*y) - 1)/h, h, 0) | y | h: real, y: real",
                "limit((p^a - 1)/a, a, 0) | log(p) | a: real, p: positive",
                "limit((sum(p[k]^a, k, 1, K) - 1)/(1 - a), a, 1) | -sum(p[k]*log(p[k]), k, 1, K) | a: real, p: simplex(K)",
                "limit(log(sum(p[k]^a, k, 1, K))/(1 - a), a, 1) | -sum(p[k]*log(p[k]), k, 1, K) | a: real, p: simplex(K)",
                "limit(loggamma(x + 1) - x*log(x) + x - log(x)/2, x, inf) | log(2*pi)/2 | x: positive",
                "limit(digamma(x) - log(x), x, inf) | 0 | x: positive",
                "limit(sum(sum(exp(-x)*p[k]*p[i], i, 1, K) + p[k]/x, k, 1, K)*x, x, inf) | 1 | x: real, p: simplex(K)",
                "limit(limit(x*y + x, x, 0) + y^2, y, 3) | 9 | x: real, y: real",
                "limit(max(x, 3)/x, x, inf) | 1 | x: real",
                "limit(if(x > 5, 1/x, 7), x, inf) | 0 | x: real",
                "limit(log(1 + exp(y + x)) - x, x, inf) | y | x: real, y: real",
                "limit(exp(x), x, pi) | exp(pi) | x: real",
                "limit(D(x^2, x)/x, x, inf) | 2 | x: real",
                "limit((1 + h)^(1/h), h, 0) | e | h: real",
                "limit(exp(-1/x)/x^9, x, 0) | 0 | x: positive",
                "limit(sqrt(x), x, 0) | 0 | x: positive",
                "limit(2^(-n), n, inf) | 0 | n: natural"
            })
    void isTheValue(String text, String value, String where) {
        Scope scope = Parser.scope(where);
        Limits.Outcome outcome = limit(text, scope);
        Limits.Finite finite = (Limits.Finite)
                (outcome instanceof Limits.Finite ? outcome : new Limits.Finite(Expr.symbol("none"), outcome.how()));
        assertTrue(
                ZeroTest.equal(finite.value(), Parser.expression(value, scope), scope)
                        .isProved(),
                finite::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(x^2, x, -inf) | 1 | x: real",
                "limit(x^3, x, -inf) | -1 | x: real",
                "limit(log(x), x, 0) | -1 | x: positive",
                "limit(1/x, x, 0, above) | 1 | x: real",
                "limit(1/x, x, 0, below) | -1 | x: real",
                "limit(1/x^2, x, 0) | 1 | x: real",
                "limit(-log(1 - p), p, 1) | 1 | p: unit",
                "limit(exp(x)/x^9, x, inf) | 1 | x: real",
                "limit(c*x, x, inf) | -1 | x: real, c: negative",
                "limit(loggamma(x), x, inf) | 1 | x: positive",
                "limit(log(log(x)), x, inf) | 1 | x: positive"
            })
    void isInfinite(String text, int sign, String where) {
        Limits.Outcome outcome = limit(text, Parser.scope(where));
        assertEquals(sign, outcome instanceof Limits.Infinite infinite ? infinite.sign() : 0, outcome::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(1/x, x, 0) | x: real",
                "limit(abs(x)/x, x, 0) | x: real",
                "limit(sign(x), x, 0) | x: real",
                "limit(arctan(1/x), x, 0) | x: real",
                "limit(exp(1/x), x, 0) | x: nonzero",
                "limit(if(x > 1, x, 3), x, 1) | x: real"
            })
    void doesNotExist(String text, String where) {
        Limits.Outcome outcome = limit(text, Parser.scope(where));
        assertTrue(outcome instanceof Limits.Nonexistent, outcome::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(sin(x), x, inf) | x: real",
                "limit(x*sin(x), x, inf) | x: real",
                // The sign of c decides.
                "limit(c*x, x, inf) | x: real, c: real",
                "limit(x^a, x, inf) | x: positive, a: real",
                "limit(exp(c*x), x, inf) | x: positive, c: real",
                "limit((1 - q)/(q*(n + a)), n, inf) | n: positive, a: real, q: real",
                // Not defined next to the point, or for some values of the other variables.
                "limit(sqrt(x), x, 0) | x: real",
                "limit(log(x)*x, x, 0) | x: real",
                "limit(log(c)/x, x, inf) | x: positive, c: real",
                "limit(0*log(c) + 1/x, x, inf) | x: positive, c: real",
                "limit(x/(x - x), x, inf) | x: positive",
                "limit(log(log(log(log(x)))), x, inf) | x: positive",
                "limit(floor(x)/x, x, inf) | x: positive"
            })
    void isNotDecided(String text, String where) {
        Limits.Outcome outcome = limit(text, Parser.scope(where));
        assertTrue(outcome instanceof Limits.Unknown && !outcome.how().isEmpty(), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(q*(1 - q)/n, n, inf) | it behaves like q*(1 - q)/n | q: unit, n: positive",
                "limit(x*log(x), x, 0) | it behaves like -x*(-log(x)) | x: positive",
                "limit(exp(-c*x)*x^5*log(x), x, inf) | it behaves like exp(-c*x)*x^5*log(x) | x: positive, c: positive",
                "limit(exp(-1/(x - 1)), x, 1) | it behaves like exp(-1/(x - 1)) | x: (1, 2)",
                "limit(sin(x)/x, x, inf) | it is at most a constant times 1/x | x: positive",
                "limit((3*x + 1)/x, x, inf) | its constant term is 3 | x: positive",
                "limit(1/x, x, 0) | it behaves like 1/x from above, it behaves like -1/(-x) from below | x: real"
            })
    void saysHowItIsFound(String text, String how, String where) {
        assertEquals(how, limit(text, Parser.scope(where)).how());
    }
}
