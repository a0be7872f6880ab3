package io.lossproof.verify.run;

/**
 * A step of a derivation: {@code from == to} by a rule.
 *
 * @param rule its name in words, for example {@code logarithm of a product}
 * @param condition under which the rule holds, in words or as a formula; empty if none
 * @param from the form before, as text
 * @param to the form after, as text
 * @param claim id of the claim that both are equal
 */
public record StepRecord(String rule, String condition, String from, String to, String claim) {}
