package io.lossproof.verify.plot;

import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An observation that is held while a parameter varies.
 *
 * @param label for a reader, such as {@code y = 1}
 * @param values one, or the entries of a vector
 */
record Observation(String label, Variable variable, List<Double> values) {

    /**
     * Observations that differ: the values or class labels of a finite support, and a soft label between its ends where
     * the loss takes those; on the line the centre and one and two scales above it; else values typical of the domain.
     *
     * @param point where the parameters are held
     */
    static List<Observation> of(DistributionFamily family, Parametrisation parametrisation, Inputs<Double> point) {
        Variable variable = family.observation();
        if (family.support() instanceof Support.Labels) {
            return IntStream.range(0, ParameterLine.ENTRIES)
                    .mapToObj(label -> oneHot(variable, label))
                    .toList();
        }
        if (family.support() instanceof Support.Values values) {
            List<Double> all = Typical.values(values.values());
            double middle = (all.get(0) + all.get(all.size() - 1)) / 2;
            boolean soft = variable.domain() instanceof Domain.Interval && !all.contains(middle) && all.size() < 3;
            return (soft ? Stream.concat(all.stream(), Stream.of(middle)).sorted() : all.stream())
                    .map(value -> number(variable, value))
                    .toList();
        }
        if (family.support() instanceof Support.Line line) {
            var scope = family.scope(parametrisation);
            double centre = Typical.number(parametrisation.rewrite(line.centre(), family), scope, point);
            double scale = Typical.number(parametrisation.rewrite(line.scale(), family), scope, point);
            if (Double.isFinite(centre) && Double.isFinite(scale)) {
                return Stream.of(centre, centre + scale, centre + 2 * scale)
                        .distinct()
                        .map(value -> number(variable, value))
                        .toList();
            }
        }
        return typical(variable);
    }

    private static List<Observation> typical(Variable variable) {
        if (variable.domain() instanceof Domain.Simplex) {
            return List.of(vector(variable, List.of(0.5, 0.25, 0.25)), vector(variable, List.of(0.25, 0.25, 0.5)));
        }
        if (variable.domain() instanceof Domain.Vector) {
            return List.of(vector(variable, List.of(0.0, 0.0, 0.0)), vector(variable, List.of(1.0, 0.0, 0.0)));
        }
        return Typical.values(variable.domain()).stream()
                .map(value -> number(variable, value))
                .toList();
    }

    private static Observation number(Variable variable, double value) {
        return new Observation(variable.name() + " = " + text(value), variable, List.of(value));
    }

    private static Observation vector(Variable variable, List<Double> values) {
        String entries =
                String.join(", ", values.stream().map(Observation::text).toList());
        return new Observation(variable.name() + " = (" + entries + ")", variable, values);
    }

    private static Observation oneHot(Variable variable, int label) {
        List<Double> entries = new ArrayList<>(Collections.nCopies(ParameterLine.ENTRIES, 0.0));
        entries.set(label, 1.0);
        return new Observation("label " + label, variable, List.copyOf(entries));
    }

    /** A number as the parser reads it, to six digits. */
    static String text(double value) {
        return new BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The point with this observation. */
    Inputs<Double> in(Inputs<Double> point) {
        return variable.isVector()
                ? point.withVector(variable.name(), values)
                : point.with(variable.name(), values.get(0));
    }
}
