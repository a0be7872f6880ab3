/**
 * Claims, checks, evidence and verdicts; the catalogue of claims; runs and how they are stored.
 *
 * <p>A check asks for a proof or for numbers and says what it saw. How a formula is rewritten belongs in {@code symbolic},
 * how it is evaluated in {@code numeric}, how a run looks on a page in {@code reports}.
 */
@NullMarked
package io.lossproof.verify;

import org.jspecify.annotations.NullMarked;
