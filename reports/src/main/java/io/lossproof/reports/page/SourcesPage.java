package io.lossproof.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source documents claim, document by document, and what was found about it.
 *
 * @param tally of all rows
 * @param open the rows that did not come out as is right
 * @param documents in the order of the run
 * @param run what the foot of each page says
 */
public record SourcesPage(RowTally tally, List<Row> open, List<Document> documents, RunView run) {

    /** A document; the anchor is its id in the page. */
    public record Document(String anchor, String id, String title, Prose description, RowTally tally, List<Row> rows) {}

    /**
     * One claim of a document.
     *
     * @param anchor its id in the page, for example {@code M8}
     * @param id for example {@code M8}
     * @param statement in our words
     * @param standing the right verdict, in words
     * @param reached the verdict reached, in words
     * @param badge the verdict reached
     * @param isOpen whether it did not come out as is right
     * @param why what is not as expected, worst first; none if all is
     * @param main the statement itself, if it has its place here
     * @param further its instances, conditions and opposites that have their place here
     * @param furtherTally of them
     * @param elsewhere claims of the row that have their place on another page or in another row
     * @param derivations behind it
     * @param remark what the verdict rests on or depends on
     */
    public record Row(
            String anchor,
            String id,
            Prose statement,
            String standing,
            String reached,
            Badge badge,
            boolean isOpen,
            List<Reference> why,
            @Nullable ClaimView main,
            List<ClaimView> further,
            Tally furtherTally,
            List<Reference> elsewhere,
            List<Argument> derivations,
            Prose remark) {

        /** So many further claims stand open on the page; more are folded. */
        private static final int FEW = 4;

        public boolean isLong() {
            return further.size() > FEW;
        }

        /** Whether many further claims are shown all the same, since one of them wants a look. */
        public boolean wantsALook() {
            return furtherTally.unexpected() > 0;
        }

        public String furtherTitle() {
            return Figures.count(further.size(), "further claim", "further claims");
        }

        public String furtherSummary() {
            return furtherTally.inWords();
        }

        public String elsewhereTitle() {
            return Figures.count(elsewhere.size(), "claim that stands", "claims that stand") + " elsewhere";
        }

        /** In a sentence; empty if nothing is open or the claims say it. */
        public String reason() {
            return isOpen && why.isEmpty() ? "No claim of this row was judged, so nothing is known about it." : "";
        }
    }

    /**
     * A derivation with the claims that its steps hold.
     *
     * @param summary number of steps and what was found about them
     * @param wantsALook whether a step is not as expected
     */
    public record Argument(
            String title, String summary, boolean wantsALook, Derivation derivation, List<ClaimView> steps) {}
}
