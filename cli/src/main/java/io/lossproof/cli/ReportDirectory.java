package io.lossproof.cli;

import io.lossproof.reports.Report;
import io.lossproof.verify.run.Run;
import java.io.IOException;
import java.nio.file.Path;

/** Where a report goes: problems with the folder are problems with the input. */
final class ReportDirectory {

    private ReportDirectory() {}

    /** Refuses a folder that must not be replaced, before any work is done. */
    static void requireUsable(Path directory) {
        try {
            Report.requireReplaceable(directory);
        } catch (IOException e) {
            throw new UnusableInputException("cannot write the report: " + e.getMessage());
        }
    }

    static void write(Run run, Path directory) {
        try {
            Report.write(run, directory);
        } catch (IOException e) {
            throw new UnusableInputException("cannot write the report: " + e.getMessage());
        }
    }
}
