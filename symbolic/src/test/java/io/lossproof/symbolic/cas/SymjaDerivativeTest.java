package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of the losses of the field against derivatives written by hand. */
class SymjaDerivativeTest {

    private static final Scope SCOPE = Parser.scope("y: {0, 1}, n: natural, p: unit, q: unit, a: positive, b: positive,"
            + " r: positive, s: positive, v: positive, g: positive, m: real, t: real, x: real, z: real, u: vector(3)");

    private static final Cas CAS = SymjaCas.create();
    private static final int POINTS = 6;
    private static final long SEED = 20_260_101;

    @ParameterizedTest(name = "D({0}, {1})")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # Bernoulli and the logit loss
            -y*log(p) - (1 - y)*log(1 - p)      | p | (p - y)/(p*(1 - p))
            -xlogy(y, p) - xlogy(1 - y, 1 - p)  | p | (p - y)/(p*(1 - p))
            softplus(z) - y*z                   | z | sigmoid(z) - y
            softplus(-(2*y - 1)*z)              | z | -(2*y - 1)*sigmoid(-(2*y - 1)*z)
            -log(sigmoid(z))                    | z | -sigmoid(-z)
            log1p(exp(-z))                      | z | -sigmoid(-z)
            sigmoid(z)                          | z | sigmoid(z)*sigmoid(-z)
            logit(p)                            | p | 1/(p*(1 - p))
            -(1 - p)^g*log(p)                   | p | g*(1 - p)^(g - 1)*log(p) - (1 - p)^g/p
            -log(normalcdf(z))                  | z | -exp(-z^2/2)/(sqrt(2*pi)*normalcdf(z))
            p*log(p/q) + (1 - p)*log((1 - p)/(1 - q)) | q | (q - p)/(q*(1 - q))
            # Gaussian in five parametrisations
            log(s) + (x - m)^2/(2*s^2) + log(2*pi)/2  | s | 1/s - (x - m)^2/s^3
            log(s) + (x - m)^2/(2*s^2) + log(2*pi)/2  | m | (m - x)/s^2
            t + (x - m)^2*exp(-2*t)/2           | t | 1 - (x - m)^2*exp(-2*t)
            log(v)/2 + (x - m)^2/(2*v)          | v | 1/(2*v) - (x - m)^2/(2*v^2)
            t/2 + (x - m)^2*exp(-t)/2           | t | 1/2 - (x - m)^2*exp(-t)/2
            -log(v)/2 + v*(x - m)^2/2           | v | (x - m)^2/2 - 1/(2*v)
            # Poisson and negative binomial
            r - n*log(r) + loggamma(n + 1)      | r | 1 - n/r
            exp(z) - n*z + loggamma(n + 1)      | z | exp(z) - n
            r - s*log(r) + log(factorial(s))    | s | digamma(s + 1) - log(r)
            loggamma(a) - loggamma(n + a) - a*log(a/(a + r)) - n*log(r/(a + r)) | a \
            | digamma(a) - digamma(n + a) - log(a/(a + r)) - 1 + (a + n)/(a + r)
            # gamma and inverse gamma
            loggamma(a) - a*log(b) - (a - 1)*log(s) + b*s  | a | digamma(a) - log(b) - log(s)
            loggamma(a) - a*log(b) - (a - 1)*log(s) + b*s  | b | s - a/b
            loggamma(a) + a*log(b) - (a - 1)*log(s) + s/b  | b | a/b - s/b^2
            loggamma(a) - a*log(b) + (a + 1)*log(s) + b/s  | s | (a + 1)/s - b/s^2
            digamma(a)                          | a | trigamma(a)
            trigamma(a)                         | a | polygamma(2, a)
            # beta
            logbeta(a, b) - (a - 1)*log(p) - (b - 1)*log1p(-p) | a | digamma(a) - digamma(a + b) - log(p)
            logbeta(a, b) - (a - 1)*log(p) - (b - 1)*log1p(-p) | b | digamma(b) - digamma(a + b) - log(1 - p)
            logbeta(a, b) - (a - 1)*log(p) - (b - 1)*log1p(-p) | p | (b - 1)/(1 - p) - (a - 1)/p
            log(beta(a, b))                     | a | digamma(a) - digamma(a + b)
            log(binomial(a + b, a))             | b | digamma(a + b + 1) - digamma(b + 1)
            # softmax with three classes
            logsumexp(u[1], u[2], u[3]) - u[1]  | u | exp(u[1])/(exp(u[1]) + exp(u[2]) + exp(u[3])) - 1
            logsumexp(u[1], u[2], u[3]) - u[2]  | u | exp(u[1])/(exp(u[1]) + exp(u[2]) + exp(u[3]))
            exp(u[1])/(exp(u[1]) + exp(u[2]) + exp(u[3])) | u \
            | exp(u[1])*(exp(u[2]) + exp(u[3]))/(exp(u[1]) + exp(u[2]) + exp(u[3]))^2
            exp(u[2])/(exp(u[1]) + exp(u[2]) + exp(u[3])) | u \
            | -exp(u[1])*exp(u[2])/(exp(u[1]) + exp(u[2]) + exp(u[3]))^2
            # others
            r*s - log(r)                        | r | s - 1/r
            a*log(b) - log(a) - (a - 1)*log(s) + (s/b)^a | a | log(b) - 1/a - log(s) + (s/b)^a*log(s/b)
            (a + 1)/2*log(1 + (x - m)^2/(a*s^2)) + log(s) | m | -(a + 1)*(x - m)/(a*s^2 + (x - m)^2)
            log(b) + log(1 + ((x - m)/b)^2)     | b | 1/b - 2*(x - m)^2/(b*(b^2 + (x - m)^2))
            log(cosh(x - m))                    | m | -tanh(x - m)
            b^2*(sqrt(1 + ((x - m)/b)^2) - 1)   | m | -(x - m)/sqrt(1 + ((x - m)/b)^2)
            log(besseli(0, b)) - b*cos(x - m)   | b | besseli(1, b)/besseli(0, b) - cos(x - m)
            logbesseli(1, b)                    | b | (besseli(0, b) + besseli(2, b))/(2*besseli(1, b))
            (x - m)/b + exp(-(x - m)/b) + log(b) | m | (exp(-(x - m)/b) - 1)/b
            b*(s - a)^2/(2*a^2*s)               | a | -b*(s - a)/a^3
            log1mexp(-s)                        | s | exp(-s)/(1 - exp(-s))
            expm1(z)*arctan(z)                  | z | exp(z)*arctan(z) + (exp(z) - 1)/(1 + z^2)
            """)
    void isTheOneWrittenByHand(String formula, String variable, String reference) {
        Expr expected = Parser.expression(reference, SCOPE);
        Expr in = SCOPE.isVector(variable) ? Entry.of(variable, Expr.num(1)) : Expr.symbol(variable);
        Answer answer = CAS.derivative(Parser.expression(formula, SCOPE), in, SCOPE);
        Expr actual = assertInstanceOf(Answer.Found.class, answer).formula();
        Random random = new Random(SEED);
        for (int i = 0; i < POINTS; i++) {
            Doubles.assertClose(expected, actual, point(random), 1e-9);
        }
    }

    /** Moderate values inside the domains. */
    private static Map<Expr, Double> point(Random random) {
        Map<Expr, Double> point = new HashMap<>();
        SCOPE.variables().forEach((name, domain) -> {
            double uniform = 0.05 + 0.9 * random.nextDouble();
            switch (domain.toString()) {
                case "unit" -> point.put(Expr.symbol(name), uniform);
                case "positive" -> point.put(Expr.symbol(name), 0.2 + 3 * uniform);
                case "real" -> point.put(Expr.symbol(name), 4 * uniform - 2);
                case "{0, 1}" -> point.put(Expr.symbol(name), (double) random.nextInt(2));
                case "natural" -> point.put(Expr.symbol(name), (double) random.nextInt(9));
                default -> {
                    for (int k = 1; k <= 3; k++) {
                        point.put(Entry.of(name, Expr.num(k)), 4 * random.nextDouble() - 2);
                    }
                }
            }
        });
        assertTrue(point.size() > SCOPE.variables().size());
        return point;
    }
}
