package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations as claims: true ones hold, false ones are refuted, down to one part in 1e9. */
class ExpectationClaimsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "E[x ~ gaussian(m, s)](x^2) == m^2 + s^2 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](x) == m | m: real, s: positive",
                "E[x ~ gaussian(m, s)](7) == 7 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](x^3) == m^3 + 3*m*s^2 | m: real, s: positive",
                "E[x ~ gaussian(m, s)]((x - m)^4) == 3*s^4 | m: real, s: positive",
                "E[x ~ gaussian(m, s)]((x - m)^6) == 15*s^6 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](exp(t*x)) == exp(m*t + s^2*t^2/2) | m: real, s: positive, t: real",
                "E[x ~ gaussian(m, s)](x*exp(x)) == (m + s^2)*exp(m + s^2/2) | m: real, s: positive",
                "E[x ~ gaussian(m, s)](cos(t*x)) == cos(m*t)*exp(-s^2*t^2/2) | m: real, s: positive, t: real",
                "E[x ~ gaussian(m, s)](sin(x)) == sin(m)*exp(-s^2/2) | m: real, s: positive",
                "E[x ~ gaussian(m, s)](relu(x)) - E[x ~ gaussian(m, s)](relu(-x)) == m | m: real, s: positive",
                "E[x ~ gaussian(0, s)](abs(x)) == s*sqrt(2/pi) | s: positive",
                "E[x ~ gaussian(0, 1)](sign(x)*x) == sqrt(2/pi) | ",
                "E[x ~ gaussian(m, s)](if(x > m, 1, 0)) == 1/2 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](if(x > m, x, 0)) == m/2 + s/sqrt(2*pi) | m: real, s: positive",
                "E[x ~ gaussian(m, s)](-log(1/(s*sqrt(2*pi))*exp(-(x - m)^2/(2*s^2)))) == 1/2*log(2*pi*e*s^2) | m: real, s: positive",
                "E[x ~ gaussian(m, s)]((x - m)/s^2) == 0 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](((x - m)/s^2)^2) == 1/s^2 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](D(-log(s) - (x - m)^2/(2*s^2), s)) == 0 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](D(-log(s) - (x - m)^2/(2*s^2), s)^2) == 2/s^2 | m: real, s: positive",
                "E[x ~ gaussian(m, s)]((x - a)^2) == (m - a)^2 + s^2 | m: real, s: positive, a: real",
                "E[x ~ gaussian(a, s)](log(t/s) + (x - b)^2/(2*t^2) - (x - a)^2/(2*s^2)) == log(t/s) + (s^2 + (a - b)^2)/(2*t^2) - 1/2 | a: real, b: real, s: positive, t: positive",
                "D(E[x ~ gaussian(m, s)](x^2), m) == 2*m | m: real, s: positive",
                "E[x ~ gaussian(m, s)](E[y ~ gaussian(x, 1)](y^2)) == m^2 + s^2 + 1 | m: real, s: positive",
                "E[z ~ bernoulli(p)](E[x ~ gaussian(z, 1)](x)) == p | p: unit",
                "E[x ~ gaussian(m, sqrt(v))](x^2) == m^2 + v | m: real, v: positive",
                "E[x ~ gaussian(m, s)](x/c) == m/c | m: real, s: positive, c: real",
                "E[x ~ gaussian(m, s)](x^2) == m^2 + s^2 | m: real, s: real",
                "E[x ~ gaussian(0, s)](exp(x^2)) == 1/sqrt(1 - 2*s^2) | s: positive",
                "E[x ~ gaussian(0, s)](exp(-x^2)) == 1/sqrt(1 + 2*s^2) | s: positive",
                "E[x ~ gaussian(0, 1)](if(abs(x) <= d, x^2/2, d*(abs(x) - d/2))) <= 1/2 | d: positive",
                "E[x ~ gaussian(m, s)](softplus(x)) >= softplus(m) | m: real, s: positive",
                "E[x ~ gaussian(m, s)](softplus(x) - softplus(-x)) == m | m: real, s: positive",
                "E[x ~ gaussian(0, s)](tanh(x)) == 0 | s: positive",
                "E[x ~ gaussian(m, s)](log(cosh(x))) >= 0 | m: real, s: positive",
                "E[y ~ bernoulli(p)](y) == p | p: unit",
                "E[y ~ bernoulli(p)]((y - p)^2) == p*(1 - p) | p: unit",
                "E[y ~ bernoulli(sigmoid(z))](softplus(z) - y*z) == softplus(z) - z*sigmoid(z) | z: real",
                "E[y ~ bernoulli(p)](y/p - (1 - y)/(1 - p)) == 0 | p: unit",
                "E[y ~ bernoulli(p)]((y/p - (1 - y)/(1 - p))^2) == 1/(p*(1 - p)) | p: unit",
                "E[y ~ bernoulli(p)](-y*log(q) - (1 - y)*log(1 - q)) == -p*log(q) - (1 - p)*log(1 - q) | p: unit, q: unit",
                "E[y ~ bernoulli(p)](xlogy(y, p) + xlogy(1 - y, 1 - p)) == p*log(p) + (1 - p)*log(1 - p) | p: unit",
                "E[y ~ bernoulli(p)](p^y*(1 - p)^(1 - y)) == p^2 + (1 - p)^2 | p: unit",
                "E[y ~ categorical(p)](-log(p[y+1])) == -sum(p[k]*log(p[k]), k, 1, K) | p: simplex(K)",
                "E[y ~ categorical(p)](1) == 1 | p: simplex(K)",
                "E[y ~ categorical(p)](1/p[y+1]) == K | p: simplex(K)",
                "E[y ~ categorical(p)](-log(q[y+1])) == -sum(p[k]*log(q[k]), k, 1, K) | p: simplex(K), q: simplex(K)",
                "E[y ~ categorical(p)](kroneckerdelta(y + 1, j)) == p[j] | p: simplex(K), j: {1, ..., K}",
                "E[y ~ categorical(p)](y) == p[2] + 2*p[3] | p: simplex(3)",
                "E[y ~ categorical(p)](log(p[y+1]/q[y+1])) >= 0 | p: simplex(K), q: simplex(K)",
                "limit(E[x ~ gaussian(m, s)](x^2), s, 0, above) == m^2 | m: real, s: positive"
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
                "E[x ~ gaussian(m, s)](x^2) == m^2 + s | m: real, s: positive",
                "E[x ~ gaussian(m, s)](x^2) == m^2 + s^2 + 1e-9 | m: real, s: positive",
                "E[x ~ gaussian(m, s)]((x - m)^6) == 15.000000001*s^6 | m: real, s: positive",
                "E[x ~ gaussian(m, s)](exp(t*x)) == exp(m*t + s^2*t^2) | m: real, s: positive, t: real",
                "E[x ~ gaussian(m, s)](sin(x)) == sin(m)*exp(-s^2) | m: real, s: positive",
                "E[x ~ gaussian(0, s)](abs(x)) == s*sqrt(1/pi) | s: positive",
                "E[x ~ gaussian(m, s)](-log(1/(s*sqrt(2*pi))*exp(-(x - m)^2/(2*s^2)))) == 1/2*log(2*pi*s^2) | m: real, s: positive",
                "E[x ~ gaussian(m, s)](D(-log(s) - (x - m)^2/(2*s^2), s)^2) == 1/s^2 | m: real, s: positive",
                "E[x ~ gaussian(a, s)](log(t/s) + (x - b)^2/(2*t^2) - (x - a)^2/(2*s^2)) == log(s/t) + (s^2 + (a - b)^2)/(2*t^2) - 1/2 | a: real, b: real, s: positive, t: positive",
                "m == E[x ~ gaussian(m, s)](x) | m: real, s: real",
                "E[x ~ gaussian(0, s)](exp(-x^2)) == 1/sqrt(1 + s^2) | s: positive",
                "E[x ~ gaussian(m, s)](softplus(x)) <= softplus(m) | m: real, s: positive",
                "E[x ~ gaussian(0, s)](tanh(x)) == 1e-9 | s: positive",
                "E[y ~ bernoulli(p)]((y - p)^2) == p*(1 + p) | p: unit",
                "E[y ~ bernoulli(p)]((y/p - (1 - y)/(1 - p))^2) == 1/(p*(1 - p)^2) | p: unit",
                "E[y ~ categorical(p)](-log(p[y+1])) == sum(p[k]*log(p[k]), k, 1, K) | p: simplex(K)",
                "E[y ~ categorical(p)](1/p[y+1]) == K - 1 | p: simplex(K)",
                "E[y ~ categorical(p)](y) == p[1] + 2*p[2] | p: simplex(3)"
            })
    void fails(String statement, @Nullable String where) {
        Finding finding = Claims.examined(statement, where == null ? "" : where);
        assertEquals(
                "refuted", finding.verdict().text(), () -> finding.evidence().toString());
    }

    /** Where the expectation has no value nothing is claimed, and nothing is supported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E[x ~ gaussian(0, 1)](exp(x^2)) == 1",
                "E[x ~ gaussian(0, 1)](exp(x^2/2)) == 1",
                "E[x ~ gaussian(0, 1)](1/x) == 0",
                "E[x ~ gaussian(0, 1)](1/x^2) == 1",
                "E[x ~ gaussian(0, 1)](log(x)) == 0",
                "E[x ~ gaussian(0, -1)](x) == 0",
                "E[y ~ bernoulli(3/2)](y) == 3/2",
                "E[y ~ bernoulli(1/2)](log(y)) == 0"
            })
    void isNotJudgedWhereItIsUndefined(String statement) {
        Finding finding = Claims.examined(statement, "");
        assertEquals(
                "undecided", finding.verdict().text(), () -> finding.evidence().toString());
    }

    /** The right side has to have a value wherever the left side has one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 == E[x ~ gaussian(0, 1)](exp(x^2)) | s: real",
                "0*s == E[x ~ gaussian(0, s)](x) | s: real",
                "p == E[y ~ bernoulli(p)](y) | p: real"
            })
    void isRefutedWhereOnlyTheRightSideIsUndefined(String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(
                "refuted", finding.verdict().text(), () -> finding.evidence().toString());
    }

    /** The closed form and the quadrature are two routes to the same number. */
    @Test
    void aProofIsCheckedByQuadrature() {
        Finding finding = Claims.examined("E[x ~ gaussian(m, s)](x^2) == m^2 + s^2", "m: real, s: positive");
        assertEquals("proved", finding.verdict().text());
        assertTrue(
                finding.evidence().stream()
                        .anyMatch(found -> found.route().equals("quadrature")
                                && found.outcome().equals("supported")),
                () -> finding.evidence().toString());
    }
}
