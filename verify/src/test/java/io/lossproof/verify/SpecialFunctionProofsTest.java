package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random formulas with gamma, Bessel, error and trigonometric functions, most of them defined in part only: normal forms
 * have their values, and what is proved equal is equal in doubles, the right side having a value where the left one has.
 */
class SpecialFunctionProofsTest {

    private static final Scope SCOPE = Parser.scope("x: real, t: real, s: positive, p: unit, n: natural, m: natural");

    private static final int POINTS = 120;
    private static final double TOLERANCE = 1e-4;
    private static final double SMALLEST = 1e-8;
    private static final double LARGEST = 1e9;

    /** Writes formulas. */
    private record Writer(Random random) {

        private String any(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private String variable() {
            return any("x", "t", "s", "p", "n", "m");
        }

        String argument(int depth) {
            return switch (random.nextInt(8)) {
                case 0, 1 -> variable();
                case 2 -> "(s + " + any("1", "2", "1/2", "3/2", "n") + ")";
                case 3 -> "(n + " + any("1", "2", "p", "1/2", "s") + ")";
                case 4 -> "(" + any("2", "3", "1/2", "-1") + "*" + variable() + ")";
                case 5 -> "(" + variable() + any(" + ", " - ") + any("t", "s", "p", "1", "1/2", "pi", "pi/3") + ")";
                case 6 -> any("(1 - p)", "1/s", "(pi*n)", "(pi*p)", "(pi*x)", "3", "5/2", "-1/2", "((1 - p)*s)");
                default -> depth > 0 ? term(depth - 1) : "s";
            };
        }

        String term(int depth) {
            if (depth == 0) {
                return argument(0);
            }
            return switch (random.nextInt(14)) {
                case 0 -> "(" + term(depth - 1) + any(" + ", " - ") + term(depth - 1) + ")";
                case 1 -> term(depth - 1) + "*" + term(depth - 1);
                case 2 -> "(" + term(depth - 1) + ")/(" + term(depth - 1) + ")";
                case 3, 4 ->
                    any("gamma", "loggamma", "digamma", "trigamma", "factorial", "harmonicnumber") + "("
                            + argument(depth - 1) + ")";
                case 5 -> "polygamma(" + any("0", "1", "2", "3") + ", " + argument(depth - 1) + ")";
                case 6 -> any("beta", "logbeta") + "(" + argument(depth - 1) + ", " + argument(depth - 1) + ")";
                case 7 -> "binomial(" + any("n", "(n + 2)", "4", "s") + ", " + any("m", "n", "2", "(n - m)", "p") + ")";
                case 8 -> any("erf", "erfc", "normalcdf", "arctan") + "(" + argument(depth - 1) + ")";
                case 9 -> "besseli(" + any("0", "1", "2", "n") + ", " + argument(depth - 1) + ")";
                case 10, 11 -> any("sin", "cos", "tan") + "(" + argument(depth - 1) + ")";
                case 12 -> any("log", "sqrt", "abs", "exp") + "(" + term(depth - 1) + ")";
                default -> "(" + term(depth - 1) + ")^" + any("2", "3", "(-1)", "(1/2)", "n", "(n + 1)", "p");
            };
        }

        String statement() {
            String formula = term(1 + random.nextInt(2));
            return any(
                            "%s == (%s)*x/x",
                            "%s == exp(log(%s))",
                            "%s == sqrt((%s)^2)",
                            "%s == (%s)*gamma(x)/gamma(x)",
                            "%s == (%s) + 0*digamma(x)",
                            "%s + 0*gamma(x) == (%s) + 0*gamma(x + 1)",
                            "%s + 0*gamma(x + 1) == (%s) + 0*gamma(x)",
                            "(%s)/cos(x) == (%s)*(1 + tan(x)^2)*cos(x)",
                            "(%s)^(n + 1) == (%s)*(%s)^n",
                            "%s == (%s)*(-1)^(2*n)",
                            "%s == (%s) + 0*log(sin(pi*p))",
                            "%s == (%s) + 0*log(binomial(n, m))",
                            "binomial(n, m)*(%s) == (%s)*factorial(n)/(factorial(m)*factorial(n - m))")
                    .replace("%s", formula);
        }
    }

    @Provide
    Arbitrary<String> formulas() {
        return Arbitraries.randomValue(random -> new Writer(random).term(3));
    }

    @Provide
    Arbitrary<String> statements() {
        return Arbitraries.randomValue(random -> new Writer(random).statement());
    }

    @Property(seed = "20817", tries = 400, shrinking = ShrinkingMode.OFF)
    void aNormalFormHasTheValuesOfTheFormula(@ForAll("formulas") String text) {
        Expr formula = Parser.expression(text, SCOPE);
        Optional<Expr> normal = ZeroTest.normalForm(formula, SCOPE);
        Assume.that(normal.isPresent());
        assertAgree(formula, normal.orElseThrow(), /* overflowIsSeen= */ false);
    }

    @Property(seed = "20817", tries = 400, shrinking = ShrinkingMode.OFF)
    void whatIsProvedIsSo(@ForAll("statements") String text) {
        Parser.Statement statement = Parser.statement(text, SCOPE);
        Assume.that(ZeroTest.equal(statement.left(), statement.right(), SCOPE).isProved());
        assertAgree(statement.left(), statement.right(), /* overflowIsSeen= */ true);
    }

    private static void assertAgree(Expr left, Expr right, boolean overflowIsSeen) {
        DoubleMachine.Workspace workspace = DoubleMachine.of(
                        Tape.compile(List.of(Output.scalar(left), Output.scalar(right)), SCOPE))
                .workspace();
        Random random = new Random(20817);
        for (int i = 0; i < POINTS; i++) {
            String point = set(workspace, random);
            workspace.run();
            double value = workspace.scalar(0);
            double other = workspace.scalar(1);
            boolean tells = Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST;
            if (tells && (overflowIsSeen || Double.isFinite(other))) {
                double scale = Math.max(1e-3, Math.abs(value));
                assertTrue(
                        Math.abs(value - other) <= TOLERANCE * scale,
                        () -> left + " is " + value + ", " + right + " is " + other + " at " + point);
            }
        }
    }

    /** Integers and halves among the numbers, where poles are. */
    private static String set(DoubleMachine.Workspace workspace, Random random) {
        double x = random.nextBoolean() ? random.nextInt(13) * 0.5 - 3 : random.nextGaussian() * 2;
        double t = random.nextBoolean() ? random.nextInt(7) - 3 : random.nextGaussian() * 2;
        double s = random.nextBoolean() ? random.nextInt(3) + 1 : Math.exp(random.nextGaussian());
        double p = random.nextInt(8) == 0 ? 0.5 : 0.05 + 0.9 * random.nextDouble();
        int n = random.nextInt(5);
        int m = random.nextInt(5);
        workspace.set("x", x).set("t", t).set("s", s).set("p", p).set("n", n).set("m", m);
        return "x=%s, t=%s, s=%s, p=%s, n=%s, m=%s".formatted(x, t, s, p, n, m);
    }
}
