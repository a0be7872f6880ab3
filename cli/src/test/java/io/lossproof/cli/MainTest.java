package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("lossproof \\d+\\.\\d+\\.\\d+\\S*\\R"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void printsItsHelp() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().startsWith("Usage: lossproof"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void refusesAnUnknownOptionInOneLine() {
        assertEquals(2, run("--no-such-option"));
        assertEquals("", out.toString());
        assertEquals(
                "lossproof verify: Unknown option: '--no-such-option'; see lossproof verify --help%n".formatted(),
                err.toString());
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
