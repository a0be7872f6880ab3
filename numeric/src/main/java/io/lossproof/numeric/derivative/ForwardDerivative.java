package io.lossproof.numeric.derivative;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.tape.FieldMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/**
 * A first or second partial derivative of a formula by forward differentiation in doubles, with Hipparchus. Entries of a
 * vector are free variables.
 */
public final class ForwardDerivative {

    private final Derivative derivative;
    private final Tape tape;

    private ForwardDerivative(Derivative derivative, Tape tape) {
        this.derivative = derivative;
        this.tape = tape;
    }

    /** The formula and its derivative at a point, in doubles; NaN where there is none. */
    public record Value(double function, double derivative) {}

    /**
     * Compiles the formula under the derivative.
     *
     * @throws IllegalArgumentException if an operator in it has no rule for forward differentiation
     */
    public static ForwardDerivative of(Derivative derivative, Scope scope) {
        return new ForwardDerivative(derivative, Tape.compile(Output.scalar(derivative.body()), scope));
    }

    public Value at(Point point) {
        List<Place> places = new ArrayList<>();
        for (Expr variable : derivative.variables()) {
            Place place = place(variable, point);
            if (!places.contains(place)) {
                places.add(place);
            }
        }
        int[] orders = new int[places.size()];
        derivative.variables().forEach(variable -> orders[places.indexOf(place(variable, point))]++);
        DSFactory factory = new DSFactory(places.size(), derivative.variables().size());
        FieldMachine<DerivativeStructure> machine = FieldMachine.of(tape, factory.getDerivativeField());
        DerivativeStructure result =
                machine.evaluate(inputs(point, places, factory)).get(0).get(0);
        return new Value(result.getValue(), result.getPartialDerivative(orders));
    }

    /** A variable: a scalar, or an entry of a vector by its position from 0. */
    private record Place(String name, int position) {}

    private static Place place(Expr variable, Point point) {
        if (variable instanceof Entry entry) {
            Rational index = entry.index() instanceof Num num
                    ? num.value()
                    : point.scalar(((Sym) entry.index()).name()).orElseThrow();
            return new Place(entry.vector(), index.numerator().intValue() - 1);
        }
        return new Place(((Sym) variable).name(), -1);
    }

    private static Inputs<DerivativeStructure> inputs(Point point, List<Place> places, DSFactory factory) {
        Map<String, DerivativeStructure> scalars = new LinkedHashMap<>();
        for (String name : point.scalars().keySet()) {
            scalars.put(name, number(new Place(name, -1), point.scalarAsDouble(name), places, factory));
        }
        Map<String, List<DerivativeStructure>> vectors = new LinkedHashMap<>();
        for (String name : point.vectors().keySet()) {
            double[] values = point.vectorAsDoubles(name);
            List<DerivativeStructure> entries = new ArrayList<>();
            for (int k = 0; k < values.length; k++) {
                entries.add(number(new Place(name, k), values[k], places, factory));
            }
            vectors.put(name, entries);
        }
        return new Inputs<>(scalars, vectors);
    }

    private static DerivativeStructure number(Place place, double value, List<Place> places, DSFactory factory) {
        int variable = places.indexOf(place);
        return variable < 0 ? factory.constant(value) : factory.variable(variable, value);
    }
}
