package io.lossproof.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page.
 *
 * @param tally of all claims
 * @param attention everything that is not as expected
 * @param problems pages that could not be made
 * @param sources what the source documents claim; null if there are none or their page could not be made
 * @param families in the order of the run
 * @param claims those that concern neither a family nor a source document
 * @param power of the verification; null if it was not measured
 * @param run when and with what
 */
public record IndexPage(
        Tally tally,
        List<Reference> attention,
        List<Problem> problems,
        @Nullable Sources sources,
        List<Family> families,
        List<Reference> claims,
        @Nullable PowerSection power,
        RunView run) {

    /** The source documents in brief. */
    public record Sources(RowTally tally, List<Source> documents) {}

    /** A source document in the table. */
    public record Source(String title, String href, RowTally tally) {}

    /** A family in the table; without parametrisations if its page could not be made. */
    public record Family(String title, String href, List<Row> rows, Tally tally) {}

    /** A parametrisation in the table. */
    public record Row(String title, String href, List<Formula> parameters, Formula loss, Tally tally) {}

    /** A page that could not be made, and why. */
    public record Problem(String title, String href, String message) {}
}
