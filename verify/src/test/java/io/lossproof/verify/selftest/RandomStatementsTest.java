package io.lossproof.verify.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.selftest.Campaign.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine against itself: random true statements, made by rewritings that are not those of the normal form, and false
 * ones, mutants of these of which an independent look in high precision shows that they are false. No true one may be
 * refuted, no false one proved or supported, none in conflict, none may end in an exception.
 *
 * <p>Seeds are fixed. {@code -Dlossproof.selftest.factor=20} tries twenty times as many, the usual ones first;
 * {@code -Dlossproof.selftest.from=100000} begins at another seed. A failure names the seed and all that is needed.
 */
class RandomStatementsTest {

    private static final long FROM = Long.getLong("lossproof.selftest.from", 0);
    private static final int FACTOR = Integer.getInteger("lossproof.selftest.factor", 1);

    /** What came of one statement; a failure is empty where the verdict is not wrong. */
    private record Outcome(Verdict verdict, String failure) {
        static Outcome of(Statement statement) {
            try {
                Finding finding = statement.examined();
                boolean wrong = statement.contradicts(finding.verdict());
                return new Outcome(
                        finding.verdict(),
                        wrong ? finding.verdict().text() + ": " + statement + " by " + finding.evidence() : "");
            } catch (RuntimeException | StackOverflowError e) {
                return new Outcome(Verdict.UNDECIDED, e + ": " + statement);
            }
        }
    }

    /** How often each verdict was given. */
    private static Map<Verdict, Integer> counts(LongFunction<Optional<Statement>> statements, int count) {
        List<Outcome> outcomes = LongStream.range(FROM, FROM + (long) count * FACTOR)
                .parallel()
                .mapToObj(statements)
                .flatMap(Optional::stream)
                .map(Outcome::of)
                .toList();
        List<String> failures = outcomes.stream()
                .map(Outcome::failure)
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals("", String.join("\n", failures), () -> failures.size() + " of " + outcomes.size());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    Collections.frequency(
                            outcomes.stream().map(Outcome::verdict).toList(), verdict));
        }
        return counts;
    }

    private static void assertAtLeast(double share, int some, Map<Verdict, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(all > 0 && some >= share * all, () -> some + " of " + all + ", expected " + share + ": " + counts);
    }

    @Test
    void noTrueIdentityIsRefuted() {
        Map<Verdict, Integer> counts = counts(seed -> Optional.of(Campaign.identity(seed)), 500);
        assertAtLeast(0.80, counts.getOrDefault(Verdict.PROVED, 0), counts);
    }

    @Test
    void noFalseIdentityHolds() {
        Map<Verdict, Integer> counts = counts(Campaign::falseIdentity, 500);
        assertAtLeast(0.97, counts.getOrDefault(Verdict.REFUTED, 0), counts);
    }

    @Test
    void noTrueInequalityIsRefuted() {
        Map<Verdict, Integer> counts = counts(seed -> Optional.of(Campaign.inequality(seed)), 100);
        assertAtLeast(0.60, counts.getOrDefault(Verdict.PROVED, 0), counts);
    }

    @Test
    void noFalseInequalityHolds() {
        Map<Verdict, Integer> counts = counts(Campaign::falseInequality, 100);
        assertAtLeast(0.95, counts.getOrDefault(Verdict.REFUTED, 0), counts);
    }

    /** A rewriting that is itself unsound, or never used, would make the tests above worth nothing. */
    @Test
    void rewritingsAreSoundAndAreUsed() {
        List<String> unsound = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (long seed = 0; seed < 1000; seed++) {
            used.addAll(Campaign.steps(seed));
        }
        for (long seed = 0; seed < 200; seed++) {
            Statement statement = Campaign.identity(seed);
            Witness.of(statement.claim(), 8, new Random(seed)).ifPresent(at -> unsound.add(statement + " at " + at));
        }
        assertEquals(List.of(), unsound);
        List<String> unused = Chain.TABLE.stream()
                .map(Rewriting::text)
                .filter(text -> !used.contains(text))
                .toList();
        assertTrue(Chain.TABLE.size() - unused.size() >= 50, () -> unused.size() + " unused: " + unused);
    }
}
