package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParallelExaminerTest {

    /** Goes on until it is asked to stop. */
    private static final Route ENDLESS = new Route() {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Optional<Evidence> examine(Claim claim, List<Evidence> earlier, long seed) {
            while (true) {
                OutOfTimeException.check();
                Thread.onSpinWait();
            }
        }
    };

    private static Question question(String statement) {
        return new Question(Claims.of(statement, "x: real"), Examiner.USUAL_ROUTES);
    }

    @Test
    void givesUpAQuestionThatTakesTooLongAndAnswersTheOthers() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            questions.add(new Question(Claims.of("x == x", "x: real"), List.of(ENDLESS)));
            questions.add(question("x + 0 == x"));
        }
        List<Finding> findings =
                new ParallelExaminer(1, Duration.ofMillis(200), ParallelExaminer.Progress.NONE).examine(questions);
        for (int i = 0; i < findings.size(); i += 2) {
            assertEquals(Verdict.UNDECIDED, findings.get(i).verdict());
            assertEquals(
                    Optional.of("no verdict within 200 ms"), findings.get(i).reason());
        }
        assertTrue(findings.stream().anyMatch(finding -> finding.verdict() == Verdict.PROVED));
    }

    @Test
    void keepsTheOrderOfTheQuestions() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            questions.add(question("x + " + i + " == " + i + " + x"));
        }
        List<Finding> findings = new ParallelExaminer(1, ParallelExaminer.USUAL_LIMIT, ParallelExaminer.Progress.NONE)
                .examine(questions);
        assertEquals(
                questions.stream().map(asked -> asked.claim().statement()).toList(),
                findings.stream().map(found -> found.claim().statement()).toList());
    }
}
