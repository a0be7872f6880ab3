package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {

    /** The digits are those of mpmath 1.2.1 at 45 digits: {@code -1/(1 + exp(40))}. */
    @Test
    void aConfidentLogitKeepsItsGradient() {
        Console console = Console.run(
                "eval", "bernoulli", "--link", "logit", "--quantity", "gradient", "z=40", "y=1", "--digits", "40");
        assertEquals(0, console.status(), console::err);
        assertTrue(console.out().contains("certified  -4.248354255291588977280720904404506371435e-18\n"), console::out);
        assertTrue(console.out().contains("rounded    -4.248354255291589E-18  -0x1.39792499b1a24p-58"), console::out);
        assertTrue(console.out().contains("correctly rounded"), console::out);
    }

    @Test
    void vectorsLabelsAndASingleClassAreUsable() {
        assertTrue(Console.run("eval", "categorical", "--link", "softmax", "z=[1,2,3]", "y=2")
                .out()
                .contains("0.40760596444438"));
        assertTrue(Console.run("eval", "categorical", "--link", "softmax", "z=7", "y=0")
                .out()
                .contains("certified  0"));
        assertTrue(Console.run("eval", "categorical", "p=0.25,0.75", "y=0.5,0.5")
                .out()
                .contains("0.83698821678583577314"));
        assertTrue(Console.run("eval", "gaussian", "--quantity", "variance", "mu=0", "sigma=3")
                .out()
                .contains("certified  9"));
    }

    @Test
    void unusableInputIsNamed() {
        Console.refuses(
                1, "p = 1.5 is outside (0, 1), the parameter space of Bernoulli", "eval", "bernoulli", "p=1.5", "y=1");
        Console.refuses(1, "sigma = 0 is outside (0, inf)", "eval", "gaussian", "mu=0", "sigma=0", "y=1");
        Console.refuses(1, "y = NaN is outside", "eval", "bernoulli", "p=0.5", "y=NaN");
        Console.refuses(1, "the input 'y' is missing", "eval", "bernoulli", "p=0.5");
        Console.refuses(1, "there is no input 'q'", "eval", "bernoulli", "p=0.5", "y=1", "q=2");
        Console.refuses(1, "did you mean bernoulli?", "eval", "bernouli", "p=0.5", "y=1");
        Console.refuses(
                1,
                "there is no parametrisation of bernoulli 'probit'",
                "eval",
                "bernoulli",
                "--link",
                "probit",
                "z=1",
                "y=1");
        Console.refuses(
                1, "there is no quantity 'entropy'", "eval", "bernoulli", "p=0.5", "y=1", "--quantity", "entropy");
        Console.refuses(1, "--digits = 0 is outside", "eval", "bernoulli", "p=0.5", "y=1", "--digits", "0");
        Console.refuses(1, "not of the form NAME=VALUE", "eval", "bernoulli", "0.5");
        Console.refuses(1, "'a' in p=a is not a number", "eval", "bernoulli", "p=a", "y=1");
        Console.refuses(
                1, "y has 2 entries, where K = 3", "eval", "categorical", "--link", "softmax", "z=1,2,3", "y=0.5,0.5");
        Console.refuses(
                1, "y = 3 is outside {0, ..., 2}", "eval", "categorical", "--link", "softmax", "z=1,2,3", "y=3");
        Console.refuses(1, "sum to 1.1", "eval", "categorical", "--link", "softmax", "z=1,2", "y=0.5,0.6");
        Console.refuses(1, "given twice", "eval", "bernoulli", "p=0.5", "p=0.6", "y=1");
        Console.refuses(2, "missing", "eval", "bernoulli");
        Console.refuses(1, "a family is needed", "eval");
        Console.refuses(1, "a batch takes", "eval", "--batch", "in.jsonl");
    }

    @Test
    void aBatchAnswersInOrderAndReportsWhatItCannot(@TempDir Path folder) throws IOException {
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        Files.writeString(in, """
                {"id": "1", "family": "bernoulli", "parametrisation": "logit", "quantity": "loss", "inputs": {"z": 1.5, "y": 1}}
                garbage
                [1, 2]
                {"id": 4, "family": "bernoulli", "inputs": {"p": "NaN", "y": 1}}
                {"id": 5, "family": "bernoulli", "inputs": {"p": 0.5, "y": 1}, "extra": 1}

                {"id": 6, "family": "categorical", "parametrisation": "softmax", "quantity": "hessian", "inputs": {"z": [0, 0], "y": 1}}
                {"id": 7, "family": 3, "inputs": {}}
                {"id": 8, "family": "gaussian", "inputs": {"mu": 0, "sigma": 5e-324, "y": 1}}
                """);
        Console console = Console.run("eval", "--batch", in.toString(), "--out", out.toString());
        assertEquals(2, console.status());
        assertEquals("", console.out());
        List<String> lines = Files.readAllLines(out);
        assertEquals(8, lines.size());
        lines.forEach(line -> Schemas.requireValid("evaluation", line));
        JsonNode first = Schemas.tree(lines.get(0));
        assertEquals("1", first.get("id").textValue());
        assertEquals(0.2014132779827524, first.get("value").doubleValue());
        assertEquals("0x1.9c7e908f5420fp-3", first.get("hex").textValue());
        assertEquals(
                "0.2014132779827524094994828090570911052544",
                first.get("certified").textValue());
        assertEquals(0.2014132779827524, first.get("rounded").doubleValue());
        assertTrue(first.get("largest_term").isNull());
        assertTrue(Schemas.tree(lines.get(1)).get("error").textValue().contains("not JSON"));
        assertTrue(Schemas.tree(lines.get(2)).get("error").textValue().contains("not a JSON object"));
        assertTrue(Schemas.tree(lines.get(3)).get("error").textValue().contains("p = NaN"));
        assertTrue(Schemas.tree(lines.get(4)).get("error").textValue().contains("no field 'extra'"));
        assertEquals(
                "[[0.25,-0.25],[-0.25,0.25]]",
                Schemas.tree(lines.get(5)).get("value").toString());
        assertTrue(Schemas.tree(lines.get(6)).get("error").textValue().contains("'family' is a text"));
        assertEquals("Infinity", Schemas.tree(lines.get(7)).get("rounded").textValue());
        Schemas.requireInvalid("evaluation", "{\"id\": 1, \"value\": 2}");
        Schemas.requireInvalid("evaluation", "{\"id\": 1, \"error\": 2}");
    }

    @Test
    void aMissingBatchFileIsNamed(@TempDir Path folder) {
        Console.refuses(
                1,
                "there is no such file",
                "eval",
                "--batch",
                folder.resolve("no").toString(),
                "--out",
                folder.resolve("o").toString());
    }
}
