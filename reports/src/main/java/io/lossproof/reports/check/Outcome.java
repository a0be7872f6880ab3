package io.lossproof.reports.check;

import io.lossproof.verify.run.CheckRun.Checked;
import io.lossproof.verify.run.CheckRun.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A claim that is not as expected, in words. */
final class Outcome {

    private Outcome() {}

    /** In one line. */
    static String sentence(Checked claim) {
        if (claim.cannotBeRead()) {
            return "cannot be read: " + claim.reason();
        }
        Witness witness = claim.counterexample();
        String reason = claim.reason();
        return claim.verdict()
                + ", expected to "
                + (claim.expect().equals("holds") ? "hold" : "fail")
                + (witness == null
                        ? ""
                        : ": at " + at(witness) + " left is " + witness.left() + ", right is " + witness.right())
                + (reason == null ? "" : ": " + reason);
    }

    /** Everything that is known, a line each. */
    static List<String> details(Checked claim) {
        List<String> lines = new ArrayList<>();
        lines.add(claim.claim());
        if (claim.cannotBeRead()) {
            lines.add(String.valueOf(claim.reason()));
        }
        Witness witness = claim.counterexample();
        if (witness != null) {
            lines.add("at " + at(witness));
            lines.add("left:  " + witness.left());
            lines.add("right: " + witness.right());
        }
        String nearest = claim.nearest();
        if (nearest != null) {
            lines.add("nearest relation that holds: " + nearest);
        }
        claim.evidence()
                .forEach(found ->
                        lines.add(found.get("route") + ": " + found.get("outcome") + ", " + found.get("detail")));
        return lines;
    }

    static String at(Witness witness) {
        return witness.at().isEmpty()
                ? "every point"
                : witness.at().entrySet().stream()
                        .map(value -> value.getKey() + " = " + value.getValue())
                        .collect(Collectors.joining(", "));
    }
}
