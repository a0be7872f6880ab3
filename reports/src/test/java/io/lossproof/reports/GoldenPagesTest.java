package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.reports.page.ClaimView;
import io.lossproof.reports.page.FamilyPage;
import io.lossproof.reports.page.IndexPage;
import io.lossproof.reports.page.Site;
import io.lossproof.reports.page.SourcesPage;
import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pages and parts of pages against files that were read and found good. After a change that is meant, write them again
 * with {@code mvn -pl reports -am test -Dtest=GoldenPagesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.write=true} and read the difference.
 */
class GoldenPagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/lossproof/reports/golden");

    @Test
    void firstPage() throws IOException {
        check(
                "index",
                Templates.render("index", Map.of("page", Site.of(Runs.tiny()).index(List.of()))));
    }

    @Test
    void firstPageOfAGoodRun() throws IOException {
        ClaimRecord good = Runs.claim("good", "Good", "x + 0", "x", "x: real").proved();
        ClaimRecord bad = Runs.claim("bad", "Bad", "x + 1", "x", "x: real")
                .expectingFailure()
                .refuted(Map.of("x", "0"), "[1, 1]", "[0, 0]", "equal up to a constant");
        Run run = Runs.run(List.of(), List.of(good, bad));
        check(
                "index-all-as-expected",
                Templates.render("index", Map.of("page", Site.of(run).index(List.of()))));
    }

    @Test
    void firstPageWithPower() throws IOException {
        check(
                "index-power",
                Templates.render(
                        "index", Map.of("page", Site.of(Runs.withPower()).index(List.of()))));
    }

    @Test
    void claimWithPower() throws IOException {
        ClaimView claim =
                Site.of(Runs.withPower()).claims().orElseThrow().claims().get(0);
        check("claim-power", Templates.render("part/claim", Map.of("claim", claim, "overt", false)));
    }

    @Test
    void firstPageWithSources() throws IOException {
        check(
                "index-sources",
                Templates.render(
                        "index", Map.of("page", Site.of(Sources.small()).index(List.of()))));
    }

    @Test
    void pageOfTheSources() throws IOException {
        check(
                "sources",
                Templates.render(
                        "sources",
                        Map.of("page", Site.of(Sources.small()).sources().orElseThrow())));
    }

    @Test
    void rowWithADerivation() throws IOException {
        check("row-derivation", row("M8"));
    }

    @Test
    void rowThatIsADefinition() throws IOException {
        check("row-definition", row("M1"));
    }

    @Test
    void rowThatIsUndecided() throws IOException {
        check("row-undecided", row("C9"));
    }

    private static String row(String id) {
        SourcesPage.Row row = Site.of(Sources.run()).sources().orElseThrow().documents().stream()
                .flatMap(document -> document.rows().stream())
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Templates.render("part/row", Map.of("row", row));
    }

    @Test
    void pageThatCouldNotBeMade() throws IOException {
        check(
                "error",
                Templates.render("error", Map.of("problem", new IndexPage.Problem("Coin", "coin.html", "a < b"))));
    }

    @Test
    void pageOfAFamily() throws IOException {
        FamilyRecord coin = Runs.tiny().families().get(0);
        FamilyRecord bare = new FamilyRecord(
                coin.id(),
                coin.title(),
                coin.description(),
                coin.observation(),
                coin.support(),
                coin.density(),
                coin.scope(),
                List.of(),
                List.of(),
                coin.sources());
        check(
                "family",
                Templates.render(
                        "family",
                        Map.of(
                                "page",
                                Site.of(Runs.run(List.of(bare), List.of())).family(0))));
    }

    @Test
    void parametrisationWithADerivation() throws IOException {
        check("parametrisation-probability", parametrisation(0));
    }

    @Test
    void parametrisationWithConstantsAndAccuracy() throws IOException {
        check("parametrisation-logit", parametrisation(1));
    }

    @Test
    void claimThatIsProved() throws IOException {
        check("claim-proved", claim("coin/step"));
    }

    @Test
    void claimWithEverythingThatARouteMayName() throws IOException {
        check(
                "claim-in-detail",
                claim(
                        Runs.run(
                                List.of(),
                                List.of(Runs.claim("step", "", "-log(p)", "-log(p)", "p: unit")
                                        .provedInDetail())),
                        "step"));
    }

    @Test
    void claimThatIsRefuted() throws IOException {
        check("claim-refuted", claim("coin/gradient"));
    }

    @Test
    void claimThatIsUndecided() throws IOException {
        check("claim-undecided", claim("coin/mean"));
    }

    @Test
    void claimInConflict() throws IOException {
        check("claim-conflict", claim("coin/logit"));
    }

    @Test
    void claimThatCannotBeRead() throws IOException {
        check("claim-unreadable", claim("broken"));
    }

    /** Without its claims, which have files of their own. */
    private static String parametrisation(int number) {
        FamilyPage.Parametrisation part =
                Site.of(Runs.tiny()).family(0).parametrisations().get(number);
        FamilyPage.Parametrisation bare = new FamilyPage.Parametrisation(
                part.anchor(),
                part.id(),
                part.title(),
                part.parameters(),
                part.inverse(),
                part.loss(),
                part.lossWithoutConstants(),
                part.constants(),
                part.derivation(),
                part.gradient(),
                part.hessian(),
                part.stable(),
                part.stableDerivation(),
                part.information(),
                part.accuracy(),
                List.of(),
                part.tally(),
                part.plots());
        return Templates.render("part/parametrisation", Map.of("part", bare));
    }

    private static String claim(String id) {
        return claim(Runs.run(List.of(), Runs.tiny().claims()), id);
    }

    private static String claim(Run run, String id) {
        ClaimView view = Site.of(run).claims().orElseThrow().claims().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Templates.render("part/claim", Map.of("claim", view));
    }

    private static void check(String name, String html) throws IOException {
        Path file = GOLDEN.resolve(name + ".html");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, html);
        }
        assertTrue(Files.exists(file), () -> file + " is missing; the comment of this test says how to write it");
        assertEquals(Files.readString(file), html, () -> file + " differs");
    }
}
