/**
 * The door to the computer algebra system Symja, in terms of our own formulas: {@link io.lossproof.symbolic.cas.Cas}
 * asks, {@link io.lossproof.symbolic.cas.Answer} is what comes back. An answer is a proposal, never a proof: whoever
 * asks confirms it by our own zero test or by numbers. This is the only package that knows Symja, and the only place
 * where Symja is configured, locked and limited in time.
 *
 * <p>Not here: decisions (whether something is zero, which of two answers is right), unrolling of sums over an index,
 * and numbers of any kind other than exact ones.
 */
@NullMarked
package io.lossproof.symbolic.cas;

import org.jspecify.annotations.NullMarked;
