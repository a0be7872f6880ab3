package io.lossproof.cli;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.file.ClaimFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What was found about the claims of files: first all that is not as expected, then a line for each file. */
final class CheckSummary {

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
        VerdictCounts all = new VerdictCounts();
        int surprises = 0;
        for (ClaimFile file : files) {
            VerdictCounts counts = new VerdictCounts();
            for (ClaimFile.Entry entry : file.entries()) {
                if (entry.claim().isEmpty()) {
                    counts.add(VerdictCounts.NOT_READABLE);
                    surprises++;
                    continue;
                }
                Finding finding = next.next();
                counts.add(finding.verdict().text());
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
            all.addAll(counts);
            lines.add(file.name() + ": " + counts);
        }
        if (files.size() > 1) {
            lines.forEach(out::println);
        }
        int claims = all.total();
        out.printf(
                "%d claim%s: %s; %s%n",
                claims,
                claims == 1 ? "" : "s",
                all,
                surprises == 0 ? "all as expected" : surprises + " not as expected");
        out.flush();
    }
}
