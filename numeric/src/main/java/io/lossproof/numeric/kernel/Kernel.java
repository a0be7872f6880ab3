package io.lossproof.numeric.kernel;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.ball.Certified;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.StatedForm;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The evaluators of one loss: itself, without constants, its gradient and its Hessian, the stated moments of the family
 * where there are any, and what is derived of information. Each is compiled once, when it is first asked for.
 *
 * <p>Doubles come from the forms that are made for evaluation. Certified values come from elsewhere: from minus the
 * logarithm of the density as it stands, and its derivatives carried out, where that can be decided; else from the forms
 * that are shown. A gradient is flat, the parameters in their order and vectors running out in place; a Hessian is the
 * full symmetric matrix in that order, by rows.
 */
public final class Kernel {

    /** What is enclosed when a value is certified. */
    public enum Source {
        /** Minus the logarithm of the density, and derivatives of that by rule; the most independent of the kernel. */
        DEFINITION,
        /**
         * The derived formula, which a run proves equal to the definition. It stands in where the density is too small
         * to have a logarithm at the precisions that are tried, and where derivatives of the definition would take
         * long. Entries of a probability vector are not assumed to have the sum 1, since doubles rarely do.
         */
        FORMULA,
        /**
         * The form that doubles are computed from, which a run proves equal to the formula, in certified arithmetic: it
         * decides where terms of the formula cancel to more places than are tried, or to exactly 0.
         */
        EVALUATED
    }

    /** The most entries that a gradient or Hessian may have. */
    public static final int MOST_ENTRIES = 1 << 20;

    /** What is derived from the loss by differentiation alone; it depends on the observation. */
    private static final Set<Quantity> DERIVED = EnumSet.of(
            Quantity.LOSS,
            Quantity.LOSS_WITHOUT_CONSTANTS,
            Quantity.GRADIENT,
            Quantity.HESSIAN,
            Quantity.SCORE,
            Quantity.OBSERVED_INFORMATION);

    /** The derivatives of the definition are used while they take at most so many terms. */
    private static final long MOST_TERMS = 4096;

    /** A source that has another behind it is tried up to this multiple of the first precision. */
    private static final int RAISED = 16;

    private final Derivatives derivatives;
    private final LogBase base;
    private final Map<Derivatives, Information> information = new ConcurrentHashMap<>();
    private final Map<Quantity, Evaluator> evaluators = new ConcurrentHashMap<>();
    private final Map<Request, Tape> enclosed = new ConcurrentHashMap<>();
    private final Map<LogLikelihood, Derivatives> free = new ConcurrentHashMap<>();

    private record Request(Quantity quantity, Source source) {}

    private Kernel(Derivatives derivatives, LogBase base) {
        this.derivatives = derivatives;
        this.base = base;
    }

    public static Kernel of(Derivatives derivatives) {
        return in(LogBase.E, derivatives);
    }

    /** With quantities that have a unit of information counted in that of a base of the logarithm. */
    public static Kernel in(LogBase base, Derivatives derivatives) {
        return new Kernel(derivatives, base);
    }

    public Derivatives derivatives() {
        return derivatives;
    }

    /** What this kernel has, in the order of the catalogue of quantities. */
    public List<Quantity> quantities() {
        return Arrays.stream(Quantity.values())
                .filter(q -> DERIVED.contains(q)
                        || stated(q).isPresent()
                        || !measures(q).isEmpty())
                .toList();
    }

    /** Whether a quantity is a single number. */
    public static boolean isScalar(Quantity quantity) {
        return quantity.shape() == Quantity.Shape.SCALAR;
    }

    /** Whether a quantity depends on the observation. */
    public static boolean needsObservation(Quantity quantity) {
        return DERIVED.contains(quantity);
    }

    /** The number of values of a quantity; for a Hessian the square of the number of entries of all parameters. */
    public long size(Quantity quantity, Inputs<?> inputs) {
        long entries = sizes(inputs).stream().mapToLong(Integer::longValue).reduce(0, Math::addExact);
        return switch (quantity.shape()) {
            case VECTOR -> entries;
            case MATRIX -> entries * entries;
            case SCALAR -> 1;
        };
    }

    // ---- doubles --------------------------------------------------------------------------------------------------

    /** The values in doubles, by rows; one for a scalar. */
    public double[] evaluate(Quantity quantity, Inputs<Double> inputs) {
        List<List<Double>> parts = evaluator(quantity).values.evaluate(inputs).stream()
                .map(values -> Arrays.stream(values).boxed().toList())
                .toList();
        return assembled(quantity, parts, sizes(inputs)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * For each value the magnitude of the largest term of its last sum, where that sum has terms of both signs and so
     * can cancel; empty elsewhere.
     */
    public List<Optional<Double>> largestTerms(Quantity quantity, Inputs<Double> inputs) {
        Evaluator evaluator = evaluator(quantity);
        List<double[]> outputs = evaluator.terms.evaluate(inputs);
        List<double[]> values = evaluator.values.evaluate(inputs);
        List<List<Optional<Double>>> parts = new ArrayList<>();
        int next = 0;
        for (int part = 0; part < values.size(); part++) {
            List<double[]> terms = outputs.subList(next, next + evaluator.counts.get(part));
            next += terms.size();
            List<Optional<Double>> largest = new ArrayList<>();
            for (int entry = 0; entry < values.get(part).length; entry++) {
                largest.add(largest(terms, entry));
            }
            parts.add(largest);
        }
        return assembled(quantity, parts, sizes(inputs));
    }

    private static Optional<Double> largest(List<double[]> terms, int entry) {
        double largest = 0;
        boolean positive = false;
        boolean negative = false;
        for (double[] term : terms) {
            double value = term[entry];
            positive |= value > 0;
            negative |= value < 0;
            largest = Math.max(largest, Math.abs(value));
        }
        return positive && negative ? Optional.of(largest) : Optional.empty();
    }

    // ---- certified values -----------------------------------------------------------------------------------------

    /** Enclosures of the values at exact inputs, by rows. */
    public List<Ball> enclose(Quantity quantity, Source source, Inputs<Rational> inputs, int bits) {
        List<List<Ball>> parts =
                BallMachine.of(tape(new Request(quantity, source)), bits).evaluate(inputs);
        return assembled(quantity, parts, sizes(inputs));
    }

    /**
     * The values at exact inputs, by rows, each with so many proved digits and its correctly rounded double: the
     * precision is raised until both are decided.
     */
    public List<CertifiedValue> certify(Quantity quantity, Inputs<Rational> inputs, int digits) {
        int first = Math.max(Certified.FIRST_BITS, (int) (3.4 * digits) + 64);
        List<CertifiedValue> values = new ArrayList<>();
        for (Source source : sources(quantity, inputs)) {
            boolean last = source == Source.EVALUATED;
            int limit = last ? Math.max(Certified.LIMIT_BITS, RAISED * first) : RAISED * first;
            for (int bits = first; bits <= limit; bits *= 2) {
                List<Ball> balls = enclose(quantity, source, inputs, bits);
                boolean open = false;
                for (int i = 0; i < balls.size(); i++) {
                    if (i == values.size()) {
                        values.add(CertifiedValue.of(balls.get(i), digits, bits, source));
                    } else if (isOpen(values.get(i))) {
                        values.set(i, CertifiedValue.of(balls.get(i), digits, bits, source));
                    }
                    open |= isOpen(values.get(i));
                }
                if (!open) {
                    return values;
                }
            }
        }
        return values;
    }

    /** Whether there is a definition to be enclosed: the loss and what is derived from it, or a sum over the support. */
    private boolean isDefinedBySum(Quantity quantity) {
        boolean expected = quantity.shape() == Quantity.Shape.SCALAR
                && measures(quantity).stream()
                        .anyMatch(measure -> Expectation.under(measure.under()).isSum());
        return DERIVED.contains(quantity) || expected;
    }

    private static boolean isOpen(CertifiedValue value) {
        return value.outcome() == Certified.Outcome.NOT_DECIDED;
    }

    private List<Source> sources(Quantity quantity, Inputs<?> inputs) {
        long entries = inputs.vectors().values().stream().mapToLong(List::size).sum()
                + inputs.scalars().size();
        long terms = switch (quantity.shape()) {
            case SCALAR -> DERIVED.contains(quantity) ? 1 : entries * entries * entries;
            case VECTOR -> entries * entries;
            case MATRIX -> entries * entries * entries;
        };
        return isDefinedBySum(quantity) && terms <= MOST_TERMS
                ? List.of(Source.DEFINITION, Source.FORMULA, Source.EVALUATED)
                : List.of(Source.FORMULA, Source.EVALUATED);
    }

    // ---- compilation ----------------------------------------------------------------------------------------------

    /** The machines of one quantity: for its parts, and for the terms of their last sums, so many for each part. */
    private record Evaluator(DoubleMachine values, DoubleMachine terms, List<Integer> counts) {
        static Evaluator of(List<Output> outputs, Scope scope) {
            List<Output> all = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            for (Output output : outputs) {
                boolean sum = output.formula() instanceof Apply apply && apply.op() == Op.ADD;
                List<Expr> terms = sum ? ((Apply) output.formula()).arguments() : List.of();
                terms.forEach(term -> all.add(new Output(term, output.axes(), output.lengths())));
                counts.add(terms.size());
            }
            return new Evaluator(
                    DoubleMachine.of(Tape.compile(outputs, scope)),
                    DoubleMachine.of(Tape.compile(all, scope)),
                    List.copyOf(counts));
        }
    }

    private Evaluator evaluator(Quantity quantity) {
        return evaluators.computeIfAbsent(
                quantity, key -> Evaluator.of(inUnit(key, evaluated(derivatives, key)), scope(key)));
    }

    private Tape tape(Request request) {
        return enclosed.computeIfAbsent(request, key -> {
            List<Output> outputs = switch (key.source) {
                case DEFINITION -> defined(key.quantity);
                case FORMULA -> shown(withFreeEntries(), key.quantity);
                case EVALUATED -> evaluated(withFreeEntries(), key.quantity);
            };
            return Tape.compile(inUnit(key.quantity, outputs), scope(key.quantity));
        });
    }

    private Scope scope(Quantity quantity) {
        return quantity.isOfPair() ? information().pairScope() : derivatives.scope();
    }

    private List<Output> inUnit(Quantity quantity, List<Output> outputs) {
        return quantity.hasUnit()
                ? outputs.stream()
                        .map(output -> new Output(base.termwise(output.formula()), output.axes(), output.lengths()))
                        .toList()
                : outputs;
    }

    private Information information() {
        return information.computeIfAbsent(derivatives, Information::of);
    }

    /** The expectation with its closed form, one for each entry of a matrix; none if there is no closed form. */
    private List<Measure> measures(Quantity quantity) {
        return switch (quantity) {
            case ENTROPY, CROSS_ENTROPY, KL_DIVERGENCE ->
                information().measure(quantity).stream().toList();
            case FISHER_INFORMATION -> information().fisher();
            default -> List.of();
        };
    }

    private List<Output> measured(Quantity quantity, Function<Measure, Expr> form) {
        return measures(quantity).stream()
                .map(measure -> output(measure.variables(), form.apply(measure)))
                .toList();
    }

    private List<Output> defined(Quantity quantity) {
        Loss loss = derivatives.loss();
        Expr definition = loss.definition();
        return switch (quantity) {
            case LOSS -> List.of(Output.scalar(definition));
            case LOSS_WITHOUT_CONSTANTS -> {
                Expr rest = definition;
                for (Expr constant : loss.constants()) {
                    rest = Expr.subtract(rest, constant);
                }
                yield List.of(Output.scalar(rest));
            }
            case GRADIENT -> outputs(derivatives.gradient(), partial -> derivative(definition, partial));
            case SCORE -> outputs(derivatives.gradient(), partial -> derivative(Expr.negate(definition), partial));
            case HESSIAN, OBSERVED_INFORMATION ->
                outputs(derivatives.hessian(), partial -> derivative(definition, partial));
            case ENTROPY, CROSS_ENTROPY, KL_DIVERGENCE ->
                measured(quantity, measure -> measure.definition().formula());
            case MEAN, VARIANCE, FISHER_INFORMATION ->
                throw new IllegalArgumentException(
                        "there is no definition of the " + quantity.text() + " to be enclosed");
        };
    }

    private static Expr derivative(Expr formula, Partial partial) {
        Expr result = formula;
        for (Expr variable : partial.variables()) {
            result = Differentiation.derivative(result, variable);
        }
        return result;
    }

    private List<Output> shown(Derivatives forms, Quantity quantity) {
        return switch (quantity) {
            case LOSS -> List.of(Output.scalar(forms.loss().formula()));
            case LOSS_WITHOUT_CONSTANTS -> List.of(Output.scalar(forms.loss().withoutConstants()));
            case GRADIENT -> outputs(forms.gradient(), Partial::formula);
            case SCORE -> outputs(Information.score(forms), Partial::formula);
            case HESSIAN, OBSERVED_INFORMATION -> outputs(forms.hessian(), Partial::formula);
            case ENTROPY, CROSS_ENTROPY, KL_DIVERGENCE, FISHER_INFORMATION -> measured(quantity, Measure::formula);
            case MEAN, VARIANCE -> List.of(Output.scalar(required(quantity)));
        };
    }

    private List<Output> evaluated(Derivatives forms, Quantity quantity) {
        return switch (quantity) {
            case LOSS -> List.of(Output.scalar(forms.loss().stable()));
            case LOSS_WITHOUT_CONSTANTS -> List.of(Output.scalar(forms.loss().stableWithoutConstants()));
            case GRADIENT -> outputs(forms.gradient(), Partial::evaluated);
            case SCORE -> outputs(Information.score(forms), Partial::evaluated);
            case HESSIAN, OBSERVED_INFORMATION -> outputs(forms.hessian(), Partial::evaluated);
            case ENTROPY, CROSS_ENTROPY, KL_DIVERGENCE, FISHER_INFORMATION -> measured(quantity, Measure::evaluated);
            case MEAN, VARIANCE -> List.of(Output.scalar(required(quantity)));
        };
    }

    /** The derivation where the entries of an observed probability vector are free variables. */
    private Derivatives withFreeEntries() {
        LogLikelihood given = derivatives.loss().logLikelihood();
        Variable observation = given.family().observation();
        if (!(observation.domain() instanceof Domain.Simplex simplex)) {
            return derivatives;
        }
        Variable freed = new Variable(observation.name(), Domain.vector(simplex.length()), observation.meaning());
        DistributionFamily family = given.family().withObservation(freed);
        return free.computeIfAbsent(
                new LogLikelihood(family, given.parametrisation()), key -> Derivatives.of(Loss.of(key)));
    }

    private Optional<Expr> stated(Quantity quantity) {
        LogLikelihood given = derivatives.loss().logLikelihood();
        return given.family().claims().stream()
                .filter(claim -> claim.quantity() == quantity)
                .map(StatedForm::form)
                .map(form -> given.parametrisation().rewrite(form, given.family()))
                .findFirst();
    }

    private Expr required(Quantity quantity) {
        return stated(quantity)
                .orElseThrow(() -> new IllegalArgumentException("no " + quantity.text() + " is known for "
                        + derivatives.loss().logLikelihood().family().id()));
    }

    private List<Output> outputs(List<Partial> partials, Function<Partial, Expr> form) {
        return partials.stream()
                .map(partial -> output(partial.variables(), form.apply(partial)))
                .toList();
    }

    private Output output(List<Expr> variables, Expr formula) {
        List<Sym> axes = new ArrayList<>();
        List<Expr> lengths = new ArrayList<>();
        for (Expr variable : variables) {
            if (variable instanceof Entry entry) {
                axes.add((Sym) entry.index());
                lengths.add(derivatives.scope().vectorLength(entry.vector()).orElseThrow());
            }
        }
        return new Output(formula, axes, lengths);
    }

    // ---- assembly -------------------------------------------------------------------------------------------------

    /** The number of entries of each parameter. */
    private List<Integer> sizes(Inputs<?> inputs) {
        Parametrisation parametrisation = derivatives.loss().logLikelihood().parametrisation();
        return parametrisation.parameters().stream()
                .map(parameter -> {
                    List<?> entries = inputs.vectors().get(parameter.name());
                    return entries == null ? 1 : entries.size();
                })
                .toList();
    }

    /** The parts of a quantity in one list; the blocks of a Hessian below its diagonal are those above, transposed. */
    private static <T> List<T> assembled(Quantity quantity, List<List<T>> parts, List<Integer> sizes) {
        if (quantity.shape() != Quantity.Shape.MATRIX) {
            return parts.stream().flatMap(List::stream).toList();
        }
        List<T> matrix = new ArrayList<>();
        for (int row = 0; row < sizes.size(); row++) {
            for (int i = 0; i < sizes.get(row); i++) {
                for (int column = 0; column < sizes.size(); column++) {
                    for (int j = 0; j < sizes.get(column); j++) {
                        matrix.add(
                                row <= column
                                        ? parts.get(block(row, column, sizes.size()))
                                                .get(i * sizes.get(column) + j)
                                        : parts.get(block(column, row, sizes.size()))
                                                .get(j * sizes.get(row) + i));
                    }
                }
            }
        }
        return matrix;
    }

    /** The place of block (row, column) in the upper triangle by rows. */
    private static int block(int row, int column, int count) {
        return row * count - row * (row - 1) / 2 + column - row;
    }
}
