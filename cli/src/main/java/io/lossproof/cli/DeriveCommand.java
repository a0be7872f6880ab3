package io.lossproof.cli;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof derive}: the loss of a family step by step, with gradient and Hessian. */
@Command(
        name = "derive",
        description = "Derive the loss of a family step by step, with its gradient and Hessian.",
        mixinStandardHelpOptions = true)
final class DeriveCommand implements Callable<Integer> {

    private static final List<Quantity> DERIVED =
            List.of(Quantity.LOSS, Quantity.LOSS_WITHOUT_CONSTANTS, Quantity.GRADIENT, Quantity.HESSIAN);

    private static final List<Quantity> ON_OFFER = Arrays.stream(Quantity.values())
            .filter(quantity -> DERIVED.contains(quantity) || InformationExposition.tells(quantity))
            .toList();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FAMILY", description = "a family; 'lossproof list families' names them")
    private String family = "";

    @Option(
            names = {"--parametrisation", "--link"},
            paramLabel = "P",
            description = "a parametrisation of the family (default: its own)")
    private @Nullable String parametrisation;

    @Option(names = "--quantity", paramLabel = "Q", description = "only this; repeatable")
    private List<String> quantities = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "B",
            description = "base of the logarithm for entropy, cross-entropy and KL divergence: 2, 10 or e")
    private @Nullable String base;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "text, tex, mathml, markdown or json (default: ${DEFAULT-VALUE})")
    private String format = "text";

    @Override
    public Integer call() {
        DistributionFamily named = Lookup.family(family);
        Parametrisation chosen = Lookup.parametrisation(named, parametrisation);
        List<Quantity> asked = quantities.isEmpty()
                ? DERIVED
                : quantities.stream()
                        .map(name -> Lookup.quantity(name, ON_OFFER))
                        .toList();
        LogBase unit = Lookup.base(
                base, asked.stream().filter(InformationExposition::tells).toList());
        boolean counted = asked.stream().anyMatch(InformationExposition::tells);
        if (base != null && !counted) {
            throw new UnusableInputException("--base goes with --quantity entropy, cross-entropy or kl-divergence");
        }
        ExpositionFormat writer = Arrays.stream(ExpositionFormat.values())
                .filter(candidate -> candidate.option().equals(format))
                .findFirst()
                .orElseThrow(() -> new UnusableInputException("there is no format '" + format + "'; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(ExpositionFormat.values())
                                        .map(ExpositionFormat::option)
                                        .toList())));
        Derivatives derivatives = Derivatives.of(Loss.of(new LogLikelihood(named, chosen)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(writer.write(Exposition.of(derivatives, asked, unit)));
        out.flush();
        return Status.AS_EXPECTED;
    }
}
