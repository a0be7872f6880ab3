package io.lossproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.run.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void writesThePagesTheAssetsAndTheRun() throws IOException {
        Report.Written written = Report.write(Runs.tiny(), folder.resolve("deep/report"));
        assertEquals(folder.resolve("deep/report/index.html"), written.index());
        assertEquals(List.of(), written.problems());
        assertEquals(
                List.of(
                        "assets/latin-modern-math-subset.LICENSE.txt",
                        "assets/latin-modern-math-subset.woff2",
                        "assets/report.css",
                        "claims.html",
                        "coin.html",
                        "index.html",
                        "run.json"),
                List.copyOf(contents(folder.resolve("deep/report")).keySet()));
        assertEquals(Runs.tiny(), RunFile.read(Files.readString(folder.resolve("deep/report/run.json"))));
        assertEquals(List.of("report"), names(folder.resolve("deep")));
    }

    @Test
    void sameRunSameBytes() throws IOException {
        Report.write(Runs.sample(), folder.resolve("one"));
        Report.write(Runs.sample(), folder.resolve("other"));
        assertEquals(contents(folder.resolve("one")), contents(folder.resolve("other")));
    }

    @Test
    void aStoredRunGivesTheSamePages() throws IOException {
        Report.write(Runs.sample(), folder.resolve("one"));
        Report.write(RunFile.read(Files.readString(folder.resolve("one/run.json"))), folder.resolve("other"));
        assertEquals(contents(folder.resolve("one")), contents(folder.resolve("other")));
    }

    @Test
    void aRunFromBeforeThereWereDocumentsAndPlotsIsRead() {
        String now = RunFile.write(Runs.tiny());
        String before = now.replaceAll(",\\s*\"(documents|plots)\" : \\[ \\]", "");
        assertTrue(before.length() < now.length());
        assertFalse(before.contains("documents"));
        assertEquals(Runs.tiny(), RunFile.read(before));
    }

    @Test
    void replacesAnOlderReportWhole() throws IOException {
        Path report = folder.resolve("report");
        Report.write(Runs.sample(), report);
        Files.writeString(report.resolve("left-over.html"), "old");
        Report.write(Runs.tiny(), report);
        assertFalse(Files.exists(report.resolve("left-over.html")));
        assertFalse(Files.exists(report.resolve("bernoulli.html")));
        assertTrue(Files.exists(report.resolve("coin.html")));
        assertEquals(List.of("report"), names(folder));
    }

    @Test
    void fillsAnEmptyFolder() throws IOException {
        Path report = Files.createDirectory(folder.resolve("report"));
        Report.write(Runs.tiny(), report);
        assertTrue(Files.exists(report.resolve("index.html")));
    }

    @Test
    void leavesAFolderAloneThatIsNoReport() throws IOException {
        Path thesis = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(thesis.resolve("chapter.txt"), "mine");
        IOException refusal = assertThrows(IOException.class, () -> Report.write(Runs.tiny(), thesis));
        assertEquals(
                thesis + " is not replaced: it is not empty and holds no run.json, so it is not a report; "
                        + "name another folder",
                refusal.getMessage());
        assertEquals(List.of("chapter.txt"), names(thesis));
        assertEquals(List.of("thesis"), names(folder));
    }

    @Test
    void leavesAFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        IOException refusal = assertThrows(IOException.class, () -> Report.write(Runs.tiny(), file));
        assertEquals(file + " is a file, not a folder that a report can be written to", refusal.getMessage());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void replacesWhatALinkLeadsToAndKeepsTheLink() throws IOException {
        Path report = Files.createDirectory(folder.resolve("report"));
        Path link = Files.createSymbolicLink(folder.resolve("latest"), report);
        Report.write(Runs.tiny(), link);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(report.resolve("index.html")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** The text of each file, byte by byte, by its path. */
    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                contents.put(
                        directory.relativize(entry).toString().replace('\\', '/'),
                        Files.readString(entry, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
