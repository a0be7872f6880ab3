package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Same minimisers, and equal up to a positive factor and a constant: each proved, and refuted where it fails. */
class SenseOfEqualityTest {

    private static Finding examined(Claim.UpTo sense, String statement, String parameters, String where) {
        Claim claim = Claims.of(statement, where).upTo(sense, List.of(parameters.split(", ")));
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proved    | (mu - y)^2 == (mu - y)^2/(2*s^2) + log(s) | mu | mu: real, y: real, s: positive",
                "proved    | x^2 + 1 == log(x^2 + 1) | x | x: real",
                "proved    | -product(f[i], i, 1, n) == -sum(log(f[i]), i, 1, n) | f | f: simplex(n)",
                "proved    | exp((x - 1)^2) == (x - 1)^2 | x | x: real",
                "refuted   | (x - 1)^2 == (x - 2)^2 | x | x: real",
                "refuted   | (mu - y)^2 == (mu - 2*y)^2 | mu | mu: real, y: real",
                "refuted   | (x - 1)^2 == -(x - 1)^2 | x | x: real",
                "refuted   | (x - 1)^2 == (x - 1 - 1/10^9)^2 | x | x: real",
                "refuted   | (a - 1)^2 + (b - 2)^2 == (a - 1)^2 + (b - 1)^2 | a, b | a: real, b: real",
                "refuted   | abs(x) == abs(x - 1) | x | x: real",
                "refuted   | softplus(z) - z/2 == softplus(z) - z/4 | z | z: real",
                "refuted   | -(y*log(p) + (1 - y)*log(1 - p)) == (p - y^2)^2 | p | p: unit, y: unit",
                "refuted   | sum((mu - y[i])^2, i, 1, n) == sum((mu - 2*y[i])^2, i, 1, n) | mu | mu: real, y: vector(n)",
                "refuted   | x == -x | x | x: [0, 1]",
                "refuted   | x^2 == log(x^2) | x | x: real",
                "refuted   | -sum(p[k]*log(q[k]), k, 1, K) == -sum(q[k]*log(p[k]), k, 1, K) | q | p: simplex(K), q: simplex(K)",
                "refuted   | -sum(p[k]*log(q[k]), k, 1, K) == sum(q[k]*log(q[k]/p[k]), k, 1, K) + q[1] | q | p: simplex(K), q: simplex(K)",
                "proved    | -sum(p[k]*log(q[k]), k, 1, K) == sum(p[k]*log(p[k]/q[k]), k, 1, K) | q | p: simplex(K), q: simplex(K)",
                "undecided | -sum(p[k]*log(q[k]), k, 1, K) == sum(q[k]*log(q[k]/p[k]), k, 1, K) | q | p: simplex(K), q: simplex(K)",
                "refuted   | sum((z[k] - 1)^2, k, 1, K) == sum((z[k] - k)^2, k, 1, K) | z | z: vector(K)",
                "refuted   | logsumexp(z) - z[y] == -exp(z[y]) | z | z: vector(K), y: {1, ..., K}",
                "refuted   | -sum(log(softmax(z[i], y[i])), i, 1, n) == -product(exp(z[i, y[i]]), i, 1, n) | z | z: vector(K)^n, y: {1, ..., K}^n",
                "refuted   | sum(q[k]*c[k], k, 1, 2) == -sum(q[k]*c[k], k, 1, 2) | q | q: closed-simplex(2), c: vector(2)",
                "proved    | (x - 1)^2 == (x - 1)^2 + (x - 1)^4 | x | x: real",
                "proved    | l - y*log(l) == log(l) + y/l | l | y: positive, l: positive",
                "proved    | (log(y) - log(l))^2 == (y - l)^2 | l | y: positive, l: positive",
                // One of the minimisers, or both, is no rational number.
                "refuted   | 3*softplus(z) - 2*z + z^2/2 == 3*softplus(z) - 2*z | z | z: real",
                "refuted   | softplus(z) - z/3 == (z - log(2))^2 | z | z: real",
                "refuted   | exp(x) - 2*x == exp(x) - 2*x + x^2/10^9 | x | x: real",
                "refuted   | log(s) + v/(2*s^2) == log(s) + (v + 1/10^6)/(2*s^2) | s | s: positive, v: positive",
                "refuted   | log(1 + (x - 1)^2) + x^2/10 == (x - 1)^2 | x | x: real",
                "refuted   | -y*log(p) - (1 - y)*log(1 - p) == -y*log(max(p, 1/10^7)) - (1 - y)*log(1 - p) | p | p: unit, y: unit",
                "undecided | x^4/4 - x^2/2 == (x^3 - 3*x^2 + 5*x - 5)*exp(x) | x | x: real",
                "refuted   | exp(x) - 2*x == exp(x) - 2*x + 0*log(-1 - x^2) | x | x: real",
                "refuted   | -sum(p[k]*log(q[k]), k, 1, K) == -sum(p[k]*log(max(q[k], 1/10000000)), k, 1, K) | q | p: simplex(K), q: simplex(K)",
                "refuted   | sum(p[k]*log(p[k]/q[k]), k, 1, K) == sum(p[k]*log(p[k]/(q[k] + 1/1000000)), k, 1, K) | q | p: simplex(K), q: simplex(K)",
                "undecided | sin(x) == sin(x) + sin(x)^3 | x | x: real"
            })
    void judgesTheSameMinimisers(String verdict, String statement, String parameters, String where) {
        Finding finding = examined(Claim.UpTo.ARGMIN, statement, parameters, where);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    /** Along the simplex the sum of the entries is constant, and a function of integers may be without a derivative 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(q[k], k, 1, K) + q[1]^2 == q[1]^2 | q | q: simplex(K)",
                "sin(pi*k) == 0 | k | k: integer",
                "entry*sum(z[k]^2, k, 1, K) == 2*entry*sum(z[k]^2, k, 1, K) | z | z: vector(K), entry: positive"
            })
    void whatIsConstantOnTheDomainIsNotRefuted(String statement, String parameters, String where) {
        Claim.UpTo sense = statement.contains("entry") ? Claim.UpTo.SCALE : Claim.UpTo.CONSTANT;
        Finding finding = examined(sense, statement, parameters, where);
        assertTrue(
                finding.verdict() != Verdict.REFUTED && finding.verdict() != Verdict.CONFLICT,
                () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(mu - y)^2 == (mu - 2*y)^2 | mu | mu: real, y: real | mu = | y = 1",
                "(x - 1)^2 == -(x - 1)^2 | x | x: real | x = 1 | x' = "
            })
    void aWitnessNamesAMinimiserAndABetterPoint(
            String statement, String parameters, String where, String first, String second) {
        Finding finding = examined(Claim.UpTo.ARGMIN, statement, parameters, where);
        String at = finding.counterexample().orElseThrow().at().toString();
        assertTrue(at.contains(first) && at.contains(second), at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proved    | (y - m)^2/(2*s^2) + log(s) == (y - m)^2 | m | y: real, m: real, s: positive",
                "proved    | sin(x)^2 == -cos(x)^2 | x | x: real",
                "proved    | w*(logsumexp(z) - z[1]) == logsumexp(z) - z[1] | z | z: vector(3), w: positive",
                "proved    | 3*z[1]^2 + 3*z[2]^2 + w == z[1]^2 + z[2]^2 | z | z: vector(3), w: real",
                "refuted   | 3*z[1]^2 + 2*z[2]^2 == z[1]^2 + z[2]^2 | z | z: vector(3)",
                "refuted   | w*(logsumexp(z) - z[1]) == logsumexp(z) - z[1] | z | z: vector(3), w: real",
                "supported | 2*sin(2*x) == sin(x)*cos(x) + y | x | x: real, y: real",
                "refuted   | 2*sin(2*x) == -sin(x)*cos(x) + y | x | x: real, y: real",
                "refuted   | -(x^2) == x^2 | x | x: real",
                "refuted   | x^2 == x^3 | x | x: real",
                "refuted   | x^2 == x^4 | x | x: positive",
                "refuted   | (x - y)^2 == (x - y)^2*(1 + x/10^9) | x | x: real, y: real",
                "refuted   | a^2 + b^2 == a^2 + 2*b^2 | a, b | a: real, b: real",
                "refuted   | (y - m)^2/(2*s^2) + log(s) == (y - m)^2 | m, s | y: real, m: real, s: positive",
                "refuted   | x^2 == x^2 + 0*log(x) | x | x: real",
                "refuted   | sum(z[k]^2, k, 1, K) == sum(k*z[k]^2, k, 1, K) | z | z: vector(K)",
                // Constants on the simplex, at integers and at one point, though not beside them.
                "supported | sum(q[k], k, 1, K) + q[1]^2 == q[1]^2 | q | q: simplex(K)",
                "supported | 2*sin(2*q[1]) + q[1] + q[2] == sin(q[1])*cos(q[1]) | q | q: simplex(2)",
                "refuted   | 2*sin(2*q[1]) + q[1] == sin(q[1])*cos(q[1]) | q | q: simplex(2)",
                "refuted   | sum(k*q[k], k, 1, K) == sum(q[k]^2, k, 1, K) | q | q: simplex(K)",
                "proved    | n^2 == n^2 + sin(n)*(n - floor(n)) | n | n: natural",
                "undecided | x == -x | x | x: [0, 0]",
                "undecided | log(-x^2) == x | x | x: real"
            })
    void judgesUpToAPositiveFactorAndAConstant(String verdict, String statement, String parameters, String where) {
        Finding finding = examined(Claim.UpTo.SCALE, statement, parameters, where);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "undecided, x + y == 1",
        "undecided, x + y <= 1 && x + y >= 1",
        "undecided, floor(x) + floor(-x) > -1/2",
        "refuted, x + y < 1",
        "refuted, x != 0"
    })
    void aConditionThatTiesParametersLeavesDerivativesNothingToSay(String verdict, String given) {
        Scope declared = Parser.scope("x: real, y: real");
        Scope scope = declared.given(List.of(Parser.condition(given, declared)));
        Parser.Statement parsed = Parser.statement("2*x + y == x", scope);
        Claim claim =
                Claim.equal("tied", "", parsed.left(), parsed.right(), scope).upTo(Claim.UpTo.SCALE, List.of("x", "y"));
        Finding finding = new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    /** The rule gives 2/x for the derivative of log(-x^2), which has no value anywhere. */
    @Test
    void aDerivativeOutsideTheDomainOfItsFunctionRefutesNothing() {
        Finding finding = examined(Claim.UpTo.SCALE, "log(-x^2) == -x^2", "x", "x: real");
        assertEquals(
                Verdict.UNDECIDED, finding.verdict(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource({"x^2 == x^4, x: positive", "-(x^2) == x^2, x: real"})
    void aScaleIsRefutedAtTwoValuesOfTheParameter(String statement, String where) {
        Finding finding = examined(Claim.UpTo.SCALE, statement, "x", where);
        String at = finding.counterexample().orElseThrow().at().toString();
        assertTrue(at.contains("x = ") && at.contains("x' = "), at);
    }
}
