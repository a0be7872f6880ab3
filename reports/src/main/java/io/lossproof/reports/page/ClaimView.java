package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param power of the verification on it; null if it was not measured
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
        @Nullable ClaimPower power,
        String command) {

    /**
     * What one route found.
     *
     * @param facts counts and measures
     * @param lists formulas that it names, such as the conditions of a proof
     * @param tables what it measured by region
     */
    public record Route(
            String name, Badge badge, String detail, List<Fact> facts, List<FormulaList> lists, List<Table> tables) {

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

    /** Formulas under one name. */
    public record FormulaList(String name, List<Formula> formulas) {}

    /** Rows of facts that have the same names; the first value of a row is its heading. */
    public record Table(String name, List<String> columns, List<List<String>> rows) {}

    /** Where the claim fails. */
    public record Counterexample(List<Fact> at, String left, String right) {

        /** In a line. */
        public String inBrief() {
            String point =
                    at.stream().map(fact -> fact.name() + " = " + fact.value()).collect(Collectors.joining(", "));
            return "Fails" + (point.isEmpty() ? "" : " at " + point) + ": left " + left + ", right " + right;
        }
    }

    static ClaimView of(ClaimRecord claim, String anchor, String family, @Nullable ClaimPower power, long seed) {
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
                claim.evidence().stream()
                        .map(evidence -> route(evidence, formulas))
                        .toList(),
                counterexample(claim.counterexample()),
                claim.nearest() == null ? "" : claim.nearest(),
                claim.reason() == null ? "" : claim.reason(),
                Prose.of(claim.source()),
                Figures.duration(claim.seconds()),
                power,
                Command.of(claim, family, seed));
    }

    private static Route route(ClaimRecord.EvidenceRecord evidence, Formulas formulas) {
        List<Fact> facts = new ArrayList<>();
        List<FormulaList> lists = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        evidence.facts().forEach((name, value) -> {
            if (isListOf(value, String.class)) {
                lists.add(new FormulaList(
                        name,
                        ((List<?>) value)
                                .stream()
                                        .map(text -> formulas.remark(String.valueOf(text)))
                                        .toList()));
            } else if (isListOf(value, Map.class)) {
                tables.add(table(name, (List<?>) value));
            } else {
                facts.add(new Fact(name, Figures.fact(value)));
            }
        });
        return new Route(
                evidence.route(),
                Badge.ofRoute(evidence.outcome()),
                evidence.detail(),
                List.copyOf(facts),
                List.copyOf(lists),
                List.copyOf(tables));
    }

    private static boolean isListOf(@Nullable Object value, Class<?> kind) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(kind::isInstance);
    }

    private static Table table(String name, List<?> records) {
        Set<String> columns = new LinkedHashSet<>();
        records.forEach(record -> ((Map<?, ?>) record).keySet().forEach(column -> columns.add(String.valueOf(column))));
        List<List<String>> rows = records.stream()
                .map(record -> columns.stream()
                        .map(column -> ((Map<?, ?>) record).containsKey(column)
                                ? Figures.fact(((Map<?, ?>) record).get(column))
                                : "")
                        .toList())
                .toList();
        return new Table(name, List.copyOf(columns), rows);
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
            default ->
                claim.upTo().startsWith("float")
                        ? "left side evaluated as written, within " + claim.upTo()
                        : claim.upTo();
        };
    }

    private static String expectation(ClaimRecord claim) {
        if (claim.asExpected()) {
            return "";
        }
        return claim.expect().equals("fails") ? "This claim was expected to fail." : "This claim was expected to hold.";
    }
}
