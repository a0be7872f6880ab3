package io.lossproof.testing;

import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.file.ClaimText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A statement and how it is to be judged. Nothing happens until {@link #holds}, {@link #isProved} or {@link #fails} is
 * called.
 *
 * @param text the statement with its domains and its relation
 * @param seed of the points at which it is tried
 * @param limit after so long it is undecided
 */
public record IdentityAssertion(ClaimText text, long seed, Duration limit) {

    static IdentityAssertion of(String statement, Where where) {
        ClaimText text = new ClaimText(
                "identity", statement, where.text(), where.conditions(), Claim.UpTo.EQUAL.text(), List.of(), true, "");
        return new IdentityAssertion(text, Runner.USUAL_SEED, ParallelExaminer.USUAL_LIMIT);
    }

    /**
     * In which sense both sides are equal, in the words of claim files: {@code constant} (up to a term free of the
     * parameters), {@code scale} (also up to a positive factor), {@code gradient} (same gradient in the parameters), {@code
     * argmin} (same minimisers), each with the parameters it speaks of; or {@code float(4 ulp)}, the left side as doubles
     * evaluate it.
     */
    public IdentityAssertion upTo(String relation, String... parameters) {
        ClaimText other = new ClaimText(
                text.id(),
                text.statement(),
                text.where(),
                text.given(),
                relation,
                Arrays.asList(parameters),
                text.isExpected(),
                text.source());
        return new IdentityAssertion(other, seed, limit);
    }

    public IdentityAssertion withSeed(long other) {
        return new IdentityAssertion(text, other, limit);
    }

    public IdentityAssertion within(Duration other) {
        return new IdentityAssertion(text, seed, other);
    }

    /** That the statement is proved, or supported by certified values at many points. */
    public Finding holds() {
        return require(judged(), Expectation.HOLDS);
    }

    /** That the statement is proved: certified values at many points are not enough. */
    public Finding isProved() {
        return require(judged(), Expectation.IS_PROVED);
    }

    /** That there is a counterexample. A statement that is only undecided does not count as failing. */
    public Finding fails() {
        return require(judged(), Expectation.FAILS);
    }

    Finding require(Expectation expectation) {
        return require(judged(), expectation);
    }

    /** What is asked of a verdict. */
    enum Expectation {
        HOLDS("it holds"),
        IS_PROVED("it is proved"),
        FAILS("it fails");

        private final String sentence;

        Expectation(String sentence) {
            this.sentence = sentence;
        }

        boolean accepts(Verdict verdict) {
            return switch (this) {
                case HOLDS -> verdict.holds();
                case IS_PROVED -> verdict == Verdict.PROVED;
                case FAILS -> verdict == Verdict.REFUTED;
            };
        }

        @Override
        public String toString() {
            return sentence;
        }
    }

    private Finding require(Finding finding, Expectation expectation) {
        if (!expectation.accepts(finding.verdict())) {
            throw Failure.of(finding, text.statement(), seed, expectation);
        }
        return finding;
    }

    private Finding judged() {
        ClaimText.Reading reading = text.read();
        Claim claim = reading.claim().orElseThrow(() -> new IllegalArgumentException(unreadable(reading.problems())));
        return Judgement.of(claim, seed, limit);
    }

    private String unreadable(List<ClaimText.Problem> problems) {
        return problems.stream()
                .map(problem -> problem.part().name().toLowerCase(Locale.ROOT) + ": " + problem.text())
                .collect(Collectors.joining("\n  ", text.statement() + " cannot be read\n  ", ""));
    }
}
