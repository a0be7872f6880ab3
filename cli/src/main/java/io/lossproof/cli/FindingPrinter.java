package io.lossproof.cli;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints what was found about a claim, for a reader at a terminal. */
final class FindingPrinter {

    private final PrintWriter out;

    FindingPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Finding finding) {
        Claim claim = finding.claim();
        out.printf("%s: %s%n", finding.verdict().text(), claim.statement());
        if (claim.sense().needsParameters()) {
            out.printf("  up to: %s, in %s%n", claim.sense().text(), String.join(", ", claim.in()));
        } else if (claim.upTo() == Claim.UpTo.FLOAT) {
            out.printf("  relation: %s%n", claim.sense().text());
        }
        if (!claim.scope().variables().isEmpty()) {
            out.printf("  where: %s%n", claim.scope());
        }
        Optional<Counterexample> counterexample = finding.counterexample();
        if (counterexample.isPresent()) {
            String at = counterexample.get().at().toString();
            out.printf("  counterexample:%s%n", at.isEmpty() ? "" : " " + at);
            out.printf("    left:  %s%n", counterexample.get().left());
            out.printf("    right: %s%n", counterexample.get().right());
        }
        finding.nearest().ifPresent(nearest -> out.printf("  nearest relation that holds: %s%n", nearest));
        for (Evidence evidence : finding.evidence()) {
            out.printf("  %s: %s, %s%n", evidence.route(), evidence.outcome(), evidence.detail());
        }
        out.flush();
    }
}
