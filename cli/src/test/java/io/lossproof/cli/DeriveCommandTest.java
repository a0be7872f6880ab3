package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Derivations against golden files. {@code -Dlossproof.golden=write} writes them again, from the folder of this module;
 * read the difference before you commit it.
 */
class DeriveCommandTest {

    @ParameterizedTest
    @CsvSource({
        "bernoulli, logit, text",
        "bernoulli, logit, markdown",
        "categorical, softmax, text",
        "categorical, softmax, tex",
        "gaussian, mu-precision, text"
    })
    void isWrittenAsInItsGoldenFile(String family, String parametrisation, String format) throws IOException {
        Console console = Console.run("derive", family, "--parametrisation", parametrisation, "--format", format);
        assertEquals(0, console.status(), console::err);
        String name = family + "-" + parametrisation + "." + format;
        if ("write".equals(System.getProperty("lossproof.golden"))) {
            Path file = Path.of("src/test/resources/io/lossproof/cli/golden", name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, console.out());
        }
        try (var golden = Objects.requireNonNull(DeriveCommandTest.class.getResourceAsStream("golden/" + name), name)) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), console.out());
        }
    }

    @Test
    void theJsonFormFollowsItsSchema() {
        Console console = Console.run("derive", "gaussian", "--format", "json");
        Schemas.requireValid("derivation", console.out());
        Schemas.requireInvalid("derivation", "{\"version\": 1}");
    }

    @Test
    void mathMlIsWellFormedAndQuantitiesCanBeChosen() {
        Console console = Console.run("derive", "bernoulli", "--quantity", "gradient", "--format", "mathml");
        assertTrue(console.out().startsWith("<math "), console::out);
        assertEquals(1, console.out().split("<math ", -1).length - 1);
    }

    @Test
    void unknownNamesAreRefused() {
        Console.refuses(1, "there is no family 'poison'", "derive", "poison");
        Console.refuses(1, "there is no format 'pdf'", "derive", "bernoulli", "--format", "pdf");
        Console.refuses(1, "there is no quantity 'mean'", "derive", "bernoulli", "--quantity", "mean");
        Console.refuses(1, "did you mean softmax?", "derive", "categorical", "--link", "sofmax");
    }
}
