package io.lossproof.cli;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A run in a few lines: what was checked, with which verdicts, and first of all what is not as expected. */
final class RunSummary {

    private final Run run;

    RunSummary(Run run) {
        this.run = run;
    }

    void print(PrintWriter out) {
        for (ClaimRecord claim : run.claims()) {
            if (!claim.asExpected()) {
                surprise(claim, out);
            }
        }
        int width = run.families().stream()
                .mapToInt(family -> family.id().length())
                .max()
                .orElse(0);
        width = Math.max(width, "identities".length());
        for (FamilyRecord family : run.families()) {
            List<ClaimRecord> claims = run.claims().stream()
                    .filter(claim -> claim.id().startsWith(family.id() + "/"))
                    .toList();
            String forms = String.join(
                    ", ",
                    family.parametrisations().stream()
                            .map(ParametrisationRecord::id)
                            .toList());
            out.printf("%-" + width + "s  %s (%s)%n", family.id(), counts(claims), forms);
        }
        for (String room : List.of("identity", "source")) {
            List<ClaimRecord> claims = run.claims().stream()
                    .filter(claim -> claim.id().startsWith(room + "/"))
                    .toList();
            if (!claims.isEmpty()) {
                String rows = room.equals("source") ? " (" + rows() + ")" : "";
                String name = room.equals("source") ? "sources" : "identities";
                out.printf("%-" + width + "s  %s%s%n", name, counts(claims), rows);
            }
        }
        out.printf(
                Locale.ROOT,
                "%s in %.1f s, seed %d: %s%n",
                plural(run.claims().size(), "claim"),
                run.seconds(),
                run.seed(),
                counts(run.claims()));
        PowerRecord power = run.power();
        if (power != null) {
            new PowerSummary(power).print(out);
        }
    }

    /** The rows of the source documents by the verdict that was reached. */
    private String rows() {
        List<DocumentRecord.RowRecord> rows = run.documents().stream()
                .flatMap(document -> document.rows().stream())
                .toList();
        VerdictCounts counts = new VerdictCounts();
        rows.forEach(row -> counts.add(row.verdict()));
        return plural(rows.size(), "row") + ": " + counts;
    }

    private static void surprise(ClaimRecord claim, PrintWriter out) {
        out.printf("NOT AS EXPECTED  %s: %s%n", claim.verdict(), claim.id());
        out.printf("  %s%n  where %s%n", claim.statement(), claim.scope());
        ClaimRecord.CounterexampleRecord example = claim.counterexample();
        if (example != null) {
            out.printf("  at %s: left %s, right %s%n", example.at(), example.left(), example.right());
        }
        String reason = claim.reason();
        if (reason != null) {
            out.printf("  %s%n", reason);
        }
    }

    private static VerdictCounts counts(List<ClaimRecord> claims) {
        VerdictCounts counts = new VerdictCounts();
        claims.forEach(claim -> counts.add(claim.verdict()));
        return counts;
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The exit status that a run leads to. */
    static int status(Run run) {
        boolean undecided =
                run.claims().stream().anyMatch(claim -> claim.verdict().equals("undecided"));
        boolean contradicted = run.claims().stream()
                .anyMatch(claim -> !claim.asExpected() && !claim.verdict().equals("undecided"));
        PowerRecord power = run.power();
        contradicted |= power != null && !power.suffices();
        return contradicted ? Status.CONTRADICTED : undecided ? Status.UNDECIDED : Status.AS_EXPECTED;
    }
}
