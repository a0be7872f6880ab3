package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command run in this process: its exit status and what it printed. */
record Console(int status, String out, String err) {

    static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Console(status, out.toString(), err.toString());
    }

    /** Unusable input: status 2, nothing on standard output, one line that holds each of the texts, no stack trace. */
    static void refuses(int lines, String text, String... arguments) {
        Console console = run(arguments);
        assertEquals(2, console.status(), console::err);
        assertEquals("", console.out());
        assertEquals(lines, console.err().lines().count(), console::err);
        assertTrue(console.err().contains(text), console::err);
        assertFalse(console.err().contains("\tat "), console::err);
    }
}
