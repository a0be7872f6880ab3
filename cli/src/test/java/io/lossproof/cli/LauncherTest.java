package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top, with a Java that prints its arguments and ends with status 3. */
class LauncherTest {

    @TempDir
    Path temporary = Path.of("");

    private Path project = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void makeAProjectThatIsBuilt() throws IOException {
        project = temporary.resolve("a project");
        Path program = project.resolve("cli/target/lossproof");
        Files.createDirectories(program.resolve("lib"));
        for (String jar : List.of("b.jar", "a.jar", "C.jar")) {
            Files.createFile(program.resolve("lib").resolve(jar));
        }
        Files.writeString(program.resolve("built"), "1\n");
        script(project.resolve("lossproof"), Files.readString(launcher()));
        jdk = jdk("17.0.1");
    }

    @Test
    void passesArgumentsAndStatusThrough() throws Exception {
        Outcome outcome = run(project.resolve("lossproof"), jdk, "check", "x == y", "");
        assertEquals(3, outcome.status());
        assertTrue(outcome.out().endsWith("\nio.lossproof.cli.Main\ncheck\nx == y\n\n"), outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void orderOfJarsDoesNotDependOnTheLanguage() throws Exception {
        Path lib = project.toRealPath().resolve("cli/target/lossproof/lib");
        String expected =
                "\n-cp\n" + lib.resolve("C.jar") + ":" + lib.resolve("a.jar") + ":" + lib.resolve("b.jar") + "\n";
        String out = run(project.resolve("lossproof"), jdk, "list").out();
        assertTrue(out.contains(expected), out);
    }

    @Test
    void startsThroughSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), project.resolve("lossproof"));
        Path second = Files.createSymbolicLink(temporary.resolve("second"), link.getFileName());
        assertEquals(3, run(second, jdk, "list").status());
    }

    @Test
    void longCommandsGetTheFullCompiler() throws Exception {
        Path launcher = project.resolve("lossproof");
        assertTrue(run(launcher, jdk, "list").out().contains("TieredStopAtLevel"));
        assertTrue(run(launcher, jdk, "--version").out().contains("TieredStopAtLevel"));
        assertTrue(!run(launcher, jdk).out().contains("TieredStopAtLevel"));
        assertTrue(!run(launcher, jdk, "verify", "bernoulli").out().contains("TieredStopAtLevel"));
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Outcome outcome = run(project.resolve("lossproof"), jdk("11.0.2"), "list");
        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertEquals(
                "lossproof: needs a JDK 17 or newer in JAVA_HOME or on PATH"
                        + " (JAVA_HOME has Java 11.0.2, PATH has Java 11.0.2)\n",
                outcome.err());
    }

    private record Outcome(int status, String out, String err) {}

    private Outcome run(Path launcher, Path java, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", java.toString());
        environment.put("PATH", java.resolve("bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher did not end");
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Path jdk(String version) throws IOException {
        Path folder = temporary.resolve("jdk-" + version);
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(folder.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 3\n");
        return folder;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /** Surefire starts in the folder of the module, an editor often at the top. */
    private static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        Path top = Files.isRegularFile(here.resolve("lossproof")) ? here : here.resolve("..");
        return top.resolve("lossproof");
    }
}
