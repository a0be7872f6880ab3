package io.lossproof.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossproof.symbolic.cas.SymjaCas;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.testing.IdentityAssertion.Expectation;
import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.Runner;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.Checks;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every distribution family must satisfy: its density is normalised, the moments that are stated hold, the score has
 * mean zero, gradient, Hessian and Fisher information are what they are called, entropy and divergences agree with their
 * definitions. A family of one's own gets all of it by naming itself:
 *
 * <pre>{@code
 * class RademacherTest implements DistributionFamilyContract {
 *     @Override
 *     public DistributionFamily family() {
 *         return Rademacher.FAMILY;
 *     }
 * }
 * }</pre>
 */
public interface DistributionFamilyContract {

    DistributionFamily family();

    /** A test for each question of the catalogue of checks, in each parametrisation. */
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
        assertTrue(questions.size() > 10, () -> "only " + questions.size() + " questions about " + family().id());
        return questions.stream()
                .map(question -> dynamicTest(question.claim().id(), () -> {
                    Finding finding = Judgement.of(question, Runner.USUAL_SEED, ParallelExaminer.USUAL_LIMIT);
                    if (!finding.isAsExpected()) {
                        throw Failure.of(
                                finding,
                                question.claim().statement(),
                                Runner.USUAL_SEED,
                                question.claim().expected() ? Expectation.HOLDS : Expectation.FAILS);
                    }
                }));
    }

    @Test
    default void saysWhatItIsAndWhereItComesFrom() {
        assertFalse(family().sources().isEmpty(), () -> family().id() + " has no source");
        assertFalse(family().description().isBlank(), () -> family().id() + " has no description");
        family().claims().forEach(claim -> assertFalse(claim.source().isBlank(), () -> claim + " has no source"));
    }
}
