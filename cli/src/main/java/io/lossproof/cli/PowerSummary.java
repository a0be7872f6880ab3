package io.lossproof.cli;

import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.ReviewRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.io.PrintWriter;
import java.util.Locale;

/** The measured power in a few lines: survivors that nobody has looked at first. */
final class PowerSummary {

    private final PowerRecord power;

    PowerSummary(PowerRecord power) {
        this.power = power;
    }

    void print(PrintWriter out) {
        for (ClaimPowerRecord claim : power.claims()) {
            for (SurvivorRecord survivor : claim.survivors()) {
                if (!survivor.hasReason()) {
                    out.printf("NOT REFUTED  %s with the right side %s%n", claim.claim(), survivor.formula());
                    out.printf("  %s: %s%n", survivor.mutator(), survivor.verdict());
                }
            }
        }
        for (ReviewRecord review : power.stale()) {
            out.printf("REVIEW OUT OF DATE  %s: %s no longer survives%n", review.claim(), review.formula());
        }
        int left = power.counted() - power.refuted();
        out.printf(
                Locale.ROOT,
                "power %.2f %%: %d of %d wrong variants refuted, %d not (%d without a reviewed reason); %d more are"
                        + " equivalent; at least %.1f %% is asked for%n",
                Math.floor(1e4 * power.power()) / 100,
                power.refuted(),
                power.counted(),
                left,
                power.unreviewed(),
                power.equivalent(),
                100 * power.target());
    }
}
