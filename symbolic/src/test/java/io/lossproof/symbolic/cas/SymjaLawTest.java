package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.syntax.Parser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log-densities of Symja against those of the books, each at one point in its support. */
class SymjaLawTest {

    private static final Cas CAS = SymjaCas.create();
    private static final Set<String> SEEN = new TreeSet<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            binomial         | n=7, p=0.3, x=2          | log(binomial(n, x)) + x*log(p) + (n - x)*log(1 - p)
            discrete-uniform | a=2, b=9, x=3            | -log(b - a + 1)
            geometric        | p=0.3, x=4               | x*log(1 - p) + log(p)
            hypergeometric   | draws=5, successes=6, population=20, x=2 \
            | log(binomial(successes, x)*binomial(population - successes, draws - x)/binomial(population, draws))
            poisson          | rate=2.5, x=4            | x*log(rate) - rate - loggamma(x + 1)
            beta             | a=2.5, b=0.7, x=0.3      | (a - 1)*log(x) + (b - 1)*log(1 - x) - logbeta(a, b)
            cauchy           | mu=1, scale=2.5, x=-0.7  | -log(pi*scale*(1 + ((x - mu)/scale)^2))
            chi-square       | nu=3.5, x=2.2            | (nu/2 - 1)*log(x) - x/2 - nu/2*log(2) - loggamma(nu/2)
            erlang           | shape=3, rate=2.5, x=0.4 \
            | shape*log(rate) + (shape - 1)*log(x) - rate*x - loggamma(shape)
            exponential      | rate=2.5, x=0.4          | log(rate) - rate*x
            f-ratio          | n=3, m=5, x=0.8 \
            | n/2*log(n/m) + (n/2 - 1)*log(x) - (n + m)/2*log(1 + n*x/m) - logbeta(n/2, m/2)
            frechet          | shape=2, scale=1.5, x=0.8 \
            | log(shape/scale) - (shape + 1)*log(x/scale) - (x/scale)^(-shape)
            gamma            | shape=2.5, scale=1.5, x=0.8 \
            | (shape - 1)*log(x) - x/scale - shape*log(scale) - loggamma(shape)
            gaussian         | mu=1, sigma=2.5, x=-0.7  | -log(2*pi)/2 - log(sigma) - ((x - mu)/sigma)^2/2
            gompertz-makeham | rate=0.7, frailty=1.5, x=0.8 | log(rate*frailty) + rate*x - frailty*(exp(rate*x) - 1)
            gumbel           | mu=1, scale=2.5, x=-0.7  | -(x - mu)/scale - exp(-(x - mu)/scale) - log(scale)
            lognormal        | mu=1, sigma=2.5, x=0.7   | -log(2*pi)/2 - log(sigma*x) - ((log(x) - mu)/sigma)^2/2
            nakagami         | shape=1.2, spread=2, x=0.7 \
            | log(2) + shape*log(shape/spread) - loggamma(shape) + (2*shape - 1)*log(x) - shape*x^2/spread
            pareto           | scale=1.5, shape=2, x=3  | log(shape) + shape*log(scale) - (shape + 1)*log(x)
            student-t        | mu=1, sigma=2.5, nu=3.5, x=-0.7 \
            | loggamma((nu + 1)/2) - loggamma(nu/2) - log(pi*nu)/2 - log(sigma) \
              - (nu + 1)/2*log(1 + ((x - mu)/sigma)^2/nu)
            uniform          | a=-1, b=2.5, x=0.3       | -log(b - a)
            weibull          | shape=2, scale=1.5, x=0.8 \
            | log(shape/scale) + (shape - 1)*log(x/scale) - (x/scale)^shape
            """)
    void isTheOneOfTheBooks(String law, String point, String reference) {
        SEEN.add(law);
        Scope scope = Scope.EMPTY;
        Map<Expr, Double> values = new HashMap<>();
        for (String assignment : point.split(", ")) {
            String[] parts = assignment.split("=");
            scope = scope.with(parts[0], Parser.domain("real"));
            values.put(Expr.symbol(parts[0]), Double.valueOf(parts[1]));
        }
        List<Expr> parameters = parameters(law);
        Expr density = found(CAS.logDensity(law, parameters, Expr.symbol("x")));
        Doubles.assertClose(Parser.expression(reference, scope), density, values, 1e-12);
    }

    private static List<Expr> parameters(String law) {
        return CAS.laws().getOrDefault(law, List.of()).stream()
                .<Expr>map(Expr::symbol)
                .toList();
    }

    private static Expr found(Answer answer) {
        return assertInstanceOf(Answer.Found.class, answer).formula();
    }

    @AfterAll
    static void everyLawWasSeen() {
        if (SEEN.size() > 1) {
            SEEN.add("bernoulli");
            assertEquals(new TreeSet<>(CAS.laws().keySet()), SEEN);
            assertEquals(23, SEEN.size());
        }
    }

    @Test
    void bernoulliComesByCases() {
        Expr density = found(CAS.logDensity("bernoulli", List.of(Expr.symbol("p")), Expr.symbol("y")));
        assertInstanceOf(Piecewise.class, density);
        assertEquals("piecewise((log(1 - p), y == 0), (log(p), y == 1), undefined)", density.toString());
    }

    @Test
    void gaussianIsReadable() {
        assertEquals(
                "-(x - mu)^2/(2*sigma^2) - log(2)/2 - log(pi)/2 - log(sigma)",
                found(CAS.logDensity("gaussian", parameters("gaussian"), Expr.symbol("x")))
                        .toString());
    }

    @Test
    void parametersMayBeFormulasThatNameEachOther() {
        Expr density = found(CAS.logDensity("exponential", List.of(Expr.exp(Expr.symbol("x"))), Expr.symbol("rate")));
        assertEquals("-exp(x)*rate + log(exp(x))", density.toString());
    }

    /** Symja would give 3, which is no probability. */
    @Test
    void valuesArePutInAfterwards() {
        assertEquals(
                "piecewise((log(1 - 3), 1 == 0), (log(3), 1 == 1), undefined)",
                found(CAS.logDensity("bernoulli", List.of(Expr.num(3)), Num.ONE))
                        .toString());
    }

    @Test
    void otherLawsAndOtherNumbersOfParametersAreRefused() {
        assertEquals(
                new Answer.None("the density of laplace is not known"),
                CAS.logDensity("laplace", List.of(Num.ZERO, Num.ONE), Num.ONE));
        Answer answer = CAS.logDensity("gaussian", List.of(Num.ZERO), Num.ONE);
        assertTrue(answer.toString().contains("gaussian has the parameters mu, sigma, not 1 of them"));
    }
}
