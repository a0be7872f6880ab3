package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.file.ClaimFile;
import io.lossproof.verify.route.Examiner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The verdicts on the corpus: claims of this field as maintainers and examiners write them, about 60 % false. Their truth
 * is established without the engine by {@code src/test/corpus/check_corpus.py}, which finds a point of failure for each
 * false claim and checks each true one at about 200 points in high precision.
 *
 * <p>A false claim must never be accepted and a true one never be refuted. The floors are below what was measured:
 *
 * <table>
 * <caption>1730 claims</caption>
 * <tr><th></th><th>proved</th><th>supported</th><th>undecided</th><th>refuted</th></tr>
 * <tr><th>686 true, 16 of them of floating point, which are supported at best</th><td>644</td><td>39</td><td>3</td><td>0</td></tr>
 * <tr><th>1044 false</th><td>0</td><td>5</td><td>1</td><td>1038</td></tr>
 * </table>
 */
class CorpusTest {

    private static final int FEWEST_CLAIMS = 1_730;

    private static final List<Finding> FINDINGS = new ArrayList<>();
    private static final List<String> UNREADABLE = new ArrayList<>();

    @BeforeAll
    static void judge() throws IOException, URISyntaxException {
        List<Question> questions = new ArrayList<>();
        for (Path file : files()) {
            for (ClaimFile.Entry entry :
                    ClaimFile.read(file.getFileName().toString(), read(file)).entries()) {
                UNREADABLE.addAll(entry.problems());
                entry.claim().ifPresent(claim -> questions.add(new Question(claim, Examiner.USUAL_ROUTES)));
            }
        }
        FINDINGS.addAll(new ParallelExaminer(Runner.USUAL_SEED, Duration.ofSeconds(60), ParallelExaminer.Progress.NONE)
                .examine(questions));
    }

    @Test
    void everyClaimIsReadAndHasAnIdOfItsOwn() {
        assertEquals(List.of(), UNREADABLE);
        Set<String> ids = new HashSet<>();
        FINDINGS.forEach(finding ->
                assertTrue(ids.add(finding.claim().id()), finding.claim().id()));
        assertTrue(FINDINGS.size() >= FEWEST_CLAIMS, FINDINGS.size() + " claims");
    }

    @Test
    void noFalseClaimIsAccepted() {
        assertEquals(
                List.of(),
                ids(finding -> !finding.claim().expected() && finding.verdict().holds()));
    }

    @Test
    void noTrueClaimIsRefuted() {
        assertEquals(List.of(), ids(finding -> finding.claim().expected() && finding.verdict() == Verdict.REFUTED));
    }

    @Test
    void noProofIsContradicted() {
        assertEquals(List.of(), ids(finding -> finding.verdict() == Verdict.CONFLICT));
    }

    /** Of floating point nothing is proved unless the domain is finite. */
    @Test
    void trueClaimsAreProved() {
        assertShareOfTrue(
                0.96,
                finding -> finding.verdict() == Verdict.PROVED
                        || finding.verdict().holds() && finding.claim().upTo() == Claim.UpTo.FLOAT,
                "proved");
        assertShareOfTrue(0.99, finding -> finding.verdict().holds(), "proved or supported");
    }

    @Test
    void falseClaimsAreRefuted() {
        List<Finding> ofFalse =
                FINDINGS.stream().filter(f -> !f.claim().expected()).toList();
        long refuted =
                ofFalse.stream().filter(f -> f.verdict() == Verdict.REFUTED).count();
        assertTrue(
                refuted >= 0.99 * ofFalse.size(),
                () -> refuted + " of " + ofFalse.size() + " refuted; not: "
                        + ids(f -> !f.claim().expected() && f.verdict() != Verdict.REFUTED));
    }

    private static void assertShareOfTrue(double floor, Predicate<Finding> is, String what) {
        List<Finding> ofTrue =
                FINDINGS.stream().filter(f -> f.claim().expected()).toList();
        long count = ofTrue.stream().filter(is).count();
        assertTrue(
                count >= floor * ofTrue.size(),
                () -> count + " of " + ofTrue.size() + " " + what + "; not: "
                        + ids(f -> f.claim().expected() && !is.test(f)));
    }

    private static List<String> ids(Predicate<Finding> which) {
        return FINDINGS.stream()
                .filter(which)
                .map(finding -> finding.claim().id() + " (" + finding.verdict().text() + ")")
                .toList();
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(CorpusTest.class.getResource("corpus")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
