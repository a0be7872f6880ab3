package io.lossproof.cli;

import io.lossproof.verify.ParallelExaminer;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import java.io.PrintWriter;

/** One line on standard error that is written over as work goes on; nothing where there is no terminal. */
final class ProgressLine implements ParallelExaminer.Progress {

    private static final int WIDTH = 78;

    private final PrintWriter err;
    private final boolean shown;

    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Whether standard error is a terminal. Java cannot tell; the launcher can, and says so. */
    static boolean isTerminal() {
        return Boolean.getBoolean("lossproof.terminal");
    }

    @Override
    public void answered(int done, int total, Finding finding) {
        String text = String.format(
                "%3d %% %d of %d claims, %s",
                100 * done / total, done, total, finding.claim().id());
        show(text.length() > WIDTH ? text.substring(0, WIDTH) : text);
    }

    @Override
    public void measured(int done, int total, Claim claim) {
        String text = String.format("%3d %% power on %d of %d claims, %s", 100 * done / total, done, total, claim.id());
        show(text.length() > WIDTH ? text.substring(0, WIDTH) : text);
    }

    /** Leaves the line empty. */
    void clear() {
        show("");
        if (shown) {
            err.print('\r');
            err.flush();
        }
    }

    private void show(String text) {
        if (shown) {
            err.print("\r" + text + " ".repeat(WIDTH - text.length()));
            err.flush();
        }
    }
}
