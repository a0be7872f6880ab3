package io.lossproof.verify.plot;

import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.run.PlotRecord;
import io.lossproof.verify.run.PlotRecord.CurveRecord;
import io.lossproof.verify.run.PlotRecord.PanelRecord;
import io.lossproof.verify.run.PlotRecord.PieceRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The plots of a family in one parametrisation: for each parameter the loss and its first and second derivative along a
 * line on which the parameter varies. What is held, where, and for which observations follows from the domains and the
 * support that the family states; the values are those of its double kernel.
 */
public final class Plots {

    /** A wider interval is left for a narrower one while its outer values are so much farther apart than the inner. */
    private static final double IMBALANCE = 10;

    private enum Drawn {
        LOSS("loss", Quantity.LOSS),
        GRADIENT("gradient", Quantity.GRADIENT),
        CURVATURE("curvature", Quantity.HESSIAN);

        private final String text;
        private final Quantity quantity;

        Drawn(String text, Quantity quantity) {
            this.text = text;
            this.quantity = quantity;
        }

        /** The value of a curve out of the values of the kernel: the gradient and Hessian along the direction. */
        private double along(double[] values, double[] direction) {
            return switch (this) {
                case LOSS -> values[0];
                case GRADIENT -> product(values, 0, direction);
                case CURVATURE -> {
                    double[] rows = new double[direction.length];
                    for (int i = 0; i < rows.length; i++) {
                        rows[i] = product(values, i * rows.length, direction);
                    }
                    yield product(rows, 0, direction);
                }
            };
        }

        /** Entries in which nothing changes do not count, whatever they are. */
        private static double product(double[] values, int from, double[] direction) {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                sum += direction[i] == 0 ? 0 : values[from + i] * direction[i];
            }
            return sum;
        }
    }

    private final Kernel kernel;
    private final ParameterLine line;
    private final List<Observation> observations;

    private Plots(Kernel kernel, ParameterLine line, List<Observation> observations) {
        this.kernel = kernel;
        this.line = line;
        this.observations = observations;
    }

    /** One plot for each parameter along which the loss has values; none for parameters that are no real numbers. */
    public static List<PlotRecord> of(Subject subject) {
        Kernel kernel = Kernel.of(subject.derivatives());
        return ParameterLine.all(subject.parametrisation()).stream()
                .flatMap(line -> {
                    List<Observation> observations =
                            Observation.of(subject.family(), subject.parametrisation(), line.centre());
                    return new Plots(kernel, line, observations).plot().stream();
                })
                .toList();
    }

    private Optional<PlotRecord> plot() {
        Span span = span();
        List<PanelRecord> panels = Stream.of(Drawn.values())
                .flatMap(drawn -> panel(drawn, span).stream())
                .toList();
        boolean hasLoss = panels.stream().anyMatch(panel -> panel.quantity().equals(Drawn.LOSS.text));
        return hasLoss ? Optional.of(new PlotRecord(line.variable(), line.held(), panels)) : Optional.empty();
    }

    /** The widest interval on which the loss is not ruled by its ends; the narrowest if there is none. */
    private Span span() {
        return line.spans().stream()
                .filter(span -> Window.imbalance(values(Drawn.LOSS, span)) <= IMBALANCE)
                .findFirst()
                .orElseGet(() -> line.spans().get(line.spans().size() - 1));
    }

    private double[] values(Drawn drawn, Span span) {
        return observations.stream()
                .flatMapToDouble(observation ->
                        Arrays.stream(span.points(Tracing.INTERVALS)).map(curve(drawn, observation)))
                .toArray();
    }

    private DoubleUnaryOperator curve(Drawn drawn, Observation observation) {
        double[] direction = line.direction();
        return value -> {
            Inputs<Double> point = observation.in(line.at(value));
            return drawn.along(kernel.evaluate(drawn.quantity, point), direction);
        };
    }

    private Optional<PanelRecord> panel(Drawn drawn, Span span) {
        return Window.of(values(drawn, span)).flatMap(window -> {
            List<CurveRecord> curves = curves(drawn, span, window);
            return curves.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PanelRecord(
                            drawn.text, span.left(), span.right(), window.low(), window.high(), curves));
        });
    }

    /** Observations with the same points share a curve. */
    private List<CurveRecord> curves(Drawn drawn, Span span, Window window) {
        Map<List<PieceRecord>, List<String>> labels = new LinkedHashMap<>();
        for (Observation observation : observations) {
            List<PieceRecord> pieces = Tracing.of(curve(drawn, observation), span, window);
            if (!pieces.isEmpty()) {
                labels.computeIfAbsent(pieces, found -> new ArrayList<>()).add(observation.label());
            }
        }
        List<CurveRecord> curves = new ArrayList<>();
        labels.forEach((pieces, names) -> curves.add(new CurveRecord(List.copyOf(names), pieces)));
        return List.copyOf(curves);
    }
}
