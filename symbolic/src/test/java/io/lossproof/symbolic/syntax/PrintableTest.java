package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatATerminalObeysIsShownByNumber() {
        assertEquals("aU+001B[31mU+000AU+202EU+FEFFb", Printable.of("a\u001B[31m\n\u202E\uFEFFb"));
        assertEquals("Π σ(z) ½ 😀", Printable.of("Π σ(z) ½ 😀"));
    }

    @Test
    void theMiddleOfALongTextIsLeftOut() {
        assertEquals("abcdefgh", Printable.of("abcdefgh", 8));
        assertEquals("ab...hi", Printable.of("abcdefghi", 8));
    }
}
