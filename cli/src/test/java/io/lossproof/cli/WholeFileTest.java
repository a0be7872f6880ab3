package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void replacesAnOlderFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("out.json");
        WholeFile.write(file, "a long older text");
        WholeFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void othersMayReadWhatTheyMayReadOfAnyNewFile() throws IOException {
        Path file = folder.resolve("out.json");
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        WholeFile.write(file, "new");
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @Test
    void doesNotReplaceAnEmptyFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("results"));
        assertEquals(List.of("cannot write " + inside + ": it is a folder"), refused(inside));
        assertTrue(Files.isDirectory(inside));
        assertEquals(List.of(inside), files());
    }

    @Test
    void doesNotReplaceADevice() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device));
        assertEquals(List.of("cannot write /dev/null: it is no ordinary file"), refused(device));
    }

    @Test
    void namesTheFolderThatIsMissingAndNoFileOfItsOwn() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path file = nowhere.resolve("out.json");
        assertEquals(List.of("cannot write " + file + ": there is no folder " + nowhere), refused(file));
        assertEquals(List.of(), files());
    }

    @Test
    void refusesTheRootAndTheEmptyPath() {
        assertEquals(List.of("cannot write /: it is a folder"), refused(Path.of("/")));
        assertEquals(List.of("cannot write : it is a folder"), refused(Path.of("")));
    }

    private static List<String> refused(Path file) {
        return assertThrows(UnusableInputException.class, () -> WholeFile.write(file, "text"))
                .problems();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
