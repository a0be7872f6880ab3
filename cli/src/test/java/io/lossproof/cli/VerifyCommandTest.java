package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @Test
    void namesEveryUnknownFamilyAndRunsNothing(@TempDir Path folder) {
        Path report = folder.resolve("report");
        Outcome.of("verify", "bernoulli", "foo", "bar", "-o", report.toString())
                .mustRefuse(
                        "lossproof verify: there is no command or family 'foo'; families are bernoulli, categorical, gaussian",
                        "lossproof verify: there is no command or family 'bar'; families are bernoulli, categorical, gaussian");
        assertFalse(Files.exists(report));
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        Outcome.of("verify", "--seed", "x")
                .mustRefuse("lossproof verify: Invalid value for option '--seed': 'x' is not a long;"
                        + " see lossproof verify --help");
    }
}
