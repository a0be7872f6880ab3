package io.lossproof.numeric.tape;

import static io.lossproof.numeric.tape.Formula.ordinals;
import static io.lossproof.numeric.tape.Formula.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.precision.ErrorStatistics;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The functions that balls have no rule for, against series in ball arithmetic. Asymptotic series are taken at x + 60, where
 * the first term left out is below 1e-30: not proved, but good for many more digits than are compared.
 */
class SpecialFunctionsTest {

    private static final int BITS = 220;
    private static final String LOG_GAMMA = "((x + 59.5)*log(x + 60) - (x + 60) + log(2*pi)/2 + 1/(12*(x + 60))"
            + " - 1/(360*(x + 60)^3) + 1/(1260*(x + 60)^5) - 1/(1680*(x + 60)^7) + 1/(1188*(x + 60)^9)"
            + " - 691/(360360*(x + 60)^11) + 1/(156*(x + 60)^13) - sum(log(x + k), k, 0, 59))";
    private static final String DIGAMMA = "(log(x + 60) - 1/(2*(x + 60)) - 1/(12*(x + 60)^2) + 1/(120*(x + 60)^4)"
            + " - 1/(252*(x + 60)^6) + 1/(240*(x + 60)^8) - 1/(132*(x + 60)^10) + 691/(32760*(x + 60)^12)"
            + " - 1/(12*(x + 60)^14) + 3617/(8160*(x + 60)^16) - sum(1/(x + k), k, 0, 59))";
    private static final String TRIGAMMA = "(1/(x + 60) + 1/(2*(x + 60)^2) + 1/(6*(x + 60)^3) - 1/(30*(x + 60)^5)"
            + " + 1/(42*(x + 60)^7) - 1/(30*(x + 60)^9) + 5/(66*(x + 60)^11) - 691/(2730*(x + 60)^13)"
            + " + 7/(6*(x + 60)^15) + sum(1/(x + k)^2, k, 0, 59))";
    private static final String TETRAGAMMA = "(-1/(x + 60)^2 - 1/(x + 60)^3 - 1/(2*(x + 60)^4) + 1/(6*(x + 60)^6)"
            + " - 1/(6*(x + 60)^8) + 3/(10*(x + 60)^10) - 5/(6*(x + 60)^12) + 691/(210*(x + 60)^14)"
            + " - 35/(2*(x + 60)^16) - 2*sum(1/(x + k)^3, k, 0, 59))";
    private static final String ERF = "2/sqrt(pi)*sum((-1)^k*x^(2*k + 1)/(factorial(k)*(2*k + 1)), k, 0, 330)";

    private static ErrorStatistics<Double> ulps(String function, String exact, int bits, DoubleStream points) {
        return Formula.of(function, "x: real").ulps(Formula.of(exact, "x: real"), bits, points);
    }

    private static void assertWithin(double bound, ErrorStatistics<Double> errors) {
        assertTrue(errors.largest() <= bound && errors.count() > 0, errors::toString);
    }

    @Test
    void gammaAndItsLogarithm() {
        assertWithin(5, ulps("loggamma(x)", LOG_GAMMA, BITS, ordinals(1e-9, 1e5, 60)));
        assertWithin(5, ulps("loggamma(x)", LOG_GAMMA, BITS, uniform(0.9, 2.1, 40)));
        assertWithin(6, ulps("gamma(x)", "exp(" + LOG_GAMMA + ")", BITS, uniform(1e-3, 171, 60)));
        String negative =
                "pi/sin(pi*x)/exp(" + LOG_GAMMA.replace("x", "(1 - x)").replace("e(1 - x)p", "exp") + ")";
        assertWithin(9, ulps("gamma(x)", negative, BITS, uniform(-30, 0, 40)));
        assertWithin(6, ulps("factorial(x)", "exp(" + LOG_GAMMA + ")*x", BITS, uniform(0.01, 150, 40)));
    }

    @Test
    void digammaAlsoNextToItsZero() {
        assertWithin(6, ulps("digamma(x)", DIGAMMA, BITS, ordinals(1e-9, 1e5, 60)));
        assertWithin(6, ulps("digamma(x)", DIGAMMA, BITS, uniform(1.2, 1.7, 40)));
        assertWithin(6, ulps("digamma(x)", DIGAMMA, BITS, ordinals(1.4616321449683622, 1.4616321449683652, 12)));
    }

    @Test
    void polygammas() {
        assertWithin(5, ulps("trigamma(x)", TRIGAMMA, BITS, ordinals(1e-9, 1e5, 60)));
        assertWithin(8, ulps("polygamma(2, x)", TETRAGAMMA, BITS, uniform(0.01, 50, 60)));
        assertEquals(Math.PI * Math.PI / 2, GammaFunctions.polygamma(1, 0.5), 1e-15);
        // reflection: psi_1(-1/2) = pi^2/2 + 4, psi_3(1/2) = pi^4
        assertEquals(Math.PI * Math.PI / 2 + 4, GammaFunctions.trigamma(-0.5), 4e-15);
        assertEquals(Math.pow(Math.PI, 4), GammaFunctions.polygamma(3, 0.5), 1e-13);
        assertEquals(Math.pow(Math.PI, 4) + 96, GammaFunctions.polygamma(3, -0.5), 2e-13);
        assertEquals(
                GammaFunctions.polygamma(2, 0.75) - 2 / Math.pow(-0.25, 3), GammaFunctions.polygamma(2, -0.25), 2e-13);
    }

    @Test
    void harmonicNumbersAlsoNextToZero() {
        String exact = DIGAMMA.replace("x + ", "x + 1 + ") + " + EulerGamma";
        assertWithin(6, ulps("harmonicnumber(x)", exact, BITS, ordinals(1e-12, 100, 60)));
        assertWithin(6, ulps("harmonicnumber(x)", exact, BITS, uniform(-0.99, 1, 40)));
    }

    @Test
    void aBinomialCoefficientIsZeroOutsideOfItsRow() {
        assertEquals(0, GammaFunctions.binomial(3, 5));
        assertEquals(0, GammaFunctions.binomial(0, 1));
        assertEquals(0, GammaFunctions.binomial(4, -1));
        assertEquals(Double.NaN, GammaFunctions.binomial(-1, 0));
        assertEquals(Double.NaN, GammaFunctions.binomial(0.5, 2.5));
    }

    @Test
    void betaAndBinomial() {
        String second = LOG_GAMMA.replace("(x", "(2.5").replace("60)^", "60)^");
        String sum = LOG_GAMMA.replace("x + ", "x + 2.5 + ");
        String logBeta = LOG_GAMMA + " + " + second + " - " + sum;
        assertWithin(60, ulps("logbeta(x, 2.5)", logBeta, BITS, ordinals(1e-3, 1000, 40)));
        assertWithin(10, ulps("beta(x, 2.5)", "exp(" + logBeta + ")", BITS, ordinals(1e-3, 160, 40)));
        assertEquals(118264581564861424.0, GammaFunctions.binomial(60, 30));
        assertEquals(1.378465288e11, GammaFunctions.binomial(40, 20), 200);
    }

    @Test
    void errorFunctions() {
        assertWithin(2, ulps("erf(x)", ERF, 256, uniform(-5.5, 5.5, 40)));
        assertWithin(2, ulps("erf(x)", ERF, 128, ordinals(1e-20, 1, 30)));
        assertWithin(9, ulps("erfc(x)", "1 - " + ERF, 384, uniform(-3, 8, 40)));
        String far = "exp(-x^2)/(x*sqrt(pi))*sum((-1)^k*factorial(2*k)/(factorial(k)*(4*x^2)^k), k, 0, 40)";
        assertWithin(6, ulps("erfc(x)", far, 128, uniform(10, 26, 40)));
        String tail = "exp(-x^2/2)/(-x*sqrt(2*pi))*sum((-1)^k*factorial(2*k)/(factorial(k)*(2*x^2)^k), k, 0, 40)";
        assertWithin(6, ulps("normalcdf(x)", tail, 128, uniform(-37, -14, 40)));
        assertEquals(0.15865525393145705, ErrorFunctions.normalCdf(-1), 1e-16);
        assertEquals(0.5, ErrorFunctions.normalCdf(0));
        assertEquals(0, ErrorFunctions.erfc(1e200));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 30})
    void besselFunctions(int n) {
        String exact = "sum((x/2)^(2*k + N)/(factorial(k)*factorial(N + k)), k, 0, 200)".replace("N", "" + n);
        assertWithin(n < 10 ? 25 : 60, ulps("besseli(" + n + ", x)", exact, 128, uniform(1e-3, 80, 40)));
        Formula log = Formula.of("logbesseli(" + n + ", x)", "x: real");
        for (double x : uniform(1e-3, 80, 20).toArray()) {
            double expected = Math.log(
                    Formula.of(exact, "x: real").asBall(Inputs.of("x", x), 128).toDouble());
            assertEquals(expected, log.asDouble(Inputs.of("x", x)), 4e-15 * (x + n * 10 + 0.1), () -> "x = " + x);
        }
    }

    @Test
    void theLogarithmOfBesselDoesNotOverflow() {
        assertEquals(Double.POSITIVE_INFINITY, BesselFunctions.besselI(0, 1000));
        // log I_0(x) = x - log(2 pi x)/2 + 1/(8x) + 1/(16 x^2) + ...
        assertEquals(
                1000 - Math.log(2000 * Math.PI) / 2 + 1 / 8e3 + 1 / 16e6, BesselFunctions.logBesselI(0, 1000), 1e-9);
        // the power series, scaled, meets the asymptotic series where both are good
        double below = BesselFunctions.logBesselI(40, Math.nextDown(1600.0));
        assertEquals(BesselFunctions.logBesselI(40, 1600), below, 1e-9);
    }
}
