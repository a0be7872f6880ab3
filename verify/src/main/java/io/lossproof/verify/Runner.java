package io.lossproof.verify;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.cas.SymjaCas;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.Checks;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.source.SourceDocument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Derives families and judges everything about them. Questions are examined in parallel; the order of the results and
 * every result itself do not depend on the threads.
 */
public final class Runner {

    /** The seed of a run that is not given one. */
    public static final long USUAL_SEED = 20817;

    private final long seed;
    private final ParallelExaminer.Progress progress;
    private final Optional<PowerStudy> study;
    private final Cas cas = SymjaCas.create();

    public Runner(long seed, ParallelExaminer.Progress progress) {
        this(seed, progress, Optional.empty());
    }

    private Runner(long seed, ParallelExaminer.Progress progress, Optional<PowerStudy> study) {
        this.seed = seed;
        this.progress = progress;
        this.study = study;
    }

    /** A runner that measures the power of the verification too. */
    public Runner measuring(PowerStudy power) {
        return new Runner(seed, progress, Optional.of(power));
    }

    /** Derives and checks the families, and judges further claims and those of documents. */
    public Run run(List<DistributionFamily> families, List<Claim> claims, List<SourceDocument> documents) {
        Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long start = System.nanoTime();
        List<Subject> subjects = new ArrayList<>();
        for (DistributionFamily family : families) {
            for (Parametrisation parametrisation : family.parametrisations()) {
                subjects.add(Subject.of(family, parametrisation));
            }
        }
        List<Question> questions = new ArrayList<>();
        for (Claim claim : claims) {
            questions.add(new Question(claim, Examiner.USUAL_ROUTES));
        }
        for (Subject subject : subjects) {
            for (Check check : Checks.all()) {
                questions.addAll(check.questions(subject, cas));
            }
        }
        for (SourceDocument document : documents) {
            document.rows().forEach(row -> questions.addAll(row.allQuestions()));
        }
        requireDistinctIds(questions);
        List<Finding> findings = new ParallelExaminer(seed, ParallelExaminer.USUAL_LIMIT, progress).examine(questions);
        Optional<PowerRecord> power = study.map(measure -> measure.measure(held(questions, findings), progress));
        double seconds = (System.nanoTime() - start) / 1e9;
        Run run = new Recorder(subjects, documents, findings).run(seed, started, seconds);
        return power.map(run::withPower).orElse(run);
    }

    /** The questions about claims that hold, as was expected and found. */
    private static List<Question> held(List<Question> questions, List<Finding> findings) {
        List<Question> held = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (findings.get(i).claim().expected() && findings.get(i).verdict().holds()) {
                held.add(questions.get(i));
            }
        }
        return held;
    }

    private static void requireDistinctIds(List<Question> questions) {
        Set<String> ids = new HashSet<>();
        for (Question question : questions) {
            if (!ids.add(question.claim().id())) {
                throw new IllegalStateException(
                        "two claims have the id " + question.claim().id());
            }
        }
    }
}
