package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entropy, divergence, score and information at the command line. */
class InformationCommandsTest {

    private static Outcome run(String words) {
        return Outcome.of(words.split(" "));
    }

    // ---- derive ---------------------------------------------------------------------------------------------------

    @Test
    void aDivergenceIsDerivedWithItsReasons() {
        assertEquals(
                """
                Gaussian, mean and standard deviation
                  The normal law with mean mu. For a fixed scale its negative log-likelihood is squared error up to
                  a factor and a constant.
                  The observation is y: real (observed value); the parameters are mu: real (mean) and sigma:
                  positive (standard deviation). The density is
                    f(y) = 1/(sigma*sqrt(2*pi))*exp(-(y - mu)^2/(2*sigma^2))

                KL divergence
                  The KL divergence is the expectation of the log-ratio of the first to the second density under the
                  first member.
                  The parameters of the first member are mu_1: real (mean, first member) and sigma_1: positive
                  (standard deviation, first member); those of the second are mu_2: real (mean, second member) and
                  sigma_2: positive (standard deviation, second member).
                  What the expectation is taken of:
                      log(1/(sigma_1*sqrt(2*pi))*exp(-(y - mu_1)^2/(2*sigma_1^2))) - log(1/(sigma_2*sqrt(2*pi))*exp(-(y - mu_2)^2/(2*sigma_2^2)))
                    = log(sigma_2) + (y - mu_2)^2/(2*sigma_2^2) - log(sigma_1) - (y - mu_1)^2/(2*sigma_1^2)
                          by: insertion of the log-density
                    = log(sigma_2) + (mu_1 - mu_2)^2/(2*sigma_2^2) - log(sigma_1) + (mu_1 - mu_2)*(y - mu_1)/sigma_2^2 + (1/sigma_2^2 - 1/sigma_1^2)*(y - mu_1)^2/2
                          by: expansion about the mean
                  Term by term, with E[y - mu_1] = 0 and E[(y - mu_1)^2] = sigma_1^2:
                      log(sigma_2) + (mu_1 - mu_2)^2/(2*sigma_2^2) - log(sigma_1) + (1/sigma_2^2 - 1/sigma_1^2)/2*sigma_1^2
                    = log(sigma_2) + (mu_1 - mu_2)^2/(2*sigma_2^2) - log(sigma_1) + sigma_1^2/(2*sigma_2^2) - 1/2
                          by: collection of signs and like terms
                    = log(sigma_2/sigma_1) + (mu_1 - mu_2)^2/(2*sigma_2^2) + sigma_1^2/(2*sigma_2^2) - 1/2
                          by: difference of logarithms
                    = log(sigma_2/sigma_1) + ((mu_1 - mu_2)^2 + sigma_1^2)/(2*sigma_2^2) - 1/2
                          by: common denominator
                  These steps ask for sigma_2 > 0 and sigma_1 > 0, which hold for all values of the variables.
                  Hence
                    kl-divergence in nats = log(sigma_2/sigma_1) + ((mu_1 - mu_2)^2 + sigma_1^2)/(2*sigma_2^2) - 1/2
                  It is evaluated as
                    kl-divergence in nats, as evaluated = log(sigma_2) + ((mu_1 - mu_2)/sigma_2)^2/2 - log(sigma_1) + (sigma_1/sigma_2)^2/2 - 1/2
                """,
                run("derive gaussian --quantity kl-divergence").mustAnswer(0).out());
    }

    @Test
    void anotherBaseIsALineOfItsOwn() {
        Outcome bits = run("derive bernoulli --quantity entropy --base 2").mustAnswer(0);
        bits.mustContain("entropy in bits = (-p*log(p) - (1 - p)*log(1 - p))/log(2)");
        assertEquals(
                run("derive bernoulli --quantity entropy").mustAnswer(0),
                run("derive bernoulli --quantity entropy --base e").mustAnswer(0));
    }

    @Test
    void everyEntryOfTheFisherInformationIsTold() {
        Outcome outcome =
                run("derive gaussian --link mu-variance --quantity fisher").mustAnswer(0);
        outcome.mustContain("E[d/dmu d/dmu loss] = 1/variance");
        outcome.mustContain("E[d/dmu d/dvariance loss] = 0");
        outcome.mustContain("E[d/dvariance d/dvariance loss] = 1/(2*variance^2)");
        run("derive categorical --link softmax --quantity score")
                .mustAnswer(0)
                .mustContain("d/dz[j] = y[j] - softmax(z, j)");
    }

    @Test
    void refusesABaseThatIsNoneOrHasNoMeaning() {
        run("derive bernoulli --quantity entropy --base 3")
                .mustRefuse("lossproof derive: there is no base '3' of the logarithm; there are e, 2, 10");
        run("derive bernoulli --quantity score --base 2")
                .mustRefuse("lossproof derive: a base of the logarithm gives the unit of a loss, entropy or divergence;"
                        + " it has no meaning for the score");
        run("derive bernoulli --base 2")
                .mustRefuse("lossproof derive: --base goes with --quantity entropy, cross-entropy or kl-divergence");
    }

    // ---- list -----------------------------------------------------------------------------------------------------

    @Test
    void theListOfFamiliesNamesThem() {
        String list = run("list families --json").mustAnswer(0).out();
        JsonNode quantities = Schema.parse(list).at("/families/0/parametrisations/0/quantities");
        List<String> names = new ArrayList<>();
        quantities.forEach(name -> names.add(name.textValue()));
        assertTrue(
                names.containsAll(List.of(
                        "entropy",
                        "cross-entropy",
                        "kl-divergence",
                        "score",
                        "observed-information",
                        "fisher-information")),
                names::toString);
    }

    // ---- eval -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli --quantity entropy p=0.5 --base 2 | 1.0000000000000000000",
                "bernoulli --quantity entropy p=0.5 --base 10 | 0.30102999566398119521",
                "bernoulli --quantity cross-entropy p_1=0.5 p_2=0.25 --base 2 | 1.2075187496394219093",
                "bernoulli --quantity loss p=0.5 y=1 --base 2 | 1.0000000000000000000",
                "gaussian --quantity kl-divergence mu_1=1 sigma_1=1 mu_2=0 sigma_2=2 | 0.44314718055994530942",
                "gaussian --quantity kl mu_1=0 sigma_1=2 mu_2=1 sigma_2=1 | 1.3068528194400546906",
                "categorical --link softmax --quantity kl z_1=0,0 z_2=0,1 | 0.12011450695827752463",
                "categorical --quantity entropy p=0.25,0.25,0.5 --base 2 | 1.5000000000000000000"
            })
    void valuesAreCertified(String words, String digits) {
        run("eval " + words).mustAnswer(0).mustContain("  certified  " + digits + "\n");
    }

    @Test
    void namesTheUnitWhereItWasAskedFor() {
        run("eval bernoulli --quantity entropy p=0.5 --base 2")
                .mustAnswer(0)
                .mustContain("bernoulli, probability: entropy in bits at p=0.5");
    }

    @Test
    void informationIsPrintedEntryByEntry() {
        Outcome outcome =
                run("eval gaussian --quantity fisher-information mu=0 sigma=2").mustAnswer(0);
        outcome.mustContain("entry 1\n  certified  0.25");
        outcome.mustContain("entry 4\n  certified  0.5");
        run("eval bernoulli --link logit --quantity score z=0 y=1")
                .mustAnswer(0)
                .mustContain("  certified  0.5");
    }

    @Test
    void refusesWhatIsNoPair() {
        run("eval bernoulli --quantity kl-divergence p=0.5")
                .mustRefuse(
                        "lossproof eval: the input 'p_1' is missing (probability of success, first member)",
                        "lossproof eval: the input 'p_2' is missing (probability of success, second member)",
                        "lossproof eval: there is no input 'p'; inputs of bernoulli, probability, are p_1, p_2");
        run("eval categorical --quantity cross-entropy p_1=0.5,0.5 p_2=0.5,0.25,0.25")
                .mustRefuse("lossproof eval: p_2 has 3 entries, where K = 2");
        run("eval bernoulli --quantity entropy p=1.5")
                .mustRefuse("lossproof eval: p = 1.5 is outside (0, 1), the parameter space of Bernoulli");
        run("eval bernoulli --quantity gradient p=0.5 y=1 --base 2")
                .mustRefuse("lossproof eval: a base of the logarithm gives the unit of a loss, entropy or divergence;"
                        + " it has no meaning for the gradient");
    }

    // ---- eval --batch ---------------------------------------------------------------------------------------------

    private static List<JsonNode> answers(Path folder, int status, String... questions) throws IOException {
        Path in = Files.write(folder.resolve("in.jsonl"), List.of(questions));
        Path out = folder.resolve("out.jsonl");
        Outcome.of("eval", "--batch", in.toString(), "--out", out.toString()).mustAnswer(status);
        return Files.readAllLines(out).stream()
                .map(Schema.EVALUATION::mustAccept)
                .toList();
    }

    private static String question(String quantity, String rest) {
        return "{\"family\": \"bernoulli\", \"quantity\": \"" + quantity + "\", " + rest + "}";
    }

    @Test
    void theSecondMemberMayBeAFieldOfItsOwn(@TempDir Path folder) throws IOException {
        List<JsonNode> answers = answers(
                folder,
                0,
                question("kl-divergence", "\"inputs\": {\"p_1\": 0.5, \"p_2\": 0.25}, \"base\": 2"),
                question("kl", "\"inputs\": {\"p\": 0.5}, \"other\": {\"p\": 0.25}, \"base\": \"2\""),
                question("kl", "\"inputs\": {\"p\": 0.5, \"base\": 2}, \"other\": {\"p\": 0.25}"));
        for (JsonNode answer : answers) {
            assertEquals(
                    "0.2075187496394219092731305280260917456201",
                    answer.path("certified").textValue());
        }
    }

    @Test
    void informationIsAMatrixAndTheScoreAnArray(@TempDir Path folder) throws IOException {
        List<JsonNode> answers = answers(
                folder,
                0,
                "{\"family\": \"gaussian\", \"quantity\": \"fisher\", \"inputs\": {\"mu\": 0, \"sigma\": 2}}",
                "{\"family\": \"gaussian\", \"quantity\": \"score\", \"inputs\": {\"mu\": 0, \"sigma\": 2, \"y\": 4}}");
        assertEquals("[[0.25,0.0],[0.0,0.5]]", answers.get(0).path("value").toString());
        assertEquals("[1.0,1.5]", answers.get(1).path("value").toString());
    }

    @Test
    void eachWrongLineSaysWhatIsWrong(@TempDir Path folder) throws IOException {
        List<String> errors = answers(
                        folder,
                        2,
                        question("entropy", "\"inputs\": {\"p\": 0.5}, \"base\": 3"),
                        question("entropy", "\"inputs\": {\"p\": 0.5}, \"base\": true"),
                        question("entropy", "\"inputs\": {\"p\": 0.5, \"base\": 2}, \"base\": 2"),
                        question("entropy", "\"inputs\": {\"p\": 0.5}, \"other\": {\"p\": 0.25}"),
                        question("score", "\"inputs\": {\"p\": 0.5, \"y\": 1}, \"base\": 2"),
                        question("kl", "\"inputs\": {\"p\": 0.5}, \"other\": 3"),
                        question("kl", "\"inputs\": {\"p\": 0.5}, \"other\": {\"p\": 0}"))
                .stream()
                .map(answer -> answer.path("error").textValue())
                .toList();
        assertEquals(
                List.of(
                        "there is no base '3' of the logarithm; there are e, 2, 10",
                        "there is no base 'true' of the logarithm; there are e, 2, 10",
                        "the base of the logarithm is given twice",
                        "the field 'other' is the second of two members; the entropy is of one",
                        "a base of the logarithm gives the unit of a loss, entropy or divergence; it has no meaning for"
                                + " the score",
                        "the field 'other' is an object of names and numbers",
                        "p_2 = 0 is outside (0, 1), the parameter space of Bernoulli"),
                errors);
    }
}
