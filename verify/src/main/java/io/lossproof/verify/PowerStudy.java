package io.lossproof.verify;

import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.power.KeptPower;
import io.lossproof.verify.power.Mutators;
import io.lossproof.verify.power.Power;
import io.lossproof.verify.power.Reviews;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.Route;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import io.lossproof.verify.run.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures the power of the verification on claims. A claim is measured again only if something has changed that the
 * result depends on: its statement, scope or relation, the routes, the mutators, the seed or the program.
 */
public final class PowerStudy {

    /** The least power that is good enough. */
    public static final double TARGET = 0.995;

    /** Mutants of a claim that are judged. */
    public static final int USUAL_MOST = 20;

    private final Power power;
    private final int most;
    private final long seed;
    private final Reviews reviews;
    private final KeptPower kept;

    /** By an examiner with a seed, with the results that were kept. */
    public PowerStudy(long seed, KeptPower kept) {
        this(
                new Power(new Examiner(seed)::verdict, Mutators.all(), USUAL_MOST, seed),
                USUAL_MOST,
                seed,
                Reviews.stored(),
                kept);
    }

    PowerStudy(Power power, int most, long seed, Reviews reviews, KeptPower kept) {
        this.power = power;
        this.most = most;
        this.seed = seed;
        this.reviews = reviews;
        this.kept = kept;
    }

    /** What is to be kept for the next time, after a run that measured power. */
    public KeptPower keptAfter(Run run) {
        PowerRecord measured = run.power();
        return measured == null ? kept : kept.with(measured.claims());
    }

    /** Measures questions about claims that hold. */
    PowerRecord measure(List<Question> questions, ParallelExaminer.Progress progress) {
        List<ClaimPowerRecord> measured = Parallel.map(
                questions,
                this::measured,
                (done, record) -> progress.measured(
                        done, questions.size(), questions.get(done - 1).claim()));
        List<ClaimPowerRecord> reviewed =
                measured.stream().map(reviews::applied).toList();
        return PowerRecord.of(Mutators.VERSION, most, TARGET, reviewed, reviews.stale(measured));
    }

    private ClaimPowerRecord measured(Question question) {
        String id = question.claim().id();
        String hash = hash(question);
        return kept.of(id, hash).orElseGet(() -> record(id, hash, power.measure(question)));
    }

    private static ClaimPowerRecord record(String id, String hash, Power.Measured measured) {
        return new ClaimPowerRecord(
                id,
                hash,
                measured.possible(),
                measured.judged(),
                measured.refuted(),
                measured.equivalent(),
                measured.proved(),
                measured.survivors().stream()
                        .map(survivor -> new SurvivorRecord(
                                survivor.mutator(),
                                survivor.formula(),
                                survivor.verdict().text(),
                                false,
                                ""))
                        .toList());
    }

    private String hash(Question question) {
        Claim claim = question.claim();
        String routes = question.routes().stream().map(Route::name).collect(Collectors.joining(", "));
        String all = String.join(
                "\n",
                Versions.engine(),
                "mutators " + Mutators.VERSION + ", at most " + most + ", seed " + seed,
                claim.statement(),
                claim.scope().toString(),
                claim.scope().given().toString(),
                claim.upTo().text() + " in " + claim.in(),
                routes);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
