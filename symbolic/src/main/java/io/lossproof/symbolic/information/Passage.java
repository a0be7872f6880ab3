package io.lossproof.symbolic.information;

import io.lossproof.symbolic.derivation.Derivation;

/**
 * A chain of equal formulas and how it follows from the chain before it.
 *
 * @param reason in words, for a reader; empty for a chain that starts at the definition
 * @param derivation the chain; it may have no step
 */
public record Passage(String reason, Derivation derivation) {}
