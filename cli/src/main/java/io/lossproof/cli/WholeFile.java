package io.lossproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
final class WholeFile {

    private WholeFile() {}

    /** Writes beside and moves into place; an older file stays until the new one is whole. */
    static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        try {
            Path beside = Files.createTempFile(
                    target.getParent(), target.getFileName().toString(), ".part");
            try {
                Files.writeString(beside, text);
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UnusableInputException("cannot write " + file + ": " + e.getMessage());
        }
    }
}
