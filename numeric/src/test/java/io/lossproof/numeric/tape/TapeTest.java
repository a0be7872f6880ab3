package io.lossproof.numeric.tape;

import static io.lossproof.numeric.tape.Formula.I;
import static io.lossproof.numeric.tape.Formula.J;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeTest {

    private static final String LOGITS = "z: vector(K), y: {0, ..., K - 1}";
    private static final Expr K = Expr.symbol("K");
    private static final Expr LOSS =
            Formula.of("logsumexp(z) - z[y + 1]", LOGITS).expr();
    private static final Expr GRADIENT =
            Formula.of("softmax(z, j) - kroneckerdelta(j, y + 1)", LOGITS).expr();
    private static final Expr HESSIAN = Formula.of("softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j))", LOGITS)
            .expr();

    static Tape softmaxCrossEntropy() {
        return Tape.compile(
                List.of(Output.scalar(LOSS), Output.vector(GRADIENT, J, K), Output.matrix(HESSIAN, I, K, J, K)),
                Parser.scope(LOGITS));
    }

    @Test
    void softmaxCrossEntropyWithGradientAndHessianTakesEighteenInstructions() {
        assertEquals(18, softmaxCrossEntropy().size(), softmaxCrossEntropy()::toString);
        int apart = Tape.compile(Output.scalar(LOSS), Parser.scope(LOGITS)).size()
                + Tape.compile(Output.vector(GRADIENT, J, K), Parser.scope(LOGITS))
                        .size()
                + Tape.compile(Output.matrix(HESSIAN, I, K, J, K), Parser.scope(LOGITS))
                        .size();
        assertEquals(28, apart);
    }

    @Test
    void theSoftmaxIsComputedOnceForAllEntries() {
        long softmaxes = softmaxCrossEntropy().instructions().stream()
                .filter(Instruction.SoftmaxVector.class::isInstance)
                .count();
        assertEquals(1, softmaxes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(exp(z[k]), k, 1, K)                        | sum(exp(z[m]), m, 1, K)",
                "exp(z[i])*z[j]                                 | exp(z[j])*z[i]",
                "a*b                                            | b*a",
                "sum(z[k]*sum(z[m], m, 1, K), k, 1, K)          | sum(sum(z[m], m, 1, K)*z[k], k, 1, K)",
            })
    void formulasThatDifferInNamesOnlyShareEveryInstruction(String one, String other) {
        String declarations = "z: vector(K), a: real, b: real";
        Scope scope = Parser.scope(declarations);
        Output first = Output.matrix(Formula.of(one, declarations).expr(), I, K, J, K);
        Output second = Output.matrix(Formula.of(other, declarations).expr(), I, K, J, K);
        assertEquals(
                Tape.compile(first, scope).size(),
                Tape.compile(List.of(first, second), scope).size());
    }

    @Test
    void anInnerFormulaIsSharedBetweenNestingsOfDifferentHeight() {
        Formula nested = Formula.of("sum(exp(z[k])*sum(exp(z[m]), m, 1, K), k, 1, K)", "z: vector(K)");
        long exponentials = nested.tape().instructions().stream()
                .filter(step -> step instanceof Instruction.Apply apply
                        && apply.op().text().equals("exp"))
                .count();
        assertEquals(1, exponentials);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(z[k], k, 1, K)                             | 15",
                "sum(z[k + 1], k, 0, K - 1)                     | 15",
                "sum(z[k], k, 2, K)                             | 14",
                "sum(z[k], k, 1, 3)                             | 7",
                "sum(k*z[k], k, 1, K)                           | 49",
                "sum(1, k, 1, K)                                | 4",
                "sum(z[k], k, 1, 0)                             | 0",
                "product(z[k], k, 1, 0)                         | 1",
                "product(z[k], k, 2, 4)                         | 64",
                "sum(k, k, 1, a)                                | 3",
                "max(z)                                         | 8",
                "max(z[k]*(-1)^k, k, 1, K)                      | 8",
                "z[a + 1] + z[1]                                | 5",
                "sum(z[k]*kroneckerdelta(k, a), k, 1, K)        | 2",
                "sum(sum(kroneckerdelta(k, m)*z[k]*z[m], m, 1, K), k, 1, K)        | 85",
                "sum(sum(z[k]^m, m, 1, 2), k, 1, K)             | 100",
                "sum(z[K + 1 - k]*k, k, 1, K)                   | 26",
                "max(sum(abs(z[k] - z[m]), m, 1, K), k, 1, K)   | 17",
                "K                                              | 4",
                "if(K > 3, 1/K, 1/(K - 4))                      | 0.25",
                "if(K < 3, 1/(K - 4), 2)                        | 2",
                "exp(logsumexp(log(z[k]), k, 1, K))             | 15",
                "softmax(log(z[k]), k, 1, K, a)*15              | 2",
                "softmax(log(z[k]), k, 2, K, 1)*14              | 1",
                "sum(softmax(log(z[k]), k, 1, K, m)*m, m, 1, K)*15                 | 49",
            })
    void valuesOverAllKindsOfRanges(String text, double expected) {
        Inputs<Double> point = Inputs.of("a", 2.0).withVector("z", Formula.list(1, 2, 4, 8));
        Formula formula = Formula.of(text.strip(), "z: vector(K), a: natural");
        assertEquals(expected, formula.asDouble(point), 1e-13);
        assertTrue(formula.asBall(point, 96).overlaps(formula.asBall(point, 192)));
        assertEquals(expected, formula.asBall(point, 96).toDouble(), 1e-13);
    }

    @Test
    void softmaxOfAMatrixAtItsOwnRowIsADiagonal() {
        Formula formula = Formula.of("sum(softmax(log(k + m*z[k]), k, 1, K, m), m, 1, K)", "z: vector(K)");
        // rows k + m*z[k] for z = (1, 3): m = 1: 2, 5 -> 2/7; m = 2: 3, 8 -> 8/11
        assertEquals(
                2 / 7.0 + 8 / 11.0,
                formula.asDouble(Inputs.<Double>empty().withVector("z", Formula.list(1, 3))),
                1e-15);
    }

    @Test
    void outputsHaveTheAxesAskedForInTheirOrder() {
        Scope scope = Parser.scope("z: vector(K), w: vector(n)");
        Expr n = Expr.symbol("n");
        Expr product = Formula.of("w[j]*z[i]", "z: vector(K), w: vector(n)").expr();
        Tape tape = Tape.compile(
                List.of(
                        Output.matrix(product, I, K, J, n),
                        Output.matrix(product, J, n, I, K),
                        Output.vector(Expr.num(7), J, n),
                        Output.matrix(Formula.of("kroneckerdelta(i, j)", "").expr(), I, n, J, n)),
                scope);
        Inputs<Double> point =
                Inputs.<Double>empty().withVector("z", Formula.list(1, 10)).withVector("w", Formula.list(2, 3, 5));
        DoubleMachine.Workspace run =
                DoubleMachine.of(tape).workspace().set(point).run();
        assertEquals(List.of(2, 3), run.shape(0));
        assertArrayEquals(new double[] {2, 3, 5, 20, 30, 50}, run.values(0));
        assertArrayEquals(new double[] {2, 20, 3, 30, 5, 50}, run.values(1));
        assertArrayEquals(new double[] {7, 7, 7}, run.values(2));
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, run.values(3));
    }

    @Test
    void aThousandClassesNeedNoMoreInstructions() {
        int classes = 1000;
        double[] z = new SplittableRandom(5).doubles(classes, -5, 5).toArray();
        DoubleMachine.Workspace run = DoubleMachine.of(softmaxCrossEntropy())
                .workspace()
                .set("z", z)
                .set("y", 17)
                .run();
        assertEquals(18, softmaxCrossEntropy().size());
        double[] gradient = run.values(1);
        double[] hessian = run.values(2);
        assertEquals(List.of(classes, classes), run.shape(2));
        assertEquals(0, DoubleStream.of(gradient).sum(), 1e-14);
        double[] row = Arrays.copyOfRange(hessian, 17 * classes, 18 * classes);
        assertEquals(0, DoubleStream.of(row).sum(), 1e-14);
        double p = gradient[17] + 1;
        assertEquals(p * (1 - p), row[17], 1e-15);
        assertEquals(Math.log(1 / p), run.scalar(0), 1e-10);
    }

    @Test
    void aRunMayBeRepeatedWithOtherLengths() {
        DoubleMachine.Workspace run = DoubleMachine.of(softmaxCrossEntropy()).workspace();
        run.set("z", new double[] {1, 2, 3}).set("y", 0).run();
        assertEquals(9, run.values(2).length);
        run.set("z", new double[] {0, 0}).run();
        assertEquals(Math.log(2), run.scalar(0));
        assertArrayEquals(new double[] {0.25, -0.25, -0.25, 0.25}, run.values(2));
        run.set("z", new double[] {0, 0, 0, 0}).set("y", 3).run();
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, -0.75}, run.values(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D(exp(a), a)            | D(exp(a), a) is a derivative not yet carried out; it has no value here",
                "limit(exp(t), t, 0)     | limit(exp(t), t, 0) is a limit not yet carried out; it has no value here",
                "sum(1/k^2, k, 1, inf)   | the end inf of a range is infinite; a tape sums finite ranges",
                "sum(sum(1, m, 1, k), k, 1, 3) | depends on another index; a tape needs ranges of fixed length",
                "a + inf                 | inf is not a number",
                "i + a                   | i is neither declared nor an index; declared are [K, z, a]",
            })
    void whatATapeCannotDoIsSaid(String text, String message) {
        Formula formula = Formula.of(text.strip(), "z: vector(K), a: real");
        Throwable thrown = assertThrows(IllegalArgumentException.class, formula::tape);
        assertTrue(String.valueOf(thrown.getMessage()).contains(message.strip()), thrown::getMessage);
    }

    @Test
    void lengthsAreFoundFromTheVectors() {
        Formula formula = Formula.of("sum(d[k]*z[k + 1], k, 1, K - 1) + K", "d: vector(K - 1), z: vector(K)");
        Inputs<Double> point =
                Inputs.<Double>empty().withVector("d", Formula.list(1, 2)).withVector("z", Formula.list(7, 10, 100));
        assertEquals(213, formula.asDouble(point));
        assertEquals(3, Formula.of("K", "d: vector(K - 1)").asDouble(point));
        Inputs<Double> wrong = point.withVector("z", Formula.list(7, 10));
        Throwable thrown = assertThrows(IllegalArgumentException.class, () -> formula.asDouble(wrong));
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .matches("[dz] has 2 entries, but its length K.* is [13] \\(K = [23] follows from [zd]\\)"),
                thrown::getMessage);
    }

    @Test
    void aPointMustHaveWhatTheFormulaReads() {
        Formula formula = Formula.of("a*z[1] + K", "a: real, z: vector(K)");
        assertMessage("the point has no vector z; it has []", formula, Inputs.of("a", 1.0));
        assertMessage(
                "the point has no value for a", formula, Inputs.<Double>empty().withVector("z", Formula.list(1)));
        assertMessage(
                "K was given another value than the length 1 that the vectors have",
                formula,
                Inputs.of("a", 1.0).with("K", 2.0).withVector("z", Formula.list(1)));
        assertMessage(
                "a is a scalar and was given a vector",
                formula,
                Inputs.<Double>empty().withVector("a", Formula.list(1)));
    }

    private static void assertMessage(String expected, Formula formula, Inputs<Double> point) {
        Throwable thrown = assertThrows(IllegalArgumentException.class, () -> formula.asDouble(point));
        assertEquals(expected, thrown.getMessage());
    }
}
