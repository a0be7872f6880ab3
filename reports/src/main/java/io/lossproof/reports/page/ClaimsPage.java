package io.lossproof.reports.page;

import java.util.List;

/** All about the claims that concern no family. */
public record ClaimsPage(List<ClaimView> claims, List<Reference> attention, Tally tally, RunView run) {}
