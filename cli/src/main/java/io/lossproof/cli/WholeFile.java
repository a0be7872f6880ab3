package io.lossproof.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all. */
final class WholeFile {

    private WholeFile() {}

    /** What writes the text of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Writes beside and moves into place; an older file stays until the new one is whole. What is there and no file,
     * such as a folder or a device, is never replaced.
     */
    static void write(Path file, String text) {
        write(file, writer -> writer.write(text));
    }

    /** The same for a text that is made as it is written; where that fails, nothing is left. */
    static void write(Path file, Content content) {
        Path target = requireReplaceable(file);
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                // not a temporary file, which nobody else could read
                try (Writer writer = Files.newBufferedWriter(
                        beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(writer);
                }
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UnusableInputException("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static Path requireReplaceable(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (target.getFileName() == null || folder == null || Files.isDirectory(target)) {
            throw new UnusableInputException("cannot write " + file + ": it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new UnusableInputException("cannot write " + file + ": it is no ordinary file");
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableInputException("cannot write " + file + ": there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new UnusableInputException("cannot write " + file + ": the folder " + folder + " is not writable");
        }
        return target;
    }
}
