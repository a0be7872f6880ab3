package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that nobody means, and what is said about them. */
class HostileArgumentsTest {

    private static final String LONG = "x".repeat(100_000);

    @Test
    void messagesAreShortWhateverTheInput() {
        for (String[] arguments : new String[][] {
            {"eval", LONG},
            {"eval", "bernoulli", LONG},
            {"eval", "bernoulli", "p=" + LONG},
            {"eval", "bernoulli", "p=0.5", "y=1", LONG + "=1"},
            {"eval", "bernoulli", "--link", LONG},
            {"eval", "bernoulli", "--quantity", LONG},
            {"eval", "bernoulli", "--digits", LONG},
            {"eval", "--" + LONG},
            {"derive", LONG},
            {"derive", "bernoulli", "--format", LONG},
            {"list", LONG},
        }) {
            Outcome outcome = Outcome.of(arguments);
            assertEquals(2, outcome.status());
            assertEquals("", outcome.out());
            assertEquals(1, outcome.err().lines().count(), outcome::err);
            assertTrue(outcome.err().length() < 1_200, outcome::err);
        }
    }

    @Test
    void nothingThatATerminalObeysIsPrintedBack() {
        Outcome outcome = Outcome.of("eval", "bernoulli", "p=0.5", "y=1", "\u001B[31m\n=1");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("'U+001B[31mU+000A'"), outcome::err);
    }

    @Test
    void anArgumentIsNeverTheNameOfAFileOfArguments() {
        Outcome.refused("there is no family '@/dev/null'", "eval", "@/dev/null");
    }

    /** Java reads these as doubles, people do not. */
    @ParameterizedTest
    @ValueSource(strings = {"0.5f", "0.5d", "1D", "0x1p-1f", "", " ", "1_0", "1,", "[0.5", "0.5]", "--0.5", "½"})
    void textThatIsNoNumberIsRefused(String number) {
        Outcome outcome = Outcome.of("eval", "bernoulli", "p=" + number, "y=1");
        assertEquals(2, outcome.status(), outcome::out);
        assertTrue(outcome.err().contains("is not a number"), outcome::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", ".5", "5e-1", "+0.5", "0x1p-1", " 0.5 ", "0.500000000000000000000000000000001"})
    void aNumberIsTheDoubleNearestToIt(String number) {
        Outcome outcome = Outcome.of("eval", "bernoulli", "p=" + number, "y=1");
        assertEquals(0, outcome.status(), outcome::err);
        assertTrue(outcome.out().contains("certified  0.69314718055994530942"), outcome::out);
    }
}
