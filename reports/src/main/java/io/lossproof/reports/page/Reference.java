package io.lossproof.reports.page;

import org.jspecify.annotations.Nullable;

/**
 * A claim as it is mentioned elsewhere.
 *
 * @param name title of the claim, or its id
 * @param where the family on whose page it stands, or the row of a source document; empty if that is this page or there is none
 * @param badge the verdict
 * @param href where all about it stands; null if it is not in the run
 * @param statement the claim itself; null if it is not in the run
 * @param qualifier how equality is meant, in words
 * @param finding what makes it worth a look, in a line; empty if nothing does
 */
public record Reference(
        String name,
        String where,
        Badge badge,
        @Nullable String href,
        @Nullable Formula statement,
        String qualifier,
        String finding) {}
