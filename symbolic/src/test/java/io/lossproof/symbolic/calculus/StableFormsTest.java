package io.lossproof.symbolic.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableFormsTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, z: vector(K)");

    private static Expr read(String formula) {
        return Parser.expression(formula, SCOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "log(1 + exp(x)); softplus(x)",
                "log(exp(x) + 1); softplus(x)",
                "log(1 - x); log1p(-x)",
                "log(1 - exp(x)); log1mexp(x)",
                "log1p(-exp(x)); log1mexp(x)",
                "exp(x) - 1; expm1(x)",
                "y + exp(x) - 1; y + expm1(x)",
                "1 - exp(-x); -expm1(-x)",
                "1 - sigmoid(x); sigmoid(-x)",
                "1 - sigmoid(-x); sigmoid(x)",
                "log(sigmoid(x)); -softplus(-x)",
                "log(1 - sigmoid(x)); -softplus(x)",
                "1/(1 + exp(-x)); sigmoid(x)",
                "1/(1 + exp(-2*x)); sigmoid(2*x)",
                "exp(x)/(1 + exp(x)); sigmoid(x)",
                "log(exp(x) + exp(y)); logsumexp(x, y)",
                "log(sum(exp(z[k]), k, 1, K)); logsumexp(z)",
                "exp(z[1])/sum(exp(z[k]), k, 1, K); softmax(z, 1)",
                "log(softmax(z, 1)); z[1] - logsumexp(z)",
                "log(x/(1 - x)); logit(x)",
                "log(x) - log(1 - x); logit(x)",
                "log((1 + x)/(1 - x)); 2*arctanh(x)",
                "(exp(x) - exp(-x))/(exp(x) + exp(-x)); tanh(x)",
                "(exp(x) - exp(-x))/2; sinh(x)",
                "x^2 - y^2; (x - y)*(x + y)",
                "x^2 - 1; (x - 1)*(x + 1)",
                "1 - erf(x); erfc(x)",
                "1 - cos(x); 2*sin(x/2)^2",
                "sqrt(1 + x^2) - 1; x^2/(sqrt(1 + x^2) + 1)",
            })
    void knowsHowOverflowAndCancellationAreAvoided(String formula, String stable) {
        assertEquals(read(stable), StableForms.of(read(formula)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(x) + 1", "1 + sigmoid(x)", "log(2 + exp(x))", "exp(y)/(1 + exp(x))", "log(x/(1 - y))",
                "(exp(x) - exp(-y))/2", "x^3 - y^3", "log(sum(z[k], k, 1, K))", "exp(x)/sum(exp(z[k]), k, 1, K)",
                        "x*log(y)"
            })
    void leavesAloneWhatIsNoIdentity(String formula) {
        Expr read = read(formula);
        assertEquals(read, StableForms.of(read));
    }

    @ParameterizedTest
    @CsvSource({"x*log(y), 'xlogy(x, y)'", "x*log(1 + y), 'xlog1py(x, y)'"})
    void weightedLogarithmsAreGivenAValueAtZero(String formula, String extended) {
        assertEquals(read(extended), StableForms.extended(read(formula)));
    }
}
