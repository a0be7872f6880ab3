package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.FormatMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.StableForms;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Sense;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatingPointTest {

    private static Claim claim(String statement, String where, String relation) {
        return Claims.of(statement, where).in(Sense.of(relation), List.of());
    }

    private static Finding examined(String statement, String where, String relation) {
        return new Examiner(Runner.USUAL_SEED).examine(claim(statement, where, relation), Examiner.USUAL_ROUTES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "softplus(z) == log(1 + exp(z)); z: real",
                "sigmoid(-z) == 1 - sigmoid(z); z: real",
                "-softplus(-z) == log(sigmoid(z)); z: real",
                "expm1(x) == exp(x) - 1; x: real",
                "log1p(-p) == log(1 - p); p: unit",
                "logit(p) == log(p/(1 - p)); p: unit",
                "tanh(x) == (exp(x) - exp(-x))/(exp(x) + exp(-x)); x: real",
                "(x - 1)*(x + 1) == x^2 - 1; x: real",
                "logsumexp(a, b) == log(exp(a) + exp(b)); a: real, b: real",
                "logsumexp(z) == log(sum(exp(z[k]), k, 1, K)); z: vector(K)",
                "softmax(z, 1) == exp(z[1])/sum(exp(z[k]), k, 1, K); z: vector(K)",
                "max(z, 0) + log1p(exp(-abs(z))) == softplus(z); z: real",
                "max(z, 0) - z*y + log1p(exp(-abs(z))) == softplus(z) - y*z; z: real, y: {0, 1}",
                "xlogy(y, p) + xlog1py(1 - y, -p) == y*log(p) + (1 - y)*log(1 - p); y: {0, 1}, p: unit",
                "if(abs(x) < 1e-8, 1 + x/2, expm1(x)/x) == expm1(x)/x; x: [-700, 700]",
                "0.5*(x - y)^2 == (y - x)^2/2; x: real, y: real",
                "sin(x)/x == sin(x)/x; x: {0.1, 0.2, 0.3}",
                "D(softplus(z), z) == 1/(1 + exp(-z)); z: real",
            })
    void supportsWhatNeitherOverflowsNorCancels(String statement, String where) {
        Finding finding = examined(statement, where, "float(4 ulp)");
        assertEquals(Verdict.SUPPORTED, finding.verdict(), String.valueOf(finding.evidence()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "log(1 + exp(z)) == softplus(z); z: real",
                "log(1 + exp(z)) == softplus(z); z: [-745, 0]",
                "log1p(exp(z)) == softplus(z); z: real",
                "log1p(exp(z)) == softplus(z); z: [0, 710]",
                "1 - sigmoid(z) == sigmoid(-z); z: real",
                "log(sigmoid(z)) == -softplus(-z); z: real",
                "1/(1 + exp(-z)) == sigmoid(z); z: real",
                "exp(z)/(1 + exp(z)) == sigmoid(z); z: real",
                "exp(x) - 1 == expm1(x); x: real",
                "exp(x) - 1 == exp(x) - 1; x: real",
                "log(1 - p) == log1p(-p); p: unit",
                "sqrt(x^2 + 1) - x == 1/(sqrt(x^2 + 1) + x); x: real",
                "sqrt(1 + x^2) - 1 == sqrt(1 + x^2) - 1; x: real",
                "sqrt(x^2 + y^2) == sqrt(x^2 + y^2); x: real, y: real",
                "log(cosh(x)) == log(cosh(x)); x: real",
                "abs(x) + log1p(exp(-2*abs(x))) - log(2) == log(cosh(x)); x: real",
                "x^2 - 1 == (x - 1)*(x + 1); x: real",
                "clip(z, -100, 100) == z; z: real",
                "-log(clip(p, 1e-7, 1 - 1e-7)) == -log(p); p: unit",
                "-log(p + 1e-12) == -log(p); p: unit",
                "y*log(p) == xlogy(y, p); y: {0, 1}, p: [0, 1]",
                "log(x) - log(y) == log(x/y); x: positive, y: positive",
                "log(sum(exp(z[k]), k, 1, K)) == logsumexp(z); z: vector(K)",
                "exp(z[1])/sum(exp(z[k]), k, 1, K) == softmax(z, 1); z: vector(K)",
                "(exp(x) - exp(-x))/(exp(x) + exp(-x)) == tanh(x); x: real",
                "if(abs(x) < 1e-5, x, expm1(x)) == expm1(x); x: real",
                "(1 + 1e-12)*x == x; x: real",
                "1/(x*(x + 1)) == 1/x - 1/(x + 1); x: positive",
                "(a*b)/c == a*(b/c); a: positive, b: positive, c: positive",
                "1/exp(x) == exp(-x); x: real",
                "max(z, 0) - z*y + log1p(exp(-abs(z))) == softplus(z) - y*z; z: real, y: [0, 1]",
            })
    void refutesOverflowCancellationAndClampsWithAnInputThatShowsThem(String statement, String where) {
        Claim claim = claim(statement, where, "float(4 ulp)");
        Finding finding = new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
        assertEquals(Verdict.REFUTED, finding.verdict(), String.valueOf(finding.evidence()));
        Point point = finding.counterexample().orElseThrow().at();
        assertTrue(point.isOfDoubles(), point::toString);
        assertTrue(isTooFarOff(claim, point), point::toString);
    }

    /** The point again, by doubles as any program has them and by one ball of many bits. */
    private static boolean isTooFarOff(Claim claim, Point point) {
        Inputs<Rational> exact = new Inputs<>(point.scalars(), point.vectors());
        Tape left = Tape.compile(Output.scalar(claim.left()), claim.scope());
        double computed = FormatMachine.usual(left, io.lossproof.numeric.precision.Format.BINARY64)
                .workspace()
                .scalar(exact.map(Rational::toDouble));
        Ball right = BallMachine.of(Tape.compile(Output.scalar(claim.right()), claim.scope()), 4000)
                .evaluate(exact)
                .get(0)
                .get(0);
        return Ulp.error(computed, right).orElseThrow() > 3;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "log(1 + exp(z)) == softplus(z); z: real; softplus(z)",
                "exp(x) - 1 == exp(x) - 1; x: real; expm1(x)",
                "log(1 - p) == log(1 - p); p: unit; log1p(-p)",
                "1 - sigmoid(z) == 1 - sigmoid(z); z: real; sigmoid(-z)",
                "log(sigmoid(z)) == log(sigmoid(z)); z: real; -softplus(-z)",
                "log(exp(a) + exp(b)) == log(exp(a) + exp(b)); a: real, b: real; logsumexp(a, b)",
                "y*log(p) == xlogy(y, p); y: {0, 1}, p: [0, 1]; xlogy(y, p)",
            })
    void offersAFormThatIsAccurate(String statement, String where, String form) {
        Finding finding = examined(statement, where, "float(4 ulp)");
        assertEquals(form + " is within float(4 ulp)", finding.nearest().orElseThrow());
    }

    /** Both forms cancel or overflow somewhere. */
    @Test
    void offersNothingThatItWouldRefute() {
        Finding finding = examined("sqrt(x^2 + 1) - x == 1/(sqrt(x^2 + 1) + x)", "x: real", "float(4 ulp)");
        assertFalse(finding.nearest().isPresent(), String.valueOf(finding.nearest()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2 == x*x; x: {0, 1, 2, 3}; float(4 ulp); PROVED",
                "0.1 + 0.2 == 0.3; ; float(1 ulp); PROVED",
                "0.1 + 0.2 == 0.3; ; float(0.5 ulp); REFUTED",
                "x/3 == x/3; x: {1, 2, 4}; float32(0.5 ulp); PROVED",
                "exp(x) == exp(x); x: real; float(0.5 ulp); SUPPORTED",
                "exp(x) == exp(x); x: real; float(0.4 ulp); REFUTED",
                "softplus(z) == log(1 + exp(z)); z: real; float32(1 ulp); SUPPORTED",
                "exp(z) == exp(z); z: [0, 100]; float32; SUPPORTED",
                "log(1 + exp(z)) == softplus(z); z: [20, 80]; float32(1 ulp); SUPPORTED",
                "log(1 + exp(z)) == softplus(z); z: [20, 90]; float32(1 ulp); REFUTED",
                "log(1 + exp(z)) == softplus(z); z: [20, 90]; float(1 ulp); SUPPORTED",
                "x <= x; x: real; float(4 ulp); UNDECIDED",
                "1/x == 1/x; x: {0}; float(4 ulp); UNDECIDED",
            })
    void judgesByTheFormatAndTheTolerance(String statement, String where, String relation, Verdict verdict) {
        Finding finding = examined(statement, where == null ? "" : where, relation);
        assertEquals(verdict, finding.verdict(), String.valueOf(finding.evidence()));
    }

    /** What overflows is shown where it does, not where the result is merely inaccurate. */
    @Test
    void prefersAnOverflowToAnInaccurateResult() {
        Finding finding = examined("log(1 + exp(z)) == softplus(z)", "z: real", "float(4 ulp)");
        assertEquals("Infinity", finding.counterexample().orElseThrow().left());
        double z = finding.counterexample().orElseThrow().at().scalarAsDouble("z");
        assertTrue(z >= 710 && z <= 1000, String.valueOf(z));
    }

    @Test
    void anAccuracyAndItsKindGoTogether() {
        Claim claim = Claims.of("x == x", "x: real");
        assertThrows(IllegalArgumentException.class, () -> claim.upTo(Claim.UpTo.FLOAT, List.of()));
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Sense.of("nearly"))
                .getMessage());
        assertEquals(
                "'nearly' is none of equal, constant, scale, gradient, argmin, float(4 ulp), float32(4 ulp)", message);
        assertEquals("float32(2 ulp)", Sense.of(" FLOAT32(2 ULP)").text());
    }

    /** Stable forms stand in for the right side where that takes too many bits, so they must be equal to it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "log(1 + exp(x)); x: real",
                "log(1 - x); x: (-inf, 1)",
                "log(1 - exp(x)); x: negative",
                "1 - exp(-x); x: real",
                "1 - sigmoid(x); x: real",
                "log(1 - sigmoid(x)); x: real",
                "1/(1 + exp(-2*x)); x: real",
                "exp(x)/(1 + exp(x)); x: real",
                "log(exp(x) + exp(y)); x: real, y: real",
                "log(x/(1 - x)); x: unit",
                "log(x) - log(1 - x); x: unit",
                "log((1 + x)/(1 - x)); x: (-1, 1)",
                "(exp(x) - exp(-x))/(exp(x) + exp(-x)); x: real",
                "(exp(x) + exp(-x))/2 - 1; x: real",
                "log(cosh(x)); x: real",
                "x^2 - y^2; x: real, y: real",
                "1 - x^2; x: real",
                "1 - cos(x); x: real",
                "sqrt(1 + x^2) - 1; x: real",
                "exp(z[1])/sum(exp(z[k]), k, 1, K); z: vector(K)",
                "log(sum(exp(z[k]), k, 1, K)); z: vector(K)",
            })
    void stableFormsAreEqual(String formula, String where) {
        Claim claim = Claims.of(formula + " == 0", where);
        Expr stable = StableForms.of(claim.left());
        assertFalse(stable.equals(claim.left()));
        Finding finding =
                new Examiner(Runner.USUAL_SEED).examine(claim.of(claim.left(), stable), Examiner.USUAL_ROUTES);
        assertTrue(finding.verdict().holds(), String.valueOf(finding.evidence()));
        Finding back = new Examiner(Runner.USUAL_SEED).examine(claim.of(stable, claim.left()), Examiner.USUAL_ROUTES);
        assertTrue(back.verdict().holds(), String.valueOf(back.evidence()));
    }
}
