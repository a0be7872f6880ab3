package io.lossproof.numeric.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.numeric.precision.Format;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FormatMachineTest {

    private static final Scope REALS = Parser.scope("x: real, y: real, z: vector(K)");

    private static Tape tape(String formula) {
        return Tape.compile(Output.scalar(Parser.expression(formula, REALS)), REALS);
    }

    private static double at(FormatMachine machine, double x, double y) {
        Inputs<Double> point = Inputs.of("x", x).with("y", y).withVector("z", List.of(1e16, 1.0, -1e16));
        return machine.workspace().scalar(point);
    }

    private static double written(String formula, Format format, double x, double y) {
        return at(FormatMachine.correctlyRounded(tape(formula), format), x, y);
    }

    @Property(seed = "20817", tries = 300)
    void operatorsAreThoseOfJavaInDoubles(@ForAll double x, @ForAll double y) {
        assertEquals(x - y / 3 + x * y, written("x - y/3 + x*y", Format.BINARY64, x, y));
        assertEquals(x * x - y, written("x^2 - y", Format.BINARY64, x, y));
        assertEquals(Math.sqrt(x * x + y * y), written("sqrt(x^2 + y^2)", Format.BINARY64, x, y));
    }

    @Property(seed = "20817", tries = 300)
    void operatorsAreThoseOfJavaInFloats(@ForAll float x, @ForAll float y) {
        assertEquals(x - y / 3f + x * y, (float) written("x - y/3 + x*y", Format.BINARY32, x, y));
        assertEquals(x * x * 0.1f, (float) written("x^2*0.1", Format.BINARY32, x, y));
        assertEquals((float) Math.sqrt(x), (float) written("sqrt(x)", Format.BINARY32, x, y));
    }

    /** Not compensated, as a loop would have it: the 1 is lost beside 1e16. */
    @Test
    void sumsGoFromTheLeft() {
        assertEquals(0, written("sum(z[k], k, 1, K)", Format.BINARY64, 0, 0));
        assertEquals(0, written("x + 1 - x", Format.BINARY64, 1e16, 0));
        assertEquals(1, written("x - x + 1", Format.BINARY64, 1e16, 0));
    }

    @Test
    void overflowAndInvalidOperationsGoOn() {
        assertEquals(Double.POSITIVE_INFINITY, written("log(1 + exp(x))", Format.BINARY64, 710, 0));
        assertEquals(Float.POSITIVE_INFINITY, written("exp(x)", Format.BINARY32, 89, 0));
        assertEquals(0, written("1/exp(x)", Format.BINARY64, 800, 0));
        assertEquals(Double.NaN, written("exp(x)/exp(x)", Format.BINARY64, 800, 0));
        assertEquals(Double.NEGATIVE_INFINITY, written("log(x)", Format.BINARY64, 0, 0));
        assertEquals(Double.NaN, written("x*log(x)", Format.BINARY64, 0, 0));
        assertEquals(1, written("x^y", Format.BINARY64, 0, 0));
    }

    @Property(seed = "20817", tries = 200)
    void functionsAreRoundedCorrectly(@ForAll double x) {
        double point = Math.scalb(Math.abs(x) % 1 + 1, (int) (Double.doubleToLongBits(x) % 9));
        double exp = written("exp(x)", Format.BINARY64, point, 0);
        assertTrue(Ulp.distance(exp, StrictMath.exp(point)) <= 1);
        double softplus = written("softplus(x)", Format.BINARY64, -point, 0);
        assertTrue(Ulp.distance(softplus, StableFunctions.softplus(-point)) <= 3);
    }

    /** The correctly rounded exponential of 1 is e; log 2 in floats is rounded once. */
    @Test
    void valuesOfFunctionsAreTheNearestNumbers() {
        assertEquals(Math.E, written("exp(x)", Format.BINARY64, 1, 0));
        assertEquals(0.6931472f, (float) written("log(x)", Format.BINARY32, 2, 0));
        assertEquals(0.6931471805599453, written("softplus(x)", Format.BINARY64, 0, 0));
    }

    @Test
    void disturbanceShowsCancellationAndSparesExactResults() {
        Tape cancels = tape("log(1 + exp(x))");
        assertNotEquals(
                at(FormatMachine.disturbed(cancels, Format.BINARY64, 1), -40, 0),
                at(FormatMachine.disturbed(cancels, Format.BINARY64, 4), -40, 0));
        assertEquals(3.5, at(FormatMachine.disturbed(tape("x*y - x/2"), Format.BINARY64, 1), 7, 1));
    }
}
