package io.lossproof.cli;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import java.util.List;

/** The exit status that findings lead to. */
final class Status {

    static final int AS_EXPECTED = 0;
    static final int CONTRADICTED = 1;
    static final int UNDECIDED = 3;

    private Status() {}

    static int of(List<Finding> findings) {
        boolean contradicted = false;
        boolean undecided = false;
        for (Finding finding : findings) {
            boolean open = finding.verdict() == Verdict.UNDECIDED;
            undecided |= open;
            contradicted |= !open && !finding.isAsExpected();
        }
        return contradicted ? CONTRADICTED : undecided ? UNDECIDED : AS_EXPECTED;
    }
}
