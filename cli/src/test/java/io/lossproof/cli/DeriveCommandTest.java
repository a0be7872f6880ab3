package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Derivations as they are written, against the files in {@code src/test/resources/io/lossproof/cli/derive}. Where a
 * form changes for the better, {@code -Dlossproof.golden=write} writes these files anew, from the folder of the module;
 * what changed is reviewed like code.
 */
class DeriveCommandTest {

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
    })
    void isWrittenAsBefore(String family, String link, String format, String suffix) throws IOException {
        String found = derive(family + " --link " + link + " --format " + format)
                .mustAnswer(0)
                .out();
        String name = family + "-" + link + "." + suffix;
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
    void writesMathMl() {
        Outcome outcome = derive("bernoulli --link logit --format mathml --quantity hessian")
                .mustAnswer(0);
        assertEquals(1, outcome.lines().size());
        outcome.mustContain("<math");
        outcome.mustContain("</math>");
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
                .mustRefuse("lossproof derive: there is no family 'foo'; there are bernoulli, categorical, gaussian");
        Outcome.of("derive")
                .mustRefuse("lossproof derive: Missing required parameter: 'FAMILY'; see lossproof derive --help");
    }
}
