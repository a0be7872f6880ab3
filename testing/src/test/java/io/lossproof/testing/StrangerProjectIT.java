package io.lossproof.testing;

import static io.lossproof.testing.IdentitiesTest.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project {@code src/it/stranger}, which has nothing but the published jar, in a virtual machine of its own. */
class StrangerProjectIT {

    private static final Path SOURCES = Path.of("src", "it");
    private static final Path STRANGER = SOURCES.resolve("stranger");
    private static final long SECONDS = 120;

    @TempDir
    static Path folder;

    private static String passing = "";
    private static String failing = "";

    @BeforeAll
    static void compileAndRun() throws IOException, InterruptedException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes);
        Path resource = STRANGER.resolve(Path.of("src", "test", "resources", "claims.yaml"));
        Files.copy(resource, classes.resolve("claims.yaml"), StandardCopyOption.REPLACE_EXISTING);
        passing = run(classes, "org.example.LogisticLossTest", "org.example.LogisticLossProperties");
        failing = run(classes, "org.example.Mistakes");
    }

    @Test
    void everyTestOfTheStrangerPasses() {
        assertEquals(
                List.of(
                        "PASSED clamped-probability",
                        "PASSED gradientIsTheDerivative()",
                        "PASSED gradientIsTheDerivativeOfTheValue()",
                        "PASSED hessianIsTheSecondDerivative()",
                        "PASSED loss-is-softplus-less-yz",
                        "PASSED lossIsNotNegative",
                        "PASSED sigmoid(z) == 1 - sigmoid(-z)",
                        "PASSED softplus(z) - softplus(-z) == z",
                        "PASSED theStableFormIsTheLoss()"),
                passing.lines()
                        .filter(line -> line.matches("(PASSED|FAILED) .*"))
                        .sorted()
                        .toList(),
                passing);
    }

    @Test
    void mistakesOfTheStrangerAreExplained() {
        assertEquals(
                List.of("FAILED link", "FAILED wrongSign()"),
                failing.lines()
                        .filter(line -> line.matches("(PASSED|FAILED) .*"))
                        .sorted()
                        .toList(),
                failing);
        assertHas(failing, "refuted: D((y - sigmoid(z))^2/2, z) == sigmoid(z) - y");
        assertHas(failing, "nearest relation that holds: left == right*sigmoid(z)*(1 - sigmoid(z))");
        assertHas(failing, "the gradient is not the derivative of softplus(z) - y*z");
        assertHas(failing, "nearest relation: in z, found = -expected at all points");
    }

    @Test
    void theStrangerNamesThisVersion() throws IOException {
        String pom = Files.readString(STRANGER.resolve("pom.xml"));
        assertHas(pom, "<version>" + property("lossproof.testing.version") + "</version>");
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (Stream<Path> found = Files.walk(SOURCES);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertTrue(sources.size() >= 5, () -> "only " + sources);
            boolean isCompiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(isCompiled, messages::toString);
        }
    }

    private static String run(Path classes, String... tests) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("java.home"), "bin", "java").toString(),
                "-cp",
                classes + File.pathSeparator + classPath(),
                "org.example.run.RunTests"));
        command.addAll(Arrays.asList(tests));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    /** The jar of this module in place of its classes, and what it depends on. */
    private static String classPath() {
        Path jar = Path.of(property("lossproof.testing.jar"));
        assertTrue(Files.isRegularFile(jar), () -> jar + " is missing: this runs after packaging");
        Path own = Path.of("target").toAbsolutePath();
        return Stream.concat(
                        Stream.of(jar.toString()),
                        Arrays.stream(property("java.class.path").split(File.pathSeparator))
                                .filter(entry ->
                                        !Path.of(entry).toAbsolutePath().startsWith(own)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertTrue(value != null, () -> "the build sets " + name);
        return value;
    }
}
