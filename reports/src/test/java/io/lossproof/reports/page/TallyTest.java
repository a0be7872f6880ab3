package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void theHeadlineIsASentence() {
        assertEquals("No claim was judged.", headline(0, 0));
        assertEquals("The one claim is as expected.", headline(1, 0));
        assertEquals("The one claim is not as expected.", headline(1, 1));
        assertEquals("All 12 claims are as expected.", headline(12, 0));
        assertEquals("1 of 12 claims is not as expected.", headline(12, 1));
        assertEquals("11 of 12 claims are not as expected.", headline(12, 11));
        assertEquals("None of 12 claims is as expected.", headline(12, 12));
    }

    private static String headline(int total, int unexpected) {
        return new Tally(total, unexpected, List.of()).headline();
    }
}
