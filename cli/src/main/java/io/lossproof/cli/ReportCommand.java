package io.lossproof.cli;

import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof report}: renders a stored run again. */
@Command(name = "report", description = "Render a stored run again.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private static final long LARGEST_RUN = 256L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "a run.json, or a report folder that holds one")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "where the report goes")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        Run run = read(Files.isDirectory(file) ? file.resolve("run.json") : file);
        ReportDirectory.requireUsable(directory);
        ReportDirectory.write(run, directory, spec.commandLine());
        return Status.AS_EXPECTED;
    }

    private static Run read(Path path) {
        try {
            if (Files.size(path) > LARGEST_RUN) {
                throw new UnusableInputException(path + " is larger than a run can be");
            }
            return RunFile.read(Files.readString(path));
        } catch (IOException e) {
            throw new UnusableInputException("cannot read " + path + ": " + reason(e));
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException(path + ": " + e.getMessage());
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }
}
