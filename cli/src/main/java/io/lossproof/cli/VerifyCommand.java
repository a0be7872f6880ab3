package io.lossproof.cli;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.verify.Identities;
import io.lossproof.verify.PowerStudy;
import io.lossproof.verify.Runner;
import io.lossproof.verify.power.KeptPower;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.source.SourceDocuments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof verify}: derives and checks the catalogue or a part of it, and writes the report. */
@Command(
        name = "verify",
        description = "Derive and check the catalogue, or the named families, and write the report.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "families; all if none is named")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "where the report goes (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of("lossproof-report");

    @Option(names = "--seed", paramLabel = "N", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed = Runner.USUAL_SEED;

    @Option(
            names = "--power",
            description = "measure how many wrong variants of the claims are refuted; results are kept in the report")
    private boolean power;

    @Option(names = "--fresh", description = "with --power: measure again what has not changed")
    private boolean fresh;

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    @Override
    public Integer call() {
        if (fresh && !power) {
            throw new UnusableInputException("--fresh says how --power works; it is of no use without it");
        }
        List<DistributionFamily> families = families();
        ReportDirectory.requireUsable(directory);
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine progress = new ProgressLine(err, !quiet && ProgressLine.isTerminal());
        Optional<PowerStudy> study = power ? Optional.of(study()) : Optional.empty();
        Runner runner = new Runner(seed, progress);
        Run run = study.map(runner::measuring)
                .orElse(runner)
                .run(
                        families,
                        names.isEmpty() ? Identities.all() : List.of(),
                        names.isEmpty() ? SourceDocuments.all() : List.of());
        progress.clear();
        new RunSummary(run).print(spec.commandLine().getOut());
        ReportDirectory.write(run, directory, spec.commandLine());
        study.ifPresent(measured -> PowerFile.in(directory).write(measured.keptAfter(run)));
        return RunSummary.status(run);
    }

    private PowerStudy study() {
        return new PowerStudy(
                seed,
                fresh
                        ? KeptPower.NONE
                        : PowerFile.in(directory).read(spec.commandLine().getErr()));
    }

    private List<DistributionFamily> families() {
        if (names.isEmpty()) {
            return Families.all();
        }
        List<DistributionFamily> families = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            Families.named(name)
                    .ifPresentOrElse(
                            families::add,
                            () -> problems.add("there is no command or family '" + name + "'; families are "
                                    + String.join(
                                            ", ",
                                            Families.all().stream()
                                                    .map(DistributionFamily::id)
                                                    .toList())));
        }
        if (!problems.isEmpty()) {
            throw new UnusableInputException(problems);
        }
        return families.stream().distinct().toList();
    }
}
