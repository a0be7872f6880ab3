package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page in a browser, all folds open, on a telephone and on a desk: nothing is wider than the window, the style
 * sheet and the font arrive, and the console stays silent. A page of this test holds them in frames and measures.
 */
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<Integer> WIDTHS = List.of(390, 1200);
    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> everyPageFitsItsWindow() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "missing tool: chromium");
        Report.write(Runs.sample(), folder.resolve("sample"));
        Report.write(Runs.tiny(), folder.resolve("tiny"));
        Report.write(Sources.run(), folder.resolve("sources"));
        Report.write(Hostile.run(), folder.resolve("hostile"));
        List<DynamicTest> tests;
        try (Stream<Path> files = Files.walk(folder)) {
            tests = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .flatMap(page -> WIDTHS.stream()
                            .map(width -> DynamicTest.dynamicTest(
                                    folder.relativize(page) + " at " + width, () -> fits(page, width))))
                    .toList();
        }
        assertTrue(tests.size() >= 20, "saw " + tests.size() + " pages");
        return tests;
    }

    private void fits(Path page, int width) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(folder, "browser");
        Path probe = scratch.resolve("probe.html");
        Files.writeString(probe, probe(page, width));
        Path dom = scratch.resolve("dom");
        Path log = scratch.resolve("log");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--allow-file-access-from-files",
                        "--enable-logging=stderr",
                        "--virtual-time-budget=10000",
                        "--window-size=1300,1000",
                        "--user-data-dir=" + scratch.resolve("profile"),
                        "--dump-dom",
                        probe.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!browser.waitFor(60, TimeUnit.SECONDS)) {
                fail("the browser did not end within 60 s");
            }
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        Matcher result = RESULT.matcher(Files.readString(dom));
        assertTrue(result.find(), () -> "no result from " + page);
        assertEquals("measured: fine", result.group(1));
        assertEquals(
                List.of(),
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains("CONSOLE"))
                        .toList());
    }

    /** A page that holds another in a frame of this width and measures it. */
    private static String probe(Path page, int width) {
        return """
            <!DOCTYPE html><meta charset="utf-8"><title>probe</title><pre id="result">not run</pre>
            <iframe id="page" style="border:0;width:%dpx;height:900px" src="%s"></iframe>
            <script>
            document.getElementById("page").addEventListener("load", async event => {
              const view = event.target.contentWindow, page = event.target.contentDocument;
              for (const fold of page.querySelectorAll("details")) fold.open = true;
              await view.document.fonts.ready;
              const root = page.documentElement, found = [];
              if (view.innerWidth !== %d) found.push("window is " + view.innerWidth);
              if (root.scrollWidth > view.innerWidth) {
                found.push("scrolls to " + root.scrollWidth);
                for (const e of page.querySelectorAll("main *"))
                  if (e.getBoundingClientRect().right > view.innerWidth && !e.closest(".formula *, .scroll *, .command *"))
                    found.push(e.tagName + "." + e.getAttribute("class"));
              }
              if (getComputedStyle(page.body).margin !== "0px") found.push("no style sheet");
              if (page.querySelector("math") && ![...page.fonts].some(font => font.status === "loaded"))
                found.push("no font");
              document.getElementById("result").textContent = "measured: " + (found.join("; ") || "fine");
            });
            </script>
            """.formatted(width, page.toUri(), width);
    }
}
