package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.syntax.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymjaCasTest {

    private static final SymjaCas CAS = SymjaCas.create();
    private static final SymjaCas HASTY = SymjaCas.withLimit(Duration.ofMillis(60));
    private static final Scope SCOPE = Parser.scope(
            "x: real, s: positive, p: unit, y: {0, 1}, a: real, b: real, c: real, d: real, f: real, q: vector(n)");

    @BeforeAll
    static void warmUp() {
        CAS.warmUp();
    }

    private static Expr formula(String text) {
        return Parser.expression(text, SCOPE);
    }

    private static String found(Answer answer) {
        return assertInstanceOf(Answer.Found.class, answer).formula().toString();
    }

    private static String reason(Answer answer) {
        return assertInstanceOf(Answer.None.class, answer).reason();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqrt(s^2)                         | s
            sqrt(x^2)                         | abs(x)
            abs(-s)                           | s
            sigmoid(x) + sigmoid(-x)          | 1
            sin(x)^2 + cos(x)^2               | 1
            x + x                             | 2*x
            """)
    void simplifiesUnderTheDomains(String formula, String simpler) {
        assertEquals(simpler, found(CAS.simplify(formula(formula), SCOPE)));
    }

    @Test
    void simplifiesUnderGivenConditions() {
        Scope given = SCOPE.given(List.of(Parser.condition("x > 0", SCOPE)));
        assertEquals("x", found(CAS.simplify(formula("abs(x)"), given)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a + b)^2                 | a^2 + 2*a*b + b^2
            sigmoid(x)                | exp(x)/(1 + exp(x))
            exp(3*a + 2*b)            | exp(a + 2*(a + b))
            logit(p)                  | log(p) - log1p(-p)
            """)
    void bringsTrueDifferencesToZero(String left, String right) {
        assertEquals("0", found(CAS.expandDifference(formula(left), formula(right), SCOPE)));
    }

    @Test
    void factorsOverTheRationals() {
        assertEquals("(1 + exp(x))^2", found(CAS.factor(formula("exp(2*x) + 2*exp(x) + 1"))));
        assertEquals("(x - 1)*(1 + x)*(1 + x^2)", found(CAS.factor(formula("x^4 - 1"))));
        assertEquals("(2*x - 1)*(1 + 2*x)/4", found(CAS.factor(formula("x^2 - 1/4"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(q[k], k, 1, n)        | the sum over an index is not handed to the algebra system
            product(q[k], k, 1, 3)    | the product over an index is not handed to the algebra system
            logsumexp(q)              | the logsumexp over an index is not handed to the algebra system
            softmax(q, 2)             | the softmax over an index is not handed to the algebra system
            D(x^2, x)                 | a derivative that is not carried out is not handed to the algebra system
            kroneckerdelta(x, s)      | kroneckerdelta is not handed to the algebra system
            max(x, 0)                 | max is not handed to the algebra system
            min(x, 0)                 | min is not handed to the algebra system
            sign(x)                   | sign is not handed to the algebra system
            relu(x)                   | relu is not handed to the algebra system
            clip(x, 0, 1)             | clip is not handed to the algebra system
            floor(x)                  | floor is not handed to the algebra system
            if(x > 0, x, 0)           | a formula given by cases is not handed to the algebra system
            polygamma(x, s)           | polygamma of the order x is not handed to the algebra system
            x^100000                  | the exponent 100000 is not handed to the algebra system
            x/0                       | a division by 0 is not handed to the algebra system
            log(-2)                   | the undefined log(-2) is not handed to the algebra system
            0^0                       | the undefined 0^0 is not handed to the algebra system
            """)
    void whatCannotBeHandedOverIsRefusedWithTheReason(String formula, String reason) {
        assertEquals(reason, reason(CAS.simplify(formula(formula), SCOPE)));
        assertEquals(reason, reason(CAS.derivative(formula(formula), Expr.symbol("x"), SCOPE)));
    }

    @Test
    void anEntryAtASymbolicIndexIsRefused() {
        Scope scope = Parser.scope("q: vector(n), j: {1, ..., n}, k: {1, ..., n}");
        Expr entry = Parser.expression("q[j]", scope);
        String reason = reason(CAS.derivative(entry, Parser.expression("q[k]", scope)));
        assertEquals("the entry q[j] at a symbolic index is not handed to the algebra system", reason);
    }

    @Test
    void absoluteValuesAreSimplifiedButNotDifferentiated() {
        assertEquals("abs(x)", found(CAS.simplify(formula("abs(x)"), SCOPE)));
        assertEquals(
                "abs, which has a kink, is not handed to the algebra system",
                reason(CAS.derivative(formula("abs(x)"), Expr.symbol("x"))));
    }

    @Test
    void xlogyIsHandedOverOnlyWhereItIsAProduct() {
        Expr atZero = formula("xlogy(y, x)");
        assertTrue(
                reason(CAS.simplify(atZero, SCOPE)).contains("neither y is known to be nonzero nor x to be positive"));
        assertEquals("y*log(p)", found(CAS.simplify(formula("xlogy(y, p)"), SCOPE)));
        assertEquals("y*log(1 - p)", found(CAS.simplify(formula("xlog1py(y, -p)"), SCOPE)));
        assertEquals("2*log(x)", found(CAS.derivative(formula("a*xlogy(2, x)"), Expr.symbol("a"))));
    }

    @Test
    void aDerivativeInAFormulaIsRefused() {
        assertEquals(
                "a derivative is taken in a variable, not in x + s",
                reason(CAS.derivative(formula("x"), formula("x + s"))));
    }

    @Test
    void formulasBeyondTheLimitsAreRefused() {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            terms.add(formula("x"));
        }
        Expr wide = Expr.add(terms.toArray(Expr[]::new));
        assertTrue(reason(CAS.simplify(wide, SCOPE)).startsWith("the formula has 5001 nodes"));
        Expr huge = formula("(((7^1000)^1000)^1000)^1000");
        assertTrue(reason(CAS.simplify(huge, SCOPE)).contains("gave up"), () -> reason(CAS.simplify(huge, SCOPE)));
        Expr deep = formula("x");
        for (int i = 0; i < 1_900; i++) {
            deep = Expr.apply(Op.EXP, Expr.negate(deep));
        }
        Answer answer = CAS.derivative(deep, Expr.symbol("x"));
        assertTrue(answer instanceof Answer.None, answer::toString);
    }

    @Test
    void aSlowQuestionIsGivenUpAndTheNextOneAnswered() {
        Expr slow = formula("(a + b*c + d^2*f)^26 - 1");
        long start = System.nanoTime();
        assertEquals("no answer within 60 ms", reason(HASTY.factor(slow)));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        waitUntilFree();
        assertEquals("(a - b)*(a + b)", found(CAS.factor(formula("a^2 - b^2"))));
    }

    @Test
    void whileAQuestionCannotBeStoppedTheOthersAreLetDown() {
        AtomicBoolean release = new AtomicBoolean();
        Answer stuck = HASTY.ask(session -> {
            while (!release.get()) {
                Thread.onSpinWait();
            }
            return Num.ONE;
        });
        assertEquals("no answer within 60 ms", reason(stuck));
        assertEquals(
                "an earlier question, given up, still occupies the algebra system",
                reason(CAS.simplify(formula("x"), SCOPE)));
        release.set(true);
        waitUntilFree();
        assertEquals("x", found(CAS.simplify(formula("x"), SCOPE)));
    }

    private static void waitUntilFree() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (CAS.simplify(formula("x"), SCOPE) instanceof Answer.None && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anInterruptedQuestionLeavesTheThreadInterrupted() {
        Thread.currentThread().interrupt();
        assertEquals("interrupted", reason(CAS.simplify(formula("x"), SCOPE)));
        assertTrue(Thread.interrupted());
        waitUntilFree();
        assertEquals("x", found(CAS.simplify(formula("x"), SCOPE)));
    }

    @Test
    void failuresInsideAreAnAnswer() {
        String reason = reason(CAS.ask(session -> {
            throw new IllegalStateException("broken");
        }));
        assertEquals("the algebra system failed: java.lang.IllegalStateException: broken", reason);
    }

    @Test
    void aLimitIsPositive() {
        assertThrows(IllegalArgumentException.class, () -> SymjaCas.withLimit(Duration.ZERO));
    }

    @Test
    void nothingIsPrintedAndTheProcessEnds() throws IOException, InterruptedException {
        assertEquals("", outputOf(List.of(), "ask"));
    }

    @Test
    void symjaIsNotLoadedBeforeTheFirstQuestion() throws IOException, InterruptedException {
        String loaded = outputOf(List.of("-verbose:class"), "idle");
        assertTrue(loaded.contains("io.lossproof.symbolic.cas.Law "));
        assertFalse(loaded.contains("org.matheclipse.core.expression.F "));
        assertFalse(loaded.contains("org.matheclipse.core.eval.EvalEngine "));
    }

    /** Both streams of a process of its own. */
    private static String outputOf(List<String> options, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SymjaUse.class.getName(), what));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process does not end");
            assertEquals(0, process.exitValue(), output);
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
