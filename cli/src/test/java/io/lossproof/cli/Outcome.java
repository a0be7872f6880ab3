package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command left behind.
 *
 * @param status its exit status
 * @param out standard output
 * @param err standard error
 */
record Outcome(int status, String out, String err) {

    /** Runs a command inside this process. */
    static Outcome of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** An answer, with nothing to complain about. */
    Outcome mustAnswer(int expected) {
        assertAll(() -> assertEquals(expected, status, this::toString), () -> assertEquals("", err));
        return this;
    }

    /** Refused with exactly these lines and no answer. */
    void mustRefuse(String... lines) {
        assertAll(
                () -> assertEquals(2, status),
                () -> assertEquals("", out),
                () -> assertEquals(List.of(lines), err.lines().toList()));
    }

    /** Runs a command that is refused in one line which says so much. */
    static void refused(String part, String... arguments) {
        Outcome outcome = of(arguments);
        assertAll(
                () -> assertEquals(2, outcome.status, outcome::toString),
                () -> assertEquals("", outcome.out),
                () -> assertEquals(1, outcome.err.lines().count(), outcome.err),
                () -> assertTrue(outcome.err.contains(part), outcome.err));
    }

    void mustContain(String text) {
        assertTrue(out.contains(text), () -> "'" + text + "' is not in " + out);
    }
}
