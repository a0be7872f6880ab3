package io.lossproof.symbolic.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SumOfSquaresTest {

    private static final Scope SCOPE = Parser.scope("x: real, y: real, z: real");
    private static final Facts FACTS = Facts.of(SCOPE);
    private static final List<Expr> ATOMS = List.of(Expr.symbol("x"), Expr.symbol("y"), Expr.symbol("z"), Expr.num(1));

    @Provide
    Arbitrary<List<Integer>> coefficients() {
        return Arbitraries.integers().between(-3, 3).list().ofSize(4);
    }

    private static Polynomial linear(List<Integer> coefficients) {
        Polynomial sum = Polynomial.ZERO;
        for (int i = 0; i < ATOMS.size(); i++) {
            sum = sum.plus(Polynomial.light(ATOMS.get(i)).times(Rational.of(coefficients.get(i))));
        }
        return sum;
    }

    private static int at(List<Integer> coefficients, List<Integer> point) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value += coefficients.get(i) * (i < 3 ? point.get(i) : 1);
        }
        return value * value;
    }

    @Property(seed = "20817", tries = 300)
    void findsEverySumOfSquaresOfLinearForms(
            @ForAll("coefficients") List<Integer> a,
            @ForAll("coefficients") List<Integer> b,
            @ForAll("coefficients") List<Integer> c) {
        Polynomial sum =
                linear(a).power(2).plus(linear(b).power(2)).plus(linear(c).power(2));
        if (!sum.isZero()) {
            assertTrue(SumOfSquares.of(sum, FACTS).isPresent(), sum::toString);
        }
    }

    /** What is 0 or negative at a point with small coordinates is not called positive or non-negative. */
    @Property(seed = "20817", tries = 300)
    void neverCallsADifferenceOfSquaresMoreThanItIs(
            @ForAll("coefficients") List<Integer> a,
            @ForAll("coefficients") List<Integer> b,
            @ForAll("coefficients") List<Integer> c) {
        Polynomial difference =
                linear(a).power(2).plus(linear(b).power(2)).minus(linear(c).power(2));
        Optional<Certificate> found = SumOfSquares.of(difference, FACTS);
        for (int x = -3; x <= 3 && found.isPresent(); x++) {
            for (int y = -3; y <= 3; y++) {
                for (int z = -3; z <= 3; z++) {
                    List<Integer> point = List.of(x, y, z);
                    int value = at(a, point) + at(b, point) - at(c, point);
                    assertTrue(value > 0 || value == 0 && !found.get().strict(), () -> difference + " at " + point);
                }
            }
        }
    }

    @Property(seed = "20817", tries = 300)
    void aSolutionSolves(
            @ForAll("coefficients") List<Integer> a,
            @ForAll("coefficients") List<Integer> b,
            @ForAll("coefficients") List<Integer> right) {
        List<List<Rational>> columns = List.of(rationals(a), rationals(b));
        Optional<List<Rational>> solution = LinearSystem.solve(columns, rationals(right));
        if (solution.isPresent()) {
            List<Rational> product = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                product.add(columns.get(0)
                        .get(i)
                        .multiply(solution.get().get(0))
                        .add(columns.get(1).get(i).multiply(solution.get().get(1))));
            }
            assertEquals(rationals(right), product);
        }
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inside.add(2 * a.get(i) - b.get(i));
        }
        assertTrue(LinearSystem.solve(columns, rationals(inside)).isPresent());
    }

    @org.junit.jupiter.api.Test
    void whatIsOutsideHasNoSolution() {
        List<List<Rational>> columns = List.of(rationals(List.of(1, 1, 0)), rationals(List.of(2, 2, 0)));
        assertFalse(LinearSystem.solve(columns, rationals(List.of(1, 2, 0))).isPresent());
        assertFalse(LinearSystem.solve(columns, rationals(List.of(1, 1, 1))).isPresent());
    }

    private static List<Rational> rationals(List<Integer> values) {
        return values.stream().map(Rational::of).toList();
    }
}
