package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatXmlDoesNotHaveIsReplaced() {
        assertEquals(
                "a\tb\n\ufffd\ufffd\ufffd\ufffd\ufffd é😀",
                Html.withoutForbiddenCharacters("a\tb\n\u0000\u001b\ud800\uffff\u0085 é😀"));
    }

    @Test
    void namesAreGivenOnce() {
        Html.Names names = new Html.Names("index");
        assertEquals("index-2", names.unique("../Index"));
        assertEquals("negative-binomial", names.unique("negative-binomial"));
        assertEquals("negative-binomial-2", names.unique("Negative Binomial"));
        assertEquals("n", names.unique("Ω"));
        assertEquals("n2pl", names.unique("2PL"));
    }

    @Test
    void namesHaveNoTwoHyphensInARow() {
        assertEquals("a-b", new Html.Names().unique("a----b--"));
        assertTrue(new Html.Names().unique("x-".repeat(100)).length() <= 80);
    }
}
