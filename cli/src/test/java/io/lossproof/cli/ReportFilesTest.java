package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code verify} and {@code report} with the files that they write. */
class ReportFilesTest {

    @Test
    void aFamilyIsVerifiedReportedAndReportedAgain(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first");
        Outcome verified = Outcome.of("bernoulli", "-o", first.toString());
        assertEquals(0, verified.status(), verified::err);
        assertTrue(
                verified.out().matches("(?s)bernoulli +[0-9]+ proved.* 2 refuted \\(probability, logit\\).*"),
                verified::out);
        assertEquals("", verified.err());
        Schema.RUN.mustAccept(Files.readString(first.resolve("run.json")));
        Path second = folder.resolve("second");
        assertEquals(
                0,
                Outcome.of("report", first.toString(), "-o", second.toString()).status());
        for (String page : new String[] {"index.html", "bernoulli.html", "run.json"}) {
            assertEquals(Files.readString(first.resolve(page)), Files.readString(second.resolve(page)));
        }
    }

    @Test
    void unusableInputIsRefusedBeforeAnyWork(@TempDir Path folder) throws IOException {
        Outcome.refused("there is no command or family 'bernuli'", "verify", "bernuli");
        Outcome.refused("there is no command or family 'chekc'", "chekc");
        Files.writeString(folder.resolve("precious.txt"), "mine");
        Outcome.refused("is not replaced", "verify", "-o", folder.toString());
        assertTrue(Files.exists(folder.resolve("precious.txt")));
        Outcome.refused(
                "there is no such file", "report", folder.resolve("no.json").toString(), "-o", "out");
        Outcome.refused(
                "not a stored run", "report", folder.resolve("precious.txt").toString(), "-o", "out");
    }
}
