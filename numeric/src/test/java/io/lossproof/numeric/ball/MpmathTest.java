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
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function against the plainest formula for it, evaluated by another program with many more bits. */
class MpmathTest {
    private static final long SEED = 5;
    private static final int POINTS = 200;
    private static final int SPECIAL_POINTS = 100;
    private static final int PRECISION = 2500;

    /** Enough for what cancels next to the zeros of special functions, which take mpmath some milliseconds. */
    private static final int SPECIAL_PRECISION = 800;

    /** The bits of a value of mpmath that are trusted: its precision, less what cancels for arguments of moderate size. */
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
        Samples samples = new Samples(SEED);
        compare(requests(Functions.all(), POINTS, samples::point), PRECISION, folder);
    }

    @Test
    void specialFunctionsAgreeWithAnotherProgram(@TempDir Path folder) throws IOException, InterruptedException {
        SpecialSamples samples = new SpecialSamples(SEED);
        compare(requests(Functions.special(), SPECIAL_POINTS, samples::point), SPECIAL_PRECISION, folder);
    }

    private static void compare(List<Request> requests, int precision, Path folder)
            throws IOException, InterruptedException {
        List<String> answers = ask(requests.stream().map(Request::line).toList(), precision, folder);
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

    private static List<Request> requests(List<Functions.Function> functions, int points, Supplier<Ball> samples) {
        List<Request> requests = new ArrayList<>();
        for (Functions.Function function : functions) {
            int count = 0;
            while (count < points) {
                Ball x = samples.get();
                Ball y = samples.get();
                // beyond these sizes the plain formulas lose more than their precision, or overflow
                if (isModerate(x) && isModerate(y) && !isExceptional(function, x, y)) {
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

    /** mpmath takes complex values where the reals have none, and continues functions; only what both define is asked. */
    private static boolean isExceptional(Functions.Function function, Ball x, Ball y) {
        return switch (function.name()) {
            case "pow", "logbesseli 0", "logbesseli 1", "logbesseli 12" -> !x.isCertainlyPositive();
            case "beta", "logbeta" -> !x.isCertainlyPositive() || !y.isCertainlyPositive();
            case "harmonicnumber" -> !x.add(Ball.ONE, 500).isCertainlyPositive();
            case "binomial" -> !x.binomial(y, 64).isFinite();
            default -> false;
        };
    }

    private static Ball value(String answer) {
        if (answer.equals("undefined")) {
            return Ball.UNDEFINED;
        }
        String[] parts = answer.split(" ", -1);
        Ball value = Ball.exact(new BigInteger(parts[0]), Long.parseLong(parts[1]));
        return value.widened(value.upperMagnitude().scaled(-TRUSTED));
    }

    private static List<String> ask(List<String> lines, int precision, Path folder)
            throws IOException, InterruptedException {
        String python = python();
        Path questions = Files.write(folder.resolve("questions.txt"), lines);
        Path script = folder.resolve("mpmath_values.py");
        try (InputStream source = Objects.requireNonNull(MpmathTest.class.getResourceAsStream("mpmath_values.py"))) {
            Files.copy(source, script);
        }
        Process process = new ProcessBuilder(python, script.toString(), Integer.toString(precision))
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
