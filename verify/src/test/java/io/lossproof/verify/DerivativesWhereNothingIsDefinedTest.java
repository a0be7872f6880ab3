package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A derivative has no value where its formula has none, even where the rule for it gives one: 1/x for log(-x). */
class DerivativesWhereNothingIsDefinedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refuted   | 1/x == D(log(-x), x) | x: positive",
                "refuted   | 1/x == D(log(x), x) | x: nonzero",
                "refuted   | 1/(1 + x) == D(log1p(x), x) | x: (-3, -1)",
                "refuted   | 1/(1 - x^2) == D(arctanh(x), x) | x: (1, 2)",
                "refuted   | 2/x == D(log(x) + log(-x), x) | x: positive",
                "refuted   | sum(1/x, k, 1, 3) == sum(D(log(-k*x), x), k, 1, 3) | x: positive",
                "undecided | D(log(-x), x) == 1/x | x: positive",
                "proved    | 1/x == D(log(x), x) | x: positive",
                "proved    | D(log(x), x) == 1/x | x: nonzero",
                "proved    | D(log(x), x) == D(log(x) + 2, x) | x: real",
                "proved    | 1/x == D(log(-x), x) | x: negative",
                "proved    | D(log(x) + log(2 + x), x) == D(log(x), x) + 1/(2 + x) | x: real"
            })
    void isJudged(String verdict, String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refuted | GRADIENT | log(x) == log(-x) | x: positive",
                "refuted | CONSTANT | log(x) == log(-x) | x: positive",
                "refuted | CONSTANT | -sum(p[k]*log(x), k, 1, K) == -sum(p[k]*log(-x), k, 1, K) | x: positive, p: simplex(K)",
                "proved  | GRADIENT | log(x) == log(2*x) | x: positive",
                "proved  | CONSTANT | log(x) == log(2*x) | x: positive",
                "proved  | CONSTANT | log(-x) == log(-2*x) | x: negative"
            })
    void inGradientsToo(String verdict, Claim.UpTo sense, String statement, String where) {
        Claim claim = Claims.of(statement, where).upTo(sense, List.of("x"));
        Finding finding = new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }
}
