package io.lossproof.verify.plot;

import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A line through the parameter space: one number varies, the others are held. Where the number is an entry of a
 * probability vector, the other entries share what it leaves in equal parts.
 *
 * @param variable that varies, as text
 * @param held the equations of all others
 * @param parameters in order
 * @param number the place of the parameter that varies
 * @param spans over which it may run, the widest first
 */
record ParameterLine(String variable, List<String> held, List<Variable> parameters, int number, List<Span> spans) {

    /** The length of vectors. */
    static final int ENTRIES = 3;

    /** One line for each parameter that varies continuously; none if there is one that cannot be held. */
    static List<ParameterLine> all(Parametrisation parametrisation) {
        List<Variable> parameters = parametrisation.parameters();
        if (!parameters.stream().allMatch(parameter -> held(parameter).isPresent())) {
            return List.of();
        }
        List<ParameterLine> lines = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            List<Span> spans = spans(parameters.get(i).domain());
            if (!spans.isEmpty()) {
                String name = parameters.get(i).name();
                lines.add(new ParameterLine(
                        parameters.get(i).isVector() ? name + "[1]" : name,
                        equations(parameters, i),
                        parameters,
                        i,
                        spans));
            }
        }
        return lines;
    }

    private static List<Span> spans(Domain domain) {
        if (domain instanceof Domain.Simplex) {
            return Typical.spans(Domain.UNIT);
        }
        return Typical.spans(domain instanceof Domain.Vector ? Domain.REAL : domain);
    }

    /** The entries of a parameter where it is held; empty if that is not known. */
    private static Optional<List<Double>> held(Variable parameter) {
        if (parameter.domain() instanceof Domain.Simplex) {
            return Optional.of(Collections.nCopies(ENTRIES, 1.0 / ENTRIES));
        }
        if (parameter.domain() instanceof Domain.Vector) {
            return Optional.of(Collections.nCopies(ENTRIES, 0.0));
        }
        return Typical.value(parameter.domain()).map(List::of);
    }

    private static List<String> equations(List<Variable> parameters, int varying) {
        List<String> equations = new ArrayList<>(parameters.stream()
                .flatMap(parameter -> parameter.domain().vectorLength().stream())
                .filter(length -> length instanceof Sym)
                .map(length -> length + " = " + ENTRIES)
                .distinct()
                .toList());
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = parameters.get(i);
            List<Double> values = held(parameter).orElseThrow();
            boolean simplex = parameter.domain() instanceof Domain.Simplex;
            for (int k = i == varying ? 1 : 0; k < values.size(); k++) {
                String name = parameter.isVector() ? parameter.name() + "[" + (k + 1) + "]" : parameter.name();
                String value = simplex
                        ? i == varying ? "(1 - " + parameter.name() + "[1])/" + (ENTRIES - 1) : "1/" + ENTRIES
                        : Observation.text(values.get(k));
                equations.add(name + " = " + value);
            }
        }
        return List.copyOf(equations);
    }

    /** The parameters where all of them are held. */
    Inputs<Double> centre() {
        Inputs<Double> inputs = Inputs.empty();
        for (Variable parameter : parameters) {
            inputs = with(inputs, parameter, held(parameter).orElseThrow());
        }
        return inputs;
    }

    /** The parameters at a place of the line. */
    Inputs<Double> at(double value) {
        Variable parameter = parameters.get(number);
        List<Double> entries = new ArrayList<>(held(parameter).orElseThrow());
        if (parameter.domain() instanceof Domain.Simplex) {
            Collections.fill(entries, (1 - value) / (ENTRIES - 1));
        }
        entries.set(0, value);
        return with(centre(), parameter, entries);
    }

    private static Inputs<Double> with(Inputs<Double> inputs, Variable parameter, List<Double> entries) {
        return parameter.isVector()
                ? inputs.withVector(parameter.name(), entries)
                : inputs.with(parameter.name(), entries.get(0));
    }

    /** How all entries of all parameters change as the varying one grows by 1. */
    double[] direction() {
        return IntStream.range(0, parameters.size())
                .boxed()
                .flatMap(i -> IntStream.range(
                                0, held(parameters.get(i)).orElseThrow().size())
                        .mapToObj(k -> change(i, k)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double change(int parameter, int entry) {
        if (parameter != number) {
            return 0;
        }
        boolean simplex = parameters.get(number).domain() instanceof Domain.Simplex;
        return entry == 0 ? 1 : simplex ? -1.0 / (ENTRIES - 1) : 0;
    }
}
