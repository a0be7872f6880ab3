package io.lossproof.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code lossproof}. */
@Command(
        name = "lossproof",
        description = "From the log-likelihood of a distribution to a verified loss function.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = Main.UNUSABLE_INPUT,
        exitCodeOnExecutionException = Main.INTERNAL_ERROR)
public final class Main {

    /** The arguments or a file cannot be used. */
    static final int UNUSABLE_INPUT = 2;

    /** A defect of the program itself, apart from every status that says something about the input. */
    static final int INTERNAL_ERROR = 70;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command and gives its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine program = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionStrategy(Main::execute);
        return program.execute(arguments);
    }

    private static int execute(CommandLine.ParseResult parsed) {
        if (parsed.subcommand() == null && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            CommandLine top = parsed.commandSpec().commandLine();
            top.usage(top.getOut());
            return CommandLine.ExitCode.OK;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().printf("%s: %s; see %s --help%n", name, problem.getMessage(), name);
        return UNUSABLE_INPUT;
    }
}
