package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.reports.page.Prose.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void addressesAreLinksWithoutThePunctuationAfterThem() {
        assertEquals(
                List.of(
                        new Piece("A. Author (", false),
                        new Piece("https://example.org/a?b=c", true),
                        new Piece("), p. 3", false)),
                Prose.of("A. Author (https://example.org/a?b=c), p. 3").pieces());
    }

    @Test
    void nothingElseIsALink() {
        assertEquals(
                List.of(new Piece("javascript:alert(1) ftp://x", false)),
                Prose.of("javascript:alert(1) ftp://x").pieces());
    }
}
