package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code list}, {@code verify} and {@code report}. */
class CatalogueCommandsTest {

    @Test
    void familiesAreListedWithTheirParametrisations() {
        Console text = Console.run("list", "families");
        assertTrue(text.out().contains("gaussian\n  mu-sigma (mu: real, sigma: positive)\n"), text::out);
        Schemas.requireValid(
                "families", Console.run("list", "families", "--json").out());
        assertTrue(Console.run("list", "links").out().contains("logit  bernoulli, p = sigmoid(z)"));
        assertTrue(Console.run("list", "claims").out().contains("identity/binary-cross-entropy"));
        assertTrue(Console.run("list", "checks").out().contains("Gradient Is The Derivative"));
        Console.refuses(1, "there is no list of 'losses'", "list", "losses");
    }

    @Test
    void aFamilyIsVerifiedReportedAndReportedAgain(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first");
        Console verified = Console.run("bernoulli", "-o", first.toString());
        assertEquals(0, verified.status(), verified::err);
        assertTrue(verified.out().contains("bernoulli   27 proved (probability, logit)"), verified::out);
        assertEquals("", verified.err());
        Schemas.requireValid("run", Files.readString(first.resolve("run.json")));
        Path second = folder.resolve("second");
        assertEquals(
                0,
                Console.run("report", first.toString(), "-o", second.toString()).status());
        for (String page : new String[] {"index.html", "bernoulli.html", "run.json"}) {
            assertEquals(Files.readString(first.resolve(page)), Files.readString(second.resolve(page)));
        }
    }

    @Test
    void unusableInputIsRefusedBeforeAnyWork(@TempDir Path folder) throws IOException {
        Console.refuses(1, "there is no command or family 'bernuli'", "verify", "bernuli");
        Console.refuses(1, "there is no command or family 'chekc'", "chekc");
        Files.writeString(folder.resolve("precious.txt"), "mine");
        Console.refuses(1, "is not replaced", "verify", "-o", folder.toString());
        assertTrue(Files.exists(folder.resolve("precious.txt")));
        Console.refuses(
                1, "there is no such file", "report", folder.resolve("no.json").toString(), "-o", "out");
        Console.refuses(
                1, "not a stored run", "report", folder.resolve("precious.txt").toString(), "-o", "out");
    }
}
