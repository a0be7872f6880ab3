package io.lossproof.reports.page;

import io.lossproof.verify.run.DocumentRecord.RowRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How the claims of source documents came out.
 *
 * @param total all of them
 * @param proved those that hold, by proof
 * @param supported those that hold, by agreement at points
 * @param refuted those that are refuted as they should be
 * @param definitions those without a truth value, all instances of which came out as expected
 * @param open all others: undecided, in conflict, or not as they should be
 * @param counts by badge, those of none left out
 */
public record RowTally(
        int total, int proved, int supported, int refuted, int definitions, int open, List<Tally.Count> counts) {

    static RowTally of(List<RowRecord> rows) {
        Map<Badge, Integer> numbers = new LinkedHashMap<>();
        rows.forEach(row -> numbers.merge(badge(row), 1, Integer::sum));
        List<Tally.Count> counts = new ArrayList<>();
        numbers.forEach((badge, number) -> counts.add(new Tally.Count(badge, number)));
        counts.sort(Comparator.comparing((Tally.Count count) -> count.badge().verdict())
                .thenComparing(count -> !count.badge().calm())
                .thenComparing(count -> count.badge().label()));
        return new RowTally(
                rows.size(),
                count(rows, row -> stands(row, "holds", Verdict.PROVED)),
                count(rows, row -> stands(row, "holds", Verdict.SUPPORTED)),
                count(rows, row -> stands(row, "refuted", Verdict.REFUTED)),
                count(rows, RowTally::isJudgedDefinition),
                count(rows, RowTally::isOpen),
                List.copyOf(counts));
    }

    private static int count(List<RowRecord> rows, Predicate<RowRecord> condition) {
        return (int) rows.stream().filter(condition).count();
    }

    private static boolean stands(RowRecord row, String standing, Verdict verdict) {
        return row.asExpected() && row.standing().equals(standing) && Verdict.named(row.verdict()) == verdict;
    }

    private static boolean isJudgedDefinition(RowRecord row) {
        return stands(row, "definition", Verdict.PROVED) || stands(row, "definition", Verdict.SUPPORTED);
    }

    /** Whether the row did not come out as is right. */
    static boolean isOpen(RowRecord row) {
        return !stands(row, "holds", Verdict.PROVED)
                && !stands(row, "holds", Verdict.SUPPORTED)
                && !stands(row, "refuted", Verdict.REFUTED)
                && !isJudgedDefinition(row);
    }

    /** The verdict on a row as it is shown. */
    static Badge badge(RowRecord row) {
        Verdict verdict = Verdict.named(row.verdict());
        if (!isOpen(row)) {
            return switch (row.standing()) {
                case "refuted" -> new Badge(verdict, "refuted, as expected", true);
                case "definition" -> new Badge(verdict, "definition, instances " + verdict.id(), false);
                default -> new Badge(verdict, verdict.id(), false);
            };
        }
        boolean holds = verdict == Verdict.PROVED || verdict == Verdict.SUPPORTED;
        if (verdict == Verdict.REFUTED || holds) {
            String wanted = row.standing().equals("refuted") ? ", should be refuted" : ", should hold";
            boolean contrary = holds == row.standing().equals("refuted");
            return new Badge(verdict, verdict.id() + (contrary ? wanted : ", in part not as expected"), false);
        }
        return new Badge(verdict, verdict.id(), false);
    }

    public boolean isFine() {
        return total > 0 && open == 0;
    }

    /** The answer in a sentence. */
    public String headline() {
        if (total == 0) {
            return "The sources claim nothing.";
        }
        if (open == 0) {
            return total == 1
                    ? "The one claim of the sources came out as it should."
                    : "All " + Figures.whole(total) + " claims of the sources came out as they should.";
        }
        return Figures.whole(open) + " of " + Figures.whole(total)
                + (open == 1 ? " claims of the sources is open." : " claims of the sources are open.");
    }

    /** The parts of the answer. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        int holding = proved + supported;
        if (holding > 0) {
            String how = supported == 0
                    ? "proved"
                    : proved == 0 ? "supported" : proved + " proved, " + supported + " supported";
            parts.add(Figures.whole(holding) + (holding == 1 ? " holds (" : " hold (") + how + ")");
        }
        if (refuted > 0) {
            parts.add(Figures.whole(refuted)
                    + (refuted == 1 ? " is refuted, as it should be" : " are refuted, as they should be"));
        }
        if (definitions > 0) {
            parts.add(Figures.whole(definitions)
                    + (definitions == 1
                            ? " is a definition, all instances of which were judged"
                            : " are definitions, all instances of which were judged"));
        }
        parts.add((open == 0 ? "none" : Figures.whole(open)) + (open > 1 ? " are open" : " is open"));
        return "Of " + Figures.count(total, "claim", "claims") + ", " + String.join("; ", parts) + ".";
    }
}
