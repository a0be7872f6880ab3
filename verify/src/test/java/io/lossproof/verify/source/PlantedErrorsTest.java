package io.lossproof.verify.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Claim.UpTo;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that people make about entropies and likelihoods, each planted in a true statement of the documents. */
class PlantedErrorsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            swapped arguments of the divergence | sum(p[k]*log(p[k]/q[k]), k, 1, K) == sum(q[k]*log(q[k]/p[k]), k, 1, K) | p: simplex(K), q: simplex(K)
            swapped arguments in the decomposition | -sum(p[k]*log(q[k]), k, 1, K) == -sum(p[k]*log(p[k]), k, 1, K) + sum(q[k]*log(q[k]/p[k]), k, 1, K) | p: simplex(K), q: simplex(K)
            sign of the divergence | -sum(p[k]*log(q[k]), k, 1, K) == -sum(p[k]*log(p[k]), k, 1, K) + sum(p[k]*log(q[k]/p[k]), k, 1, K) | p: simplex(K), q: simplex(K)
            q for p in the expectation | -sum(q[k]*log(q[k]), k, 1, K) == -sum(p[k]*log(p[k]), k, 1, K) + sum(p[k]*log(p[k]/q[k]), k, 1, K) | p: simplex(K), q: simplex(K)
            lost 1/n | -sum(sum(kroneckerdelta(x[i], k), i, 1, n)*log(q[k]), k, 1, K) == -sum(log(q[x[i]]), i, 1, n)/n | q: simplex(K), x: {1, ..., K}^n
            1/n twice | -sum(sum(kroneckerdelta(x[i], k), i, 1, n)/n*log(q[k]), k, 1, K) == -sum(log(q[x[i]]), i, 1, n)/n^2 | q: simplex(K), x: {1, ..., K}^n
            base of the logarithm | -sum(p[k]*log2(q[k]), k, 1, K) == -sum(p[k]*log(q[k]), k, 1, K)*log(2) | p: simplex(K), q: simplex(K)
            dropped constant | -log(1/(s*sqrt(2*pi))*exp(-(y - m)^2/(2*s^2))) == (y - m)^2/(2*s^2) + log(s) | y: real, m: real, s: positive
            lost half | -log(1/(s*sqrt(2*pi))*exp(-(y - m)^2/(2*s^2))) == (y - m)^2/s^2 + log(2*pi*s^2)/2 | y: real, m: real, s: positive
            product for sum | log(product(f[i], i, 1, n)) == product(log(f[i]), i, 1, n) | f: positive^n
            label counted from the wrong end | -sum(kroneckerdelta(k, y)*log(q[k]), k, 1, K) == -log(q[K + 1 - y]) | q: simplex(K), y: {1, ..., K}
            weighted mean over n | sum(w[i]*f[i], i, 1, n)/sum(w[i], i, 1, n) == sum(w[i]*f[i], i, 1, n)/n | f: positive^n, w: positive^n
            variance of the frequency | sum(sum(q[c]*(kroneckerdelta(c, k) - q[k])^2, c, 1, K), i, 1, n)/n^2 == q[k]*(1 - q[k]) | q: simplex(K), k: {1, ..., K}, n: {1, ..., inf}
            divergence at most 0 | sum(p[k]*log(p[k]/q[k]), k, 1, K) <= 0 | p: simplex(K), q: simplex(K)
            """)
    void isRefutedWithAWitness(String error, String statement, String where) {
        Finding finding = examine(statement, where, UpTo.EQUAL, List.of());
        assertEquals(Verdict.REFUTED, finding.verdict(), () -> error + " " + finding.evidence());
        assertTrue(finding.counterexample().isPresent(), error);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            entropy of the model dropped | sum(p[k]*log(p[k]/q[k]), k, 1, K) == -sum(q[k]*log(p[k]), k, 1, K) | CONSTANT | q | p: simplex(K), q: simplex(K)
            a constant that is none | -log(1/(s*sqrt(2*pi))*exp(-(y - m)^2/(2*s^2))) == (y - m)^2/(2*s^2) | CONSTANT | s | y: real, m: real, s: positive
            a factor called a constant | sum((y[i] - m[i])^2, i, 1, n) == sum((y[i] - m[i])^2, i, 1, n)/n | CONSTANT | m | y: vector(n), m: vector(n)
            the gradient of the mean | sum((y[i] - m[i])^2, i, 1, n) == sum((y[i] - m[i])^2, i, 1, n)/n | GRADIENT | m | y: vector(n), m: vector(n)
            a negative factor | -sum((y[i] - m[i])^2, i, 1, n) == sum((y[i] - m[i])^2, i, 1, n) | SCALE | m | y: vector(n), m: vector(n)
            absolute for squared error | (y - m)^2 == (y - m)^4 | SCALE | m | y: real, m: real
            lost weights | -sum(w[i]*log(q[x[i]]), i, 1, n) == -sum(log(q[x[i]]), i, 1, n) | SCALE | q | q: simplex(K), x: {1, ..., K}^n, w: positive^n
            lost predictions | sum((y[i] - m[i])^2, i, 1, n) == (y[1] - m[1])^2 | GRADIENT | m | y: vector(n), m: vector(n)
            maximum for minimum | -(y - m)^2 == (y - m)^2 | ARGMIN | m | y: real, m: real
            """)
    void isRefutedUnderItsOwnRelation(String error, String statement, UpTo upTo, String in, String where) {
        Finding finding = examine(statement, where, upTo, List.of(in));
        assertEquals(Verdict.REFUTED, finding.verdict(), () -> error + " " + finding.evidence());
    }

    private static Finding examine(String statement, String where, UpTo upTo, List<String> in) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        Claim claim = Claim.equal("planted", "", parsed.left(), parsed.right(), scope)
                .with(parsed.relation())
                .upTo(upTo, in);
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }
}
