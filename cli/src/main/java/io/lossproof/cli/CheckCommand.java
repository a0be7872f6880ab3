package io.lossproof.cli;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import io.lossproof.verify.CheckResult;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof check}: a verdict on one statement. */
@Command(
        name = "check",
        description = "Judge a statement: proved, supported, refuted with a counterexample, or undecided.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "STATEMENT", description = "two formulas and a relation: 'LHS == RHS', <=, >=, <, >")
    private String statement = "";

    @Option(
            names = "--where",
            paramLabel = "DOMAINS",
            description = "the variables with their domains: 'z: real, y: {0, 1}'")
    private String where = "";

    @Option(names = "--given", paramLabel = "CONDITION", description = "a further condition: 'a < b'; repeatable")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--relation",
            paramLabel = "R",
            description = "in which sense both sides are equal: equal (the default), constant, scale, gradient, argmin")
    private String relation = "equal";

    @Option(
            names = "--in",
            paramLabel = "NAMES",
            description = "the parameters that the relation speaks of: 'mu, sigma'")
    private @Nullable String in;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON; - for standard output")
    private @Nullable String json;

    @Option(names = "--seed", paramLabel = "N", description = "of the points (default: ${DEFAULT-VALUE})")
    private long seed = Runner.USUAL_SEED;

    @Override
    public Integer call() {
        if (statement.matches("--[a-z-]+(=\\S*)?")) {
            throw new ParameterException(spec.commandLine(), "Unknown option: '" + statement + "'");
        }
        Claim claim = claim();
        Finding finding = new Examiner(seed).examine(claim, Examiner.USUAL_ROUTES);
        PrintWriter out = spec.commandLine().getOut();
        String result = json == null ? "" : CheckResult.json(seed, List.of(finding));
        if ("-".equals(json)) {
            out.print(result);
            out.flush();
        } else {
            if (json != null) {
                WholeFile.write(Path.of(json), result);
            }
            new FindingPrinter(out).print(finding);
        }
        return Status.of(List.of(finding));
    }

    /**
     * Reads everything before judging anything; each thing that is wrong gets its line. Where the declarations are
     * wrong, nothing is said about names.
     */
    private Claim claim() {
        List<String> problems = new ArrayList<>();
        Scope declared = read("--where", problems, () -> Parser.scope(where), Scope.EMPTY);
        boolean isDeclared = problems.isEmpty();
        List<Cond> conditions = new ArrayList<>();
        for (String text : isDeclared ? given : List.<String>of()) {
            conditions.add(read("--given", problems, () -> Parser.condition(text, declared), Cond.TRUE));
        }
        Claim.UpTo sense = sense(problems);
        List<String> parameters = parameters(declared, isDeclared, sense, problems);
        if (isDeclared) {
            Scope scope = declared.given(conditions);
            Parser.Statement parsed = read(
                    "statement",
                    problems,
                    () -> Parser.statement(statement, scope),
                    new Parser.Statement(
                            io.lossproof.symbolic.expr.Num.ZERO,
                            io.lossproof.symbolic.expr.Relation.EQUAL,
                            io.lossproof.symbolic.expr.Num.ZERO));
            if (problems.isEmpty()) {
                return Claim.equal("statement", "", parsed.left(), parsed.right(), scope)
                        .with(parsed.relation())
                        .upTo(sense, parameters);
            }
        }
        throw new UnusableInputException(problems);
    }

    private Claim.UpTo sense(List<String> problems) {
        for (Claim.UpTo sense : Claim.UpTo.values()) {
            if (sense.text().equals(relation.toLowerCase(Locale.ROOT))) {
                return sense;
            }
        }
        problems.add("--relation: '" + relation + "' is none of "
                + String.join(
                        ", ",
                        Arrays.stream(Claim.UpTo.values()).map(Claim.UpTo::text).toList()));
        return Claim.UpTo.EQUAL;
    }

    private List<String> parameters(Scope scope, boolean isDeclared, Claim.UpTo sense, List<String> problems) {
        if (sense == Claim.UpTo.EQUAL) {
            if (in != null) {
                problems.add("--in goes with --relation constant, scale, gradient or argmin");
            }
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String name : (in == null ? "" : in).split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.isEmpty()) {
            problems.add("--relation " + sense.text() + " needs the parameters it speaks of: --in 'mu'");
        }
        for (String name : isDeclared ? names : List.<String>of()) {
            if (scope.domain(name).isEmpty()) {
                problems.add("--in: '" + name + "' is not declared in --where");
            }
        }
        return names;
    }

    private static <T> T read(String what, List<String> problems, Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (SyntaxException e) {
            problems.add(what + ": " + e.getMessage());
            return otherwise;
        }
    }
}
