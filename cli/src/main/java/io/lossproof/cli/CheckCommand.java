package io.lossproof.cli;

import io.lossproof.reports.check.JUnitXml;
import io.lossproof.reports.check.MarkdownSummary;
import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.Runner;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.file.ClaimFile;
import io.lossproof.verify.file.ClaimText;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.run.CheckRun;
import io.lossproof.verify.run.CheckRun.Checked;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof check}: a verdict on a statement, or on every claim of files. */
@Command(
        name = "check",
        description = "Judge a statement, or the claims of files:"
                + " proved, supported, refuted with a counterexample, or undecided.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STATEMENT|FILE",
            arity = "1..*",
            description = "two formulas and a relation: 'LHS == RHS', <=, >=, <, >;"
                    + " or claim files, folders of them (*.yaml, *.yml, *.json), - for standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "DOMAINS",
            description = "the variables of the statement with their domains: 'z: real, y: {0, 1}'")
    private @Nullable String where;

    @Option(names = "--given", paramLabel = "CONDITION", description = "a further condition: 'a < b'; repeatable")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--relation",
            paramLabel = "R",
            description = "in which sense both sides are equal: equal (the default), constant, scale, gradient, argmin,"
                    + " float(4 ulp), float32(4 ulp)")
    private @Nullable String relation;

    @Option(
            names = "--in",
            paramLabel = "NAMES",
            description = "the parameters that the relation speaks of: 'mu, sigma'")
    private @Nullable String in;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON; - for standard output")
    private @Nullable String json;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the result as JUnit XML; - likewise")
    private @Nullable String junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write a summary in Markdown; - likewise")
    private @Nullable String markdown;

    @Option(names = "--seed", paramLabel = "N", description = "of the points (default: ${DEFAULT-VALUE})")
    private long seed = Runner.USUAL_SEED;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "for each claim; after it the claim is undecided (default: ${DEFAULT-VALUE})")
    private int timeLimit = (int) ParallelExaminer.USUAL_LIMIT.toSeconds();

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    @Override
    public Integer call() {
        requireOptions();
        return isStatement() ? statement(arguments.get(0)) : files();
    }

    private void requireOptions() {
        for (String argument : arguments) {
            if (argument.matches("--[a-z-]+(=\\S*)?")) {
                throw new ParameterException(spec.commandLine(), "Unknown option: '" + argument + "'");
            }
        }
        if (!(timeLimit >= 1 && timeLimit <= 86_400)) {
            throw new UnusableInputException("--time-limit: " + timeLimit + " is outside 1 to 86400 seconds");
        }
        long onStandardOutput = Arrays.asList(json, junit, markdown).stream()
                .filter("-"::equals)
                .count();
        if (onStandardOutput > 1) {
            throw new UnusableInputException("only one of --json, --junit and --markdown can be - (standard output)");
        }
    }

    /** A single argument that has a relation in it and is no file; or one that comes with the options of a statement. */
    private boolean isStatement() {
        String only = arguments.get(0);
        if (arguments.size() != 1 || !only.isBlank() && Files.exists(ClaimFiles.path(only))) {
            return false;
        }
        return where != null || only.contains("=") || only.contains("<") || only.contains(">");
    }

    // ---- a statement ----------------------------------------------------------------------------------------------

    private int statement(String statement) {
        ClaimText text = new ClaimText(
                "statement",
                statement,
                where == null ? "" : where,
                given,
                relation == null ? Claim.UpTo.EQUAL.text() : relation,
                in == null ? List.of() : names(in),
                true,
                "");
        ClaimText.Reading reading = text.read();
        Claim claim = reading.claim()
                .orElseThrow(() -> new UnusableInputException(
                        reading.problems().stream().map(CheckCommand::line).toList()));
        Finding finding = examiner(ParallelExaminer.Progress.NONE).examine(new Question(claim, Examiner.USUAL_ROUTES));
        CheckRun run = CheckRun.of(seed, List.of(Checked.of(finding, null, null)));
        if (!write(run)) {
            new FindingPrinter(spec.commandLine().getOut()).print(finding);
        }
        return Status.of(List.of(finding));
    }

    private static String line(ClaimText.Problem problem) {
        String part = problem.part().name().toLowerCase(Locale.ROOT);
        return (problem.part() == ClaimText.Part.STATEMENT ? part : "--" + part) + ": " + problem.text();
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .toList();
    }

    // ---- files ----------------------------------------------------------------------------------------------------

    private int files() {
        List<String> problems = new ArrayList<>();
        if (where != null || !given.isEmpty() || relation != null || in != null) {
            problems.add("--where, --given, --relation and --in go with a statement; a claim file has its own");
        }
        List<ClaimFile> files = ClaimFiles.read(arguments, problems);
        if (!problems.isEmpty()) {
            throw new UnusableInputException(problems);
        }
        List<Question> questions = new ArrayList<>();
        for (ClaimFile file : files) {
            file.entries()
                    .forEach(entry -> entry.claim()
                            .ifPresent(claim -> questions.add(new Question(claim, Examiner.USUAL_ROUTES))));
        }
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), !quiet && ProgressLine.isTerminal());
        List<Finding> findings = examiner(progress).examine(questions);
        progress.clear();
        CheckRun run = CheckRun.of(seed, checked(files, findings));
        boolean isTaken = write(run);
        if (!isTaken) {
            new CheckSummary(files, findings).print(spec.commandLine().getOut());
        }
        boolean isUnreadable = run.claims().stream().anyMatch(Checked::cannotBeRead);
        if (isUnreadable) {
            PrintWriter err = spec.commandLine().getErr();
            files.forEach(file -> file.entries()
                    .forEach(entry -> entry.problems()
                            .forEach(problem -> err.printf("lossproof check: %s%n", Main.message(problem)))));
            err.flush();
        }
        return isUnreadable ? Main.UNUSABLE_INPUT : Status.of(findings);
    }

    private static List<Checked> checked(List<ClaimFile> files, List<Finding> findings) {
        Iterator<Finding> next = findings.iterator();
        List<Checked> checked = new ArrayList<>();
        for (ClaimFile file : files) {
            for (ClaimFile.Entry entry : file.entries()) {
                checked.add(
                        entry.claim().isPresent()
                                ? Checked.of(next.next(), file.name(), entry.line())
                                : Checked.unreadable(
                                        entry.id(), entry.statement(), entry.problems(), file.name(), entry.line()));
            }
        }
        return checked;
    }

    private ParallelExaminer examiner(ParallelExaminer.Progress progress) {
        return new ParallelExaminer(seed, Duration.ofSeconds(timeLimit), progress);
    }

    /** Writes the forms that are asked for. Whether one of them is the answer on standard output. */
    private boolean write(CheckRun run) {
        boolean[] results = {
            write(json, run, CheckRun::json), write(junit, run, JUnitXml::of), write(markdown, run, MarkdownSummary::of)
        };
        return results[0] || results[1] || results[2];
    }

    private boolean write(@Nullable String file, CheckRun run, Function<CheckRun, String> form) {
        if (file == null) {
            return false;
        }
        String text = form.apply(run);
        if (file.equals("-")) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return true;
        }
        WholeFile.write(ClaimFiles.path(file), text);
        return false;
    }
}
