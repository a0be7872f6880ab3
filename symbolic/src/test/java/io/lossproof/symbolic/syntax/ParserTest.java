package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    private static final Scope SCOPE =
            Parser.scope("x: real, y: real, a: real, b: real, c: real, z: vector(K), n: natural");

    private static Expr read(String text) {
        return Parser.expression(text, SCOPE);
    }

    private static String problem(String text) {
        return String.valueOf(
                assertThrows(SyntaxException.class, () -> read(text), text).getMessage());
    }

    private static String reason(String text) {
        return problem(text).replaceAll("(?s).*': ", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    a + b*c               ; a + (b*c)
                    a*b + c               ; (a*b) + c
                    a - b - c             ; (a - b - c)
                    a - (b - c)           ; a + (-(b - c))
                    a/b/c                 ; (a/b)/c
                    a/b*c                 ; (a/b)*c
                    a*b/c                 ; (a*b)/c
                    a^b^c                 ; a^(b^c)
                    -a^b                  ; -(a^b)
                    -a*b                  ; -(a*b)
                    -a/b                  ; -(a/b)
                    -a + b                ; (-a) + b
                    a^-b                  ; a^(-b)
                    a^-b^c                ; a^(-(b^c))
                    a*-b                  ; a*(-b)
                    a/-b*c                ; (a/(-b))*c
                    a - -b                ; a + (-(-b))
                    --a                   ; -(-a)
                    +a                    ; a
                    2^-1                  ; 2^(-1)
                    -2^2                  ; -(2^2)
                    a^b*c                 ; (a^b)*c
                    Log[a]                ; log(a)
                    LN(a)                 ; log(a)
                    logistic(a)           ; sigmoid(a)
                    lgamma(a)             ; loggamma(a)
                    if(a < b && b < c || c == a, 1, 0) ; if((a < b && b < c) || c == a, 1, 0)
                    if(a < b < c, 1, 0)   ; if(a < b && b < c, 1, 0)
                    if(!(a < b), 1, 0)    ; if(a >= b, 1, 0)
                    if(!(a < b || b != c), 1, 0) ; if(a >= b && b == c, 1, 0)
                    if((a) < (b), 1, 0)   ; if(a < b, 1, 0)
                    if(a < b, 1, 0)       ; piecewise((1, a < b), 0)
                    E^a                   ; e^a
                    PI + Pi               ; pi + pi
                    """)
    void readsAsIfBracketed(String written, String bracketed) {
        assertEquals(read(bracketed), read(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.1       | 1/10
                    1/2       | 1/2
                    6/4       | 3/2
                    .5        | 1/2
                    5.        | 5
                    007       | 7
                    1.5E-3    | 3/2000
                    1e-12     | 1/1000000000000
                    2.50e+2   | 250
                    0e-4000   | 0
                    -0.25     | -1/4
                    123456789012345678901234567890 | 123456789012345678901234567890
                    0.1000000000000000055511151231257827 | 1000000000000000055511151231257827/10000000000000000000000000000000000
                    """)
    void numbersAreExact(String written, String value) {
        String[] parts = value.split("/");
        Rational exact =
                Rational.of(new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
        assertEquals(Expr.num(exact), read(written));
    }

    @Test
    void aDeclaredNameWinsOverAConstantOrFunctionUnlessItIsCalled() {
        Scope scope = Parser.scope("e: real, beta: real, E: vector(3)");
        assertEquals(Expr.symbol("e"), Parser.expression("e", scope));
        assertEquals(
                Expr.apply(Op.BETA, Expr.symbol("beta"), Expr.symbol("e")), Parser.expression("beta(beta, e)", scope));
        assertEquals("E[1]", Parser.expression("E[1]", scope).toString());
        assertEquals(Const.E, read("E"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``             | 1  | the end where a number, a name or '(' would be right
                    x +            | 4  | the end where a number, a name or '(' would be right
                    x + * y        | 5  | '*' where a number, a name or '(' would be right
                    (x             | 3  | the end where ')' would be right
                    x)             | 2  | ')' where an operator or the end would be right
                    x y            | 3  | 'y' where an operator (multiplication is written '*') would be right
                    2x             | 2  | 'x' where an operator (multiplication is written '*') would be right
                    2e             | 2  | 'e' where an operator (multiplication is written '*') would be right
                    (x)(y)         | 4  | '(' where an operator (multiplication is written '*') would be right
                    x % y          | 3  | '%' has no meaning here
                    x − y          | 3  | '−' has no meaning here; for minus write '-'
                    x × y          | 3  | '×' has no meaning here; for times write '*'
                    x == y         | 3  | '==' where an operator or the end would be right
                    w + 1          | 1  | 'w' is not declared; declared are x, y, a, b, c, K, z, n
                    1 + log        | 5  | log is a function; write log(...)
                    foo(x)         | 1  | there is no function 'foo'
                    x(y)           | 1  | x is a variable, not a function; write x*(...)
                    log(x, y)      | 1  | log takes 1 argument, not 2
                    clip(x, 0)     | 1  | clip takes 3 arguments, not 2
                    beta(x)        | 1  | beta takes 2 arguments, not 1
                    log()          | 5  | ')' where a number, a name or '(' would be right
                    z + 1          | 1  | z is a vector; write an entry, z[k]
                    z[1            | 4  | the end where ']' would be right
                    x[1]           | 2  | '[' where an operator or the end would be right
                    Log[x)         | 6  | ')' where ']' would be right
                    sum(x, k, 1)   | 5  | 'x' where sum(formula, index, first, last) would be right
                    sum(x, x, 1, 2) | 5 | 'x' where sum(formula, index, first, last) would be right
                    sum(k, k, 1, 2) + k | 19 | 'k' is not declared; declared are x, y, a, b, c, K, z, n
                    softmax(x, 1)  | 1  | softmax takes a vector and an index: softmax(z, k)
                    D(x)           | 1  | D takes a formula and a variable: D(f, x)
                    D(x, x + 1)    | 6  | a derivative is taken in a variable
                    D(x, 2)        | 6  | a derivative is taken in a variable
                    if(x, 1, 2)    | 5  | ',' where a comparison would be right
                    if(x < 1, 2)   | 12 | ')' where ',' would be right
                    piecewise(x, 1) | 11 | 'x' where a case '(value, condition)' would be right
                    piecewise((x, y < 1)) | 21 | ')' where ',' would be right
                    limit(x, 0)    | 1  | limit takes a formula, a variable and a point: limit(f, x, 0) or limit(f, x, 0, above)
                    limit(x, x, inf - 1) | 13 | a limit is taken at a value, at inf or at -inf
                    limit(x, x, 0, left) | 16 | a limit is from 'above' or from 'below'
                    1e5000         | 1  | an exponent lies between -4000 and 4000
                    """)
    void saysWhatIsWrongAndWhere(String text, int column, String problem) {
        SyntaxException exception = assertThrows(SyntaxException.class, () -> read(text));
        assertEquals("column " + column + " of '" + text + "': " + problem, exception.getMessage());
        assertEquals(column, exception.column());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    x              | 2  | the end where ':' would be right
                    1: real        | 1  | '1' where the name of a variable would be right
                    x: real y      | 9  | 'y' where an operator or the end would be right
                    x: real,       | 9  | the end where the name of a variable would be right
                    x: real, x: unit | 10 | x is declared twice
                    x: 3           | 4  | '3' where a domain, as in 'x: real' would be right
                    x: (0, 1       | 9  | the end where ')' or ']' would be right
                    x: {0, 1       | 9  | the end where '}' would be right
                    x: {K}         | 5  | the values of a set are constants
                    x: real^       | 9  | the end where a length, as in 'positive^n' would be right
                    x: unit^n^n    | 4  | there is no such power of a domain
                    x: unit^0      | 9  | a length is a positive integer or a name
                    x: vector(0)   | 11 | a length is a positive integer or a name
                    x: vector(1+1+1+1+1+1+1+1+1+1) | 11 | a length or end is a number, a name, or a sum of these
                    """)
    void saysWhatIsWrongWithADeclaration(String text, int column, String problem) {
        SyntaxException exception = assertThrows(SyntaxException.class, () -> Parser.scope(text));
        assertEquals("column " + column + " of '" + text + "': " + problem, exception.getMessage());
    }

    @Test
    void aPowerOfADomainHasAMemberForEachIndex() {
        assertEquals(Parser.domain("vector(n)"), Parser.domain("real^n"));
        for (String text : List.of("positive^n", "{1, ..., K}^n", "simplex(K)^n", "[0, 1]^3", "unit^(n + 1)")) {
            assertEquals(text, Parser.domain(text).toString());
        }
        Scope scope = Parser.scope("q: simplex(K)^n, z: vector(K)^n, x: {1, ..., K}^n");
        assertEquals(
                "q: simplex(K)^n",
                scope.variables().entrySet().stream()
                        .filter(variable -> variable.getKey().equals("q"))
                        .map(variable -> variable.getKey() + ": " + variable.getValue())
                        .findFirst()
                        .orElseThrow());
        for (String text : List.of(
                "q[1, x[1]]",
                "sum(log(q[i, x[i]]), i, 1, n)",
                "sum(logsumexp(z[i]) - log(softmax(z[i], 2)), i, 1, n)")) {
            assertEquals(text, ExprText.of(Parser.expression(text, scope), scope.vectorLengths()));
        }
        assertEquals(
                Parser.expression("logsumexp(z[2, k], k, 1, K)", scope), Parser.expression("logsumexp(z[2])", scope));
        SyntaxException exception = assertThrows(SyntaxException.class, () -> Parser.expression("q + 1", scope));
        assertTrue(
                String.valueOf(exception.getMessage()).contains("write an entry, q[i, k]"),
                () -> String.valueOf(exception.getMessage()));
    }

    @Test
    void namesTheDomainsThereAre() {
        SyntaxException exception = assertThrows(SyntaxException.class, () -> Parser.domain("complex"));
        assertEquals(
                "column 1 of 'complex': 'complex' is not a domain; domains are real, positive, nonnegative, negative, "
                        + "nonzero, unit, integer, natural, an interval (a, b], a set {0, 1}, vector(K), simplex(K), "
                        + "closed-simplex(K), positive-definite(d), a power positive^n of one of these",
                exception.getMessage());
    }

    @Test
    void aClaimNeedsARelation() {
        assertEquals(
                "column 6 of 'x + y': the end where '==', '<=', '>=', '<' or '>' would be right",
                assertThrows(SyntaxException.class, () -> Parser.statement("x + y", SCOPE))
                        .getMessage());
        Parser.Statement statement = Parser.statement("x + y <= 2*x", SCOPE);
        assertEquals(new Parser.Statement(read("x + y"), Relation.AT_MOST, read("2*x")), statement);
    }

    @Test
    void readsUpToItsLimitsAndNoFurther() {
        assertEquals(10_001, read("x" + "+x".repeat(9_999)).size());
        assertEquals("the text has 20001 characters; at most 20000 are read", reason("x" + "+x".repeat(10_000)));
        assertEquals(Expr.num(BigInteger.TEN.pow(999)), read("1" + "0".repeat(999)));
        assertEquals("a number has at most 1000 characters", reason("1" + "0".repeat(1_000)));
        assertEquals(read("x"), read("(".repeat(149) + "x" + ")".repeat(149)));
        assertEquals(70, read("sum(".repeat(70) + "x" + ", k, 1, 3)".repeat(70)).binderHeight());
        for (String opening : List.of("(", "-", "log(", "2^", "z[", "if(x<", "max(x,", "D(")) {
            assertEquals("nested more than 150 deep", reason(opening.repeat(19_000 / opening.length())), opening);
        }
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
                    assertThrows(SyntaxException.class, () -> Parser.domain("vector(" + length + ")"))
                            .getMessage());
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

    private static final List<String> WORDS = List.of(
            "x",
            "y",
            "z",
            "K",
            "k",
            "e",
            "pi",
            "inf",
            "undefined",
            "_",
            "é",
            "1",
            "0",
            ".5",
            "1e3",
            "1e-4000",
            "9e99999",
            "+",
            "-",
            "*",
            "/",
            "^",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "<",
            ">",
            "<=",
            "==",
            "!=",
            "&&",
            "||",
            "!",
            "~",
            "=",
            "...",
            "log",
            "sum",
            "product",
            "max",
            "logsumexp",
            "softmax",
            "if",
            "piecewise",
            "D",
            "limit",
            "E",
            "besseli",
            "clip",
            "real",
            "simplex",
            "vector",
            "closed",
            "definite",
            "\u0000",
            "\ud800",
            "\ud835\udc65",
            "−",
            "\u00a0",
            "\u202e",
            "٣",
            "\"",
            "\\",
            "\n",
            "log(",
            "sum(x, k, 1, 3)",
            "if(x < 0, 1, 2)",
            "z[1]",
            "softmax(z, 1)");

    @Provide
    Arbitrary<String> soups() {
        return Arbitraries.randomValue(random -> {
            StringBuilder soup = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                soup.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
            }
            return soup.toString();
        });
    }

    @Property(seed = "20817", tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void whatCannotBeReadEndsInASyntaxException(@ForAll("soups") String soup) {
        readsOrRefuses(soup);
    }

    @Property(seed = "20817", tries = 2000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readsOrRefuses(text);
    }

    /** A formula with one word put in, left out or exchanged is nearly right, and reaches further into the parser. */
    @Property(seed = "20817", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aSpoiltFormulaIsReadOrRefused(@ForAll("spoilt") String text) {
        readsOrRefuses(text);
    }

    @Provide
    Arbitrary<String> spoilt() {
        return Formulas.formulas()
                .flatMap(expr -> Arbitraries.randomValue(random -> {
                    String text = expr.toString();
                    int from = random.nextInt(text.length() + 1);
                    int to = Math.min(text.length(), from + random.nextInt(3));
                    return text.substring(0, from) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(to);
                }));
    }

    private static void readsOrRefuses(String text) {
        List<Supplier<Object>> readings = List.of(
                () -> Parser.expression(text, Formulas.SCOPE),
                () -> Parser.statement(text, SCOPE),
                () -> Parser.condition(text, SCOPE),
                () -> Parser.domain(text),
                () -> Parser.scope(text));
        for (Supplier<Object> reading : readings) {
            try {
                assertNotNull(reading.get().toString());
            } catch (SyntaxException refused) {
                assertTrue(refused.column() >= 1 && refused.column() <= text.length() + 1, refused.getMessage());
            }
        }
    }
}
