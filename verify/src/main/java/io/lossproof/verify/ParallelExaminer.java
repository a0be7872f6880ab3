package io.lossproof.verify;

import io.lossproof.symbolic.OutOfTimeException;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Examines questions in parallel. The order of the findings and every finding itself do not depend on the threads; only
 * a question that is given up for its time depends on the machine, and says so.
 */
public final class ParallelExaminer {

    /** Hears of each question that has been answered. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, total, finding) -> {};

        void answered(int done, int total, Finding finding);

        /** Hears of each claim on which the power was measured. */
        default void measured(int done, int total, Claim claim) {}
    }

    /** How long a question may take that is not given a limit. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

    private final Examiner examiner;
    private final Duration limit;
    private final Progress progress;

    public ParallelExaminer(long seed, Duration limit, Progress progress) {
        this.examiner = new Examiner(seed);
        this.limit = limit;
        this.progress = progress;
    }

    /** The finding on one question. */
    public Finding examine(Question question) {
        return examine(List.of(question)).get(0);
    }

    /** A finding for each question, in their order. */
    public List<Finding> examine(List<Question> questions) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            return Parallel.map(
                    questions,
                    question -> examine(question, clock),
                    (done, finding) -> progress.answered(done, questions.size(), finding));
        } finally {
            clock.shutdownNow();
        }
    }

    private Finding examine(Question question, ScheduledExecutorService clock) {
        Alarm alarm = new Alarm(Thread.currentThread());
        Future<?> ringing = clock.schedule(alarm::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
        long start = System.nanoTime();
        try {
            return examiner.examine(question.claim(), question.routes());
        } catch (OutOfTimeException e) {
            return Finding.undecided(
                    question.claim(), "no verdict within " + text(limit), (System.nanoTime() - start) / 1e9);
        } catch (StackOverflowError e) {
            return Finding.undecided(
                    question.claim(), "the formulas are nested too deeply", (System.nanoTime() - start) / 1e9);
        } finally {
            ringing.cancel(false);
            alarm.silence();
        }
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Interrupts a thread, but never after the question is done with. */
    private static final class Alarm {

        private final Thread thread;
        private boolean isSilent;

        Alarm(Thread thread) {
            this.thread = thread;
        }

        synchronized void ring() {
            if (!isSilent) {
                thread.interrupt();
            }
        }

        synchronized void silence() {
            isSilent = true;
            boolean unused = Thread.interrupted();
        }
    }
}
