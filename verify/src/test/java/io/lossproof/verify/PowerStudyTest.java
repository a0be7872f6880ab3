package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.power.Judge;
import io.lossproof.verify.power.KeptPower;
import io.lossproof.verify.power.Mutators;
import io.lossproof.verify.power.Power;
import io.lossproof.verify.power.Reviews;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PowerStudyTest {

    private static final long SEED = 20817;
    private static final int MOST = 12;

    private final AtomicInteger asked = new AtomicInteger();
    private final Examiner examiner = new Examiner(SEED);
    private final Judge counting = (claim, routes) -> {
        asked.incrementAndGet();
        return examiner.verdict(claim, routes);
    };

    private PowerStudy study(Judge judge, KeptPower kept) {
        return new PowerStudy(new Power(judge, Mutators.all(), MOST, SEED), MOST, SEED, new Reviews(List.of()), kept);
    }

    private static Claim claim(String id, String statement, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        return Claim.equal(id, "", parsed.left(), parsed.right(), scope).with(parsed.relation());
    }

    private static Run run(PowerStudy study, Claim... claims) {
        return new Runner(SEED, ParallelExaminer.Progress.NONE)
                .measuring(study)
                .run(List.of(), List.of(claims), List.of());
    }

    private static PowerRecord power(Run run) {
        PowerRecord power = run.power();
        assertNotNull(power);
        return power;
    }

    @Test
    void measuresWhatHoldsAndNothingElse() {
        Run run = run(
                study(counting, KeptPower.NONE),
                claim("true", "2*softplus(x) == log(1 + exp(x)) + softplus(x)", "x: real"),
                claim("false", "softplus(x) == x", "x: real"),
                claim("meant to fail", "softplus(x) == 2*x", "x: real").expectedToFail());
        PowerRecord power = power(run);
        assertEquals(
                List.of("true"),
                power.claims().stream().map(PowerRecord.ClaimPowerRecord::claim).toList());
        assertEquals(1.0, power.power());
        assertTrue(power.suffices());
        assertEquals(MOST, power.counted() + power.equivalent());
        assertEquals(run, RunFile.read(RunFile.write(run)));
    }

    @Test
    void aBlindJudgeIsNotEnough() {
        PowerRecord power = power(run(
                study((claim, routes) -> Verdict.SUPPORTED, KeptPower.NONE),
                claim("true", "softplus(x) == log(1 + exp(x))", "x: real")));
        assertEquals(0.0, power.power());
        assertTrue(power.unreviewed() > 0);
        assertTrue(!power.suffices());
    }

    @Test
    void measuresAgainOnlyWhatHasChanged() {
        PowerStudy first = study(counting, KeptPower.NONE);
        Claim claim = claim("c", "softplus(x) == log(1 + exp(x))", "x: real");
        Run measured = run(first, claim);
        PowerRecord before = power(measured);
        int judged = asked.get();
        assertTrue(judged > 0);
        KeptPower kept = KeptPower.read(first.keptAfter(measured).json());
        assertEquals(before, power(run(study(counting, kept), claim)));
        assertEquals(judged, asked.get());
        power(run(study(counting, kept), claim("c", "softplus(x) == log(1 + exp(x))", "x: positive")));
        assertTrue(asked.get() > judged);
    }

    @Test
    void progressHearsOfEachClaim() {
        AtomicInteger heard = new AtomicInteger();
        ParallelExaminer.Progress progress = new ParallelExaminer.Progress() {
            @Override
            public void answered(int done, int total, Finding finding) {}

            @Override
            public void measured(int done, int total, Claim claim) {
                heard.addAndGet(done);
                assertEquals(1, total);
            }
        };
        new Runner(SEED, progress)
                .measuring(study(counting, KeptPower.NONE))
                .run(List.of(), List.of(claim("c", "x + x == 2*x", "x: real")), List.of());
        assertEquals(1, heard.get());
    }

    @Test
    void aRunWithoutAStudyHasNoPower() {
        Run run = new Runner(SEED, ParallelExaminer.Progress.NONE)
                .run(List.of(), List.of(claim("c", "x + x == 2*x", "x: real")), List.of());
        assertNull(run.power());
        assertTrue(!RunFile.write(run).contains("\"power\""));
    }
}
