package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the field as claims: asymptotics, limiting laws and losses, at symbolic points and by cases. */
class FieldLimitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "limit(x^2, x, a) == a^2 | x: real, a: real",
                "limit((exp(a*x) - 1)/x, x, 0) == a | x: real, a: real",
                "limit((x^2 - a^2)/(x - a), x, a) == 2*a | x: real, a: real",
                "limit((log(x) - log(a))/(x - a), x, a) == 1/a | x: positive, a: positive",
                "limit(log(log(x))/log(x), x, inf) == 0 | x: positive",
                "limit(log(log(x)), x, inf) == inf | x: positive",
                "limit(exp(-exp(x)), x, inf) == 0 | x: real",
                "limit(exp(-exp(-x)), x, inf) == 1 | x: real",
                "limit(exp(-exp(-x)), x, -inf) == 0 | x: real",
                "limit(loggamma(x + a) - loggamma(x) - a*log(x), x, inf) == 0 | x: positive, a: positive",
                "limit(gamma(x + a)/(gamma(x)*x^a), x, inf) == 1 | x: positive, a: positive",
                "limit(digamma(x) - log(x), x, inf) == 0 | x: positive",
                "limit(x*(log(x) - digamma(x)), x, inf) == 1/2 | x: positive",
                "limit(x*trigamma(x), x, inf) == 1 | x: positive",
                "limit(x*gamma(x), x, 0, above) == 1 | x: positive",
                "limit(loggamma(x) + log(x), x, 0, above) == 0 | x: positive",
                "limit(x*digamma(x), x, 0, above) == -1 | x: positive",
                "limit(x^2*trigamma(x), x, 0, above) == 1 | x: positive",
                "limit(loggamma(n + 1) - (n + 1/2)*log(n) + n, n, inf) == log(2*pi)/2 | n: positive",
                "limit(erf(x), x, inf) == 1 | x: real",
                "limit(erf(x), x, -inf) == -1 | x: real",
                "limit(erfc(x), x, inf) == 0 | x: real",
                "limit(normalcdf(x), x, inf) == 1 | x: real",
                "limit(normalcdf(x), x, -inf) == 0 | x: real",
                "limit(tanh(x), x, inf) == 1 | x: real",
                "limit(tanh(x), x, -inf) == -1 | x: real",
                "limit(arctan(x), x, inf) == pi/2 | x: real",
                "limit(sigmoid(x), x, -inf) == 0 | x: real",
                "limit(erf(x)/x, x, 0) == 2/sqrt(pi) | x: real",
                "limit(x*erfc(x)*exp(x^2), x, inf) == 1/sqrt(pi) | x: real",
                "limit((1 - normalcdf(x))/(exp(-x^2/2)/sqrt(2*pi)/x), x, inf) == 1 | x: positive",
                "limit(besseli(0, x), x, 0) == 1 | x: real",
                "limit(besseli(0, x)*exp(-x)*sqrt(2*pi*x), x, inf) == 1 | x: positive",
                "limit(besseli(1, x)/besseli(0, x), x, inf) == 1 | x: positive",
                "limit(besseli(1, x)/x, x, 0) == 1/2 | x: real",
                "limit(logbesseli(0, x) - x + log(2*pi*x)/2, x, inf) == 0 | x: positive",
                "limit(loggamma((nu + 1)/2) - loggamma(nu/2) - log(nu*pi)/2 - (nu + 1)/2*log(1 + t^2/nu), nu, inf) == -log(2*pi)/2 - t^2/2 | nu: positive, t: real",
                "limit((nu + 1)/2*log(1 + t^2/nu), nu, inf) == t^2/2 | nu: positive, t: real",
                "limit((1 + t^2/nu)^(-(nu + 1)/2), nu, inf) == exp(-t^2/2) | nu: positive, t: real",
                "limit(loggamma(y + r) - loggamma(r) - loggamma(y + 1) + r*log(r/(r + mu)) + y*log(mu/(r + mu)), r, inf) == y*log(mu) - mu - loggamma(y + 1) | r: positive, y: natural, mu: positive",
                "limit((r/(r + mu))^r, r, inf) == exp(-mu) | r: positive, mu: positive",
                "limit((x^l - 1)/l, l, 0) == log(x) | x: positive, l: real",
                "limit(abs(a - 2)/a*((x^2/abs(a - 2) + 1)^(a/2) - 1), a, 0) == log(x^2/2 + 1) | x: real, a: real",
                "limit(abs(a - 2)/a*((x^2/abs(a - 2) + 1)^(a/2) - 1), a, 2) == x^2/2 | x: real, a: real",
                "limit(abs(a - 2)/a*((x^2/abs(a - 2) + 1)^(a/2) - 1), a, -inf) == 1 - exp(-x^2/2) | x: real, a: real",
                "limit((1 - sum(p[k]^q, k, 1, K))/(q - 1), q, 1) == -sum(p[k]*log(p[k]), k, 1, K) | p: simplex(K), q: positive",
                "limit(log(sum(p[k]^a, k, 1, K))/(1 - a), a, 1) == -sum(p[k]*log(p[k]), k, 1, K) | p: simplex(K), a: positive",
                "limit(log(sum(p[k]^a*q[k]^(1 - a), k, 1, K))/(a - 1), a, 1) == sum(p[k]*log(p[k]/q[k]), k, 1, K) | p: simplex(K), q: simplex(K), a: positive",
                "limit((sum(p[k]^a*q[k]^(1 - a), k, 1, K) - 1)/(a*(a - 1)), a, 1) == sum(p[k]*log(p[k]/q[k]), k, 1, K) | p: simplex(K), q: simplex(K), a: positive",
                "limit((sum(p[k]^a*q[k]^(1 - a), k, 1, K) - 1)/(a*(a - 1)), a, 0) == sum(q[k]*log(q[k]/p[k]), k, 1, K) | p: simplex(K), q: simplex(K), a: real",
                "limit(if(abs(r) <= d, r^2/2, d*(abs(r) - d/2)), d, inf) == r^2/2 | r: real, d: positive",
                "limit(if(abs(r) <= d, r^2/2, d*(abs(r) - d/2))/d, d, 0, above) == abs(r) | r: real, d: positive",
                "limit(d^2*(sqrt(1 + (r/d)^2) - 1), d, inf) == r^2/2 | r: real, d: positive",
                "limit(-(1 - s)*log(p) - s*log(1 - p), s, 0) == -log(p) | p: unit, s: unit",
                "limit(sum((1 - s)*p[k] + s/K, k, 1, K), s, 0) == 1 | p: simplex(K), s: unit",
                "limit(exp(a/t)/(exp(a/t) + exp(b/t)), t, 0, above) == 1 | a: positive, b: negative, t: positive",
                "limit(t*log(exp(a/t) + exp(b/t)), t, 0, above) == max(a, b) | a: real, b: real, t: positive",
                "limit(t*softplus(x/t), t, 0, above) == relu(x) | x: real, t: positive",
                "limit(sigmoid(x/t), t, 0, above) == if(x > 0, 1, if(x < 0, 0, 1/2)) | x: real, t: positive",
                "limit(t*log(sum(exp(z[k]/t), k, 1, K)/K), t, inf) == sum(z[k], k, 1, K)/K | z: vector(K), t: positive",
                "limit(softmax(z[k]/t, k, 1, K, j), t, inf) == 1/K | z: vector(K), t: positive, j: {1, ..., K}",
                "limit((1 - p)^g*(-log(p)), g, 0) == -log(p) | p: unit, g: nonnegative",
                "limit(log(cosh(a*x))/a, a, inf) == abs(x) | x: real, a: positive",
                "limit(log(cosh(a*x))/a^2, a, 0) == x^2/2 | x: real, a: positive",
                "limit((1 + x/n)^n, n, inf) == exp(x) | x: real, n: positive",
                "limit(n*(x^(1/n) - 1), n, inf) == log(x) | x: positive, n: positive",
                "limit((a*x^p + (1 - a)*y^p)^(1/p), p, 0) == x^a*y^(1 - a) | x: positive, y: positive, a: unit, p: real",
                "limit((1 - exp(-b*x))/b, b, 0) == x | b: real, x: real",
                "limit(2*(y*log(y/m) - (y - m)), y, m) == 0 | y: positive, m: positive",
                "limit(y*log(y/m) - (y - m), y, 0, above) == m | y: positive, m: positive",
                "limit(2*(y^(2 - p)/((1 - p)*(2 - p)) - y*m^(1 - p)/(1 - p) + m^(2 - p)/(2 - p)), p, 1) == 2*(y*log(y/m) - y + m) | y: positive, m: positive, p: real",
                "limit(2*(y^(2 - p)/((1 - p)*(2 - p)) - y*m^(1 - p)/(1 - p) + m^(2 - p)/(2 - p)), p, 2) == 2*(log(m/y) + y/m - 1) | y: positive, m: positive, p: real",
                "limit(logit(p), p, 1) == inf | p: unit",
                "limit(log(1 - exp(-x)) - log(x), x, 0, above) == 0 | x: positive",
                "limit(log1mexp(-x), x, inf) == 0 | x: positive",
                "limit(logbeta(a, b) + a*log(b), b, inf) == loggamma(a) | a: positive, b: positive",
                "limit(harmonicnumber(n) - log(n), n, inf) == EulerGamma | n: positive",
                "limit(sqrt(x^2 + x) - x, x, inf) == 1/2 | x: positive",
                "limit(x^(1/x), x, inf) == 1 | x: positive",
                "limit(sin(x)/x, x, inf) == 0 | x: positive",
                "limit(xlogy(x, x), x, 0, above) == 0 | x: positive",
                "limit(log(x)/(x - 1), x, 1) == 1 | x: positive",
                "limit((exp(k) - 1 - k)/k^2, k, 0) == 1/2 | k: real",
                "limit(1/expm1(x) - 1/x, x, 0) == -1/2 | x: real",
                "limit(binomial(n, y)*(l/n)^y*(1 - l/n)^(n - y), n, inf) == l^y*exp(-l)/factorial(y) | n: natural, y: natural, l: positive",
                "limit(exp(exp(x))/exp(x), x, inf) == inf | x: real",
                "limit(log(exp(exp(x)))/exp(x), x, inf) == 1 | x: real",
                "limit(x^2, x, a, above) == a^2 | x: real, a: real",
                "limit(abs(x - a)/(x - a), x, a, above) == 1 | x: real, a: real",
                "limit((x^b - a^b)/(x - a), x, a) == b*a^(b - 1) | x: positive, a: positive, b: real",
                "limit((loggamma(x) - loggamma(a))/(x - a), x, a) == digamma(a) | x: positive, a: positive",
                "limit((sin(x) - sin(a))/(x - a), x, a) == cos(a) | x: real, a: real",
                "limit((x^2 - y^2)/(x - y), x, y) + y == 3*y | x: real, y: real",
                "limit((log(x) - log(y))/(x - y), x, y) == 1/y | x: unit, y: unit",
                "limit(floor(x), x, 2, below) == 1 | x: real",
                "limit(floor(x), x, 2, above) == 2 | x: real",
                "limit(gamma(x)*(x + 1), x, -1) == -1 | x: real",
                "limit(loggamma(x + 1/2) - loggamma(x) - log(x)/2, x, inf) == 0 | x: positive",
                "limit(x^2*(trigamma(x) - 1/x), x, inf) == 1/2 | x: positive",
                "limit(sqrt(x)*(1 - normalcdf(x))*exp(x^2/2)*sqrt(x), x, inf) == 1/sqrt(2*pi) | x: positive",
                "limit(-log(normalcdf(x))/x^2, x, -inf) == 1/2 | x: real",
                "limit(x*(1 - besseli(1, x)/besseli(0, x)), x, inf) == 1/2 | x: positive",
                "limit(log(exp(a*t) + exp(b*t))/t, t, inf) == max(a, b) | a: real, b: real, t: positive",
                "limit((a^t + b^t)^(1/t), t, inf) == max(a, b) | a: positive, b: positive, t: positive",
                "limit(tanh(c*x), x, inf) == sign(c) | x: real, c: real",
                "limit(max(x, y, z, w)/x, x, inf) == 1 | x: real, y: real, z: real, w: real",
                "limit(clip(x, a, b), x, inf) == b | x: real, a: (0, 1), b: (1, 2)",
                "limit(n^a, n, inf) == inf | a: positive, n: positive",
                "limit((a^t + b^t)^(1/t), t, inf) == max(a, b) | a: positive, b: positive, t: positive"
            })
    void holds(String statement, @Nullable String where) {
        Finding finding = Claims.examined(statement, where == null ? "" : where);
        assertTrue(finding.verdict().holds(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "limit(x^2, x, a) == a | x: real, a: real",
                "limit((x^2 - a^2)/(x - a), x, a) == a | x: real, a: real",
                "limit(loggamma(x + a) - loggamma(x) - a*log(x), x, inf) == a | x: positive, a: positive",
                "limit(x*(log(x) - digamma(x)), x, inf) == 1 | x: positive",
                "limit(normalcdf(x), x, -inf) == 1 | x: real",
                "limit(loggamma((nu + 1)/2) - loggamma(nu/2) - log(nu*pi)/2 - (nu + 1)/2*log(1 + t^2/nu), nu, inf) == -log(2*pi)/2 - t^2 | nu: positive, t: real",
                "limit(loggamma(y + r) - loggamma(r) - loggamma(y + 1) + r*log(r/(r + mu)) + y*log(mu/(r + mu)), r, inf) == y*log(mu) + mu - loggamma(y + 1) | r: positive, y: natural, mu: positive",
                "limit((x^l - 1)/l, l, 0) == log(x) + 1e-9 | x: positive, l: real",
                "limit(abs(a - 2)/a*((x^2/abs(a - 2) + 1)^(a/2) - 1), a, 2) == x^2 | x: real, a: real",
                "limit(log(sum(p[k]^a, k, 1, K))/(1 - a), a, 1) == sum(p[k]*log(p[k]), k, 1, K) | p: simplex(K), a: positive",
                "limit(d^2*(sqrt(1 + (r/d)^2) - 1), d, inf) == r^2 | r: real, d: positive",
                "limit(n*(x^(1/n) - 1), n, inf) == x | x: positive, n: positive",
                "limit(2*(y^(2 - p)/((1 - p)*(2 - p)) - y*m^(1 - p)/(1 - p) + m^(2 - p)/(2 - p)), p, 2) == 2*(log(y/m) + y/m - 1) | y: positive, m: positive, p: real",
                "limit(sqrt(x^2 + x) - x, x, inf) == 1/2 + 1e-9 | x: positive",
                "limit((exp(k) - 1 - k)/k^2, k, 0) == -1/2 | k: real",
                "limit(abs(x - a)/(x - a), x, a, above) == -1 | x: real, a: real",
                "limit(abs(x - a)/(x - a), x, a) == 1 | x: real, a: real",
                "limit((sin(x) - sin(a))/(x - a), x, a) == -cos(a) | x: real, a: real",
                "limit(floor(x), x, 2) == 2 | x: real",
                "limit(sqrt(x)*(1 - normalcdf(x))*exp(x^2/2)*sqrt(x), x, inf) == 1/sqrt(pi) | x: positive",
                "limit(besseli(0, x)*exp(-x)*sqrt(x), x, inf) == 1 | x: positive",
                "limit(log(exp(a*t) + exp(b*t))/t, t, inf) == a | a: real, b: real, t: positive",
                "limit(log(exp(a*t) + exp(b*t))/t, t, inf) == min(a, b) | a: real, b: real, t: positive",
                "limit(tanh(c*x), x, inf) == 1 | x: real, c: real",
                "limit((a^t + b^t)^(1/t), t, inf) == min(a, b) | a: positive, b: positive, t: positive"
            })
    void fails(String statement, @Nullable String where) {
        Finding finding = Claims.examined(statement, where == null ? "" : where);
        assertEquals(
                "refuted", finding.verdict().text(), () -> finding.evidence().toString());
    }
}
