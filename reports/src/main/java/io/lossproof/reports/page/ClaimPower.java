package io.lossproof.reports.page;

import java.util.List;

/**
 * The power of the verification on one claim.
 *
 * @param share in a few words, {@code 22 of 23}
 * @param sentence with all counts
 * @param survivors variants that were neither refuted nor proved equivalent
 */
public record ClaimPower(String share, String sentence, List<PowerSection.Survivor> survivors) {}
