package io.lossproof.cli;

import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.numeric.kernel.KernelInputs.Given;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof eval}: values of a loss or of its derivatives, in doubles and in certified digits. */
@Command(
        name = "eval",
        description = "Evaluate a loss, its gradient or its Hessian, with certified digits.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

    private static final int MOST_DIGITS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FAMILY NAME=VALUE",
            description =
                    "a family and its inputs: bernoulli z=1.5 y=1; a vector is z=1,2,3; two members are p_1=0.2 p_2=0.7")
    private List<String> words = new ArrayList<>();

    @Option(
            names = {"--parametrisation", "--link"},
            paramLabel = "P",
            description = "a parametrisation of the family (default: its own)")
    private @Nullable String parametrisation;

    @Option(names = "--quantity", paramLabel = "Q", description = "what is evaluated (default: ${DEFAULT-VALUE})")
    private String quantity = "loss";

    @Option(
            names = "--base",
            paramLabel = "B",
            description = "base of the logarithm for a loss, an entropy or a divergence: 2, 10 or e")
    private @Nullable String base;

    @Option(names = "--digits", paramLabel = "N", description = "certified digits (default: ${DEFAULT-VALUE})")
    private int digits = 20;

    @Option(names = "--batch", paramLabel = "IN", description = "a file with one question a line, as JSON")
    private @Nullable Path batch;

    @Option(names = "--out", paramLabel = "OUT", description = "where the answers to a batch go")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    @Override
    public Integer call() {
        if (batch != null || out != null) {
            if (batch == null || out == null || !words.isEmpty() || base != null) {
                throw new UnusableInputException("a batch takes --batch IN and --out OUT, and nothing else");
            }
            boolean shown = !quiet && ProgressLine.isTerminal();
            return new BatchEvaluation(spec.commandLine().getErr(), shown).run(batch, out);
        }
        if (words.isEmpty()) {
            throw new UnusableInputException("a family is needed: eval bernoulli p=0.3 y=1");
        }
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new UnusableInputException("--digits = " + digits + " is outside {1, ..., " + MOST_DIGITS + "}");
        }
        print();
        return Status.AS_EXPECTED;
    }

    private void print() {
        DistributionFamily family = Lookup.family(words.get(0));
        Parametrisation chosen = Lookup.parametrisation(family, parametrisation);
        Evaluation evaluation = new Evaluation();
        Kernel inNats = evaluation.kernel(family, chosen, LogBase.E);
        Quantity asked = Lookup.quantity(quantity, inNats.quantities());
        LogBase unit = Lookup.base(base, List.of(asked));
        Kernel kernel = evaluation.kernel(family, chosen, unit);
        KernelInputs inputs = Evaluation.inputs(family, chosen, asked, inputs(words.subList(1, words.size())));
        List<Evaluation.Value> values = evaluation.values(kernel, asked, inputs, digits);
        PrintWriter writer = spec.commandLine().getOut();
        writer.printf(
                "%s, %s: %s%s at %s%n",
                family.id(),
                chosen.id(),
                asked.text(),
                base == null ? "" : " in " + unit.unit(),
                String.join(", ", words.subList(1, words.size())));
        for (int i = 0; i < values.size(); i++) {
            if (values.size() > 1) {
                writer.printf("entry %d%n", i + 1);
            }
            print(values.get(i), writer);
        }
        writer.flush();
    }

    private static void print(Evaluation.Value value, PrintWriter writer) {
        writer.printf("  certified  %s%n", value.certified());
        value.rounded().ifPresent(rounded -> {
            writer.printf("  rounded    %s  %s%n", rounded, Double.toHexString(rounded));
            long ulps = Ulp.distance(value.value(), rounded);
            String distance = ulps == 0 ? "correctly rounded" : ulps + " ulp off";
            writer.printf("  kernel     %s  %s, %s%n", value.value(), Double.toHexString(value.value()), distance);
        });
        if (value.rounded().isEmpty()) {
            writer.printf("  kernel     %s  %s%n", value.value(), Double.toHexString(value.value()));
        }
        value.largestTerm().ifPresent(term -> writer.printf("  its last sum has a term as large as %s%n", term));
    }

    private static Map<String, Given> inputs(List<String> words) {
        Map<String, Given> inputs = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                problems.add("'" + word + "' is not of the form NAME=VALUE");
                continue;
            }
            String name = word.substring(0, equals);
            if (inputs.put(name, given(word, word.substring(equals + 1).strip(), problems)) != null) {
                problems.add(name + " is given twice");
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableInputException(problems);
        }
        return inputs;
    }

    /** {@code 1.5}, or a list {@code 1,2,3} or {@code [1,2,3]}. */
    private static Given given(String word, String text, List<String> problems) {
        boolean bracketed = text.length() >= 2 && text.startsWith("[") && text.endsWith("]");
        String inner = bracketed ? text.substring(1, text.length() - 1) : text;
        List<Double> values = new ArrayList<>();
        if (!(bracketed && inner.isBlank())) {
            for (String number : inner.split(",", -1)) {
                OptionalDouble value = number(number.strip());
                if (value.isEmpty()) {
                    problems.add("'" + number.strip() + "' in " + word + " is not a number");
                    return Given.number(Double.NaN);
                }
                values.add(value.getAsDouble());
            }
        }
        return bracketed || values.size() != 1 ? Given.list(values) : Given.number(values.get(0));
    }

    /** The double nearest to a number; what Java writes behind a number to give its type is no part of one. */
    private static OptionalDouble number(String text) {
        if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
