package io.lossproof.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossproof.testing.IdentityAssertion.Expectation;
import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.file.ClaimFile;
import io.lossproof.verify.file.NoClaimFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The claims of a claim file as tests, each named by its id:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> claims() {
 *     return ClaimFileTests.of("claims.yaml");
 * }
 * }</pre>
 *
 * <p>A claim that {@code expect: fails} passes if it is refuted. One that cannot be read fails, and so does a file that
 * cannot be read or has no claims, with the lines of what is wrong.
 */
public final class ClaimFileTests {

    private ClaimFileTests() {}

    /** The claims of a resource on the class path, {@code claims.yaml} or {@code org/example/claims.yaml}. */
    public static Stream<DynamicTest> of(String resource) {
        String path = resource.startsWith("/") ? resource.substring(1) : resource;
        ClassLoader own = ClaimFileTests.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? own : context;
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                return unusable(resource, List.of(resource + ": there is no such resource on the class path"));
            }
            return of(resource, URI.create("classpath:/" + path), in);
        } catch (IOException e) {
            return unusable(resource, List.of("cannot read " + resource + ": " + e.getMessage()));
        }
    }

    /** The claims of a file. */
    public static Stream<DynamicTest> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return unusable(file.toString(), List.of(file + ": there is no such file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), file.toUri(), in);
        } catch (IOException e) {
            return unusable(file.toString(), List.of("cannot read " + file + ": " + e.getMessage()));
        }
    }

    private static Stream<DynamicTest> of(String name, URI place, InputStream in) throws IOException {
        try {
            ClaimFile file = ClaimFile.read(name, in);
            return file.entries().isEmpty()
                    ? unusable(name, List.of(name + ": there is no claim in this file"))
                    : file.entries().stream().map(entry -> test(entry, place));
        } catch (NoClaimFileException e) {
            return unusable(name, e.problems());
        }
    }

    private static DynamicTest test(ClaimFile.Entry entry, URI place) {
        String name = entry.id().isEmpty() ? "line " + entry.line() : entry.id();
        return dynamicTest(name, URI.create(place + "?line=" + entry.line()), () -> {
            Claim claim = entry.claim().orElseThrow(() -> failure(entry.problems()));
            Finding finding = Judgement.of(claim, Runner.USUAL_SEED, ParallelExaminer.USUAL_LIMIT);
            if (!finding.isAsExpected()) {
                throw Failure.of(
                        finding,
                        entry.statement(),
                        Runner.USUAL_SEED,
                        claim.expected() ? Expectation.HOLDS : Expectation.FAILS);
            }
        });
    }

    private static Stream<DynamicTest> unusable(String name, List<String> problems) {
        return Stream.of(dynamicTest(name, () -> {
            throw failure(problems);
        }));
    }

    private static AssertionFailedError failure(List<String> problems) {
        return new AssertionFailedError(String.join("\n", problems));
    }
}
