package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.power.KeptPower;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.ReviewRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measured power in the summary, in the exit status, in run.json and kept beside it. */
class PowerSummaryTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

    private static Run run(PowerRecord power) {
        return new Run(
                Run.FORMAT, "0", 1, "2026-01-01T00:00:00Z", 1.0, Map.of(), List.of(), List.of(), List.of(), power);
    }

    private static PowerRecord power(int refuted, SurvivorRecord... survivors) {
        int judged = refuted + survivors.length;
        ClaimPowerRecord claim = new ClaimPowerRecord("c", HASH, judged, judged, refuted, 0, 0, List.of(survivors));
        return PowerRecord.of(
                1, 1000, 0.995, List.of(claim), List.of(new ReviewRecord("c", "x^2", false, "It was not seen.")));
    }

    private static SurvivorRecord survivor(String reason) {
        return new SurvivorRecord("factor 2", "2*x", "undecided", false, reason);
    }

    private static String summary(Run run) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new RunSummary(run).print(out);
        out.flush();
        return text.toString();
    }

    @Test
    void aSurvivorThatNobodyHasReviewedIsShownAndContradicts() {
        Run run = run(power(999, survivor("")));
        assertTrue(summary(run).contains("NOT REFUTED  c with the right side 2*x"), () -> summary(run));
        assertTrue(summary(run).contains("REVIEW OUT OF DATE  c: x^2"), () -> summary(run));
        assertTrue(
                summary(run).contains("power 99.90 %: 999 of 1000 wrong variants refuted, 1 not (1 without"),
                () -> summary(run));
        assertEquals(Status.CONTRADICTED, RunSummary.status(run));
        Schema.RUN.mustAccept(RunFile.write(run));
    }

    @Test
    void aReviewedSurvivorCountsButIsNoSurprise() {
        Run run = run(power(999, survivor("It is too small to be seen.")));
        assertFalse(summary(run).contains("NOT REFUTED"), () -> summary(run));
        assertEquals(Status.AS_EXPECTED, RunSummary.status(run));
    }

    @Test
    void aPowerBelowTheTargetContradicts() {
        Run run = run(power(99, survivor("It is too small to be seen.")));
        assertTrue(summary(run).contains("power 99.00 %"), () -> summary(run));
        assertEquals(Status.CONTRADICTED, RunSummary.status(run));
    }

    @Test
    void measurementsAreKeptBesideTheRunAndADamagedFileIsNotUsed(@TempDir Path folder) throws IOException {
        StringWriter warnings = new StringWriter();
        PrintWriter err = new PrintWriter(warnings);
        PowerFile file = PowerFile.in(folder);
        assertEquals(KeptPower.NONE.json(), file.read(err).json());
        KeptPower kept = KeptPower.NONE.with(power(5, survivor("")).claims());
        file.write(kept);
        assertEquals(kept.json(), file.read(err).json());
        err.flush();
        assertEquals("", warnings.toString());
        Files.writeString(folder.resolve("power.json"), "{");
        assertEquals(KeptPower.NONE.json(), file.read(err).json());
        err.flush();
        assertTrue(warnings.toString().startsWith("warning: "), warnings::toString);
    }

    @Test
    void freshIsOfNoUseWithoutPower() {
        Outcome.of("verify", "--fresh")
                .mustRefuse("lossproof verify: --fresh says how --power works; it is of no use without it");
    }
}
