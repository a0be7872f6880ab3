package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.RunFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunnerTest {

    @SuppressWarnings("NullAway.Init")
    private static Run run;

    @BeforeAll
    static void verifyTheCatalogue() {
        run = new Runner(Runner.USUAL_SEED, ParallelExaminer.Progress.NONE)
                .run(Families.all(), Identities.all(), List.of());
    }

    @Test
    void everythingIsAsExpectedAndNearlyAllOfItProved() {
        assertTrue(run.claims().size() >= 450, "only " + run.claims().size() + " claims");
        for (ClaimRecord claim : run.claims()) {
            assertTrue(claim.asExpected(), () -> claim.id() + " is " + claim.verdict() + ": " + claim.evidence());
        }
        List<String> supported = run.claims().stream()
                .filter(claim -> claim.verdict().equals("supported"))
                .map(ClaimRecord::id)
                .filter(id -> !id.contains("/kl-divergence-"))
                .toList();
        assertEquals(List.of(), supported);
    }

    @Test
    void everyClaimIsSeenByAnIndependentRouteAsWell() {
        for (ClaimRecord claim : run.claims()) {
            boolean proved = claim.verdict().equals("proved");
            Set<String> agreeing = claim.evidence().stream()
                    .filter(evidence -> evidence.outcome().equals("supported"))
                    .map(ClaimRecord.EvidenceRecord::route)
                    .collect(Collectors.toSet());
            boolean scale = claim.upTo().equals("scale");
            assertTrue(!proved || scale || !agreeing.isEmpty(), () -> claim.id() + " has no second route");
        }
    }

    @Test
    void derivativesAreSeenByFourRoutes() {
        List<ClaimRecord> derivatives = run.claims().stream()
                .filter(claim -> claim.id().matches(".*/(gradient|hessian)/.*"))
                .toList();
        assertEquals(33, derivatives.size());
        for (ClaimRecord claim : derivatives) {
            assertEquals(
                    List.of("normal form", "second algebra", "autodiff", "enclosure"),
                    claim.evidence().stream()
                            .filter(evidence -> !evidence.outcome().equals("undecided"))
                            .map(ClaimRecord.EvidenceRecord::route)
                            .toList(),
                    () -> claim.id() + ": " + claim.evidence());
        }
    }

    @Test
    void theStoredFormReadsBack() {
        String stored = RunFile.write(run);
        assertEquals(stored, RunFile.write(RunFile.read(stored)));
    }

    @Test
    void whatIsNotARunIsRefusedWithAReason() {
        assertTrue(message("{}").contains("no version"));
        assertTrue(message("{\"version\": 99}").contains("format version 99"));
        assertTrue(message("nonsense").contains("not a stored run"));
    }

    private static String message(String json) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> RunFile.read(json))
                .getMessage());
    }

    @Test
    void everyFormulaOfARunReadsBackInItsScope() {
        int formulas = 0;
        for (FamilyRecord family : run.families()) {
            for (ParametrisationRecord part : family.parametrisations()) {
                Scope scope = Parser.scope(part.scope());
                for (String text : List.of(part.loss(), part.lossWithoutConstants(), part.stable())) {
                    assertEquals(text, ExprText.of(Parser.expression(text, scope), scope.vectorLengths()));
                    formulas++;
                }
            }
        }
        assertEquals(27, formulas);
    }

    @Test
    void equalSeedsGiveEqualRuns() {
        Run again = new Runner(Runner.USUAL_SEED, ParallelExaminer.Progress.NONE)
                .run(List.of(Families.named("bernoulli").orElseThrow()), List.of(), List.of());
        List<ClaimRecord> first = run.claims().stream()
                .filter(claim -> claim.id().startsWith("bernoulli/"))
                .toList();
        assertEquals(first.size(), again.claims().size());
        for (int i = 0; i < first.size(); i++) {
            assertEquals(first.get(i).evidence(), again.claims().get(i).evidence());
            assertEquals(first.get(i).verdict(), again.claims().get(i).verdict());
        }
    }
}
