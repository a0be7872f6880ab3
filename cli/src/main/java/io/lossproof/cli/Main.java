package io.lossproof.cli;

import io.lossproof.numeric.kernel.KernelInputs;
import io.lossproof.symbolic.syntax.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code lossproof}. */
@Command(
        name = "lossproof",
        description = "From the log-likelihood of a distribution to a verified loss function.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            VerifyCommand.class,
            CheckCommand.class,
            DeriveCommand.class,
            EvalCommand.class,
            ListCommand.class,
            ReportCommand.class
        },
        exitCodeOnInvalidInput = Main.UNUSABLE_INPUT,
        exitCodeOnExecutionException = Main.INTERNAL_ERROR)
public final class Main {

    /** The arguments or a file cannot be used. */
    static final int UNUSABLE_INPUT = 2;

    /** The length of a line about unusable input, some of which comes from the input. */
    private static final int LONGEST_MESSAGE = 1_000;

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
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::explain)
                .setExecutionStrategy(new CommandLine.RunLast());
        // A statement may begin with a minus.
        program.getSubcommands().values().stream()
                .filter(command -> command.getCommand() instanceof CheckCommand)
                .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
        return program.execute(withCommand(program, arguments));
    }

    /** The word verify may be left out: without a command the main job is done. */
    private static String[] withCommand(CommandLine program, String... arguments) {
        List<String> informing = List.of("-h", "--help", "-V", "--version");
        boolean complete = arguments.length > 0
                && (program.getSubcommands().containsKey(arguments[0]) || informing.contains(arguments[0]));
        if (complete) {
            return arguments;
        }
        String[] more = new String[arguments.length + 1];
        more[0] = "verify";
        System.arraycopy(arguments, 0, more, 1, arguments.length);
        return more;
    }

    /** A line for each thing that is wrong with the input; anything else is a defect of the program. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        List<String> lines;
        if (problem instanceof UnusableInputException unusable) {
            lines = unusable.problems();
        } else if (problem instanceof KernelInputs.UnusableException unusable) {
            lines = unusable.problems();
        } else {
            throw problem;
        }
        String name = command.getCommandSpec().qualifiedName();
        lines.forEach(line -> command.getErr().printf("%s: %s%n", name, message(line)));
        return UNUSABLE_INPUT;
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().printf("%s: %s; see %s --help%n", name, message(String.valueOf(problem.getMessage())), name);
        return UNUSABLE_INPUT;
    }

    /** A message in one line of bounded length. */
    static String message(String text) {
        return Printable.of(text, LONGEST_MESSAGE);
    }
}
