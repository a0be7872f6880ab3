package io.lossproof.verify.claim;

/** What follows from the evidence about a claim. */
public enum Verdict {
    PROVED,
    SUPPORTED,
    REFUTED,
    UNDECIDED,
    /** One route proves what another refutes. */
    CONFLICT;

    /** The name in files. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** True only for a positive answer: not knowing is not passing. */
    public boolean holds() {
        return this == PROVED || this == SUPPORTED;
    }
}
