package io.lossproof.numeric.tape;

import static io.lossproof.numeric.tape.Formula.list;
import static io.lossproof.numeric.tape.Formula.ordinals;
import static io.lossproof.numeric.tape.Formula.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Ulp;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleMachineTest {

    /** The bounds are about twice what was measured. */
    @ParameterizedTest
    @CsvSource({
        "softplus, -745, 709, 2",
        "sigmoid, -745, 709, 3",
        "log1mexp, -745, -1e-300, 2.5",
        "logit, 1e-310, 0.9999999999999999, 4",
        "tanh, -30, 30, 3",
        "exp, -745, 709, 1",
        "expm1, -745, 709, 1.5",
        "log1p, -0.99999, 1e300, 1.5",
        "log, 5e-324, 1e308, 1",
        "log2, 5e-324, 1e308, 2.5",
        "log10, 5e-324, 1e308, 1.5",
        "arctanh, -0.9999999, 0.9999999, 2",
    })
    void functionsAreAccurateFromTheSmallestArgumentToTheLargest(String name, double from, double to, double bound) {
        Formula formula = Formula.of(name + "(x)", "x: real");
        ErrorStatistics<Double> everywhere = formula.ulps(formula, 128, ordinals(from, to, 400));
        double near = Math.max(from, -4);
        ErrorStatistics<Double> typical = formula.ulps(formula, 128, uniform(near, Math.min(to, 4), 200));
        assertTrue(everywhere.largest() <= bound, everywhere::toString);
        assertTrue(typical.largest() <= bound, typical::toString);
        assertTrue(everywhere.count() > 400);
    }

    @Test
    void logSumExpIsRelativelyAccurateWhereTheLargestIsZero() {
        Formula formula = Formula.of("logsumexp(0, x, x)", "x: real");
        ErrorStatistics<Double> errors = formula.ulps(formula, 128, ordinals(-740, -1e-3, 300));
        assertTrue(errors.largest() <= 2, errors::toString);
        Formula over = Formula.of("logsumexp(z)", "z: vector(K)");
        Inputs<Double> point = Inputs.<Double>empty().withVector("z", list(-100, 0, -200));
        assertEquals(Math.exp(-100), over.asDouble(point), Math.ulp(Math.exp(-100)));
    }

    @Test
    void softmaxIsRelativelyAccurateInItsTail() {
        Formula formula = Formula.of("softmax(z, 1)", "z: vector(K)");
        SplittableRandom random = new SplittableRandom(11);
        double naive = 0;
        ErrorStatistics<Inputs<Double>> errors = ErrorStatistics.none();
        for (int i = 0; i < 200; i++) {
            double small = -600 * random.nextDouble();
            double large = 100 * random.nextDouble();
            Inputs<Double> point = Inputs.<Double>empty().withVector("z", list(small, large, large - 1));
            Ball exact = formula.asBall(point, 128);
            errors = errors.with(Ulp.error(formula.asDouble(point), exact).orElseThrow(), point);
            double direct = Math.exp(small - large) / (1 + Math.exp(-1));
            naive = Math.max(naive, Ulp.error(direct, exact).orElseThrow());
        }
        assertTrue(errors.largest() <= 4, errors::toString);
        assertTrue(naive > 50, "the difference of the logits would cost " + naive + " ulp");
    }

    @ParameterizedTest
    @CsvSource({
        "0^(x - 1), NaN",
        "x^0, 1",
        "(x - 1)^0, NaN",
        "log(x - 1), -Infinity",
        "log(x - 2), NaN",
        "x/(x - 1), Infinity",
        "(x - 1)/(x - 1), NaN",
        "sqrt(-x), NaN",
        "(-8*x)^(1/3), NaN",
        "(-2*x)^3, -8",
        "'xlogy(x - 1, x - 1)', 0",
        "'xlogy(x, x - 1)', -Infinity",
        "'xlogy(x - 1, -x)', NaN",
        "logit(x), Infinity",
        "loggamma(x - 1), NaN",
        "gamma(x - 3), NaN",
        "undefined + x, NaN",
        "'if(x > 0, x, log(-x))', 1",
        "'if(log(-x) > 0, x, 2)', NaN",
        "'if(x > 0 || log(-x) > 0, x, 2)', 1",
        "'piecewise((log(-x), x < 0), (3, x < 1), 4)', 4",
        "v[x + 2], NaN",
        "v[x/2], NaN",
        "v[x - 1], NaN",
        "v[x], 5",
        "'sum(k, k, 1, x/2)', NaN",
        "'logsumexp(k, k, 1, x - 1)', NaN",
        "'max(k, k, 1, x - 1)', NaN",
        "'softmax(k, k, 1, x - 1, 1)', NaN",
        "'sum(1/(k - 1), k, 1, 3)', Infinity",
    })
    void specialValuesFollowTheLanguage(String text, double expected) {
        Formula formula = Formula.of(text, "x: real, v: vector(2)");
        assertEquals(expected, formula.asDouble(Inputs.of("x", 1.0).withVector("v", list(5, 6))));
    }

    @Test
    void sumsOverAnIndexAreCompensated() {
        Formula formula = Formula.of("sum(z[k], k, 1, K)", "z: vector(K)");
        assertEquals(2, formula.asDouble(Inputs.<Double>empty().withVector("z", list(1, 1e100, 1, -1e100))));
        Formula written = Formula.of("z[1] + z[2] + z[3] + z[4]", "z: vector(K)");
        assertNotEquals(2, written.asDouble(Inputs.<Double>empty().withVector("z", list(1, 1e100, 1, -1e100))));
    }

    @Test
    void infiniteLogitsAreTaken() {
        Formula formula = Formula.of("logsumexp(z) + 0*K", "z: vector(K)");
        double minus = Double.NEGATIVE_INFINITY;
        assertEquals(3, formula.asDouble(Inputs.<Double>empty().withVector("z", list(minus, 3))));
        assertEquals(minus, formula.asDouble(Inputs.<Double>empty().withVector("z", list(minus, minus))));
        assertEquals(
                List.of(1.0),
                list(Formula.of("softmax(z, 2)", "z: vector(K)")
                        .asDouble(Inputs.<Double>empty().withVector("z", list(minus, 3)))));
    }
}
