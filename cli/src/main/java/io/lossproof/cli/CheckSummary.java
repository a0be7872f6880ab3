package io.lossproof.cli;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.file.ClaimFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found about the claims of files: first all that is not as expected, then a line for each file. */
final class CheckSummary {

    private static final List<String> VERDICTS =
            List.of("proved", "supported", "refuted", "undecided", "conflict", "not readable");

    private final List<ClaimFile> files;
    private final List<Finding> findings;

    /** @param findings about all claims that could be read, in the order of the files */
    CheckSummary(List<ClaimFile> files, List<Finding> findings) {
        this.files = files;
        this.findings = findings;
    }

    void print(PrintWriter out) {
        FindingPrinter printer = new FindingPrinter(out);
        Iterator<Finding> next = findings.iterator();
        List<String> lines = new ArrayList<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        int surprises = 0;
        for (ClaimFile file : files) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (ClaimFile.Entry entry : file.entries()) {
                if (entry.claim().isEmpty()) {
                    counts.merge("not readable", 1, Integer::sum);
                    surprises++;
                    continue;
                }
                Finding finding = next.next();
                counts.merge(finding.verdict().text(), 1, Integer::sum);
                if (!finding.isAsExpected()) {
                    surprises++;
                    out.printf(
                            "%s, line %d: %s is expected %s%n",
                            file.name(),
                            entry.line(),
                            entry.id(),
                            finding.claim().expected() ? "to hold" : "to fail");
                    printer.print(finding);
                    out.println();
                }
            }
            counts.forEach((verdict, count) -> all.merge(verdict, count, Integer::sum));
            lines.add(file.name() + ": " + inOrder(counts));
        }
        if (files.size() > 1) {
            lines.forEach(out::println);
        }
        int claims = all.values().stream().mapToInt(Integer::intValue).sum();
        out.printf(
                "%d claim%s: %s; %s%n",
                claims,
                claims == 1 ? "" : "s",
                inOrder(all),
                surprises == 0 ? "all as expected" : surprises + " not as expected");
        out.flush();
    }

    private static String inOrder(Map<String, Integer> counts) {
        List<String> parts = new ArrayList<>();
        for (String verdict : VERDICTS) {
            Integer count = counts.get(verdict);
            if (count != null) {
                parts.add(count + " " + verdict);
            }
        }
        return parts.isEmpty() ? "nothing to check" : String.join(", ", parts);
    }
}
