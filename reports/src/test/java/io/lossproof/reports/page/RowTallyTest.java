package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.DocumentRecord.RowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTallyTest {

    @Test
    void aRowIsOpenUnlessItCameOutAsIsRight() {
        assertFalse(RowTally.isOpen(row("holds", "proved", true)));
        assertFalse(RowTally.isOpen(row("holds", "supported", true)));
        assertFalse(RowTally.isOpen(row("refuted", "refuted", true)));
        assertFalse(RowTally.isOpen(row("definition", "supported", true)));
        assertTrue(RowTally.isOpen(row("holds", "proved", false)));
        assertTrue(RowTally.isOpen(row("holds", "refuted", true)));
        assertTrue(RowTally.isOpen(row("refuted", "proved", true)));
        assertTrue(RowTally.isOpen(row("definition", "refuted", true)));
        assertTrue(RowTally.isOpen(row("holds", "undecided", true)));
        assertTrue(RowTally.isOpen(row("holds", "conflict", true)));
        assertTrue(RowTally.isOpen(row("maybe", "proved", true)));
        assertTrue(RowTally.isOpen(row("holds", "wonderful", true)));
    }

    @Test
    void badgesSayWhatWasWanted() {
        assertEquals("proved", RowTally.badge(row("holds", "proved", true)).label());
        assertEquals(
                "refuted, as expected",
                RowTally.badge(row("refuted", "refuted", true)).label());
        assertEquals(
                "refuted, should hold",
                RowTally.badge(row("holds", "refuted", false)).label());
        assertEquals(
                "proved, should be refuted",
                RowTally.badge(row("refuted", "proved", false)).label());
        assertEquals(
                "supported, in part not as expected",
                RowTally.badge(row("holds", "supported", false)).label());
        assertEquals(
                "undecided", RowTally.badge(row("holds", "undecided", false)).label());
    }

    @Test
    void theSummaryCountsEachRowOnce() {
        RowTally tally = RowTally.of(List.of(
                row("holds", "proved", true),
                row("holds", "proved", true),
                row("holds", "supported", true),
                row("refuted", "refuted", true),
                row("definition", "proved", true),
                row("holds", "undecided", false)));
        assertEquals(
                tally.total(),
                tally.proved() + tally.supported() + tally.refuted() + tally.definitions() + tally.open());
        assertEquals(
                tally.total(),
                tally.counts().stream().mapToInt(Tally.Count::number).sum());
        assertEquals("1 of 6 claims of the sources is open.", tally.headline());
        assertEquals(
                "Of 6 claims, 3 hold (2 proved, 1 supported); 1 is refuted, as it should be; "
                        + "1 is a definition, all instances of which were judged; 1 is open.",
                tally.sentence());
        assertFalse(tally.isFine());
    }

    @Test
    void nothingClaimedIsNoSuccess() {
        assertFalse(RowTally.of(List.of()).isFine());
        assertEquals("The sources claim nothing.", RowTally.of(List.of()).headline());
    }

    private static RowRecord row(String standing, String verdict, boolean asExpected) {
        return new RowRecord("M1", "", standing, verdict, asExpected, List.of(), List.of(), "");
    }
}
