package io.lossproof.symbolic.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianIntegralTest {

    private static final Scope PARAMETERS = Parser.scope("m: real, s: positive, x: real");

    private static Optional<Expr> integral(String integrand) {
        Scope scope = PARAMETERS.with(Parser.scope("y: real"));
        return GaussianIntegral.of(Parser.expression(integrand, scope), Expr.symbol("y"), PARAMETERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp(-y^2) | sqrt(pi)",
                "exp(-y^2/2) | sqrt(2*pi)",
                "y*exp(-y^2) | 0",
                "y^2*exp(-y^2/2) | sqrt(2*pi)",
                "y^4*exp(-y^2/2) | 3*sqrt(2*pi)",
                "y^6*exp(-y^2/2) | 15*sqrt(2*pi)",
                "y^12*exp(-y^2/2) | 10395*sqrt(2*pi)",
                "exp(-(y - m)^2/(2*s^2))/(s*sqrt(2*pi)) | 1",
                "-y*exp(-(y - m)^2/(2*s^2))/(s*sqrt(2*pi)) | -m",
                "exp(-y^2/2)*exp(m*y) | exp(m^2/2)*sqrt(2*pi)",
                "exp(-s*y^2 + m*y + 1) | exp(1 + m^2/(4*s))*sqrt(pi/s)",
                "0*exp(-y^2) | 0"
            })
    void isThatOfTheTables(String integrand, String value) {
        Expr expected = Parser.expression(value, PARAMETERS);
        Expr found = integral(integrand).orElseThrow();
        assertTrue(ZeroTest.equal(found, expected, PARAMETERS).isProved(), found::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(y^2)",
                "exp(m*y^2)",
                "exp(-y)",
                "exp(-y^4)",
                "exp(-abs(y)^2*y^0)*abs(y)",
                "exp(-y^2)*sign(y)",
                "exp(-y^2)*floor(y)",
                "exp(-y^2)*max(y, 0)",
                "exp(-y^2)*if(y > 0, 1, 2)",
                "exp(-y^2)/y",
                "exp(-y^2)*log(y)",
                "exp(-y^2)*y/y",
                "exp(-y^2)*sin(y)",
                "exp(-y^2)*y^13",
                "exp(-y^2/x^2)",
                "exp(-y^2)*sqrt(x)",
                "1/(1 + y^2)",
                "y^2"
            })
    void saysNothingOfOtherIntegrals(String integrand) {
        assertEquals(Optional.empty(), integral(integrand));
    }

    /** {@code ∫ y^(n+2) exp(-a y²) = (n + 1)/(2a) ∫ y^n exp(-a y²)}, by parts. */
    @Property(seed = "20817", tries = 40)
    void satisfiesTheRecurrenceByParts(
            @ForAll @IntRange(min = 1, max = 10) int n, @ForAll @IntRange(min = 1, max = 9) int a) {
        Expr upper = integral("y^%d*exp(-%d*y^2)".formatted(n + 2, a)).orElseThrow();
        Expr lower = integral("y^%d*exp(-%d*y^2)".formatted(n, a)).orElseThrow();
        Expr stepped = Expr.multiply(Expr.divide(Expr.num(n + 1), Expr.num(2L * a)), lower);
        assertTrue(ZeroTest.equal(upper, stepped, PARAMETERS).isProved());
    }
}
