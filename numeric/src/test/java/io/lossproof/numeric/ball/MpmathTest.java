package io.lossproof.numeric.ball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function against the plainest formula for it, evaluated by another program with 2500 bits. */
class MpmathTest {
    private static final long SEED = 5;
    private static final int POINTS = 200;

    /** The bits of a value of mpmath that are trusted: 2500, less those that cancel for arguments of moderate size. */
    private static final int TRUSTED = 300;

    /** A function at a point. */
    private record Request(Functions.Function function, Ball x, Ball y) {
        String line() {
            return function.plainFormula() + ";" + text(x) + ";" + text(y);
        }

        private static String text(Ball point) {
            return point.midpoint().mantissa() + " " + point.midpoint().exponent();
        }
    }

    @Test
    void agreesWithAnotherProgram(@TempDir Path folder) throws IOException, InterruptedException {
        List<Request> requests = requests();
        List<String> answers = ask(requests.stream().map(Request::line).toList(), folder);
        assertEquals(requests.size(), answers.size());
        int finite = 0;
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            List<Ball> arguments =
                    request.function().arity() == 1 ? List.of(request.x()) : List.of(request.x(), request.y());
            for (int bits : new int[] {53, 150}) {
                Ball ball = request.function().at(arguments, bits);
                Ball value = value(answers.get(i));
                if (value.isUndefined() && ball.isFinite()) {
                    assertEquals("clip", request.function().name(), request::line);
                }
                new Containment().check(request.function().name(), arguments, bits, ball, value);
                finite += ball.isFinite() && value.isFinite() ? 1 : 0;
            }
        }
        assertTrue(finite > requests.size(), "only " + finite + " values");
    }

    private static List<Request> requests() {
        Samples samples = new Samples(SEED);
        List<Request> requests = new ArrayList<>();
        for (Functions.Function function : Functions.all()) {
            int count = 0;
            while (count < POINTS) {
                Ball x = samples.point();
                Ball y = samples.point();
                // beyond these sizes the plain formulas lose more than their precision, or overflow
                if (isModerate(x) && isModerate(y) && !isExceptional(function, x)) {
                    requests.add(new Request(function, x, y));
                    count++;
                }
            }
        }
        return requests;
    }

    private static boolean isModerate(Ball x) {
        return x.isExactlyZero() || (x.top() <= 9 && x.top() > -200);
    }

    /** mpmath takes complex values where the reals have none, and has 0^0; only what both define alike is asked. */
    private static boolean isExceptional(Functions.Function function, Ball x) {
        return function.name().equals("pow") && !x.isCertainlyPositive();
    }

    private static Ball value(String answer) {
        if (answer.equals("undefined")) {
            return Ball.UNDEFINED;
        }
        String[] parts = answer.split(" ", -1);
        Ball value = Ball.exact(new BigInteger(parts[0]), Long.parseLong(parts[1]));
        return value.widened(value.upperMagnitude().scaled(-TRUSTED));
    }

    private static List<String> ask(List<String> lines, Path folder) throws IOException, InterruptedException {
        String python = python();
        Path questions = Files.write(folder.resolve("questions.txt"), lines);
        Path script = folder.resolve("mpmath_values.py");
        try (InputStream source = Objects.requireNonNull(MpmathTest.class.getResourceAsStream("mpmath_values.py"))) {
            Files.copy(source, script);
        }
        Process process = new ProcessBuilder(python, script.toString())
                .redirectInput(questions.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> answers = reader.lines().toList();
            assertEquals(0, process.waitFor(), () -> String.join("\n", answers));
            return answers;
        } finally {
            process.destroy();
        }
    }

    private static String python() {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            if (succeeds(candidate, "-c", "import mpmath")) {
                return candidate;
            }
        }
        assumeTrue(false, "missing tool: python3-mpmath");
        return "";
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
