package io.lossproof.cli;

import io.lossproof.cli.exposition.Exposition;
import io.lossproof.cli.exposition.ExpositionFormat;
import io.lossproof.cli.exposition.InformationExposition;
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

/**
 * {@code lossproof derive}: the loss of a family step by step, with gradient and Hessian, or a claim of a source document
 * with its derivations.
 */
@Command(
        name = "derive",
        description = "Derive the loss of a family step by step, with its gradient and Hessian, or a claim of a source"
                + " document.",
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

    @Parameters(
            paramLabel = "FAMILY",
            description = "a family, which 'lossproof list families' names, or a claim of a source document, as M8")
    private String name = "";

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
        ExpositionFormat writer = Lookup.format(format);
        Exposition exposition =
                Lookup.row(name).map(this::exposition).orElseGet(() -> exposition(Lookup.familyOrRow(name)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(writer.write(exposition));
        out.flush();
        return Status.AS_EXPECTED;
    }

    private Exposition exposition(Lookup.RowOfDocument found) {
        if (parametrisation != null || base != null || !quantities.isEmpty()) {
            throw new UnusableInputException(found.row().id()
                    + " is a claim of a source document; --parametrisation, --quantity and --base are for families");
        }
        return Exposition.of(found.document(), found.row());
    }

    private Exposition exposition(DistributionFamily family) {
        Parametrisation chosen = Lookup.parametrisation(family, parametrisation);
        List<Quantity> asked = quantities.isEmpty()
                ? DERIVED
                : quantities.stream()
                        .map(quantity -> Lookup.quantity(quantity, ON_OFFER))
                        .toList();
        List<Quantity> counted =
                asked.stream().filter(InformationExposition::tells).toList();
        if (base != null && counted.isEmpty()) {
            throw new UnusableInputException("--base goes with --quantity entropy, cross-entropy or kl-divergence");
        }
        LogBase unit = Lookup.base(base, counted);
        return Exposition.of(Derivatives.of(Loss.of(new LogLikelihood(family, chosen))), asked, unit);
    }
}
