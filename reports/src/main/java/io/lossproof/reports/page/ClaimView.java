package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A claim with everything that was found about it.
 *
 * @param anchor its id in the page
 * @param id its id in the run
 * @param title in words; empty if the statement says all
 * @param statement both sides and their relation
 * @param qualifier how equality is meant, in words; empty for plain equality
 * @param variables with their domains
 * @param given further conditions
 * @param badge the verdict
 * @param expectation what was expected, where the verdict is another
 * @param routes in order
 * @param counterexample or null
 * @param nearest the nearest relation that does hold, in words; or empty
 * @param reason why it is undecided; or empty
 * @param source literature
 * @param time how long it took
 * @param command that judges it again
 */
public record ClaimView(
        String anchor,
        String id,
        String title,
        Formula statement,
        String qualifier,
        List<Formula> variables,
        List<Formula> given,
        Badge badge,
        String expectation,
        List<Route> routes,
        @Nullable Counterexample counterexample,
        String nearest,
        String reason,
        Prose source,
        String time,
        String command) {

    /** What one route found. */
    public record Route(String name, Badge badge, String detail, List<Fact> facts) {

        /** The number of valid points in words, where the route counted any; what a reader wants to know first. */
        public String points() {
            return Stream.of("valid", "points")
                    .flatMap(name -> facts.stream().filter(fact -> fact.name().equals(name)))
                    .map(fact -> fact.value() + (fact.value().equals("1") ? " point" : " points"))
                    .findFirst()
                    .orElse("");
        }
    }

    /** A count or measure. */
    public record Fact(String name, String value) {}

    /** Where the claim fails. */
    public record Counterexample(List<Fact> at, String left, String right) {}

    static ClaimView of(ClaimRecord claim, String anchor, String family, long seed) {
        Formulas formulas = Formulas.in(claim.scope());
        Formula statement = formulas.statement(claim);
        return new ClaimView(
                anchor,
                claim.id(),
                Html.capitalised(claim.title()),
                statement,
                qualifier(claim),
                formulas.declarations(claim.scope()),
                claim.given().stream().map(formulas::condition).toList(),
                Badge.of(claim),
                expectation(claim),
                claim.evidence().stream().map(ClaimView::route).toList(),
                counterexample(claim.counterexample()),
                claim.nearest() == null ? "" : claim.nearest(),
                claim.reason() == null ? "" : claim.reason(),
                Prose.of(claim.source()),
                Figures.duration(claim.seconds()),
                Command.of(claim, family, seed));
    }

    private static Route route(ClaimRecord.EvidenceRecord evidence) {
        return new Route(
                evidence.route(), Badge.ofRoute(evidence.outcome()), evidence.detail(), facts(evidence.facts()));
    }

    private static List<Fact> facts(Map<String, Object> facts) {
        List<Fact> shown = new ArrayList<>();
        facts.forEach((name, value) -> shown.add(new Fact(name, Figures.fact(value))));
        return List.copyOf(shown);
    }

    private static @Nullable Counterexample counterexample(ClaimRecord.@Nullable CounterexampleRecord found) {
        if (found == null) {
            return null;
        }
        List<Fact> at = new ArrayList<>();
        found.at().forEach((name, value) -> at.add(new Fact(name, value)));
        return new Counterexample(List.copyOf(at), found.left(), found.right());
    }

    static String qualifier(ClaimRecord claim) {
        String names = String.join(", ", claim.in());
        String free = names.isEmpty() ? "" : " free of " + names;
        return switch (claim.upTo()) {
            case "", "equal" -> "";
            case "constant" -> "up to a constant" + free;
            case "scale" -> "up to a positive factor and a constant" + free;
            case "gradient" -> "same gradient" + (names.isEmpty() ? "" : " in " + names);
            case "argmin" -> "same minimisers" + (names.isEmpty() ? "" : " in " + names);
            default -> claim.upTo();
        };
    }

    private static String expectation(ClaimRecord claim) {
        if (claim.asExpected()) {
            return "";
        }
        return claim.expect().equals("fails") ? "This claim was expected to fail." : "This claim was expected to hold.";
    }
}
