package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.reports.page.FamilyPage;
import io.lossproof.reports.page.InformationSection;
import io.lossproof.reports.page.InformationSection.Item;
import io.lossproof.reports.page.Site;
import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.QuantityRecord;
import io.lossproof.verify.run.QuantityRecord.PassageRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InformationPagesTest {

    private static final String ENTROPY = "p*(-log(p)) + (1 - p)*(-log(1 - p))";

    private static Run run() {
        FamilyRecord coin = Runs.tiny().families().get(0);
        ParametrisationRecord part = coin.parametrisations().get(0);
        List<QuantityRecord> quantities = List.of(
                new QuantityRecord(
                        "entropy",
                        List.of(),
                        ENTROPY,
                        "p: unit",
                        "-p*log(p) - (1 - p)*log(1 - p)",
                        List.of(new PassageRecord(
                                "",
                                List.of(new QuantityRecord.MomentRecord("p - 1/2", "0")),
                                "p: unit",
                                ENTROPY,
                                List.of(new StepRecord(
                                        "collection of signs",
                                        "",
                                        ENTROPY,
                                        "-p*log(p) - (1 - p)*log(1 - p)",
                                        "coin/entropy/1")))),
                        "coin/entropy",
                        List.of("coin/base-2")),
                entry("p", "1/(p*(1 - p))"),
                entry("q", "2"));
        ParametrisationRecord with = new ParametrisationRecord(
                part.id(),
                part.title(),
                part.parameters(),
                part.inverse(),
                part.scope(),
                part.loss(),
                part.lossWithoutConstants(),
                part.constants(),
                part.stable(),
                part.gradient(),
                part.hessian(),
                part.derivation(),
                part.stableDerivation(),
                part.claims(),
                part.accuracy(),
                quantities,
                part.plots());
        FamilyRecord family = new FamilyRecord(
                coin.id(),
                coin.title(),
                coin.description(),
                coin.observation(),
                coin.support(),
                coin.density(),
                coin.scope(),
                List.of(with),
                List.of(),
                coin.sources());
        List<ClaimRecord> claims = List.of(
                Runs.claim("coin/entropy", "Expected loss", ENTROPY, ENTROPY, "p: unit")
                        .proved(),
                Runs.claim("coin/entropy/1", "", ENTROPY, ENTROPY, "p: unit").proved(),
                Runs.claim("coin/base-2", "In bits", "log2(p)", "log(p)/log(2)", "p: unit")
                        .proved());
        return Runs.run(List.of(family), claims);
    }

    private static QuantityRecord entry(String variable, String formula) {
        return new QuantityRecord(
                "fisher-information",
                List.of(variable, variable),
                formula,
                "p: unit, q: real",
                formula,
                List.of(new PassageRecord(
                        "It is its own expectation.", List.of(), "p: unit, q: real", formula, List.of())),
                "no such claim",
                List.of());
    }

    @Test
    void quantitiesStandInTheirTwoSections() {
        InformationSection section =
                Site.of(run()).family(0).parametrisations().get(0).information();
        assertEquals(
                List.of("Entropy"),
                section.uncertainty().stream().map(Item::title).toList());
        assertEquals(
                List.of("Fisher information", ""),
                section.information().stream().map(Item::title).toList());
        Item entropy = section.uncertainty().get(0);
        assertTrue(entropy.claim().href() != null, entropy::toString);
        assertEquals("In bits", entropy.further().get(0).name());
        assertEquals(1, entropy.chains().get(0).derivation().steps().size());
        assertTrue(section.information().get(0).chains().get(0).start() != null);
    }

    @Test
    void theirClaimsStandOnThePageInGroupsOfTheirOwn() {
        List<FamilyPage.ClaimGroup> groups =
                Site.of(run()).family(0).parametrisations().get(0).evidence();
        assertEquals(
                List.of(
                        "Entropy, cross-entropy, KL divergence, score and information",
                        "Steps to entropy, divergence and information"),
                groups.stream().map(FamilyPage.ClaimGroup::title).toList());
    }

    @Test
    void thePageShowsDerivationAndUnits() {
        String html = Templates.render("family", Map.of("page", Site.of(run()).family(0)));
        assertTrue(html.contains("probability--uncertainty"), html);
        assertTrue(html.contains("Entropy, cross-entropy, KL divergence"));
        assertTrue(html.contains("probability--information"));
        assertTrue(html.contains("collection of signs"));
        assertTrue(html.contains("It is its own expectation."));
    }

    @Test
    void withoutQuantitiesThereIsNoSection() {
        String html =
                Templates.render("family", Map.of("page", Site.of(Runs.tiny()).family(0)));
        assertFalse(html.contains("--uncertainty"));
        assertFalse(html.contains("--information"));
    }
}
