package io.lossproof.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lossproof.verify.run.ClaimRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void saysAllThatTheClaimSays() {
        assertEquals(
                "./lossproof check 'a*p == b' --where 'a: real, p: unit' --given 'a < b' --relation constant --in p,q"
                        + " --seed 7",
                Command.of(
                        claim("a*p", "a: real, p: unit", List.of("a < b"), "constant", List.of("p", "q")), "coin", 7));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertEquals(
                "./lossproof check '1 == b' --seed 7",
                Command.of(claim("1", "", List.of(), "equal", List.of()), "", 7));
    }

    @Test
    void aQuoteDoesNotEndTheArgument() {
        assertEquals(
                "./lossproof check ''\\''; rm x == b' --seed 7",
                Command.of(claim("'; rm x", "", List.of(), "equal", List.of()), "", 7));
    }

    @Test
    void aLeadingMinusIsNoOption() {
        assertEquals(
                "./lossproof check --where 'p: unit' --seed 7 -- '-log(p) == b'",
                Command.of(claim("-log(p)", "p: unit", List.of(), "equal", List.of()), "", 7));
    }

    @Test
    void anIntegralIsJudgedWithItsFamily() {
        assertEquals(
                "./lossproof verify gaussian --seed 7",
                Command.of(claim("integrate(y, y, 0, 1)", "", List.of(), "equal", List.of()), "gaussian", 7));
    }

    private static ClaimRecord claim(String left, String scope, List<String> given, String upTo, List<String> in) {
        return new ClaimRecord(
                "id", "", left, "==", "b", scope, given, upTo, in, "holds", "", "proved", null, null, true, List.of(),
                null, 0);
    }
}
