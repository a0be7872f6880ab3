package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.verify.source.SourceDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/**
 * Derivations as they are written, against the files in {@code src/test/resources/io/lossproof/cli/derive}. Where a
 * form changes for the better, {@code -Dlossproof.golden=write} writes these files anew, from the folder of the module;
 * what changed is reviewed like code.
 */
class DeriveCommandTest {

    private static final String KNOWN = """
            \\documentclass \\usepackage \\allowdisplaybreaks \\setlength \\parindent \\parskip \\begin \\end \\section
            \\subsection \\textit \\footnotesize \\tag \\boxed \\text \\left \\right \\frac \\sqrt \\sum \\prod \\log \\exp
            \\max \\operatorname \\mathbb \\partial \\ell \\sigma \\mu \\tau \\lambda \\delta \\Delta \\pi \\infty \\in \\ldots \\cdot \\le
            """;

    private static final Path SOURCES = Path.of("src", "test", "resources", "io", "lossproof", "cli", "derive");

    private static Outcome derive(String words) {
        return Outcome.of(("derive " + words).split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "bernoulli, logit, text, txt",
        "bernoulli, logit, markdown, md",
        "bernoulli, logit, tex, tex",
        "bernoulli, logit, json, json",
        "categorical, softmax, text, txt",
        "categorical, softmax, markdown, md",
        "categorical, softmax, tex, tex",
        "categorical, softmax, json, json",
        "gaussian, mu-sigma, text, txt",
        "gaussian, mu-sigma, markdown, md",
        "gaussian, mu-sigma, tex, tex",
    })
    void isWrittenAsBefore(String family, String link, String format, String suffix) throws IOException {
        String found = derive(family + " --link " + link + " --format " + format)
                .mustAnswer(0)
                .out();
        compare(family + "-" + link + "." + suffix, found);
    }

    private static void compare(String name, String found) throws IOException {
        if ("write".equals(System.getProperty("lossproof.golden"))) {
            Files.createDirectories(SOURCES);
            Files.writeString(SOURCES.resolve(name), found);
            return;
        }
        try (InputStream in = DeriveCommandTest.class.getResourceAsStream("derive/" + name)) {
            assertNotNull(in, name);
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), found);
        }
    }

    @ParameterizedTest
    @CsvSource({"text, txt", "markdown, md", "tex, tex", "json, json"})
    void aClaimOfASourceDocumentIsWrittenAsBefore(String format, String suffix) throws IOException {
        compare("m8." + suffix, derive("m8 --format " + format).mustAnswer(0).out());
    }

    @Test
    void writesTextInTheFamilysOwnParametrisationUnlessToldOtherwise() {
        assertEquals(
                derive("bernoulli --parametrisation probability --format text").mustAnswer(0),
                derive("bernoulli").mustAnswer(0));
    }

    @Test
    void writesOnlyTheQuantitiesAskedFor() {
        Outcome gradient = derive("bernoulli --link logit --quantity gradient").mustAnswer(0);
        gradient.mustContain("d/dz = sigmoid(z) - y");
        assertFalse(gradient.out().contains("Hessian"), gradient.out());
        assertFalse(gradient.out().contains("Loss"), gradient.out());
        Outcome both = derive("bernoulli --link logit --quantity hessian --quantity gradient")
                .mustAnswer(0);
        both.mustContain("d/dz d/dz = sigmoid(z)*sigmoid(-z)");
        both.mustContain("d/dz = sigmoid(z) - y");
    }

    @Test
    void writesMathMlThatIsXml() throws Exception {
        for (String words : List.of("bernoulli --link logit", "categorical --link softmax", "gaussian", "M8")) {
            String page = derive(words + " --format mathml").mustAnswer(0).out();
            org.w3c.dom.Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<body>" + page + "</body>")));
            assertTrue(document.getElementsByTagName("math").getLength() > 5, page);
            assertEquals(1, document.getElementsByTagName("h1").getLength());
        }
    }

    /** No TeX is at hand in a build: environments, brackets and commands are what a compiler would trip over. */
    @Test
    void texIsAWholeDocumentOfKnownCommands() {
        for (DistributionFamily family : Families.all()) {
            for (Parametrisation parametrisation : family.parametrisations()) {
                mustBeSound(derive(family.id() + " --parametrisation " + parametrisation.id() + " --format tex")
                        .mustAnswer(0)
                        .out());
            }
        }
        mustBeSound(derive("M8 --format tex").mustAnswer(0).out());
    }

    private static void mustBeSound(String tex) {
        assertTrue(tex.startsWith("\\documentclass{article}\n\\usepackage{amsmath}\n"), tex);
        Deque<String> open = new ArrayDeque<>();
        Matcher environments = Pattern.compile("\\\\(begin|end)\\{([a-z*]+)\\}").matcher(tex);
        while (environments.find()) {
            if (environments.group(1).equals("begin")) {
                open.push(environments.group(2));
            } else {
                assertEquals(open.poll(), environments.group(2), tex);
            }
        }
        assertTrue(open.isEmpty(), open::toString);
        int depth = 0;
        String brackets = tex.replaceAll("\\\\[{}\\\\]", "");
        for (int i = 0; i < brackets.length(); i++) {
            char c = brackets.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertTrue(depth >= 0, tex);
        }
        assertEquals(0, depth, tex);
        assertTrue(tex.chars().allMatch(c -> c < 128), () -> "not ASCII: " + tex);
        Set<String> commands = Pattern.compile("\\\\[A-Za-z]+")
                .matcher(tex)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        commands.removeAll(List.of(KNOWN.split("\\s+")));
        assertEquals(Set.of(), commands);
        assertFalse(Pattern.compile("\\\\\\\\\\s*\\\\end").matcher(tex).find(), "an empty last line");
    }

    @Test
    void markdownHasBlocksInPairsWithoutDollarSignsInside() {
        for (String words : List.of("bernoulli --link logit", "categorical --link softmax", "gaussian", "M8")) {
            String text = derive(words + " --format markdown").mustAnswer(0).out();
            String[] parts = text.split("(?m)^\\$\\$$", -1);
            assertTrue(parts.length > 2 && parts.length % 2 == 1, text);
            for (int i = 1; i < parts.length; i += 2) {
                assertFalse(parts[i].contains("$"), parts[i]);
            }
            for (int i = 0; i < parts.length; i += 2) {
                assertEquals(0, parts[i].chars().filter(c -> c == '$').count() % 2, parts[i]);
            }
        }
    }

    @Test
    void remarksThatThePredictionLessTheObservationIsLeft() {
        String remark = "is predicted minus observed";
        derive("categorical --link softmax --format markdown")
                .mustAnswer(0)
                .mustContain("what is observed: the derivative in $z_j$ is predicted minus observed.");
        assertFalse(derive("categorical --format markdown").out().contains(remark));
        assertFalse(derive("gaussian --parametrisation mu-log-sigma --format markdown")
                .out()
                .contains(remark + "."));
    }

    @Test
    void refusesUnknownFormatsQuantitiesAndFamilies() {
        derive("bernoulli --format html")
                .mustRefuse("lossproof derive: there is no format 'html'; there are text, tex, mathml, markdown, json");
        derive("bernoulli --quantity mean")
                .mustRefuse("lossproof derive: there is no quantity 'mean';"
                        + " there are loss, loss-without-constants, gradient, hessian, entropy, cross-entropy,"
                        + " kl-divergence, score, observed-information, fisher-information");
        derive("bernoulli --link probit")
                .mustRefuse("lossproof derive: there is no parametrisation of bernoulli 'probit';"
                        + " there are probability, logit");
        derive("foo")
                .mustRefuse("lossproof derive: there is no family or claim 'foo'; there are bernoulli, categorical,"
                        + " gaussian, "
                        + SourceDocuments.all().stream()
                                .flatMap(document -> document.rows().stream())
                                .map(row -> row.id())
                                .collect(Collectors.joining(", ")));
        derive("M8 --quantity gradient")
                .mustRefuse("lossproof derive: M8 is a claim of a source document;"
                        + " --parametrisation, --quantity and --base are for families");
        Outcome.of("derive")
                .mustRefuse("lossproof derive: Missing required parameter: 'FAMILY'; see lossproof derive --help");
    }
}
