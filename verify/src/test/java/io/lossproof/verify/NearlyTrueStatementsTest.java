package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statements that are nearly true: false by 1e-60, in a tail, beyond a clamp, at integers, where two variables meet, for
 * one length only. Each must be refuted by a point.
 */
class NearlyTrueStatementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(1 + exp(z)) == softplus(z)*(1 + 1e-9) | z: real | ''",
                "sigmoid(z) == 1/(1 + exp(-z)) + 1e-30 | z: real | ''",
                "sigmoid(z) == 1/(1 + exp(-z)) + 1e-40*z | z: real | ''",
                "exp(z) == exp(z) + 1e-50 | z: real | ''",
                "exp(z)*sigmoid(-z) == sigmoid(z)*(1 + 1e-30) | z: real | ''",
                "tanh(z) == tanh(z)*(1+1e-60) | z: real | ''",
                "log(p) == log(p + 1e-7) | p: unit | ''",
                "log(p) == log(p + 1e-300) | p: unit | ''",
                "log(p) == log(max(p, 1e-12)) | p: unit | ''",
                "log(p) == max(log(p), -100) | p: unit | ''",
                "-y*log(p) - (1-y)*log(1-p) == -y*max(log(p), -100) - (1-y)*max(log(1-p), -100) | y: {0, 1}, p: unit | ''",
                "softplus(z) == if(z > 20, z, log(1+exp(z))) | z: real | ''",
                "softplus(z) == if(exp(z) > 1e8, z, log(1+exp(z))) | z: real | ''",
                "log(1 + exp(-y*z)) == if(y*z < -18, -y*z, log(1+exp(-y*z))) | z: real, y: {-1, 1} | ''",
                "log(1 + exp(-y*z)) == if(y*z < -700, -y*z, log(1+exp(-y*z))) | z: real, y: {-1, 1} | ''",
                "softplus(z) == if(z < -40, 0, log(1+exp(z))) | z: real | ''",
                "softplus(z) == if(z > 40, z, log(1+exp(z))) | z: real | ''",
                "sigmoid(z) == if(z > 37, 1, sigmoid(z)) | z: real | ''",
                "sigmoid(z) == if(z < -745, 0, sigmoid(z)) | z: real | ''",
                "sigmoid(z) == clip(sigmoid(z), 1e-15, 1 - 1e-15) | z: real | ''",
                "sigmoid(z) == clip(sigmoid(z), 1e-16, 1) | z: real | ''",
                "exp(z) == exp(min(z, 80)) | z: real | ''",
                "exp(z) == exp(clip(z, -88, 88)) | z: real | ''",
                "exp(eta) - y*eta == min(exp(eta), 1e30) - y*eta | eta: real, y: natural | ''",
                "max(1 - y*z, 0) == if(y*z < 1, 1 - y*z, 0) + if(y*z == 1, 1/100, 0) | y: {-1,1}, z: real | ''",
                "abs(x) == if(x == 0, 1, abs(x)) | x: real | ''",
                "x == if(x == 1/3, 0, x) | x: real | ''",
                "x*y == if(x == y, 0, x*y) | x: real, y: real | ''",
                "(x^2 - y^2)/(x - y) == if(x > y, x + y, x + y + 1e-12) | x: real, y: real | ''",
                "if(y > 0, y*log(y/mu) - (y - mu), mu) == if(y > 0, y*log(y/mu) - (y - mu), 0) | y: natural, mu: positive | ''",
                "loggamma(n + 1) == log(n) + loggamma(n) + kroneckerdelta(n, 1) | n: integer | n >= 1",
                "loggamma(x + 1) == x*log(x) - x + log(2*pi*x)/2 + 1/(12*x) - 1/(360*x^3) + 1/(1260*x^5) | x: positive | x > 100",
                "sin(pi*x) == if(floor(x) == x, 1, sin(pi*x)) | x: real | ''",
                "floor(x) + floor(-x) == -1 | x: real | ''",
                "sum(q[k], k, 1, K) == 1 + if(K > 4, 1/K, 0) | q: simplex(K), K: natural | K >= 1",
                "sum(q[k], k, 1, K) == 1 + if(K > 40, 1/K, 0) | q: simplex(K), K: natural | K >= 1",
                "sum(q[k]^2, k, 1, K) == if(q[1] == 1/K, 2/K, sum(q[k]^2, k, 1, K)) | q: simplex(K), K: natural | K >= 1",
                "-sum(xlogy(q[k], q[k]), k, 1, K) == if(max(q[1], 1 - q[1]) > 1 - 1e-9, 0, -sum(xlogy(q[k], q[k]), k, 1, K)) | q: simplex(K), K: natural | K >= 1",
                "sum(q[k]*log(q[k]), k, 1, K) == sum(q[k]*log(max(q[k], 1e-10)), k, 1, K) | q: simplex(K), K: natural | K >= 1",
                "sum(xlogy(q[k], q[k]), k, 1, 3) == sum(q[k]*log(q[k]), k, 1, 3) | q: closed-simplex(3) | ''",
                "logsumexp(z) == max(z[1], z[2]) + log(1 + exp(-abs(z[1] - z[2]))) + if(z[1] == z[2], 1e-6, 0) | z: vector(2) | ''",
                "z[1] - logsumexp(z) == if(z[1] - logsumexp(z) < -50, -50, z[1] - logsumexp(z)) | z: vector(3) | ''",
                "log(softmax(z, 1)) == log(softmax(z, 1) + 1e-12) | z: vector(3) | ''",
                "log(softmax(z, 1)) == log(clip(softmax(z, 1), 1e-7, 1 - 1e-7)) | z: vector(3) | ''",
                "(y - mu)^2/(2*s^2) == (y - mu)^2/(2*max(s, 1e-6)^2) | y: real, mu: real, s: positive | ''",
                "log(s) + (y-mu)^2/(2*s^2) == log(s + 1e-8) + (y-mu)^2/(2*s^2) | y: real, mu: real, s: positive | ''",
                "(y - mu)^2/(2*v) == (y - mu)^2/(2*max(v, 1e-10)) | y: real, mu: real, v: positive | ''",
                "if(abs(r) <= d, r^2/2, d*(abs(r) - d/2)) == if(abs(r) <= d, r^2/2, d*abs(r) - d^2/2 + 1e-9) | r: real, d: positive | ''",
                "if(abs(r) <= d, r^2/2, d*(abs(r) - d/2)) == if(abs(r) < d, r^2/2, d*abs(r) - d^2/2 + if(abs(r) == d, 1, 0)) | r: real, d: positive | ''",
                "log1p(x) == x - x^2/2 + x^3/3 | x: real | x > 0, x < 1e-8",
                "log1p(x) == if(abs(x) < 1e-4, x - x^2/2, log1p(x)) | x: positive | ''",
                "expm1(x)/x == if(abs(x) < 1e-5, 1 + x/2, expm1(x)/x) | x: nonzero | ''",
                "log(cosh(x)) == if(abs(x) > 20, abs(x) - log(2), log(cosh(x))) | x: real | ''",
                "log(cosh(x)) == if(abs(x) < 1e-3, x^2/2, log(cosh(x))) | x: real | ''",
                "a/(a+b) == if(a == 2*b, 1/2, a/(a+b)) | a: positive, b: positive | ''",
                "gamma(n) == factorial(n - 1) + if(n == 12, 1, 0) | n: integer | n >= 1",
                "y*log(p) + (1-y)*log(1-p) == log(1 - y + (2*y - 1)*p) | y: [0, 1], p: unit | ''",
                "x^2*1e-20 + x == x | x: (-1, 1) | ''",
                "sqrt(x^2 + 1e-12) == abs(x) | x: real | ''",
                "sqrt(x^2 + 1e-40) == abs(x) | x: real | ''",
                "x/(x + 1e-12) == 1 | x: positive | ''",
                "x*x/(x*x + 1e-16) == x/x | x: nonzero | ''",
                "log(a*b) == log(a) + log(b) | a: real, b: real | ''",
                "sqrt(x^2) == x | x: real | ''",
                "log(x^2) == 2*log(x) | x: nonzero | ''",
                "arctan(x) + arctan(1/x) == pi/2 | x: nonzero | ''",
                "arctanh(x) == log((1+x)/(1-x))/2 + if(x > 1 - 1e-10, 1, 0) | x: (-1, 1) | ''",
                "nu*log(1 + t^2/nu)/2 == t^2/2 | t: real, nu: positive | nu > 1e10",
                "log1p(alpha*mu)/alpha == if(alpha < 1e-8, mu, log1p(alpha*mu)/alpha) | alpha: positive, mu: positive | ''",
                "exp(-m)*m^y/factorial(y) == if(y > 170, 0, exp(-m)*m^y/factorial(y)) | m: positive, y: natural | ''",
                "tau*max(r,0) + (1-tau)*max(-r,0) == if(r >= 0, tau*r, (tau-1)*r) + if(r == 0, 1, 0) | r: real, tau: unit | ''",
                "abs(x - y) <= 1e6 | x: real, y: real | ''",
                "x <= 1e300 | x: real | ''",
                "log(x) <= x - 1 - 1e-12 | x: positive | ''",
                "exp(x) >= 1 + x + 1e-9*abs(x) | x: real | ''",
                "x^2 - 2*x*y + y^2 > 0 | x: real, y: real | ''",
                "sigmoid(z)*(1-sigmoid(z)) <= 1/4 - 1e-9 | z: real | ''",
                "sigmoid(z) < 1 - 1e-20 | z: real | ''",
                "-p*log(p) - (1-p)*log(1-p) < log(2) | p: unit | ''",
                "sum(q[k], k, 1, K) == 1 + if(K > 40, 1/K, 0) | q: simplex(K), K: natural | K >= 1",
                "sum(z[k], k, 1, K)/K == sum(z[k], k, 1, K)/min(K, 100) | z: vector(K) | ''",
                "x*y == 1 | x: real, y: real | x + y == 2",
                "(a - b)*(b - c) == 0 | a: real, b: real, c: real | a <= b, b <= c",
                "abs(a - b) == b - a + 1e-14*(if(b > a + 1000, 1, 0)) | a: real, b: real | a <= b",
                "log(p)*q == log(p)*(1 - p) + if(q > 1 - 1e-6, 1e-3, 0) | p: unit, q: unit | p + q == 1",
                "exp(x) == 1 + x + x^2/2 | x: real | abs(x) < 1e-6",
                "x == y | x: real, y: real | abs(x - y) < 1e-10",
                "p*(1-p) == p*(1-p) + if(p == 1/2, 0, if(p^2 == p/3, 1, 0)) | p: unit | ''",
                "sigmoid(z) == sigmoid(z) + if(z^3 - 3*z + 1 > 1e6, 1e-20, 0) | z: real | ''",
                "sigmoid(z) == sigmoid(z) + if(z*exp(z) > 1e5 , 1e-20, 0) | z: real | ''",
                "sigmoid(z) == sigmoid(z) + if(z^2 - z - 12 == 0, 1e-20, 0) | z: real | ''",
                "sigmoid(z) == sigmoid(z) + max(exp(-z^2) - 1/2, 0)*1e-20 | z: real | ''",
                "z == z + max(0, sigmoid(z) - 0.999999999) | z: real | ''",
                "a*b == a*b + if(a*b > 1e12, 1e-3, 0) | a: (0, 10), b: positive | ''",
                "a*b == a*b + if(a^2 + b^2 < 1e-9, 1e-13, 0) | a: real, b: real | ''",
                "q[1]*log(q[1]) == q[1]*log(max(q[1], 1e-30)) | q: simplex(3) | ''",
                "q[1] + q[2] == if(q[3] > 0.999999, 0, 1 - q[3]) | q: simplex(3) | ''",
                "max(z[1], z[2], z[3]) == if(z[1] == z[2] && z[2] == z[3], z[1] + 1, max(z[1], z[2], z[3])) | z: vector(3) | ''",
                "binomial(n, k) == factorial(n)/(factorial(k)*factorial(n-k)) + if(k == n, 1e-9, 0) | n: natural, k: natural | k <= n",
                "y*log(y) == xlogy(y, y) + if(y == 7, 1e-12, 0) | y: natural | y >= 1"
            })
    void areRefuted(String statement, String where, String given) {
        Finding finding = examined(statement, where, given);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
        assertTrue(finding.counterexample().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y*log(y/mu) == xlogy(y, y/mu) + kroneckerdelta(y, 0)*mu | y: natural, mu: positive | y >= 1",
                "-p*log(p) - (1-p)*log(1-p) <= log(2) | p: unit | ''",
                "softplus(z) == if(z > 700, z + log1p(exp(-z)), log(1+exp(z))) | z: real | ''",
                "max(a, b) == b | a: real, b: real | a <= b",
                "sum(q[k], k, 1, K) == 1 + if(K < 0, 1/K, 0) | q: simplex(K), K: natural | K >= 1"
            })
    void theirTrueNeighboursAreNot(String statement, String where, String given) {
        Finding finding = examined(statement, where, given);
        assertTrue(finding.verdict().holds(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x == x + 1 | x: unit | x > 1 | satisfies the given conditions",
                "x == x + 1 | x: real, y: real | x > y, y > x | satisfies the given conditions",
                "log(-x) == 1 | x: positive | '' | no point was found at which the left side is defined",
                "x == x + 1 | x: (2, 1) | '' | there is no value in x: (2, 1)"
            })
    void nothingIsSaidOfAnEmptyDomain(String statement, String where, String given, String reason) {
        Finding finding = examined(statement, where, given);
        assertEquals(Verdict.UNDECIDED, finding.verdict());
        assertTrue(
                finding.reason().orElse("").contains("vacuous"),
                () -> finding.reason().toString());
        assertTrue(
                finding.reason().orElse("").contains(reason),
                () -> finding.reason().toString());
        assertFalse(finding.nearest().isPresent());
    }

    private static Finding examined(String statement, String where, String given) {
        Scope scope = Parser.scope(where);
        List<Cond> conditions = new ArrayList<>();
        for (String condition : given.split(",")) {
            if (!condition.isBlank()) {
                conditions.add(Parser.condition(condition.strip(), scope));
            }
        }
        Scope under = scope.given(conditions);
        Parser.Statement parsed = Parser.statement(statement, under);
        Claim claim =
                Claim.equal("test", "", parsed.left(), parsed.right(), under).with(parsed.relation());
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }
}
