package io.lossproof.verify.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SourceDocumentsTest {

    @TestFactory
    Stream<DynamicContainer> everyRowComesOutAsItShould() {
        Examiner examiner = new Examiner(Runner.USUAL_SEED);
        return SourceDocuments.all().stream()
                .flatMap(document -> document.rows().stream())
                .map(row -> DynamicContainer.dynamicContainer(
                        row.id(),
                        row.allQuestions().stream()
                                .map(question ->
                                        DynamicTest.dynamicTest(question.claim().id(), () -> {
                                            Finding finding = examiner.examine(question.claim(), question.routes());
                                            assertTrue(
                                                    finding.isAsExpected(),
                                                    () -> finding.verdict() + ": "
                                                            + question.claim().statement() + " over "
                                                            + question.claim().scope() + " " + finding.evidence());
                                        }))));
    }
}
