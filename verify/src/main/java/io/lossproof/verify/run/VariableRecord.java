package io.lossproof.verify.run;

/**
 * A variable: its name in formulas, its domain as the parser reads it, what it means.
 *
 * @param name for example {@code sigma}
 * @param domain for example {@code positive}
 * @param meaning for example {@code standard deviation}
 */
public record VariableRecord(String name, String domain, String meaning) {}
