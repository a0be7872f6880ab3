package io.lossproof.verify.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossproof.symbolic.cas.SymjaCas;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.verify.Runner;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.Checks;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every family must satisfy; a new family gets all of it by naming itself. */
interface DistributionFamilyContract {

    DistributionFamily family();

    @TestFactory
    default Stream<DynamicTest> everyCheckHoldsInEveryParametrisation() {
        SymjaCas cas = SymjaCas.create();
        List<Question> questions = new ArrayList<>();
        for (Parametrisation parametrisation : family().parametrisations()) {
            Subject subject = Subject.of(family(), parametrisation);
            for (Check check : Checks.all()) {
                questions.addAll(check.questions(subject, cas));
            }
        }
        assertTrue(questions.size() > 10, () -> "only " + questions.size() + " questions");
        Examiner examiner = new Examiner(Runner.USUAL_SEED);
        return questions.stream()
                .map(question -> dynamicTest(question.claim().id(), () -> {
                    Finding finding = examiner.examine(question.claim(), question.routes());
                    assertTrue(finding.isAsExpected(), () -> finding.evidence().toString());
                }));
    }

    @Test
    default void isInTheCatalogueAndSaysWhereItComesFrom() {
        assertEquals(family(), Families.named(family().id()).orElseThrow());
        assertFalse(family().sources().isEmpty());
        assertFalse(family().description().isBlank());
        family().claims().forEach(claim -> assertFalse(claim.source().isBlank(), () -> claim + " has no source"));
    }
}
