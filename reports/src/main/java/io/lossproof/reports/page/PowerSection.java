package io.lossproof.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The power of the verification on all claims.
 *
 * @param headline in a sentence
 * @param enough whether the target is reached and every survivor has a reason
 * @param equivalent how many variants do not count, in a sentence; empty if none
 * @param groups of survivors, worst first
 * @param stale reviews of variants that no longer survive
 */
public record PowerSection(String headline, boolean enough, String equivalent, List<Group> groups, List<String> stale) {

    /** Survivors of one standing. */
    public record Group(String title, List<Survivor> survivors) {}

    /**
     * A variant that was not refuted.
     *
     * @param claim whose variant it is; null on the page of the claim itself
     * @param formula the right side
     * @param mistake its kind
     * @param verdict on it
     * @param reason why it survives; empty if it was not reviewed
     */
    public record Survivor(@Nullable Reference claim, Formula formula, String mistake, String verdict, String reason) {}
}
