/**
 * Values for properties of losses, for jqwik: probability vectors, logits, positive-definite matrices, doubles by ordinal.
 *
 * <p>What is true of all of them belongs in a claim; these are for code that is not a formula. Who uses this package has
 * jqwik as a dependency of their own.
 */
@NullMarked
package io.lossproof.testing.jqwik;

import org.jspecify.annotations.NullMarked;
