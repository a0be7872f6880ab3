package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @Test
    void theReflectionOfSoftplusIsProved() {
        Console console = Console.run("check", "Log(1+Exp(z)) == z + Log(1+Exp(-z))", "--where", "z: real");
        assertEquals(0, console.status());
        assertTrue(console.out().startsWith("proved: log(1 + exp(z)) == z + log(1 + exp(-z))"), console::out);
    }

    @Test
    void aFalseVariantIsRefutedWithASimpleCounterexampleAndBothEnclosures() {
        Console console = Console.run("check", "Log(1+Exp(2*z)) == z + Log(1+Exp(-z))", "--where", "z: real");
        assertEquals(1, console.status());
        assertTrue(console.out().startsWith("refuted: "), console::out);
        assertTrue(console.out().contains("counterexample: z = 1\n"), console::out);
        assertTrue(console.out().contains("left:  [2.1269280110429724"), console::out);
        assertTrue(console.out().contains("right: [1.3132616875182228"), console::out);
    }

    @Test
    void theRootOfASquareDependsOnTheDomain() {
        assertEquals(
                1, Console.run("check", "Sqrt(x^2) == x", "--where", "x: real").status());
        assertEquals(
                0,
                Console.run("check", "Sqrt(x^2) == x", "--where", "x: positive").status());
    }

    @Test
    void whatIsNotDecidedHasItsOwnStatus() {
        Console console = Console.run("check", "log(-x^2) == 1", "--where", "x: real");
        assertEquals(3, console.status());
        assertTrue(console.out().startsWith("undecided: "), console::out);
    }

    @Test
    void givenConditionsAndRelationsAreUsed() {
        assertEquals(
                0,
                Console.run("check", "abs(x - y) == x - y", "--where", "x: real, y: real", "--given", "x > y")
                        .status());
        assertEquals(
                0,
                Console.run(
                                "check",
                                "x^2 + log(y) == x^2",
                                "--where",
                                "x: real, y: positive",
                                "--relation",
                                "constant",
                                "--in",
                                "x")
                        .status());
        assertEquals(
                0,
                Console.run("check", "3*x^2 + 1 == x^2", "--where", "x: real", "--relation", "scale", "--in", "x")
                        .status());
        assertEquals(
                1,
                Console.run("check", "x^3 == x^2", "--where", "x: real", "--relation", "gradient", "--in", "x")
                        .status());
    }

    @Test
    void theResultIsWrittenAsJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        Console console = Console.run("check", "x == x + 1", "--where", "x: real", "--json", file.toString());
        assertEquals(1, console.status());
        Schemas.requireValid("check-result", Files.readString(file));
        Console printed = Console.run("check", "x == x", "--where", "x: real", "--json", "-");
        Schemas.requireValid("check-result", printed.out());
    }

    @Test
    void unusableInputIsRefusedInOneLineForEachProblem() {
        Console.refuses(1, "'u' is not declared", "check", "u == 1", "--where", "x: real");
        Console.refuses(1, "column 3", "check", "1+", "--where", "x: real");
        Console.refuses(1, "'rael' is not a domain", "check", "x == 1", "--where", "x: rael");
        Console.refuses(1, "declared twice", "check", "x == 1", "--where", "x: real, x: positive");
        Console.refuses(
                1,
                "is none of equal, constant, scale, gradient",
                "check",
                "x == 1",
                "--where",
                "x: real",
                "--relation",
                "argmin");
        Console.refuses(1, "needs the parameters", "check", "x == 1", "--where", "x: real", "--relation", "constant");
        Console.refuses(
                1, "'m' is not declared", "check", "x == 1", "--where", "x: real", "--relation", "scale", "--in", "m");
        Console.refuses(2, "--given", "check", "x == 1", "--where", "x: real", "--given", "x >", "--relation", "what");
        Console.refuses(
                1,
                "nested more than",
                "check",
                "(".repeat(5000) + "x" + ")".repeat(5000) + " == 1",
                "--where",
                "x: real");
        Console.refuses(1, "Missing required parameter", "check", "--where", "x: real");
        Console.refuses(
                1, "cannot write", "check", "x == x", "--where", "x: real", "--json", "/nonexistent-folder/x.json");
    }

    @Test
    void nothingIsLeftBehindWhereTheInputIsUnusable(@TempDir Path folder) {
        Path file = folder.resolve("result.json");
        Console.refuses(1, "not declared", "check", "u == 1", "--where", "x: real", "--json", file.toString());
        assertFalse(Files.exists(file));
    }
}
