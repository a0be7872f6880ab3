package io.lossproof.testing;

import io.lossproof.testing.IdentityAssertion.Expectation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a test says whose claim got another verdict: alone enough to see it again. */
final class Failure {

    private Failure() {}

    static AssertionFailedError of(Finding finding, String statement, long seed, Expectation expectation) {
        return new AssertionFailedError(text(finding, statement, seed, expectation));
    }

    private static String text(Finding finding, String statement, long seed, Expectation expectation) {
        Claim claim = finding.claim();
        List<String> lines = new ArrayList<>();
        lines.add(finding.verdict().text() + ": " + statement);
        if (!claim.scope().variables().isEmpty()) {
            lines.add("where: " + claim.scope());
        }
        if (!claim.scope().given().isEmpty()) {
            lines.add("given: "
                    + claim.scope().given().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (claim.upTo() != Claim.UpTo.EQUAL) {
            lines.add("relation: " + claim.sense().text()
                    + (claim.in().isEmpty() ? "" : ", in " + String.join(", ", claim.in())));
        }
        lines.add("expected: " + expectation);
        finding.counterexample().ifPresent(counterexample -> {
            lines.add("counterexample: " + counterexample.at());
            lines.add("  left:  " + counterexample.left());
            lines.add("  right: " + counterexample.right());
        });
        finding.nearest().ifPresent(nearest -> lines.add("nearest relation that holds: " + nearest));
        finding.reason().ifPresent(reason -> lines.add("reason: " + reason));
        if (finding.verdict() != Verdict.UNDECIDED) {
            for (Evidence evidence : finding.evidence()) {
                lines.add(evidence.route() + ": " + evidence.outcome() + ", " + evidence.detail());
            }
        }
        lines.add("seed: " + seed);
        return String.join("\n  ", lines);
    }
}
