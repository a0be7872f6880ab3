package io.lossproof.cli;

import io.lossproof.reports.Report;
import io.lossproof.verify.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

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

    /** Writes the report; a page that could not be rendered is a warning. */
    static void write(Run run, Path directory, CommandLine command) {
        try {
            Report.Written written = Report.write(run, directory);
            written.problems().forEach(problem -> command.getErr().printf("warning: %s%n", problem));
            command.getOut().printf("Report: %s%n", written.index());
            command.getOut().flush();
        } catch (IOException e) {
            throw new UnusableInputException("cannot write the report: " + e.getMessage());
        }
    }
}
