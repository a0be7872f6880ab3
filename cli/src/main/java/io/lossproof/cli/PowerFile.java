package io.lossproof.cli;

import io.lossproof.reports.Report;
import io.lossproof.verify.power.KeptPower;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measurements of power, kept beside the run of a report; a report that replaces another one keeps them. */
final class PowerFile {

    private final Path file;

    private PowerFile(Path file) {
        this.file = file;
    }

    static PowerFile in(Path directory) {
        return new PowerFile(directory.resolve(Report.KEPT_POWER));
    }

    /** What is kept; nothing, with a warning, if the file is no such file. */
    KeptPower read(PrintWriter err) {
        if (!Files.isRegularFile(file)) {
            return KeptPower.NONE;
        }
        try {
            return KeptPower.read(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            err.printf("warning: %s is not used: %s%n", file, Main.message(String.valueOf(e.getMessage())));
            return KeptPower.NONE;
        }
    }

    void write(KeptPower kept) {
        WholeFile.write(file, kept.json());
    }
}
