package io.lossproof.testing;

import static io.lossproof.testing.IdentitiesTest.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class ClaimFileTestsTest {

    /** The example of the Javadoc of {@link ClaimFileTests}. */
    @TestFactory
    Stream<DynamicTest> claims() {
        return ClaimFileTests.of("claims.yaml");
    }

    @Test
    void eachClaimIsATestThatKnowsItsLine() {
        List<DynamicTest> tests = ClaimFileTests.of("claims.yaml").toList();
        assertEquals(
                List.of("softplus-reflection", "root-of-square"),
                tests.stream().map(DynamicTest::getDisplayName).toList());
        assertEquals(
                URI.create("classpath:/claims.yaml?line=5"),
                tests.get(1).getTestSourceUri().orElseThrow());
    }

    @Test
    void falseClaimsFailWithTheCounterexample(@TempDir Path folder) throws IOException {
        List<DynamicTest> tests = of(folder, """
                claims:
                  - id: root
                    claim: sqrt(x^2) == x
                    where: {x: real}
                  - id: right
                    claim: x == x
                    where: {x: real}
                    expect: fails
                """);
        assertHas(failure(tests.get(0)), "counterexample: x = -1");
        assertHas(failure(tests.get(0)), "seed: 20817");
        assertHas(failure(tests.get(1)), "proved: x == x");
        assertHas(failure(tests.get(1)), "expected: it fails");
    }

    @Test
    void unreadableClaimsFailWithTheirLine(@TempDir Path folder) throws IOException {
        List<DynamicTest> tests = of(folder, """
                claims:
                  - id: broken
                    claim: log(x == x
                    where: {x: real}
                  - claim: x == x
                    where: {x: real}
                """);
        assertHas(failure(tests.get(0)), "claims.yaml, line 3: claim: ");
        assertEquals("line 5", tests.get(1).getDisplayName());
        assertHas(failure(tests.get(1)), "claims.yaml, line 5: 'id' is missing");
    }

    @Test
    void whatIsNoClaimFileFails(@TempDir Path folder) throws IOException {
        assertHas(failure(only(of(folder, "formulas: []\n"))), "this is no claim file; it has no 'claims'");
        assertHas(failure(only(of(folder, "claims: []\n"))), "there is no claim in this file");
        assertHas(failure(only(ClaimFileTests.of(folder.resolve("absent.yaml")).toList())), "there is no such file");
        assertHas(failure(only(ClaimFileTests.of("absent.yaml").toList())), "no such resource on the class path");
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "claims: # \u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertHas(failure(only(ClaimFileTests.of(latin).toList())), "this is not UTF-8");
    }

    private static List<DynamicTest> of(Path folder, String text) throws IOException {
        return ClaimFileTests.of(Files.writeString(folder.resolve("claims.yaml"), text))
                .toList();
    }

    private static DynamicTest only(List<DynamicTest> tests) {
        assertEquals(1, tests.size());
        return tests.get(0);
    }

    private static String failure(DynamicTest test) {
        return String.valueOf(
                assertThrows(AssertionFailedError.class, test.getExecutable()).getMessage());
    }
}
