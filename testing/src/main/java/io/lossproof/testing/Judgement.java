package io.lossproof.testing;

import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.route.Examiner;
import java.time.Duration;

/** Asks the engine, for so long and no longer. */
final class Judgement {

    private Judgement() {}

    static Finding of(Claim claim, long seed, Duration limit) {
        return of(new Question(claim, Examiner.USUAL_ROUTES), seed, limit);
    }

    static Finding of(Question question, long seed, Duration limit) {
        return new ParallelExaminer(seed, limit, ParallelExaminer.Progress.NONE).examine(question);
    }
}
