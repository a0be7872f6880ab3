package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {

    private static final Scope SCOPE =
            Parser.scope("x: real, y: real, a: real, b: real, c: real, z: vector(K), n: natural");

    private static Expr read(String text) {
        return Parser.expression(text, SCOPE);
    }

    private static String problem(String text) {
        return String.valueOf(assertThrows(SyntaxException.class, () -> read(text), text).getMessage());
    }

    @Test
    void anExponentBeyondAnyIntegerIsRefusedLikeEveryOtherLargeOne() {
        String refused = "an exponent lies between -4000 and 4000";
        for (String number : List.of("1e4001", "1E-4001", "1e99999999999999999999", "0e-2147483649")) {
            assertEquals("column 5 of 'x + " + number + "': " + refused, problem("x + " + number));
        }
        assertEquals(Expr.num(BigInteger.TEN.pow(4000)), read("1e4000"));
        assertEquals(Expr.num(Rational.of(1, 1000)), read("1.e-3"));
    }

    /** Each division is a level of the tree, which everything walks by recursion. */
    @Test
    void aLongRowOfDivisionsIsRefused() {
        assertEquals(151 * 2 - 1, read("x" + "/x".repeat(150)).size());
        String tooLong = "sum(x" + "/x".repeat(9_000) + ", k, 1, n)";
        assertEquals("more than 150 divisions in a row", problem(tooLong).replaceAll(".*': ", ""));
    }

    @Test
    void aConstantOrABoundIndexAmongScalarsIsNoIndex() {
        assertEquals(Expr.apply(Op.MAX, read("x"), Const.PI, Num.ZERO, Num.ONE), read("max(x, pi, 0, 1)"));
        assertEquals(Expr.apply(Op.LOGSUMEXP, read("x"), Const.E, Num.ZERO, Num.ONE), read("logsumexp(x, e, 0, 1)"));
        Sym k = Expr.symbol("k");
        assertEquals(
                Reduce.sum(k, Num.ONE, read("n"), Expr.apply(Op.MAX, read("x"), k, Num.ONE, read("y"))),
                read("sum(max(x, k, 1, y), k, 1, n)"));
        assertEquals(read("max(k*x, k, 1, 3)"), read("max(i*x, i, 1, 3)"));
    }

    @Test
    void aBracketAroundAValueWithCasesIsNotTakenForACondition() {
        assertEquals(
                Cond.compare(read("(if(x < 0, 1, 2) + 1)*y"), Relation.LESS, Num.TWO),
                Parser.condition("(if(x < 0, 1, 2) + 1)*y < 2", SCOPE));
        assertEquals(
                Parser.condition("x < 0 && (y < 0 || a < 0)", SCOPE),
                Parser.condition("((x < 0) && (y < 0 || ((a) < 0)))", SCOPE));
        assertEquals(
                Parser.condition("if(x < 0, 1, 2) < 2", SCOPE), Parser.condition("((if(x < 0, 1, 2) < 2))", SCOPE));
    }

    /** Each end was read with a table of all the names that follow, made anew. */
    @Test
    void manyEndsWithManyNamesAreReadInNoTime() {
        StringBuilder set = new StringBuilder("{a0");
        for (int i = 1; set.length() < 19_000; i++) {
            set.append(",a").append(i);
        }
        String refused = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThrows(SyntaxException.class, () -> Parser.domain(set + "}"))
                        .getMessage());
        assertEquals("the values of a set are constants", refused.replaceAll(".*': ", ""));
        assertEquals("{n + 1, ..., K}", Parser.domain("{n + 1, ..., K}").toString());
    }

    @Test
    void aLengthIsNotAConstantOtherThanAWholeNumber() {
        for (String length : List.of("e", "pi", "inf", "0", "-3", "1/2", "K + pi")) {
            assertEquals(
                    "column 8 of 'vector(" + length + ")': a length is a positive integer or a name",
                    assertThrows(SyntaxException.class, () -> Parser.domain("vector(" + length + ")")).getMessage());
        }
        assertEquals("vector(K - 1)", Parser.domain("vector(K - 1)").toString());
    }

    @Test
    void aMessageHoldsNothingThatATerminalObeys() {
        assertEquals("column 3 of 'x U+001B[31m': 'U+001B' has no meaning here", problem("x \u001b[31m"));
        assertEquals("column 1 of 'U+202Ex': 'U+202E' has no meaning here", problem("\u202ex"));
        assertEquals("column 5 of 'x + U+D800': 'U+D800' has no meaning here", problem("x + \ud800"));
        assertEquals("column 6 of 'x +  ?': '?' has no meaning here", problem("x +\t\n?"));
    }
}
