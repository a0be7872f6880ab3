package io.lossproof.numeric.tape;

import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;

/**
 * Runs a tape with numbers that carry their derivatives, Hipparchus' {@code Gradient} or {@code DerivativeStructure}: the
 * derivatives of the formula as it stands, by another route than symbols. In plain field elements it gives values alone.
 *
 * <p>Values are those of doubles, NaN where the reals define none. At a kink the derivative is that of one side; where a
 * symbolic derivative is not defined, as for a power with base 0 and a varying exponent, it is NaN.
 */
public final class FieldMachine<T extends CalculusFieldElement<T>> extends ObjectMachine<T> {

    private FieldMachine(Tape tape, Field<T> field) {
        super(tape, new FieldArithmetic<>(field));
        requireSupport();
    }

    /**
     * A machine for numbers of a field: {@code GradientField.getField(n)}, {@code new DSFactory(n,
     * order).getDerivativeField()}.
     */
    public static <T extends CalculusFieldElement<T>> FieldMachine<T> of(Tape tape, Field<T> field) {
        return new FieldMachine<>(tape, field);
    }

    /** The values of all outputs at a point, each with its last axis fastest. */
    public List<List<T>> evaluate(Inputs<T> point) {
        return valuesAt(point);
    }
}
