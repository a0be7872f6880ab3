package io.lossproof.verify.claim;

import io.lossproof.numeric.sample.Point;

/**
 * A point at which a claim fails.
 *
 * @param at the exact point
 * @param left enclosure of the left side, or why it has no value
 * @param right enclosure of the right side, or why it has no value
 */
public record Counterexample(Point at, String left, String right) {}
