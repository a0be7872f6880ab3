package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.ExactIntegral;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrals of Gaussian kind have an exact value: what differs from it is refuted, however little, and by this route alone. */
class ExactIntegralTest {

    private static final String DENSITY = "1/(s*sqrt(2*pi))*exp(-(y - m)^2/(2*s^2))";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proved  | 1 | 1",
                "refuted | 1 | 1 + 1e-9",
                "proved  | y | m",
                "refuted | y | m + 1e-7",
                "refuted | y | abs(m)",
                "proved  | (y - m)^2 | s^2",
                "refuted | (y - m)^2 | s^2*(1 + 1e-9)",
                "refuted | (y - m)^2 | max(s, 1e-7)^2"
            })
    void isJudgedByItsExactValue(String verdict, String factor, String value) {
        Claim claim = Claims.of("(" + factor + ")*" + DENSITY + " == " + value, "y: real, m: real, s: positive")
                .integratedOver("y");
        Finding finding = new Examiner(Runner.USUAL_SEED).examine(claim, List.of(new ExactIntegral()));
        assertEquals(verdict, finding.verdict().text(), () -> finding.evidence().toString());
    }
}
