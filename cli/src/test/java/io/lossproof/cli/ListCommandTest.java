package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.verify.Identities;
import io.lossproof.verify.check.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {

    @Test
    void showsEachFamilyWithItsParametrisations() {
        Outcome outcome = Outcome.of("list", "families").mustAnswer(0);
        assertEquals(
                List.of("bernoulli", "  probability (p: unit)", "  logit (z: real)"),
                outcome.lines().subList(0, 3));
        outcome.mustContain("  mu-log-sigma (mu: real, log_sigma: real)");
    }

    @Test
    void givesEveryFamilyInTheOrderOfTheCatalogue() {
        JsonNode document = Schema.FAMILIES.mustAccept(
                Outcome.of("list", "families", "--json").mustAnswer(0).out());
        assertEquals(
                Families.all().stream().map(DistributionFamily::id).toList(),
                document.get("families").findValuesAsText("id").stream()
                        .filter(id -> Families.named(id).isPresent())
                        .toList());
        JsonNode softmax =
                document.get("families").get(1).get("parametrisations").get(1);
        assertEquals("softmax", softmax.get("id").textValue());
        assertEquals("[\"K\"]", softmax.get("parameters").get(0).get("shape").toString());
    }

    @Test
    void offersOnlyQuantitiesThatCanBeEvaluated() {
        JsonNode document =
                Schema.parse(Outcome.of("list", "families", "--json").out());
        int seen = 0;
        for (JsonNode family : document.get("families")) {
            for (JsonNode parametrisation : family.get("parametrisations")) {
                for (JsonNode quantity : parametrisation.get("quantities")) {
                    Outcome outcome = Outcome.of(
                            "eval",
                            family.get("id").textValue(),
                            "--link",
                            parametrisation.get("id").textValue(),
                            "--quantity",
                            quantity.textValue());
                    assertFalse(outcome.err().contains("there is no quantity"), outcome.err());
                    seen++;
                }
            }
        }
        assertTrue(seen >= 36, "only " + seen + " quantities");
    }

    @Test
    void showsLinksWithTheirEquations() {
        assertEquals(
                List.of("logit  bernoulli, p = sigmoid(z)", "softmax  categorical, p[k] = softmax(z, k)"),
                Outcome.of("list", "links").mustAnswer(0).lines());
    }

    @Test
    void showsClaimsAndChecks() {
        List<String> claims = Outcome.of("list", "claims").mustAnswer(0).lines();
        assertTrue(claims.size() > Identities.all().size() + 100, () -> claims.size() + " claims");
        assertTrue(claims.stream().anyMatch(line -> line.startsWith("source/M8/difference  ")));
        List<String> checks = Outcome.of("list", "checks").mustAnswer(0).lines();
        assertEquals(Checks.all().size(), checks.size());
        assertTrue(checks.contains("Gradient Is The Derivative"), checks::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"families", "links", "claims", "checks"})
    void givesEachKindAsJsonWithIdsOfItsOwn(String kind) {
        JsonNode document =
                Schema.parse(Outcome.of("list", kind, "--json").mustAnswer(0).out());
        assertEquals(1, document.get("version").intValue());
        Set<String> ids = new HashSet<>();
        document.get(kind).forEach(entry -> assertTrue(ids.add(entry.get("id").textValue()), entry::toString));
        assertFalse(ids.isEmpty());
    }

    @Test
    void refusesAnUnknownKind() {
        Outcome.of("list", "foo")
                .mustRefuse("lossproof list: there is no list of 'foo'; there are families, links, claims, checks");
        Outcome.of("list").mustRefuse("lossproof list: Missing required parameter: 'KIND'; see lossproof list --help");
    }
}
