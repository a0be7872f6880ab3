package io.lossproof.reports.check;

import io.lossproof.verify.run.CheckRun;
import io.lossproof.verify.run.CheckRun.Checked;
import io.lossproof.verify.run.CheckRun.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A check in Markdown, for a comment on a pull request: what is not as expected first, then the counts by file. */
public final class MarkdownSummary {

    private static final List<String> VERDICTS =
            List.of("proved", "supported", "refuted", "undecided", "conflict", Checked.ERROR);

    private MarkdownSummary() {}

    public static String of(CheckRun run) {
        List<Checked> surprises =
                run.claims().stream().filter(claim -> !claim.asExpected()).toList();
        List<String> lines = new ArrayList<>();
        lines.add("## Lossproof: " + headline(run.claims().size(), surprises.size()));
        lines.add("");
        surprises.forEach(claim -> lines.addAll(surprise(claim)));
        lines.addAll(counts(run));
        lines.add("");
        lines.add("Seed " + run.seed() + ".");
        return String.join("\n", lines) + "\n";
    }

    private static String headline(int claims, int surprises) {
        String all = claims + (claims == 1 ? " claim" : " claims");
        return surprises == 0 ? all + ", all as expected" : surprises + " of " + all + " not as expected";
    }

    private static List<String> surprise(Checked claim) {
        List<String> lines = new ArrayList<>();
        String file = claim.file();
        String place = file == null ? "" : " (" + code(file + ":" + claim.line()) + ")";
        lines.add("### " + claim.verdict() + ": " + code(claim.id().isEmpty() ? "no id" : claim.id()) + place);
        lines.add("");
        if (!claim.claim().isBlank()) {
            lines.addAll(block(claim.claim()));
        }
        Witness witness = claim.counterexample();
        if (witness != null) {
            lines.add("| at | left | right |");
            lines.add("|---|---|---|");
            lines.add("| " + cell(Outcome.at(witness)) + " | " + cell(witness.left()) + " | " + cell(witness.right())
                    + " |");
            lines.add("");
        }
        String nearest = claim.nearest();
        if (nearest != null) {
            lines.add("Nearest relation that holds: " + code(nearest));
            lines.add("");
        }
        String reason = claim.reason();
        if (reason != null) {
            lines.addAll(block(reason));
        } else if (witness == null) {
            lines.add("Expected to " + (claim.expect().equals("holds") ? "hold." : "fail."));
            lines.add("");
        }
        return lines;
    }

    private static List<String> counts(CheckRun run) {
        Map<String, Map<String, Integer>> byFile = new LinkedHashMap<>();
        for (Checked claim : run.claims()) {
            String file = claim.file();
            byFile.computeIfAbsent(file == null ? "statement" : file, name -> new LinkedHashMap<>())
                    .merge(claim.verdict(), 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", VERDICTS) + " |");
        lines.add("|---|" + "--:|".repeat(VERDICTS.size()));
        byFile.forEach((file, counts) -> lines.add("| " + cell(file) + " | "
                + String.join(
                        " | ",
                        VERDICTS.stream()
                                .map(verdict -> String.valueOf(counts.getOrDefault(verdict, 0)))
                                .toList())
                + " |"));
        return lines;
    }

    /** A block of code whose fence is longer than any run of backticks inside. */
    private static List<String> block(String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return List.of(fence, text.replaceAll("\\s+", " "), fence, "");
    }

    private static String code(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        String padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + padding + text.replaceAll("\\s+", " ") + padding + fence;
    }

    /** Code in a cell of a table, where a bar would end it. */
    private static String cell(String text) {
        return code(text).replace("|", "\\|");
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
