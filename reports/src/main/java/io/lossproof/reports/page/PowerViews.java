package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.PowerRecord.ClaimPowerRecord;
import io.lossproof.verify.run.PowerRecord.ReviewRecord;
import io.lossproof.verify.run.PowerRecord.SurvivorRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The measured power of a run: of each claim, and of all of them together. */
final class PowerViews {

    private final @Nullable PowerRecord power;
    private final Map<String, ClaimPowerRecord> byClaim = new HashMap<>();

    PowerViews(@Nullable PowerRecord power) {
        this.power = power;
        if (power != null) {
            power.claims().forEach(claim -> byClaim.putIfAbsent(claim.claim(), claim));
        }
    }

    /** The power on a claim, if it was measured. */
    @Nullable
    ClaimPower of(ClaimRecord claim) {
        ClaimPowerRecord measured = byClaim.get(claim.id());
        if (measured == null) {
            return null;
        }
        return new ClaimPower(
                shares(measured.refuted(), measured.counted()),
                sentence(measured),
                measured.survivors().stream()
                        .map(survivor -> survivor(survivor, claim.scope(), null))
                        .toList());
    }

    private static String shares(int refuted, int counted) {
        return Figures.whole(refuted) + " of " + Figures.whole(counted);
    }

    private static String sentence(ClaimPowerRecord measured) {
        int equivalent = measured.judged() - measured.counted();
        String chosen = measured.judged() == measured.possible()
                ? ""
                : " (" + Figures.whole(measured.judged()) + " of " + Figures.whole(measured.possible())
                        + " variants were judged)";
        String others = switch (equivalent) {
            case 0 -> "";
            case 1 -> "; one more is equivalent to the claim";
            default -> "; " + Figures.whole(equivalent) + " more are equivalent to the claim";
        };
        return shares(measured.refuted(), measured.counted()) + " wrong variants refuted" + others + chosen + ".";
    }

    /** The section of the first page, if power was measured. */
    Optional<PowerSection> section(Function<String, Reference> reference, Function<String, String> scope) {
        PowerRecord all = power;
        if (all == null) {
            return Optional.empty();
        }
        List<PowerSection.Survivor> open = new ArrayList<>();
        List<PowerSection.Survivor> known = new ArrayList<>();
        List<PowerSection.Survivor> equivalent = new ArrayList<>();
        for (ClaimPowerRecord claim : all.claims()) {
            for (SurvivorRecord survivor : claim.survivors()) {
                List<PowerSection.Survivor> group =
                        !survivor.hasReason() ? open : survivor.equivalent() ? equivalent : known;
                group.add(survivor(survivor, scope.apply(claim.claim()), reference.apply(claim.claim())));
            }
        }
        List<PowerSection.Group> groups = new ArrayList<>();
        add(groups, "Not refuted, and nobody has said why", open);
        add(groups, "Not refuted, for a known reason", known);
        add(groups, "Equivalent to the claim for a reason that was found by reading", equivalent);
        return Optional.of(new PowerSection(
                headline(all),
                all.suffices(),
                all.equivalent() == 0 ? "" : Figures.whole(all.equivalent()) + " more are equivalent to their claims.",
                groups,
                all.stale().stream().map(PowerViews::stale).toList()));
    }

    private static void add(List<PowerSection.Group> groups, String title, List<PowerSection.Survivor> survivors) {
        if (!survivors.isEmpty()) {
            groups.add(new PowerSection.Group(title, List.copyOf(survivors)));
        }
    }

    private static String headline(PowerRecord all) {
        return percent(all.power()) + " of " + Figures.whole(all.counted())
                + " wrong variants of the claims were refuted; at least " + percent(all.target()) + " is asked for.";
    }

    /** Rounded down: only all is 100. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(1e4 * share) / 100).replaceFirst("\\.?0+$", "") + " %";
    }

    private static PowerSection.Survivor survivor(
            SurvivorRecord survivor, String scope, @Nullable Reference reference) {
        return new PowerSection.Survivor(
                reference,
                Formulas.in(scope).block(survivor.formula()),
                survivor.mutator(),
                survivor.verdict(),
                survivor.reason());
    }

    private static String stale(ReviewRecord review) {
        return review.claim() + ": " + review.formula();
    }
}
