package io.lossproof.numeric.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BallMachineTest {

    private static final String SCOPE = "x: real, p: simplex(K), y: natural";
    private static final Rational THIRD = Rational.of(1, 3);

    private static Inputs<Rational> point() {
        return Inputs.of("x", Rational.ONE).with("y", Rational.TWO).withVector("p", List.of(THIRD, THIRD, THIRD));
    }

    private static Ball at(String text) {
        return Formula.of(text, SCOPE).asBallAt(point());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(x - 1)",
                "log(-x)",
                "(x - 1)^0",
                "(x - 1)^(x - 1)",
                "(x - 1)^(-1)",
                "(x - 1)^(-x)",
                "(-x)^(1/3)",
                "(-8)^(1/3)",
                "x/(x - 1)",
                "sqrt(-x)",
                "log(1 - p[1] - p[2] - p[3])",
                "log(1 - sum(p[k], k, 1, K))",
                "1/(p[1] - 1/3)",
                "xlogy(x, x - 1)",
                "xlogy(x - 1, -x)",
                "logit(x)",
                "arctanh(x)",
                "log1mexp(x - 1)",
                "loggamma(x - 1)",
                "gamma(-2*x)",
                "digamma(x - 1)",
                "polygamma(1/2, x)",
                "polygamma(-1, x)",
                "besseli(1/2, x)",
                "logbesseli(1, x - 1)",
                "factorial(-x)",
                "binomial(x, 5/2)",
                "logbeta(x, x - 1)",
                "p[4]",
                "p[0]",
                "p[3/2]",
                "p[x/2]",
                "p[pi]",
                "sum(k, k, 1, 1/2)",
                "sum(k, k, 1, pi)",
                "max(k, k, 1, x - 1)",
                "logsumexp(k, k, 1, x - 1)",
                "softmax(k, k, 1, x - 1, 1)",
                "softmax(log(k), k, 0, 2, 1)",
                "0*log(x - 1)",
                "undefined + log(x - 1)",
                "if(log(x - 1) > 0, 1, 2)",
                "if(x > 1, 1, log(x - 1))",
            })
    void isUndefinedWhereTheRealsAre(String text) {
        assertTrue(at(text).isUndefined(), () -> text + " is " + at(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undefined",
                "0*undefined",
                "log(exp(log(2))/2 - 1)",
                "if(exp(log(2)) == 2, 1, 2)",
                "kroneckerdelta(exp(log(2)), 2)",
                "p[exp(log(2))]",
                "sum(k, k, 1, exp(log(2)))",
                "loggamma(exp(log(2)) - 2)",
                "digamma(exp(log(2)) - 3)",
                "besseli(exp(log(2)), x)",
                "besseli(10^30, x)",
                "polygamma(10^30, x)",
                "if(undefined > 0, 1, 2)",
            })
    void isUnknownWhereItIsNotDecided(String text) {
        assertTrue(at(text).isUnknown(), () -> text + " is " + at(text));
    }

    /** Values that are exact, so that they are compared exactly. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(p[k], k, 1, K)                        ; 1",
                "1 - p[1] - p[2] - p[3]                    ; 0",
                "3*p[1]                                    ; 1",
                "xlogy(1 - p[1] - p[2] - p[3], 0)          ; 0",
                "if(p[1] == 1/3, 5, 6)                     ; 5",
                "if(x > 0 || log(-x) > 0, 5, 6)            ; 5",
                "if(x < 0 && log(-x) > 0, 5, 6)            ; 6",
                "if(x < 0, log(x - 1), 7)                  ; 7",
                "if(x > 0, 7, undefined)                   ; 7",
                "if(exp(log(2)) == 2 && x < 0, 7, 8)       ; 8",
                "piecewise((log(x - 1), x < 1), (4, x == 1), undefined) ; 4",
                "sum(softmax(0*k, k, 1, 3, m), m, 1, 3)    ; 1",
                "softmax(p[k], k, 1, K, 2)*3               ; 1",
                "exp(x - 1) + x^0                          ; 2",
                "factorial(5) + gamma(5) + 1/beta(2, 3)    ; 156",
                "binomial(10, 3) + harmonicnumber(2)*2     ; 123",
                "erf(x - 1) + erfc(x - 1) + normalcdf(x - 1)*2 ; 2",
                "sum(k*kroneckerdelta(k, y), k, 0, 5)      ; 2",
                "product(k, k, 1, 0) + sum(k, k, 1, 0)     ; 1",
                "(-8)^3                                    ; -512",
                "max(p[1], 1/3)*3                          ; 1",
                "max(p)*3                                  ; 1",
                "floor(p[1]*3) + sign(-p[2]) + abs(-x)     ; 1",
                "clip(x, 2, 3) + relu(-x)                  ; 2",
            })
    void rationalNumbersStayExact(String text, long expected) {
        assertEquals(Ball.of(expected), at(text.strip()));
    }

    @Test
    void logarithmsOfFactorialsAreCertified() {
        Ball value = at("loggamma(101)");
        assertEquals(363.73937555556349, value.toDouble(), 1e-13);
        assertTrue(value.relativeBits() > 80);
    }

    /** Values to twenty digits by mpmath 1.3.0 with 60 digits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "digamma(1/3) = -3.1320337800208063230",
                "digamma(-5/2) = 1.1031566406452431872",
                "loggamma(x/3) = 0.98542064692776706919",
                "gamma(-7/2) = 0.27008820585226910892",
                "gamma(1/10^300) = 1.0000000000000000000e300",
                "loggamma(10^300) = 6.8977552789821370521e302",
                "trigamma(1/7) = 50.357471436911693186",
                "polygamma(3, -1/3) = 517.33133563753209017",
                "harmonicnumber(1/10^40) = 1.6449340668482264365e-40",
                "harmonicnumber(-1/2) = -1.3862943611198906188",
                "erf(x) = 0.84270079294971486934",
                "erf(1/10^50) = 1.1283791670955125739e-50",
                "erfc(25) = 8.3001725711965227520e-274",
                "normalcdf(-40) = 3.6558935409150297037e-350",
                "besseli(1, x) = 0.56515910399248502721",
                "besseli(3, -5/2) = -0.47437040877803558955",
                "logbesseli(0, 1000) = 995.62730888986946467",
                "logbesseli(0, 1/10^30) = 2.5000000000000000000e-61",
                "logbesseli(2, 10^300) = 1.0000000000000000000e300",
                "beta(1/2, 1/3) = 4.2065463159763627835",
                "logbeta(10^12, 1/2) = -13.243145615039449017",
                "binomial(5/2, 1/2) = 1.8750000000000000000",
                "factorial(1/2) = 0.88622692545275801365",
            })
    void specialFunctionsAreCertified(String text, String expected) {
        Ball value = at(text.strip());
        assertEquals(Optional.of(expected.strip()), value.digits(20), text);
    }

    @Test
    void everyOperatorHasACertifiedRule() {
        BallMachine machine = BallMachine.of(Formula.of("x", SCOPE).tape(), 64);
        for (Op op : Op.values()) {
            assertTrue(machine.supports(op), op::text);
        }
    }

    @Test
    void eulersConstantIsEnclosedAtEveryPrecision() {
        for (int bits : new int[] {24, 64, 200, 400}) {
            Ball gamma = BallMachine.of(Formula.of("EulerGamma", "x: real").tape(), bits)
                    .evaluate(Inputs.of("x", Rational.ONE))
                    .get(0)
                    .get(0);
            assertEquals(0.5772156649015329, gamma.toDouble(), 1e-7);
            assertTrue(gamma.relativeBits() > bits - 6);
        }
    }

    @Test
    void logSumExpKeepsItsRelativeWidthNextToZero() {
        Ball value = at("logsumexp(0, -1000)");
        assertTrue(value.relativeBits() > 80, value::toString);
        assertTrue(at("logsumexp(0*k - 1000*(k - 1), k, 1, 3)").relativeBits() > 80);
    }

    /** The three machines on formulas that have everything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logsumexp(v) - v[c + 1] + sum(softmax(v, k)^2*log1p(w[k]^2), k, 1, K)",
                "sum(sum((v[k] - v[m])^2*exp(-abs(w[k] - w[m])), m, 1, K), k, 1, K)/K^2",
                "sum(if(v[k] > w[k], softplus(v[k]), xlogy(w[k]^2, w[k]^2)), k, 1, K)",
                "log(product(1 + v[k]^2, k, 1, K)) + max(v[k]*w[k], k, 2, K)",
                "sum(kroneckerdelta(k, c + 1)*log(sigmoid(v[k])) + log1mexp(-w[k]^2 - 1), k, 1, K)",
                "sum(w[k + 1]*sum(v[m]*softmax(w[n], n, 1, K, m), m, 1, K), k, 0, K - 1)",
                "sum(clip(v[k], -1, 1)*tanh(w[k]) + arctan(v[k])*log2(1 + w[k]^2), k, 1, 3)",
            })
    void allMachinesAgree(String text) {
        Formula formula = Formula.of(text, "v: vector(K), w: vector(K), c: {0, ..., K - 1}");
        SplittableRandom random = new SplittableRandom(20260102);
        for (int i = 0; i < 20; i++) {
            int length = 3 + random.nextInt(4);
            Inputs<Double> point = Inputs.of("c", (double) random.nextInt(length))
                    .withVector("v", random.doubles(length, -5, 5).boxed().toList())
                    .withVector("w", random.doubles(length, -5, 5).boxed().toList());
            Ball certified = formula.asBall(point, 128);
            double value = certified.toDouble();
            assertTrue(certified.relativeBits() > 90, () -> text + ": " + certified);
            assertTrue(formula.asBall(point, 64).contains(formula.asBall(point, 256)));
            assertEquals(value, formula.asDouble(point), 1e-14 * (1 + Math.abs(value)), text);
            double byField = FieldMachine.of(formula.tape(), GradientField.getField(1))
                    .evaluate(point.map(x -> Gradient.constant(1, x)))
                    .get(0)
                    .get(0)
                    .getValue();
            assertEquals(value, byField, 1e-13 * (1 + Math.abs(value)), text);
        }
    }
}
